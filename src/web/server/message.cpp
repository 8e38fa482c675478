#include "web/server/message.h"

#include <algorithm>
#include <stdexcept>

#include "web/server/cookie.h"

namespace rowan::web {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::optional<std::string_view> find(const std::vector<Header>& headers, std::string_view name) {
  for (const Header& header : headers)
    if (same_word(header.name, name)) return std::string_view{header.value};
  return {};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// How many bytes the UTF-8 sequence at the front has; 0 when there is none. No overlong form, no surrogate, nothing past U+10FFFF.
std::size_t utf8_sequence(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
    return follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
    return follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool valid_utf8(std::string_view s) {
  while (!s.empty()) {
    const std::size_t length = utf8_sequence(s);
    if (length == 0) return false;
    s.remove_prefix(length);
  }
  return true;
}

std::optional<std::string> percent_decode(std::string_view s, bool plus_is_space) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (s[i] != '%') {
      out += s[i];
    } else {
      if (i + 2 >= s.size()) return {};
      const int high = hex_value(s[i + 1]);
      const int low = hex_value(s[i + 2]);
      if (high < 0 || low < 0) return {};
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

std::string percent_encode(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (const char c : s) {
    const bool letter = lower(c) >= 'a' && lower(c) <= 'z';
    if (letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~') out += c;
    else append_escape(out, c);
  }
  return out;
}

std::optional<std::string_view> Request::header(std::string_view name) const { return find(headers, name); }

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  const auto line = header("cookie");
  if (!line) return {};
  std::optional<std::string_view> found;
  for (const auto& [key, value] : parse_cookies(*line)) {
    if (key != name) continue;
    if (found && *found != value) return {};
    found = value;
  }
  return found;
}

std::vector<std::string> Request::query_values(std::string_view name) const {
  std::vector<std::string> values;
  for (std::string_view rest = query; !rest.empty();) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (percent_decode(pair.substr(0, equals), true) != name) continue;
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (value && valid_utf8(*value) && value->find('\0') == value->npos) values.push_back(std::move(*value));
  }
  return values;
}

std::optional<std::string> Request::query_value(std::string_view name) const {
  auto values = query_values(name);
  if (values.empty()) return {};
  return std::move(values.front());
}

std::string Request::content_type() const {
  std::string_view value = header("content-type").value_or("");
  value = value.substr(0, value.find(';'));
  while (!value.empty() && value.back() == ' ') value.remove_suffix(1);
  std::string type{value};
  std::ranges::transform(type, type.begin(), lower);
  return type;
}

std::string_view Response::bytes() const {
  if (!body.empty()) return body;
  if (!fixed_body.empty()) return fixed_body;
  return shared_body ? std::string_view{*shared_body} : std::string_view{};
}

std::optional<std::string_view> Response::header(std::string_view name) const { return find(headers, name); }

Response& Response::set(std::string_view name, std::string_view value) & {
  std::erase_if(headers, [&](const Header& header) { return same_word(header.name, name); });
  return add(name, value);
}

Response& Response::add(std::string_view name, std::string_view value) & {
  headers.push_back({std::string{name}, std::string{value}});
  return *this;
}

Response Response::html(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.add("Content-Type", "text/html; charset=utf-8");
  return response;
}

Response Response::text(std::string body, int status) {
  Response response = html(std::move(body), status);
  response.set("Content-Type", "text/plain; charset=utf-8");
  return response;
}

Response Response::json(std::string body, int status) {
  Response response = html(std::move(body), status);
  response.set("Content-Type", "application/json");
  return response;
}

Response Response::fixed(std::string_view bytes, std::string_view content_type) {
  Response response;
  response.fixed_body = bytes;
  response.add("Content-Type", content_type);
  return response;
}

Response Response::see_other(std::string_view path) {
  if (!path.starts_with('/') || path.starts_with("//")) throw std::invalid_argument("see_other: not a path of this service");
  std::string location;
  for (const char c : path) {
    constexpr std::string_view unsafe = "\"<>\\^`{|}";
    if (c <= ' ' || c >= 0x7f || unsafe.find(c) != unsafe.npos) append_escape(location, c);
    else location += c;
  }
  Response response = empty(303);
  response.add("Location", location);
  return response;
}

Response Response::empty(int status) {
  Response response;
  response.status = status;
  return response;
}

}  // namespace rowan::web
