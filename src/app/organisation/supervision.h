#pragma once
// One-to-ones (CX-5.1b): the sheet a supervisor prepares for an officer, by handle only; what was decided, onto each case's own record; and
// which cases nobody has discussed in time. A supervisor's sheet holds what they may see and nothing more: a case they are kept from goes to
// somebody else's sheet, and is not counted on theirs.
#include <optional>
#include <string>
#include <vector>

#include "app/cases.h"
#include "domain/case_acts_links.h"
#include "domain/duties/duties.h"

namespace rowan::app {

struct SheetCase {
  CaseId id;
  std::string reference;
  Instant opened_at;
  std::optional<Instant> discussed_at;
  std::optional<Duty> duty;  // of the policy; nothing: it says nothing of one-to-ones
  std::vector<StaffId> supervisors;  // who may discuss it; only on one's own list
};

struct Sheet {
  StaffId officer;
  std::vector<SheetCase> cases;      // longest waiting first
  std::optional<Date> last_held;     // with this supervisor
  [[nodiscard]] std::size_t overdue() const;
};

// Whom this person supervises now, with their open cases, the officer with the longest wait first. Refused "supervision.role".
[[nodiscard]] Result<std::vector<Sheet>> supervision(Desk& desk, const Actor& supervisor);
// One of them, to prepare or print: written into the access log. Not found where there is none.
[[nodiscard]] Result<Sheet> one_to_one_sheet(Desk& desk, const Actor& supervisor, StaffId officer);

struct Discussed {
  std::string reference;
  std::string decision;
};
// All cases in one commit: none is written when one is refused. A problem's field is "decision-" and the reference. The register of the
// organisation keeps who, when and which cases.
[[nodiscard]] Result<void> hold_one_to_one(Desk& desk, const Actor& supervisor, StaffId officer, Date on, const std::vector<Discussed>& cases,
                                           const std::string& form_token);

// Every open case with an owner, for the command line of whoever runs the installation: references, owners and dates only.
struct DiscussionDue {
  std::string reference;
  StaffId officer;
  std::optional<Instant> discussed_at;
  std::optional<Duty> duty;
};
[[nodiscard]] Result<std::vector<DiscussionDue>> all_discussions(Desk& desk);

// One's own open cases with who may discuss each. A case with nobody is an exception to act on: give a supervisor access to it.
[[nodiscard]] Result<std::vector<SheetCase>> own_one_to_ones(Desk& desk, const Actor& officer);

}  // namespace rowan::app
