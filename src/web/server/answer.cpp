#include "web/server/answer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace rowan::web::wire {
namespace {

bool ours(std::string_view name) {
  return same_word(name, "content-length") || same_word(name, "connection") || same_word(name, "date") || same_word(name, "transfer-encoding");
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 24> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

bool sendable(const Header& header) {
  static constexpr std::string_view separators = "()<>@,;:\\\"/[]?={} ";
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return !header.name.empty() && std::ranges::none_of(header.value, control) &&
         std::ranges::all_of(header.name, [](char c) { return c > ' ' && c < 0x7f && separators.find(c) == separators.npos; });
}

}  // namespace

std::string_view DateLine::at(std::time_t now) {
  if (now == made_at_) return text_;
  constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm t{};
  gmtime_r(&now, &t);
  std::array<char, 64> line{};
  // Not strftime: its names follow the locale.
  std::snprintf(line.data(), line.size(), "%s, %02d %s %d %02d:%02d:%02d GMT", days[static_cast<std::size_t>(t.tm_wday)], t.tm_mday,
                months[static_cast<std::size_t>(t.tm_mon)], t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
  made_at_ = now;
  text_ = line.data();
  return text_;
}

bool can_be_sent(const Response& response) {
  return response.status >= 200 && response.status <= 599 && std::ranges::all_of(response.headers, sendable);
}

bool has_body(int status) { return status != 204 && status != 304; }

void write_head(std::string& out, const Response& response, const std::vector<Header>& always, bool keep_alive, std::string_view date) {
  out = "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  out += ' ';
  out.append(reason(response.status)).append("\r\n");
  append_header(out, "Date", date);
  for (const Header& header : response.headers)
    if (!ours(header.name)) append_header(out, header.name, header.value);
  for (const Header& header : always)
    if (!ours(header.name) && !response.header(header.name)) append_header(out, header.name, header.value);
  if (has_body(response.status)) {
    out += "Content-Length: ";
    append_number(out, response.bytes().size());
    out += "\r\n";
  }
  if (!keep_alive) out += "Connection: close\r\n";
  out += "\r\n";
}

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
  }
  return "Status";  // any number may come from a page; the phrase means nothing to a browser
}

}  // namespace rowan::web::wire
