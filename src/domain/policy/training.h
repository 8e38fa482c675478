#pragma once
// Training that a policy asks of staff, whether somebody's is valid, and what a lapse means for giving them a case (NHG-13).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/actor.h"

namespace rowan {

enum class OnLapse { warn, block };
inline constexpr std::string_view on_lapse_names[] = {"warn", "block"};
constexpr std::span<const std::string_view> names_of(OnLapse) { return on_lapse_names; }

struct TrainingRule {
  std::string clause;
  std::string course;               // "Domestic abuse awareness"
  std::optional<int> every_months;  // absent: once, and it never expires
  std::vector<Role> roles;          // who needs it; empty = everybody who works cases
  std::optional<OnLapse> on_lapse;  // absent: a lapse is shown in the matrix and means nothing for giving a case
};

enum class TrainingState {
  not_needed,  // not of this person's roles
  missing,     // never done
  valid,
  expiring,    // valid, and ends within training_warning_days
  lapsed,
};
inline constexpr std::string_view training_state_names[] = {"not_needed", "missing", "valid", "expiring", "lapsed"};
constexpr std::span<const std::string_view> names_of(TrainingState) { return training_state_names; }
inline constexpr int training_warning_days = 30;

struct TrainingStanding {
  TrainingState state = TrainingState::missing;
  std::optional<Date> expires;  // the last day it counts; absent when the policy gives no period
};
[[nodiscard]] TrainingStanding standing_of(const TrainingRule& rule, RoleSet roles, std::optional<Date> last_done, Date today);

// A course that somebody has done; of several of one course the latest counts.
struct CourseDone {
  std::string course;
  Date on;
};
// May this person be given a case? Refused ("training.lapsed") by a rule that blocks; else every warning, one sentence each.
// `name` is how sentences call them.
[[nodiscard]] Result<std::vector<std::string>> may_be_given_a_case(std::span<const TrainingRule> rules, RoleSet roles,
                                                                   std::span<const CourseDone> done, std::string_view name, Date today);

}  // namespace rowan
