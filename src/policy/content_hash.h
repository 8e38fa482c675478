#pragma once
// SHA-256 (FIPS 180-4) of a pack's bytes: the version that a case stores (NHG-1). Not for secrets.
#include <string>
#include <string_view>

namespace rowan::policy {

[[nodiscard]] std::string content_hash(std::string_view bytes);  // 64 hexadecimal digits

}  // namespace rowan::policy
