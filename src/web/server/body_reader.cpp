// The one source file that includes Boost.Beast.
#include "web/server/body_reader.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace rowan::web {

namespace http = boost::beast::http;
using ErrorCode = boost::system::error_code;

class BodyReader::Parser final : public http::basic_parser<true> {
 public:
  explicit Parser(std::string& body) : body_(body) {}

  // The bytes used. `error` is need_more when a line is not complete yet.
  std::size_t read(std::string_view bytes, ErrorCode& error) { return put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error); }

 private:
  using Text = boost::beast::string_view;
  void on_request_impl(http::verb, Text, Text, int, ErrorCode&) override {}
  void on_response_impl(int, Text, int, ErrorCode&) override {}
  void on_field_impl(http::field, Text, Text, ErrorCode& error) override {
    if (head_done_) error = http::error::bad_field;  // a trailer: a header that came after the gate had looked
  }
  void on_header_impl(ErrorCode&) override { head_done_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override {
    constexpr std::uint64_t most_taken_on_trust = 64 * 1024;
    if (length) body_.reserve(static_cast<std::size_t>(std::min(*length, most_taken_on_trust)));
  }
  std::size_t on_body_impl(Text piece, ErrorCode&) override { return append(piece); }
  void on_chunk_header_impl(std::uint64_t, Text extensions, ErrorCode& error) override {
    if (!extensions.empty()) error = http::error::bad_chunk_extension;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, ErrorCode&) override { return append(piece); }
  void on_finish_impl(ErrorCode&) override {}

  std::size_t append(Text piece) {
    body_.append(piece.data(), piece.size());
    return piece.size();
  }

  std::string& body_;
  bool head_done_ = false;
};

BodyReader::BodyReader(std::string& body) : parser_(std::make_unique<Parser>(body)) {}
BodyReader::~BodyReader() = default;

bool BodyReader::agrees(std::string_view bytes, const CheckedHead& head) {
  parser_->header_limit(static_cast<std::uint32_t>(bytes.size() + 1024));  // the limit on heads is ours and has been applied
  parser_->body_limit(boost::none);                                        // the gate has not spoken yet
  ErrorCode error;
  if (parser_->read(bytes, error) != bytes.size() || error || !parser_->is_header_done()) return false;
  const auto length = parser_->content_length();
  return parser_->is_done() != head.has_body() && parser_->chunked() == head.chunked && length.has_value() == head.content_length.has_value() &&
         (!length || *length == *head.content_length);
}

void BodyReader::limit(std::size_t max_bytes) { parser_->body_limit(max_bytes); }

BodyReader::State BodyReader::take(std::string_view& bytes) {
  ErrorCode error;
  while (!parser_->is_done() && !bytes.empty() && !error) bytes.remove_prefix(parser_->read(bytes, error));
  if (error == http::error::body_limit) return State::too_large;
  if (error && error != http::error::need_more) return State::malformed;
  if (parser_->is_done()) return State::done;
  if (parser_->chunked() && !bytes.empty() && !chunk_line_may_continue(bytes)) return State::malformed;
  return State::more;
}

}  // namespace rowan::web
