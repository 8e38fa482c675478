#include "web/server/session.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <ctime>

#include "web/server/second_opinion.h"

#if defined(__GNUC__) && !defined(__clang__)
// g++ 12 takes the pair of operators new and delete of asio's coroutine frames for a mismatch (bug 109224 of the compiler).
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

// Awaiting stands in statements of its own throughout: g++ 12 makes wrong code of co_await inside && and ||.

namespace rowan::web::wire {

using ErrorCode = boost::system::error_code;

namespace {

constexpr std::size_t first_buffer = 4 * 1024;
constexpr std::size_t body_buffer = 64 * 1024;

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(AF_INET, text.c_str(), address.data()) == 1 || inet_pton(AF_INET6, text.c_str(), address.data()) == 1;
}

// The last address of the last X-Forwarded-For line: the one the proxy itself saw. What stands before it anybody can write.
std::string last_forwarded(const Request& request) {
  std::string_view line;
  for (const Header& header : request.headers)
    if (same_word(header.name, "x-forwarded-for")) line = header.value;
  line = line.substr(line.rfind(',') + 1);
  while (line.starts_with(' ')) line.remove_prefix(1);
  std::string address{line};
  return is_address(address) ? address : std::string{};
}

}  // namespace

void Exchange::answer(std::optional<Response>&& response) {
  if (settled_.exchange(true)) return;
  response_ = std::move(response);
  asio::post(loop_->context, [this] {
    // The session is still there: it does not leave before the answer has arrived.
    arrived_ = true;
    wake_->cancel();
  });
}

bool Exchange::abandon() {
  if (!settled_.exchange(true)) abandoned_ = true;
  return abandoned_;
}

Reply reply_to(std::shared_ptr<Exchange> exchange) {
  struct Token {
    std::shared_ptr<Exchange> exchange;
    explicit Token(std::shared_ptr<Exchange> e) : exchange(std::move(e)) {}
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;
    ~Token() { exchange->answer({}); }
  };
  return [token = std::make_shared<Token>(std::move(exchange))](Response&& response) { token->exchange->answer(std::move(response)); };
}

Session::Session(Loop& loop, std::unique_ptr<Stream> stream, std::string peer, bool secure, bool trusted_proxy)
    : loop_(loop), stream_(std::move(stream)), peer_(std::move(peer)), secure_(secure), trusted_proxy_(trusted_proxy), wake_(loop.context) {
  loop_.add(*this);
}

Session::~Session() { loop_.remove(*this); }

void Session::allow_until(Clock::time_point deadline) {
  deadline_ = deadline;
  timed_out_ = false;
}

void Session::look_at_clock(Clock::time_point now) {
  if (now < deadline_ || timed_out_) return;
  timed_out_ = true;
  loop_.shared.timed_out += !idle_;
  stream_->cancel();
}

void Session::close_if_idle() {
  if (idle_) cut();
}

void Session::cut() {
  cut_ = true;
  stream_->close();
  wake_.cancel();
}

Task<std::size_t> Session::read_more(std::size_t least_buffer) {
  if (cut_) co_return 0;
  if (begin_ == end_) begin_ = end_ = 0;
  if (end_ == in_.size() && begin_ > 0) {
    std::copy(in_.begin() + static_cast<std::ptrdiff_t>(begin_), in_.end(), in_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  if (in_.size() < least_buffer) in_.resize(least_buffer);
  if (end_ == in_.size()) in_.resize(end_ * 2);
  const std::size_t count = co_await stream_->read_some(asio::buffer(in_.data() + end_, in_.size() - end_));
  end_ += count;
  co_return count;
}

Task<std::variant<std::size_t, int, Session::Ended>> Session::read_head() {
  if (begin_ == end_) {
    if (loop_.stopping) co_return Ended::now;
    idle_ = true;
    allow(first_request_ ? limits().header_deadline : limits().keep_alive);
    const std::size_t count = co_await read_more(first_buffer);
    idle_ = false;
    if (count == 0) co_return Ended::now;
  }
  first_request_ = false;
  allow(limits().header_deadline);
  std::size_t checked = 0;
  std::size_t searched = 0;
  while (true) {
    const std::string_view bytes = unread();
    const std::size_t end = bytes.find("\r\n\r\n", searched);
    if (end != bytes.npos && end + 4 <= limits().header_bytes) co_return end + 4;
    if (!head_may_continue(bytes.substr(0, limits().header_bytes), checked)) co_return 400;
    if (bytes.size() >= limits().header_bytes) co_return 431;
    searched = bytes.size() < 3 ? 0 : bytes.size() - 3;
    const std::size_t count = co_await read_more(first_buffer);
    if (count == 0) {
      if (timed_out_) co_return 408;
      co_return Ended::now;
    }
  }
}

Request Session::request_from(const CheckedHead& head) const {
  Request request;
  request.method = head.method;
  request.head_only = head.head_only;
  request.path = head.path;
  request.query = head.query;
  request.headers.reserve(head.fields.size());
  for (const HeadField& field : head.fields) request.headers.push_back({std::string{field.name}, std::string{field.value}});
  request.peer = peer_;
  request.secure = secure_;
  if (trusted_proxy_) {
    std::string address = last_forwarded(request);
    if (!address.empty()) request.peer = std::move(address);
    request.secure = request.header("x-forwarded-proto") == "https";
  }
  return request;
}

// Gives 0, the status to refuse with, or -1 when the other side has gone.
Task<int> Session::read_body(Request& request, BodyReader reader, std::size_t may_have, bool expects_continue) {
  const auto begun = Clock::now();
  const auto share = std::make_shared<BodyShare>(loop_.shared.body_bytes);
  request.share = share;
  const std::size_t all = limits().body_bytes_total, most = may_have > limits().small_body ? all / 4 * 3 : all;
  std::size_t received = end_ - begin_;
  while (true) {
    std::string_view bytes = unread();
    const BodyReader::State state = reader.take(bytes);
    begin_ = end_ - bytes.size();
    if (!share->grow(request.body.size(), most)) {
      ++loop_.shared.put_off;
      co_return 503;
    }
    switch (state) {
      case BodyReader::State::done: co_return 0;
      case BodyReader::State::too_large: co_return 413;
      case BodyReader::State::malformed: co_return 400;
      case BodyReader::State::more: break;
    }
    if (expects_continue && received == 0) {
      const bool told = co_await write_all("HTTP/1.1 100 Continue\r\n\r\n", {});
      if (!told) co_return -1;
    }
    expects_continue = false;
    const auto at_that_rate = std::chrono::milliseconds{received * 1000 / std::max<std::size_t>(1, limits().body_bytes_per_second)};
    allow_until(std::min(Clock::now() + limits().body_idle, begun + limits().body_grace + at_that_rate));
    const std::size_t count = co_await read_more(received < first_buffer ? first_buffer : body_buffer);
    if (count == 0) co_return timed_out_ ? 408 : -1;
    received += count;
  }
}

Task<std::optional<Response>> Session::ask_handler(Request&& request, bool at_once) {
  const auto exchange = std::make_shared<Exchange>(loop_.shared_from_this(), wake_);
  allow_until(Clock::time_point::max());
  wake_.expires_at(Clock::time_point::max());
  if (at_once) wire::answer(loop_.shared.handler, {std::move(request), exchange});
  else loop_.shared.workers.add({std::move(request), exchange});
  // The answer is posted to this thread, so it cannot arrive between the line above and the wait. When the connection is cut while an
  // answer is on its way, abandon() fails and the wait goes on: that answer still holds on to the timer.
  ErrorCode ignored;
  while (!exchange->arrived() && !(cut_ && exchange->abandon())) co_await wake_.async_wait(asio::redirect_error(awaiting, ignored));
  co_return std::move(exchange->response());
}

// True when the connection may be used for another request.
Task<bool> Session::one_request() {
  const auto found = co_await read_head();
  if (std::holds_alternative<Ended>(found)) co_return false;
  if (const int* status = std::get_if<int>(&found)) co_return co_await refuse(*status);
  const std::string_view bytes = unread().substr(0, std::get<std::size_t>(found));
  const auto checked = check_head(bytes);
  if (const int* status = std::get_if<int>(&checked)) co_return co_await refuse(*status);
  const CheckedHead& head = std::get<CheckedHead>(checked);  // its views end with the next read
  Request request = request_from(head);
  begin_ += bytes.size();
  if (!second_parser_agrees(bytes, head)) co_return co_await refuse(400);
  ++loop_.shared.requests;

  const bool head_only = head.head_only;
  std::variant<BodyRule, Response> verdict = ask_gate(request);
  if (auto* response = std::get_if<Response>(&verdict)) co_return co_await send(std::move(*response), head_only, head.keep_alive && !head.has_body());
  if (head.has_body()) {
    BodyReader reader{request.body, head.chunked, head.content_length.value_or(0), std::get<BodyRule>(verdict).max_bytes};
    const int status = co_await read_body(request, reader, std::get<BodyRule>(verdict).max_bytes, head.expects_continue);
    if (status != 0) {  // nothing of it is needed any more, while the refusal is on its way
      request.body = {};
      request.share.reset();
    }
    if (status > 0) co_return co_await refuse(status);
    if (status < 0) co_return false;
  }
  std::optional<Response> response = co_await ask_handler(std::move(request), std::get<BodyRule>(verdict).at_once);
  if (cut_) co_return false;
  if (!response) {
    ++loop_.shared.refused;
    response = refusal_page(500);
  }
  co_return co_await send(std::move(*response), head_only, head.keep_alive);
}

std::variant<BodyRule, Response> Session::ask_gate(const Request& request) const {
  try {
    return loop_.shared.gate(request);
  } catch (...) {
    ++loop_.shared.refused;
    return refusal_page(500);
  }
}

Response Session::refusal_page(int status) const {
  if (loop_.shared.options.refusal_page) {
    try {
      Response page = loop_.shared.options.refusal_page(status);
      page.status = status;
      if (can_be_sent(page)) return page;
    } catch (...) {  // the plain line below will do
    }
  }
  return Response::text(std::to_string(status) + " " + std::string{reason(status)} + "\n", status);
}

// Always false: the connection ends.
Task<bool> Session::refuse(int status) {
  ++loop_.shared.refused;
  Response page = refusal_page(status);
  if (status == 405) page.set("Allow", "GET, HEAD, POST");
  if (status == 503) page.set("Retry-After", "10");
  co_return co_await send(std::move(page), false, false);
}

Task<bool> Session::send(Response response, bool head_only, bool keep_alive) {
  if (!can_be_sent(response)) {
    ++loop_.shared.refused;
    response = refusal_page(500);
  }
  keep_alive = keep_alive && !response.close && !loop_.stopping;
  write_head(out_, response, loop_.shared.options.always, keep_alive, loop_.date.at(std::time(nullptr)));
  const bool written = co_await write_all(out_, head_only || !has_body(response.status) ? std::string_view{} : response.bytes());
  if (in_.size() > limits().header_bytes && begin_ == end_) {  // a large body was read: an idle connection need not keep its buffer
    in_ = {};
    begin_ = end_ = 0;
  }
  if (written && !keep_alive) co_await linger();
  co_return written && keep_alive;
}

Task<bool> Session::write_all(std::string_view first, std::string_view second) {
  const auto begun = Clock::now();
  std::size_t sent = 0;
  while (!first.empty() || !second.empty()) {
    if (cut_) co_return false;
    const auto at_that_rate = std::chrono::milliseconds{sent * 1000 / std::max<std::size_t>(1, limits().body_bytes_per_second)};
    allow_until(std::min(Clock::now() + limits().write_idle, begun + limits().write_idle + at_that_rate));
    const std::size_t count = co_await stream_->write_some(first, second);
    if (count == 0) co_return false;
    sent += count;
    const std::size_t of_first = std::min(count, first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(count - of_first);
  }
  co_return true;
}

// Closing with unread bytes would reset the connection and could take the answer with it before the other side has read it. So:
// say that nothing more comes, then read and drop what is still under way, within bounds.
Task<> Session::linger() {
  constexpr std::chrono::milliseconds patience{2'000};
  constexpr std::size_t most_dropped = 8 * 1024 * 1024;
  allow(patience);
  co_await stream_->finish();
  in_.resize(std::max(in_.size(), first_buffer));
  std::size_t dropped = 0;
  while (!cut_ && !timed_out_ && dropped < most_dropped) {
    ErrorCode error;
    const std::size_t count = co_await stream_->socket().async_read_some(asio::buffer(in_), asio::redirect_error(awaiting, error));
    dropped += count;
    if (error) break;
  }
}

Task<> Session::serve() {
  allow(limits().header_deadline);
  bool more = !loop_.stopping;
  if (more) more = co_await stream_->open();
  while (more) more = co_await one_request();
  stream_->close();
}

Task<> Session::turn_away() {
  idle_ = false;
  co_await refuse(503);
  stream_->close();
}

}  // namespace rowan::web::wire
