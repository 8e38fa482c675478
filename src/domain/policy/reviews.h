#pragma once
// Regular reviews of a case, second-line checks, and awards that lapse. The duties are ordinary rules (policy/generated.h).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/facts.h"
#include "domain/policy/rule.h"

namespace rowan {

struct ReviewInterval {
  std::string risk;  // a value of the fact risk.level; empty = whatever the risk
  int weeks = 0;
};

struct ReviewRule {
  std::string clause;
  std::vector<ReviewInterval> every;    // where the risk is not known, the shortest
  std::vector<Moment> on_events;        // a review is due after each
  std::optional<Clock> after_event;     // absent: no target in policy
  std::optional<int> awards_lapse_months;
  Role by = Role::officer;
};

enum class CheckKind { one_to_one, audit, panel };
inline constexpr std::string_view check_kind_names[] = {"one_to_one", "audit", "panel"};
constexpr std::span<const std::string_view> names_of(CheckKind) { return check_kind_names; }
[[nodiscard]] std::string_view fact_of(CheckKind kind);  // the event that says it was done

// A case is looked at by a second person: at one-to-ones (CX-5.1b), by an audit after the first response, or by a panel.
struct SecondLineCheck {
  CheckKind kind = CheckKind::one_to_one;
  std::string clause;
  std::optional<Clock> after_first_response;  // once, from the first response
  std::optional<Clock> every;                 // again and again while the case is open
  Role by = Role::manager;
};

// When an award lapses unless it was used or renewed: the earlier of the policy's period for every award and that of its own
// way to a home, both in months from the day it was made. Nothing: no period in policy.
[[nodiscard]] std::optional<Instant> award_lapses_at(Instant made, const std::optional<int>& every_award_months,
                                                     const std::optional<int>& own_months);

}  // namespace rowan
