#pragma once
// One connection: requests in, answers out, in order, one at a time. For this folder only: it includes asio.
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "web/server/body_reader.h"
#include "web/server/framing.h"
#include "web/server/loop.h"

namespace rowan::web::wire {

// The place where the answer of one request arrives. Whoever is first, the answer or the session giving up, has it.
class Exchange {
 public:
  Exchange(std::shared_ptr<Loop> loop, Timer& wake) : loop_(std::move(loop)), wake_(&wake) {}

  // From any thread; nothing stands for "the handler failed". Calls after the first do nothing.
  void answer(std::optional<Response>&& response);
  // On the loop's thread. True when no answer will come any more.
  [[nodiscard]] bool abandon();
  // On the loop's thread.
  [[nodiscard]] bool arrived() const { return arrived_; }
  [[nodiscard]] std::optional<Response>& response() { return response_; }

 private:
  std::shared_ptr<Loop> loop_;  // keeps the io_context for a reply that comes after everything else has gone
  Timer* wake_;                 // of the session, which waits until the answer arrived or was abandoned
  std::atomic<bool> settled_{false};
  std::optional<Response> response_;
  bool arrived_ = false;
  bool abandoned_ = false;
};

// The Reply a handler gets. Answers 500 when the last copy goes without having been called.
[[nodiscard]] Reply reply_to(std::shared_ptr<Exchange> exchange);

class Session {
 public:
  Session(Loop& loop, std::unique_ptr<Stream> stream, std::string peer, bool secure, bool trusted_proxy);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Serves until either side has enough.
  Task<> serve();
  // Answers 503 and ends.
  Task<> turn_away();

  // Called by the loop.
  void look_at_clock(Clock::time_point now);
  void close_if_idle();
  void cut();

 private:
  enum class Ended { now };  // nothing to say to the other side

  Task<std::variant<std::size_t, int, Ended>> read_head();
  Task<bool> one_request();
  [[nodiscard]] std::variant<BodyRule, Response> ask_gate(const Request& request) const;
  Task<int> read_body(Request& request, BodyReader reader, std::size_t may_have, bool expects_continue);
  Task<std::optional<Response>> ask_handler(Request&& request, bool at_once);
  Task<bool> send(Response response, bool head_only, bool keep_alive);
  Task<bool> write_all(std::string_view first, std::string_view second);
  Task<bool> refuse(int status);
  Task<> linger();

  Task<std::size_t> read_more(std::size_t least_buffer);
  [[nodiscard]] std::string_view unread() const { return std::string_view{in_}.substr(begin_, end_ - begin_); }
  [[nodiscard]] Request request_from(const CheckedHead& head) const;
  [[nodiscard]] Response refusal_page(int status) const;
  void allow(std::chrono::milliseconds time) { allow_until(Clock::now() + time); }
  void allow_until(Clock::time_point deadline);
  [[nodiscard]] const Limits& limits() const { return loop_.shared.options.limits; }

  Loop& loop_;
  std::unique_ptr<Stream> stream_;
  std::string peer_;
  bool secure_;
  bool trusted_proxy_;
  std::string in_;  // bytes begin_ to end_ have been read and not used
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string out_;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool timed_out_ = false;
  bool idle_ = true;  // between requests
  bool cut_ = false;
  bool first_request_ = true;
  Timer wake_;
};

}  // namespace rowan::web::wire
