#include "web/server/framing.h"

#include <algorithm>
#include <array>

namespace rowan::web::wire {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// One table, one bit for each kind of place a character may stand in.
enum : unsigned char { in_token = 1, in_path = 2, in_query = 4, in_host = 8 };
constexpr std::array<unsigned char, 256> make_places() {
  std::array<unsigned char, 256> places{};
  const auto allow = [&](std::string_view characters, unsigned char place) {
    for (const char c : characters) places[static_cast<unsigned char>(c)] |= place;
  };
  for (int c = 0; c < 128; ++c)
    if (is_digit(static_cast<char>(c)) || is_letter(static_cast<char>(c)))
      places[static_cast<std::size_t>(c)] = in_token | in_path | in_query | in_host;
  allow("!#$%&'*+-.^_`|~", in_token);
  allow("-._~%!$&'()*+,;=:@/", in_path | in_query);
  allow("?[]{}|^`\\", in_query);  // browsers leave these as they are in a query
  allow("-._:[]", in_host);
  return places;
}
constexpr auto places = make_places();
bool only(std::string_view s, unsigned char place) {
  return std::ranges::all_of(s, [place](char c) { return (places[static_cast<unsigned char>(c)] & place) != 0; });
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

// Every CR is followed by LF, every LF follows a CR, and no other control character stands anywhere.
bool clean_lines(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!is_control(s[i])) continue;
    if (s[i] != '\r' || i + 1 == s.size() || s[i + 1] != '\n') return false;
    ++i;
  }
  return true;
}

// Two routes to one page, or a path that means one thing here and another to a proxy, begin with these.
bool plain_path(std::string_view raw, std::string& decoded) {
  if (raw.empty() || raw.front() != '/' || !only(raw, in_path)) return false;
  auto text = percent_decode(raw, false);
  if (!text || !valid_utf8(*text)) return false;
  if (std::ranges::count(*text, '/') != std::ranges::count(raw, '/')) return false;  // an encoded slash
  for (const char c : *text)
    if (is_control(c) || c == '\\') return false;
  for (std::size_t begin = 1; begin <= text->size();) {
    const std::size_t end = std::min(text->find('/', begin), text->size());
    const std::string_view segment = std::string_view{*text}.substr(begin, end - begin);
    if (segment == "." || segment == ".." || (segment.empty() && end != text->size())) return false;
    begin = end + 1;
  }
  decoded = std::move(*text);
  return true;
}

bool plain_query(std::string_view raw) {
  if (!only(raw, in_query)) return false;
  if (raw.find('%') == raw.npos) return true;
  const auto text = percent_decode(raw, true);
  return text && valid_utf8(*text) && text->find('\0') == text->npos;
}

int read_target(std::string_view target, CheckedHead& head) {
  if (target.size() > longest_target) return 414;
  const std::size_t mark = target.find('?');
  if (!plain_path(target.substr(0, mark), head.path)) return 400;
  if (mark != target.npos) head.query = target.substr(mark + 1);
  return plain_query(head.query) ? 0 : 400;
}

// Gives 0 or the status to answer.
int read_request_line(std::string_view line, CheckedHead& head, bool& old_version) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == line.npos || first == last) return line.size() > longest_target ? 414 : 400;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (method.empty() || !only(method, in_token)) return 400;
  if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) || version[6] != '.' || !is_digit(version[7])) return 400;
  if (version[5] != '1' || version[7] > '1') return 505;
  old_version = version[7] == '0';
  if (method == "GET") head.method = Method::get;
  else if (method == "HEAD") head.head_only = true;
  else if (method == "POST") head.method = Method::post;
  else return 405;
  return read_target(target, head);
}

bool valid_host(std::string_view value) { return !value.empty() && value.size() <= 255 && only(value, in_host); }

std::optional<std::uint64_t> whole_number(std::string_view s) {
  if (s.empty() || s.size() > 18 || !std::ranges::all_of(s, is_digit)) return {};
  std::uint64_t number = 0;
  for (const char c : s) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  return number;
}

// The fields that decide what the message is. Two of one of them is two opinions, even if they agree today.
struct Deciding {
  enum Name { host, content_length, transfer_encoding, content_encoding, content_type, expect, cookie, origin, referer, sec_fetch_site, count };
  std::array<std::optional<std::string_view>, count> value;

  static Name named(std::string_view name) {
    constexpr std::array<std::string_view, count> names = {"host",   "content-length", "transfer-encoding", "content-encoding", "content-type",
                                                           "expect", "cookie",         "origin",            "referer",          "sec-fetch-site"};
    return static_cast<Name>(std::ranges::find_if(names, [&](std::string_view n) { return same_word(n, name); }) - names.begin());
  }
};

// False when it is not a list of words.
bool read_connection(std::string_view value, CheckedHead& head) {
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    const std::string_view word = trim(value.substr(0, comma));
    if (!only(word, in_token)) return false;
    if (same_word(word, "close")) head.keep_alive = false;
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return true;
}

bool read_fields(std::string_view lines, CheckedHead& head, Deciding& deciding, int& status) {
  while (!lines.empty()) {
    const std::size_t end = lines.find("\r\n");
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end + 2);
    const std::size_t colon = line.find(':');
    // A blank before the colon or at the start of the line (a folded one) is not a token character.
    if (colon == line.npos || colon == 0 || !only(line.substr(0, colon), in_token)) return status = 400, false;
    if (head.fields.size() == most_fields) return status = 431, false;
    const HeadField field{line.substr(0, colon), trim(line.substr(colon + 1))};
    head.fields.push_back(field);
    if (same_word(field.name, "connection") && !read_connection(field.value, head)) return status = 400, false;
    const auto name = Deciding::named(field.name);
    if (name == Deciding::count) continue;
    if (deciding.value[name]) return status = 400, false;
    deciding.value[name] = field.value;
  }
  return true;
}

int decide(const Deciding& deciding, bool old_version, CheckedHead& head) {
  const auto& value = deciding.value;
  if (value[Deciding::host] ? !valid_host(*value[Deciding::host]) : !old_version) return 400;
  if (value[Deciding::content_length] && value[Deciding::transfer_encoding]) return 400;
  if (value[Deciding::content_length]) {
    head.content_length = whole_number(*value[Deciding::content_length]);
    if (!head.content_length) return 400;
  }
  if (value[Deciding::transfer_encoding]) {
    if (old_version || !same_word(*value[Deciding::transfer_encoding], "chunked")) return 400;
    head.chunked = true;
  }
  if (head.method == Method::get && head.has_body()) return 400;
  if (value[Deciding::content_encoding] && !same_word(*value[Deciding::content_encoding], "identity")) return 415;
  if (value[Deciding::expect]) {
    if (!same_word(*value[Deciding::expect], "100-continue")) return 417;
    head.expects_continue = !old_version && head.has_body();
  }
  if (old_version) head.keep_alive = false;
  return 0;
}

}  // namespace

std::variant<CheckedHead, int> check_head(std::string_view bytes) {
  if (bytes.find("\r\n\r\n") != bytes.size() - 4 || bytes.size() < 4 || !clean_lines(bytes)) return 400;
  const std::size_t line_end = bytes.find("\r\n");
  CheckedHead head;
  head.fields.reserve(16);
  bool old_version = false;
  if (const int status = read_request_line(bytes.substr(0, line_end), head, old_version)) return status;
  Deciding deciding;
  int status = 0;
  if (!read_fields(bytes.substr(line_end + 2, bytes.size() - line_end - 4), head, deciding, status)) return status;
  if ((status = decide(deciding, old_version, head))) return status;
  return head;
}

bool head_may_continue(std::string_view so_far, std::size_t& from) {
  for (; from < so_far.size(); ++from) {
    const char c = so_far[from];
    if (!is_control(c)) continue;
    if (c != '\r') return false;
    if (from + 1 == so_far.size()) return true;  // the next byte decides
    if (so_far[from + 1] != '\n') return false;
    ++from;
  }
  return true;
}

}  // namespace rowan::web::wire
