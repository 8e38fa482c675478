// The one source file that includes Boost.Beast. It reads heads only: see body_reader.h.
#include "web/server/second_opinion.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

namespace rowan::web::wire {
namespace {

namespace http = boost::beast::http;
using ErrorCode = boost::system::error_code;

class Parser final : public http::basic_parser<true> {
 public:
  explicit Parser(const CheckedHead& head) : head_(head) {}
  [[nodiscard]] bool same_so_far() const { return same_ && fields_ == head_.fields.size(); }

 private:
  using Text = boost::beast::string_view;
  static std::string_view view(Text text) { return {text.data(), text.size()}; }

  void on_request_impl(http::verb method, Text, Text, int, ErrorCode&) override {
    const http::verb expected = head_.method == Method::post ? http::verb::post : head_.head_only ? http::verb::head : http::verb::get;
    same_ = same_ && method == expected;
  }
  void on_field_impl(http::field, Text name, Text value, ErrorCode&) override {
    same_ = same_ && fields_ < head_.fields.size() && head_.fields[fields_].name == view(name) && head_.fields[fields_].value == view(value);
    ++fields_;
  }
  void on_response_impl(int, Text, int, ErrorCode&) override {}
  void on_header_impl(ErrorCode&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(Text, ErrorCode&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, Text, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text, ErrorCode&) override { return 0; }
  void on_finish_impl(ErrorCode&) override {}

  const CheckedHead& head_;
  std::size_t fields_ = 0;
  bool same_ = true;
};

}  // namespace

bool second_parser_agrees(std::string_view bytes, const CheckedHead& head) {
  Parser parser{head};
  parser.header_limit(static_cast<std::uint32_t>(bytes.size() + 1024));  // the limits are ours and have been, or will be, applied
  parser.body_limit(boost::none);
  ErrorCode error;
  if (parser.put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error) != bytes.size() || error || !parser.is_header_done()) return false;
  const auto length = parser.content_length();
  return parser.same_so_far() && parser.chunked() == head.chunked && length.has_value() == head.content_length.has_value() &&
         (!length || *length == *head.content_length) && parser.is_done() != head.has_body();
}

}  // namespace rowan::web::wire
