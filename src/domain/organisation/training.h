#pragma once
// The training matrix (NHG-13): who did which course when. Until when it counts, and what a lapse means, is the policy's to say
// (domain/policy/training.h): where it says nothing, nothing expires.
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/organisation/entries.h"
#include "domain/policy/history.h"
#include "domain/policy/training.h"

namespace rowan::organisation {

struct TrainingLine {
  std::int64_t seq = 0;
  TrainingDone what;
  StaffId by;
};
struct TrainingRegister {
  std::vector<TrainingLine> lines;  // as entered, without those struck
  std::int64_t last_seq = 0;
  [[nodiscard]] std::vector<CourseDone> of(StaffId staff) const;
};
[[nodiscard]] TrainingRegister fold_training(const std::vector<Entry>& entries);

// The training rules of every landlord policy in force, each course once: the one that asks more (sooner, and blocking) of two.
[[nodiscard]] std::vector<TrainingRule> training_rules(const PolicyHistory* policies, Instant now);

struct MatrixCell {
  std::string course;
  TrainingStanding standing;
  std::optional<Date> last_done;
};
struct MatrixRow {
  Actor staff;
  std::vector<MatrixCell> cells;  // one a rule, in their order
};
// Everybody of whom a rule asks something.
[[nodiscard]] std::vector<MatrixRow> training_matrix(const TrainingRegister& known, std::span<const TrainingRule> rules, std::span<const Actor> staff,
                                                     Date today);

[[nodiscard]] Result<NewEntry> record_training(const TrainingRegister& known, TrainingDone what, const Actor& by, Instant now);
[[nodiscard]] Result<NewEntry> strike_training(const TrainingRegister& known, TrainingStruck what, const Actor& by, Instant now);

}  // namespace rowan::organisation
