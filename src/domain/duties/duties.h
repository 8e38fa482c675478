#pragma once
// What must be done in a case, by when, by whom, and why. Derived from facts each time, never stored by hand:
// the same facts, policies and now give the same list in the same order (CX-3.2b).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/policy/history.h"

namespace rowan {

enum class DutyState {
  open,            // to do, in time
  overdue,         // to do, and the time has passed; agreeing a new date does not change this (SG-17)
  met,
  met_late,
  exception,       // a recorded exception stands in place of a met target (contact unsafe for now)
  no_target_open,  // to do; the policy gives no target
  not_needed,
};
inline constexpr std::string_view duty_state_names[] = {"open", "overdue", "met", "met_late", "exception", "no_target_open", "not_needed"};
constexpr std::span<const std::string_view> names_of(DutyState) { return duty_state_names; }

// A clause that asks for the duty. When a landlord's policy and an overlay both do, both are cited.
struct Citation {
  std::string policy_id, policy_version, clause;
  friend bool operator==(const Citation&, const Citation&) = default;
};

struct DutyPart {
  std::string title;
  std::optional<Instant> done;
};

// A new date agreed for a duty. The date it had, and the miss, stay.
struct Redating {
  std::string duty;  // Duty::id
  Instant new_due;
  Instant agreed_at;
  std::string reason;
};

struct Duty {
  std::string id;    // "first-contact"; where every report starts a clock of its own, "first-contact@20260320T170000Z"
  std::string rule;  // "first-contact"
  std::string title;
  std::string why;
  std::vector<Citation> cited;  // the stricter first
  Modality modality = Modality::must;
  Role owner = Role::officer;
  bool ours = false;         // the whole duty is a safety default of ours
  bool due_is_ours = false;  // the policy gives no target; this one is ours
  bool comes_first = false;

  Instant started;
  std::optional<Instant> due;         // absent = no target in policy
  std::string due_words;              // "24 hours"; empty without a target
  std::optional<Instant> agreed_due;  // the last agreed new date
  int redated = 0;
  DutyState state = DutyState::open;
  std::optional<Instant> met_at;
  std::optional<Instant> exception_at;
  std::vector<Instant> attempts;  // tries that did not meet it
  std::vector<DutyPart> parts;    // of a duty that needs several things
  std::optional<Role> escalated;  // to whom, by now

  [[nodiscard]] bool done() const { return state == DutyState::met || state == DutyState::met_late || state == DutyState::not_needed; }
  [[nodiscard]] bool breached() const { return state == DutyState::overdue || state == DutyState::met_late; }
};

// Sorted: what comes first, then undone before done, then by due (no target last), then by the order of the policies.
[[nodiscard]] std::vector<Duty> duties(const Facts& facts, const PolicyHistory& history, std::span<const Redating> redatings, Instant now);

// The next instant at which a worklist must look at this case: the earliest due (or agreed, where the policy has none) of the
// duties that are neither done nor excepted. An overdue duty keeps its original date.
[[nodiscard]] std::optional<Instant> next_due(std::span<const Duty> duties);

}  // namespace rowan
