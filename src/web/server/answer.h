#pragma once
// The bytes of an answer's head.
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/message.h"

namespace rowan::web::wire {

// The value of a Date header, made once a second and kept.
class DateLine {
 public:
  [[nodiscard]] std::string_view at(std::time_t now);

 private:
  std::time_t made_at_ = -1;
  std::string text_;
};

// True when every header can be sent as it stands: a token for a name, no control character in a value.
[[nodiscard]] bool can_be_sent(const Response& response);
// Whether an answer of this status carries a body at all.
[[nodiscard]] bool has_body(int status);
// Replaces `out` by status line and headers up to the empty line. `response` must be one that can_be_sent; headers of `always` that
// it does not have itself are added; Date, Content-Length, Connection and Transfer-Encoding it has are left out for ours.
void write_head(std::string& out, const Response& response, const std::vector<Header>& always, bool keep_alive, std::string_view date);

[[nodiscard]] std::string_view reason(int status);

}  // namespace rowan::web::wire
