#pragma once
// Random tokens for sessions, links and forms. Only a keyed hash of a token is kept, so a leaked database signs nobody in.
#include <string>
#include <string_view>

#include "security/secret.h"

namespace rowan::security {

[[nodiscard]] std::string random_bytes(std::size_t count);
[[nodiscard]] std::string make_token(std::size_t bytes = 32);                            // base64url without padding
[[nodiscard]] std::string token_hash(const SecretKey& key, std::string_view token);      // 32 bytes
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);       // lengths are not secret
[[nodiscard]] std::string base64url(std::string_view bytes);
[[nodiscard]] std::string from_base64url(std::string_view text);                         // empty when it is not base64url

}  // namespace rowan::security
