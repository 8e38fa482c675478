#pragma once
// For tests: makes the k-th call on any connection of a store fail. A call is one query, one change, a begin, a savepoint or a
// commit. Run an act with fail_at = 1, 2, 3 … until `calls` stays below it, and look at the rows after each.
#include <atomic>
#include <cstdint>
#include <memory>

#include "store/db.h"

namespace rowan::store {

struct FaultPlan {
  std::atomic<std::int64_t> calls{0};
  std::atomic<std::int64_t> fail_at{0};   // 0 = never
  std::atomic<bool> and_after{false};     // fail every later call too, as a dead disk would
  std::atomic<DbFault> fault{DbFault::io};
  void arm(std::int64_t k, bool every_later_one = false) { calls = 0; and_after = every_later_one; fail_at = k; }
  void disarm() { fail_at = 0; }
};

// Wraps a driver; the plan must outlive it.
[[nodiscard]] std::unique_ptr<Driver> with_faults(std::unique_ptr<Driver> driver, FaultPlan& plan);

}  // namespace rowan::store
