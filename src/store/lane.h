#pragma once
// The write lane: one thread, one writing connection. It takes whole acts from a queue, runs them in one transaction, commits once,
// and only then answers them all: many durable acts for one flush of the disk.
// An act that refuses or throws is undone alone: nearly all that refuse have changed nothing yet, so a batch runs without savepoints,
// and one in which something has to be undone is rolled back and run again with a savepoint round each act. If the commit fails, nothing was acknowledged: the batch is undone and its
// acts are run again one by one, except after a disk error, when all are refused.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "base/result.h"
#include "store/tx.h"

namespace rowan::store {

// May run more than once (see above), so it must set what it gives back afresh each time, and do no outside work. Keep one act
// to a few hundred changed rows: a rebuild or an import writes many acts (what undoing costs grows with the size of the act).
using Job = std::function<Result<void>(Tx&)>;
using Done = std::function<void(Result<void>)>;

struct LaneOptions {
  std::size_t batch_jobs = 256;            // at most so many acts in one commit
  Duration batch_time = {5'000};           // stop taking more acts after so long
  std::size_t queue_limit = 10'000;        // beyond it acts are refused: failed "store.busy"
  Duration gather = {4'000};               // wait at most so long for acts that were announced, so that they share a flush
};
struct LaneFigures {
  std::uint64_t acts = 0;     // taken
  std::uint64_t refused = 0;  // of them
  std::uint64_t commits = 0;  // flushes to disk
  std::uint64_t rerun = 0;    // acts run a second time, alone
  std::uint64_t queued = 0;   // waiting now
};

class Lane;

// Says that an act is being prepared and will be given to the lane in a moment. While the processor is busy preparing acts, nothing is
// lost by flushing them together; with nobody preparing, an act goes to the disk at once.
class Announced {
 public:
  explicit Announced(Lane* lane);
  ~Announced();
  Announced(const Announced&) = delete;
  Announced& operator=(const Announced&) = delete;

 private:
  Lane* lane_;
};

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
  [[nodiscard]] const Changes& changes() const { return changes_; }

 private:
  friend class Announced;
  struct Act;
  void loop();
  void gather(std::unique_lock<std::mutex>& lock);
  void run_all(std::span<Act> acts);            // in batches
  std::size_t run_batch(std::span<Act> batch);  // commits, or runs them one by one, or refuses all; gives how many it took
  std::optional<DbError> try_batch(std::span<Act>& batch);  // shortens the batch when its time is up
  bool run_acts(std::span<Act>& batch, bool guarded);       // false: something has to be undone, and nothing was guarded
  void run_act(Act& act, bool guarded);
  [[nodiscard]] bool submit(Act act);
  static void answer(Act& act);

  const security::KeyRing& keys_;
  LaneOptions options_;
  Driver& driver_;
  std::unique_ptr<Connection> db_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Act> queue_;
  Changes changes_;
  std::uint64_t stamps_ = 0;
  int announced_ = 0;      // acts being prepared
  bool gathering_ = false;
  bool asleep_ = false;
  bool stop_ = false;
  std::atomic<std::uint64_t> acts_{0}, refused_{0}, commits_{0}, rerun_{0};
  std::thread thread_;
};

// What a caller is told of a database fault: "store.full", "store.busy" or "store.failed"; never a value.
[[nodiscard]] Refusal refusal_of(const DbError& error);

}  // namespace rowan::store
