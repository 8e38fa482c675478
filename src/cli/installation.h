#pragma once
// One installation opened for a command: keys, store, policies and what is kept in memory.
#include <memory>
#include <vector>

#include "app/desk.h"
#include "cli/config.h"

namespace rowan::cli {

struct Installation {
  Config config;
  std::unique_ptr<security::KeyRing> keys;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<app::Desk> desk;
  std::vector<Problem> policy_faults;  // of the packs in the folder, when the last good ones are used instead
};

enum class Warm { nothing, staff, all };  // how much is read into memory: a serving process reads all

// For commands that only look: works beside a serving process.
[[nodiscard]] Result<Installation> open_beside(const Config& config, Warm warm);
// Refused with every reason. `make_key` creates the key file when there is none (a new installation).
[[nodiscard]] Result<Installation> open_installation(const Config& config, Warm warm, bool make_key = false);

// The packs of the folder, adopted as configured. What is wrong with them is reported whole, file:line:column.
// With a store that holds good ones from before, those are used, and the faults go to `passed_over`.
[[nodiscard]] Result<std::shared_ptr<const PolicyHistory>> policies_of(const Config& config, store::Store* store, Instant now, std::vector<Problem>* passed_over = nullptr);

[[nodiscard]] Instant system_now();

}  // namespace rowan::cli
