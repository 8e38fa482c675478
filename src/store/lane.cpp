#include "store/lane.h"

#include <semaphore.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <string>
#include <utility>

namespace rowan::store {

namespace {

// One a thread, for as long as the thread lives: the lane may still be waking it after the caller has gone on. A semaphore of the
// system and not std::atomic::wait: that one gives its turn away several times before it sleeps, and a flush is always longer.
class Waiting {
 public:
  Waiting() { ::sem_init(&done_, 0, 0); }
  ~Waiting() { ::sem_destroy(&done_); }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  void wait() {
    while (::sem_wait(&done_) != 0) {  // a signal came between
    }
  }
  void wake() { ::sem_post(&done_); }

 private:
  sem_t done_;
};
Waiting& waiting() {
  thread_local Waiting own;
  return own;
}

bool machine_is_broken(DbFault fault) { return fault == DbFault::io || fault == DbFault::connection || fault == DbFault::corrupt; }

Refusal failed(std::string id, std::string text) { return Refusal::one(Because::failed, std::move(id), std::move(text)); }
Refusal too_busy() { return failed("store.busy", "Rowan is too busy to save this now. Nothing was saved. Try again in a minute."); }

}  // namespace

Refusal refusal_of(const DbError& error) {
  switch (error.fault) {
    case DbFault::full: return failed("store.full", "The disk is full. Nothing was saved.");
    case DbFault::busy:
    case DbFault::serialisation: return too_busy();
    case DbFault::unique:
    case DbFault::foreign_key:
    case DbFault::check:
    case DbFault::connection:
    case DbFault::io:
    case DbFault::corrupt:
    case DbFault::other: return failed("store.failed", "Rowan could not reach its records. Nothing was saved.");
  }
  return failed("store.failed", "Rowan could not reach its records. Nothing was saved.");
}

struct Lane::Act {
  const Job* job = nullptr;      // a waiting caller's own, or:
  Job owned;
  Done done;
  Waiting* caller = nullptr;
  Result<void>* answer_to = nullptr;
  std::exception_ptr* thrown_to = nullptr;
  Result<void> result;
  std::exception_ptr thrown;
  Touched touched;
  [[nodiscard]] const Job& work() const { return job != nullptr ? *job : owned; }
  [[nodiscard]] bool good() const { return result.ok() && !thrown; }
};

Lane::Lane(Driver& driver, const security::KeyRing& keys, LaneOptions options)
    : keys_(keys), options_(options), driver_(driver), db_(driver.writer()), thread_([this] { loop(); }) {}

Lane::~Lane() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

Result<void> Lane::write(const Job& job) {
  Waiting& own = waiting();
  Result<void> result;
  std::exception_ptr thrown;
  Act act;
  act.job = &job;
  act.caller = &own;
  act.answer_to = &result;
  act.thrown_to = &thrown;
  if (!submit(std::move(act))) return too_busy();
  own.wait();
  if (thrown) std::rethrow_exception(thrown);
  return result;
}

void Lane::write_then(Job job, Done done) {
  Act act;
  act.owned = std::move(job);
  act.done = done;
  if (!submit(std::move(act))) done(too_busy());
}

bool Lane::submit(Act act) {
  bool wake = false;
  {
    const std::lock_guard lock{mutex_};
    if (stop_ || queue_.size() >= options_.queue_limit) return false;
    queue_.push_back(std::move(act));
    wake = std::exchange(asleep_, false) || (gathering_ && queue_.size() >= options_.batch_jobs);
  }
  if (wake) wake_.notify_one();
  return true;
}

LaneFigures Lane::figures() const {
  const std::lock_guard lock{mutex_};
  return {acts_, refused_, commits_, rerun_, queue_.size()};
}

void Lane::loop() {
  std::vector<Act> taken;
  for (;;) {
    bool more = false;
    {
      std::unique_lock lock{mutex_};
      while (queue_.empty() && !stop_) {
        asleep_ = true;
        wake_.wait(lock);
      }
      asleep_ = false;
      if (queue_.empty()) return;
      gather(lock);
      taken.swap(queue_);
    }
    run_all(taken);
    taken.clear();
    {
      const std::lock_guard lock{mutex_};
      more = !queue_.empty();
    }
    driver_.between_batches(*db_, more);
  }
}

void Lane::gather(std::unique_lock<std::mutex>& lock) {
  const auto complete = [this] { return announced_ == 0 || stop_ || queue_.size() >= options_.batch_jobs; };
  if (complete()) return;
  gathering_ = true;
  wake_.wait_for(lock, std::chrono::microseconds{options_.gather.micros}, complete);
  gathering_ = false;
}

Announced::Announced(Lane* lane) : lane_(lane) {
  if (lane_ == nullptr) return;
  const std::lock_guard lock{lane_->mutex_};
  ++lane_->announced_;
}
Announced::~Announced() {
  if (lane_ == nullptr) return;
  bool wake = false;
  {
    const std::lock_guard lock{lane_->mutex_};
    wake = --lane_->announced_ == 0 && lane_->gathering_;
  }
  if (wake) lane_->wake_.notify_one();
}

void Lane::run_all(std::span<Act> acts) {
  while (!acts.empty()) acts = acts.subspan(run_batch(acts.first(std::min(acts.size(), options_.batch_jobs))));
}

std::size_t Lane::run_batch(std::span<Act> batch) {
  const std::optional<DbError> fault = try_batch(batch);
  acts_ += batch.size();
  if (fault && (batch.size() == 1 || machine_is_broken(fault->fault))) {
    for (Act& act : batch) act.result = refusal_of(*fault);
  } else if (fault) {
    for (Act& act : batch) {  // whichever of them spoilt the commit must not spoil the others
      ++rerun_;
      std::span<Act> alone{&act, 1};
      if (const std::optional<DbError> again = try_batch(alone)) act.result = refusal_of(*again);
    }
  }
  for (Act& act : batch) {
    if (!act.good()) ++refused_;
    answer(act);
  }
  return batch.size();
}

std::optional<DbError> Lane::try_batch(std::span<Act>& batch) {
  try {
    if (!run_acts(batch, false)) {
      db_->rollback();
      run_acts(batch, true);
    }
    if (std::ranges::none_of(batch, &Act::good)) {
      db_->rollback();
      return {};
    }
    db_->commit();
    ++commits_;
    for (const Act& act : batch) if (act.good()) changes_.publish(act.touched);
    return {};
  } catch (const DbError& error) {
    for (Act& act : batch) act.thrown = nullptr;
    try {
      db_->rollback();
    } catch (const DbError&) {  // the engine has undone it by itself
    }
    return error;
  }
}

bool Lane::run_acts(std::span<Act>& batch, bool guarded) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds{options_.batch_time.micros};
  db_->begin_write();
  std::size_t taken = 0;
  do {
    const std::int64_t changes = db_->changes_so_far();
    run_act(batch[taken], guarded);
    if (!guarded && !batch[taken].good() && db_->changes_so_far() != changes) return false;
    ++taken;
  } while (taken < batch.size() && std::chrono::steady_clock::now() < until);
  batch = batch.first(taken);
  return true;
}

// Throws DbError only when the transaction as a whole is lost.
void Lane::run_act(Act& act, bool guarded) {
  act.result = {};
  act.thrown = nullptr;
  act.touched = {++stamps_, {}};
  if (guarded) db_->savepoint();
  try {
    Tx tx{*db_, keys_, &act.touched};
    act.result = act.work()(tx);
  } catch (const DbError& error) {
    if (!db_->in_transaction()) throw;  // a full or failing disk undoes the whole transaction
    act.result = refusal_of(error);
  } catch (...) {
    act.thrown = std::current_exception();
  }
  if (!guarded) return;
  if (act.good()) db_->release();
  else db_->rollback_to();
}

void Lane::answer(Act& act) {
  if (act.done) {
    act.done(act.thrown ? Result<void>{failed("store.bug", "Something went wrong in Rowan. Nothing was saved.")} : std::move(act.result));
    return;
  }
  *act.answer_to = std::move(act.result);
  *act.thrown_to = std::move(act.thrown);
  Waiting* const caller = act.caller;  // after the next line the caller's own things are gone
  caller->wake();
}

}  // namespace rowan::store
