#pragma once
// One-time codes of an authenticator app (RFC 6238: 30 seconds, 6 digits, SHA-1, as every app expects).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace rowan::security {

[[nodiscard]] std::string make_totp_secret();  // 20 random bytes
// Accepts the code of this step, the one before and the one after. Gives the step that matched; the caller keeps it and
// refuses any step not greater than the last one used, so that a code works once.
[[nodiscard]] std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now);
[[nodiscard]] std::string totp_code(std::string_view secret, Instant at);  // for tests and for the enrolment check

[[nodiscard]] std::string base32(std::string_view bytes);  // upper case, without padding
// What the QR code holds. Issuer and account are percent-encoded.
[[nodiscard]] std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace rowan::security
