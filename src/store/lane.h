#pragma once
// The write lane: one thread, one writing connection. It takes whole acts from a queue, runs each inside a savepoint of one
// transaction, commits once, and only then answers them all: many durable acts for one flush of the disk.
// An act that refuses or throws is undone alone. If the commit fails, nothing was acknowledged: the batch is undone and its
// acts are run again one by one, except after a disk error, when all are refused.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "base/result.h"
#include "store/tx.h"

namespace rowan::store {

// May run more than once (see above), so it must set what it gives back afresh each time, and do no outside work.
using Job = std::function<Result<void>(Tx&)>;
using Done = std::function<void(Result<void>)>;

struct LaneOptions {
  std::size_t batch_jobs = 256;            // at most so many acts in one commit
  Duration batch_time = {5'000};           // stop taking more acts after so long
  std::size_t queue_limit = 10'000;        // beyond it acts are refused: failed "store.busy"
};
struct LaneFigures { std::uint64_t acts, refused, commits, rerun, queued; };

class Lane {
 public:
  Lane(Driver& driver, const security::KeyRing& keys, LaneOptions options);
  ~Lane();  // finishes what is queued

  // Blocks until the act is durable. A DbError becomes failed "store.failed"; other exceptions come out here.
  [[nodiscard]] Result<void> write(const Job& job);
  // `done` is called on the lane's thread after the commit: it must be quick (post to somewhere else). Exceptions of the job
  // become failed "store.bug".
  void write_then(Job job, Done done);
  [[nodiscard]] LaneFigures figures() const;

 private:
  struct Act;
  void run();
  void run_batch(std::vector<Act>& batch);
  bool try_batch(std::span<Act> batch);
  void run_act(Act& act);
  bool submit(Act act);
  static void answer(Act& act);

  Driver& driver_;
  const security::KeyRing& keys_;
  LaneOptions options_;
  std::unique_ptr<Connection> db_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Act> queue_;
  bool stop_ = false;
  std::atomic<std::uint64_t> acts_{0}, refused_{0}, commits_{0}, rerun_{0};
  std::thread thread_;
};

}  // namespace rowan::store
