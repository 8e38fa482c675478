#include "web/server/cookie.h"

#include <algorithm>
#include <stdexcept>

namespace rowan::web {
namespace {

bool visible(char c) { return c > ' ' && c < 0x7f; }
bool value_character(char c) { return visible(c) && c != '"' && c != ',' && c != ';' && c != '\\'; }
bool name_character(char c) { return value_character(c) && std::string_view{"()<>@:/[]?={}"}.find(c) == std::string_view::npos; }
bool plain_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool valid_path(std::string_view path) {
  return path.starts_with('/') && std::ranges::all_of(path, [](char c) { return visible(c) && c != ';'; });
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view header) {
  std::vector<std::pair<std::string_view, std::string_view>> cookies;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    while (pair.ends_with(' ')) pair.remove_suffix(1);
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos || equals == 0) continue;
    const std::string_view name = pair.substr(0, equals);
    std::string_view value = pair.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (std::ranges::all_of(name, name_character) && std::ranges::all_of(value, value_character)) cookies.emplace_back(name, value);
  }
  return cookies;
}

std::string set_cookie(const SetCookie& cookie) {
  if (cookie.name.empty() || !std::ranges::all_of(cookie.name, plain_name_character)) throw std::invalid_argument("set_cookie: name");
  if (!std::ranges::all_of(cookie.value, value_character)) throw std::invalid_argument("set_cookie: value");
  if (!valid_path(cookie.path)) throw std::invalid_argument("set_cookie: path");
  if (cookie.name.starts_with("__Host-") && (!cookie.secure || cookie.path != "/")) throw std::invalid_argument("set_cookie: __Host-");
  if (cookie.name.starts_with("__Secure-") && !cookie.secure) throw std::invalid_argument("set_cookie: __Secure-");
  std::string line = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age) line += "; Max-Age=" + std::to_string(std::max<std::chrono::seconds::rep>(0, cookie.max_age->count()));
  line += "; HttpOnly";
  if (cookie.secure) line += "; Secure";
  switch (cookie.same_site) {
    case SameSite::strict: line += "; SameSite=Strict"; break;
    case SameSite::lax: line += "; SameSite=Lax"; break;
  }
  return line;
}

std::string clear_cookie(std::string_view name, bool secure, std::string_view path) {
  return set_cookie({.name = std::string{name}, .value = {}, .secure = secure, .path = std::string{path}, .max_age = std::chrono::seconds{0}});
}

}  // namespace rowan::web
