#pragma once
// Cookies in and out (RFC 6265bis, the strict half of it).
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rowan::web {

// The pairs of one Cookie header, in order. A piece that is not name=value with the characters a cookie may have is left out.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view header);

enum class SameSite { strict, lax };

// A cookie to set. Always HttpOnly and without Domain, so it stays with this host.
struct SetCookie {
  std::string name;   // letters, digits, '-', '_'; "__Host-" needs secure and path "/"
  std::string value;  // letters, digits and !#$%&'()*+-./:<=>?@[]^_`{|}~ : no blank, quote, comma, semicolon or backslash
  bool secure = true;  // true when the request came over TLS
  SameSite same_site = SameSite::strict;
  std::string path = "/";
  std::optional<std::chrono::seconds> max_age = {};  // absent: until the browser closes; 0 removes the cookie
};

// The value of a Set-Cookie header. Throws std::invalid_argument on a name, value or path that could not be sent as it stands.
[[nodiscard]] std::string set_cookie(const SetCookie& cookie);
// Takes a cookie away: empty value, Max-Age=0.
[[nodiscard]] std::string clear_cookie(std::string_view name, bool secure, std::string_view path = "/");

}  // namespace rowan::web
