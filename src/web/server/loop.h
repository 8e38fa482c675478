#pragma once
// One IO thread: its io_context, the sessions on it, and the sweep that ends the slow ones. For this folder only: it includes asio.
#include <atomic>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <vector>

#include "web/server/answer.h"
#include "web/server/server.h"
#include "web/server/stream.h"
#include "web/server/workers.h"

namespace rowan::web::wire {

using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

class Exchange;
class Session;

struct Job {
  Request request;
  std::shared_ptr<Exchange> exchange;
  std::function<void()> other = {};  // instead of a request
};

// Calls the handler, wherever it is called from. An exception that escapes answers 500.
void answer(const Handler& handler, Job&& job);

// What every session of a server shares.
struct Shared {
  Shared(ServerOptions the_options, Gate the_gate, Handler the_handler);

  ServerOptions options;
  Gate gate;
  Handler handler;
  Workers<Job> workers;
  std::atomic<std::uint64_t> accepted{0}, turned_away{0}, requests{0}, refused{0}, timed_out{0};
  std::atomic<std::uint64_t> put_off{0};
  std::atomic<std::size_t> open{0};
  // Of its own, because a request may be held by whoever answers it when the server has gone.
  std::shared_ptr<std::atomic<std::size_t>> body_bytes = std::make_shared<std::atomic<std::size_t>>(0);
};

// What one request holds of the bytes that all bodies together may have.
class BodyShare {
 public:
  explicit BodyShare(std::shared_ptr<std::atomic<std::size_t>> all) : all_(std::move(all)) {}
  ~BodyShare() { *all_ -= mine_; }
  BodyShare(const BodyShare&) = delete;
  BodyShare& operator=(const BodyShare&) = delete;
  // False: with so many bytes there would be more than `most`.
  [[nodiscard]] bool grow(std::size_t bytes, std::size_t most) {
    const std::size_t more = bytes - mine_;
    const std::size_t together = *all_ += more;
    mine_ = bytes;
    return together <= most;
  }

 private:
  std::shared_ptr<std::atomic<std::size_t>> all_;
  std::size_t mine_ = 0;
};

// Everything but `context` is touched by the loop's own thread only.
struct Loop : std::enable_shared_from_this<Loop> {
  explicit Loop(Shared& the_shared);

  void add(Session& session);
  void remove(Session& session);
  void stop();

  Shared& shared;
  asio::io_context context{1};
  asio::executor_work_guard<Executor> work;
  std::vector<Session*> sessions;
  bool stopping = false;
  DateLine date;

 private:
  void sweep_later();
  void sweep();

  Clock::time_point cut_all_at_ = Clock::time_point::max();
  Timer sweeper_;
  bool sweeping_ = false;
};

}  // namespace rowan::web::wire
