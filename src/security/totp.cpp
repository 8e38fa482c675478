#include "security/totp.h"

extern "C" {
#include <liboath/oath.h>
}

#include <array>
#include <ctime>

#include "security/token.h"

namespace rowan::security {

namespace {

constexpr unsigned step_seconds = 30;
constexpr unsigned code_digits = 6;

std::string code_of_step(std::string_view secret, std::int64_t step) {
  static const int ready = oath_init();
  std::array<char, code_digits + 1> out{};
  if (ready != OATH_OK || step < 0) return {};
  const auto at = static_cast<std::time_t>(step * step_seconds);
  if (oath_totp_generate(secret.data(), secret.size(), at, step_seconds, OATH_TOTP_DEFAULT_START_TIME, code_digits, out.data()) != OATH_OK) return {};
  return out.data();
}
std::int64_t step_of(Instant at) { return at.micros / (step_seconds * 1'000'000); }

std::string percent_encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~') out += c;
    else { out += '%'; out += digits[byte >> 4]; out += digits[byte & 15]; }
  }
  return out;
}

}  // namespace

std::string make_totp_secret() { return random_bytes(20); }
std::string totp_code(std::string_view secret, Instant at) { return code_of_step(secret, step_of(at)); }

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now) {
  if (code.size() != code_digits || secret.empty()) return {};
  std::optional<std::int64_t> found;
  for (const std::int64_t step : {step_of(now) - 1, step_of(now), step_of(now) + 1}) {  // all three always: the time taken tells nothing
    if (equal_in_constant_time(code_of_step(secret, step), code)) found = step;
  }
  return found;
}

std::string base32(std::string_view data) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned held = 0, bits = 0;
  for (const char c : data) {
    held = (held << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += letters[(held >> (bits - 5)) & 31];
  }
  if (bits > 0) out += letters[(held << (5 - bits)) & 31];
  return out;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
  return "otpauth://totp/" + percent_encoded(issuer) + ':' + percent_encoded(account) + "?secret=" + base32(secret) +
         "&issuer=" + percent_encoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace rowan::security
