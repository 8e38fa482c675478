// Any bytes at all: no fault, and a head that passes means one thing only.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web/server/body_reader.h"
#include "web/server/cookie.h"
#include "web/server/framing.h"
#include "web/server/second_opinion.h"

using namespace rowan::web;
using namespace rowan::web::wire;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

// Read whole and read byte by byte, a body is the same.
void check_body(std::string_view bytes, const CheckedHead& head) {
  constexpr std::uint64_t limit = 1000;
  std::string whole;
  BodyReader at_once{whole, head.chunked, head.content_length.value_or(0), limit};
  std::string_view left = bytes;
  const auto state = at_once.take(left);
  must(whole.size() <= limit);

  std::string piecewise;
  BodyReader slowly{piecewise, head.chunked, head.content_length.value_or(0), limit};
  std::size_t begin = 0;
  std::size_t end = 0;
  auto slow_state = BodyReader::State::more;
  while (slow_state == BodyReader::State::more && end < bytes.size()) {
    std::string_view rest = bytes.substr(begin, ++end - begin);
    slow_state = slowly.take(rest);
    begin = end - rest.size();
  }
  must(bytes.empty() || (slow_state == state && piecewise == whole));
  must(state != BodyReader::State::done || begin == bytes.size() - left.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::string_view head_bytes = end == bytes.npos ? bytes : bytes.substr(0, end + 4);
  const auto checked = check_head(head_bytes);
  if (const int* status = std::get_if<int>(&checked)) {
    must(*status >= 400 && *status < 600);
    return 0;
  }
  const CheckedHead& head = std::get<CheckedHead>(checked);
  std::size_t from = 0;
  must(head_may_continue(head_bytes, from));
  must(second_parser_agrees(head_bytes, head));
  must(!head.path.empty() && head.path.front() == '/' && valid_utf8(head.path) && head.path.find('\0') == head.path.npos);
  const std::string closed = head.path + "/";  // so that a last segment shows as one
  must(head.path.find("//") == head.path.npos && closed.find("/../") == closed.npos && closed.find("/./") == closed.npos);
  must(!(head.chunked && head.content_length));
  Request request;
  request.query = head.query;
  for (const HeadField& field : head.fields) {
    request.headers.push_back({std::string{field.name}, std::string{field.value}});
    (void)parse_cookies(field.value);
  }
  for (const std::string& value : request.query_values("a")) must(valid_utf8(value) && value.find('\0') == value.npos);
  (void)request.content_type();
  if (head.has_body()) check_body(bytes.substr(head_bytes.size()), head);
  return 0;
}
