#pragma once
// Hours of urgent access, looked at afterwards by somebody else (CX-5.2): a manager of the case, or the data protection lead, who sees for
// it who took it, when, why, and what kinds of page they opened, and nothing of what stands there.
#include <optional>
#include <string>
#include <vector>

#include "app/cases.h"
#include "domain/case_acts_links.h"

namespace rowan::app {

// Under these the index lists a case whose urgent access somebody has to look at, or did; nobody is ever given one of these names.
inline constexpr std::string_view urgent_owed = "urgent-owed";
inline constexpr std::string_view urgent_done = "urgent-done";

struct UrgentLook {
  std::string reference;
  CaseUrgent taken;
  Instant due;
  bool own = false;          // taken by whoever asks: they see that it waits, and answer nothing
  std::vector<Look> looked;  // what was done in that hour, newest first; acts alone
  [[nodiscard]] bool overdue(Instant now) const { return !taken.review && due < now; }
};
struct UrgentLooks {
  std::vector<UrgentLook> owed;  // the one due first on top; without what was looked at
  std::vector<UrgentLook> done;  // newest first
};
// Those that this person may look at. Written into the access log. Refused: "urgent.role".
[[nodiscard]] Result<UrgentLooks> urgent_looks(Desk& desk, const Actor& actor);
// Refused as for a case that is not there, whatever the reason. Written into the access log of the case.
[[nodiscard]] Result<UrgentLook> urgent_look(Desk& desk, const Actor& actor, std::string_view reference, std::int64_t seq);
// Where it was not justified, the lead and the managers of the case are told.
[[nodiscard]] Result<void> review_urgent(Desk& desk, const Actor& actor, std::string_view reference, std::int64_t seq, UrgentFinding found,
                                         const std::string& text, With with);

// Everybody with the role of the data protection lead who may hear of urgent access to this case. `taker` never hears of their own.
[[nodiscard]] std::vector<StaffId> told_of_urgent(const Desk& desk, const Case& c, StaffId taker);
// For those looks whose time ran out after `since`: to the data protection lead and the managers of the case.
[[nodiscard]] std::vector<store::Notice> overdue_urgent_looks(Desk& desk, Instant since);

}  // namespace rowan::app
