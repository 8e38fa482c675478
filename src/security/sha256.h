#pragma once
// SHA-256, which courts and other systems know by name: the version of a document or a photograph.
#include <string>
#include <string_view>

namespace rowan::security {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);  // 64 small hexadecimal digits

}  // namespace rowan::security
