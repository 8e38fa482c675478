#pragma once
// The register of the organisation's own duties (NHG-12): what comes back, whose it is, when it is due, and what shows that it was done.
// A policy's review date stands in it by itself: past it the policy is still applied, and the register says so (CX-0.4).
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/organisation/entries.h"
#include "domain/policy/history.h"

namespace rowan::organisation {

struct DoneLine {
  DutyDone what;
  StaffId by;
  std::optional<Date> was_due;
  bool late = false;  // done after the day it was due: stays so (SG-17)
};

struct RecurringDuty {
  DutySet what;
  std::vector<DoneLine> done;  // oldest first
  [[nodiscard]] std::optional<Date> due() const;  // nothing once it has ended
};

struct DutyRegister {
  std::vector<RecurringDuty> duties;
  std::int64_t last_seq = 0;
  [[nodiscard]] const RecurringDuty* find(std::int64_t id) const;
};
[[nodiscard]] DutyRegister fold_duties(const std::vector<Entry>& entries);

enum class DutyLineState { later, soon, overdue, ended };
inline constexpr std::string_view duty_line_state_names[] = {"later", "soon", "overdue", "ended"};
constexpr std::span<const std::string_view> names_of(DutyLineState) { return duty_line_state_names; }

// A line of the register as shown and exported.
struct DutyLine {
  std::int64_t id = 0;  // 0: made from a policy's review date
  std::string title;
  std::string clause;
  std::string about;
  StaffId owner;
  int months = 0;
  std::optional<Date> due;
  DutyLineState state = DutyLineState::later;
  std::optional<Date> last_done;
  std::string last_evidence;
  bool last_late = false;
};
// Overdue first, then by date. `policies` may be null; of each policy the version in force counts.
[[nodiscard]] std::vector<DutyLine> duty_lines(const DutyRegister& known, const PolicyHistory* policies, Instant now);

// Every fault at once. Whoever keeps the registers sets a duty; its owner may also say that it was done.
[[nodiscard]] Result<NewEntry> set_duty(const DutyRegister& known, DutySet what, const Actor& by, Instant now);
[[nodiscard]] Result<NewEntry> duty_done(const DutyRegister& known, DutyDone what, const Actor& by, Instant now);

// "id,title,…" and a line each, for a spreadsheet that runs nothing. `owner` gives a name for an id.
[[nodiscard]] std::string duties_csv(std::span<const DutyLine> lines, const std::function<std::string(StaffId)>& owner);

}  // namespace rowan::organisation
