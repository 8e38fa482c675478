#include "web/server/body_reader.h"

#include <algorithm>
#include <charconv>

namespace rowan::web::wire {
namespace {

constexpr std::size_t most_digits = 16;
constexpr std::string_view line_end = "\r\n";

std::size_t hex_digits(std::string_view s) { return std::min(s.find_first_not_of("0123456789abcdefABCDEF"), s.size()); }

}  // namespace

BodyReader::BodyReader(std::string& body, bool chunked, std::uint64_t content_length, std::uint64_t max_bytes)
    : body_(body),
      chunked_(chunked),
      remaining_(chunked ? 0 : content_length),
      max_bytes_(max_bytes),
      expects_(chunked ? Expects::size_line : Expects::data) {
  constexpr std::uint64_t most_taken_on_trust = 64 * 1024;
  body_.reserve(static_cast<std::size_t>(std::min(remaining_, most_taken_on_trust)));
}

BodyReader::State BodyReader::read_size_line(std::string_view& bytes) {
  const std::size_t digits = hex_digits(bytes);
  if (digits > most_digits) return State::malformed;
  const std::string_view after = bytes.substr(digits, line_end.size());
  if (after != line_end.substr(0, after.size()) || (digits == 0 && !after.empty())) return State::malformed;
  if (after.size() < line_end.size()) return State::more;
  std::from_chars(bytes.data(), bytes.data() + digits, remaining_, 16);
  if (remaining_ > max_bytes_ - body_.size()) return State::too_large;
  bytes.remove_prefix(digits + line_end.size());
  expects_ = remaining_ == 0 ? Expects::end_of_chunks : Expects::data;
  return State::done;
}

void BodyReader::read_data(std::string_view& bytes) {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(remaining_, bytes.size()));
  body_.append(bytes.substr(0, count));
  bytes.remove_prefix(count);
  remaining_ -= count;
  if (remaining_ == 0) expects_ = chunked_ ? Expects::end_of_data : Expects::nothing;
}

BodyReader::State BodyReader::take(std::string_view& bytes) {
  if (!chunked_ && body_.size() + remaining_ > max_bytes_) return State::too_large;
  while (true) {
    switch (expects_) {
      case Expects::size_line:
        if (const State state = read_size_line(bytes); state != State::done) return state;
        break;
      case Expects::data:
        read_data(bytes);
        if (expects_ == Expects::data) return State::more;
        break;
      case Expects::end_of_data:
      case Expects::end_of_chunks:
        if (const auto found = bytes.substr(0, line_end.size()); found != line_end)
          return line_end.starts_with(found) ? State::more : State::malformed;
        bytes.remove_prefix(line_end.size());
        expects_ = expects_ == Expects::end_of_data ? Expects::size_line : Expects::nothing;
        break;
      case Expects::nothing: return State::done;
    }
  }
}

}  // namespace rowan::web::wire
