#pragma once
// Live figures for the policy page: what each case amounts to (case_sums.h), over what this person may see, and without a name.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "app/desk.h"
#include "domain/policy/statutory_types.h"

namespace rowan::app {

// How the first contacts stand (duty "first-contact"). Each report starts a clock of its own, so a case may have several.
struct FirstContacts {
  std::size_t met = 0, met_late = 0;
  std::size_t overdue = 0, open = 0;  // not made yet: past its time, or in time
  std::size_t exceptions = 0;         // contact was not safe: recorded, and never counted as made
  std::size_t no_target = 0;          // not made yet, and the policy gives no time
  std::size_t not_needed = 0;
  [[nodiscard]] std::size_t all() const { return met + met_late + overdue + open + exceptions + no_target + not_needed; }
  // Those whose time is over, one way or another: what "in time" is measured against.
  [[nodiscard]] std::size_t decided() const { return met + met_late + overdue; }
};

// How long police waited for permission to fit security (CX-4.10), in minutes.
struct PermissionTimes {
  std::size_t given = 0, waiting = 0;
  std::int64_t median = 0, longest = 0;  // of those given
  std::int64_t longest_waiting = 0;
};

// How long it took from a report to the first contact that reached the person (CX-4.1a), in minutes; failed tries do not count.
struct ContactTimes {
  std::size_t made = 0;
  std::int64_t median = 0, longest = 0;
};

// Within which definition the cases are: the law's and the policy's are two answers (CX-3.1).
struct ScopeCounts {
  std::size_t both = 0;
  std::size_t policy_only = 0;  // a lodger, say: helped, and not "personally connected" as the Act says
  std::size_t law_only = 0, neither = 0;
  std::size_t not_known = 0;    // one of the two is not answered
};

inline constexpr std::size_t figure_cases = 5'000;      // the most recent cases that are looked at
inline constexpr std::size_t figure_reports = 1'000;  // counts of reports stop here

struct PolicyFigures {
  FirstContacts first_contact;
  PermissionTimes police_security;  // of the cases that follow the policy
  ContactTimes contact_times;
  ScopeCounts scope;  // of the cases that follow the policy, as are the kinds
  // By kind as the law counts them, whatever words the policy uses (NHG-6, CX-2.1). A case counts once in each of its kinds.
  std::array<std::size_t, statutory_type_count> kinds{};
  std::size_t without_kind = 0;
  std::size_t cases = 0;    // looked at
  bool more_cases = false;  // there are older ones that were not
  std::size_t reports_waiting = 0;
  std::size_t reports_ended = 0;   // with no case, by two people
  std::size_t reports_recent = 0;  // that reached us in the last 30 days
  bool sees_cases = false;         // false: this role holds no cases, so there is nothing to count
  bool sees_reports = false;
};

// `policy` is the id of a pack: only duties that it asks for are counted. Empty: all policies together.
// Refused: failed, when the store cannot be read.
[[nodiscard]] Result<PolicyFigures> policy_figures(Desk& desk, const Actor& actor, std::string_view policy);

}  // namespace rowan::app
