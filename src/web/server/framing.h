#pragma once
// The strict look at the head of a request before any other parser sees it. Pure: bytes in, verdict out.
//
// The parser behind it (Boost.Beast 1.81) takes "Transfer-Encoding: xchunked" for an empty body, unfolds headers and answers
// nothing to what it refuses; proxies in front disagree on bare line feeds. So what is not plainly one request is refused here.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "web/server/message.h"

namespace rowan::web::wire {

struct HeadField {
  std::string_view name;
  std::string_view value;  // without surrounding blanks
};

// Views point into the bytes that were checked.
struct CheckedHead {
  Method method = Method::get;
  bool head_only = false;
  std::string path;        // percent-decoded
  std::string_view query;  // as sent
  std::vector<HeadField> fields;
  std::optional<std::uint64_t> content_length;
  bool chunked = false;
  bool expects_continue = false;
  bool keep_alive = true;

  [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

inline constexpr std::size_t longest_target = 4096;
inline constexpr std::size_t most_fields = 100;

// `head` is everything up to and including the first CRLFCRLF. Gives the head, or the status to answer before closing:
// 400 malformed or ambiguous, 405 method, 414 target too long, 415 encoded body, 417 expectation, 431 too many fields, 505 version.
[[nodiscard]] std::variant<CheckedHead, int> check_head(std::string_view head);

// False when no continuation of these bytes could be a well-formed head (a bare CR or LF, a control character): refuse at once
// instead of waiting for an end that never comes. `from` is how far an earlier call got; it is moved on.
[[nodiscard]] bool head_may_continue(std::string_view so_far, std::size_t& from);

}  // namespace rowan::web::wire
