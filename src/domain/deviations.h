#pragma once
// Where a case went another way than the duties of its policy, with the reason that was given: for the manager (CX-3.2d).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.h"
#include "domain/duties/duties.h"
#include "domain/records/instances.h"

namespace rowan {

enum class DeviationKind {
  said,             // somebody wrote down that a duty is done in another way, later or not at all
  set_aside,        // a record was set aside
  gate_passed,      // what the policy puts before a step, a contact or a letter was passed
  wish_overridden,  // an action against their wish, or without it
  new_date,         // a new date was agreed for a duty
  late,             // done after its time
  overdue           // not done, and its time is over
};
inline constexpr std::string_view deviation_kind_names[] = {"said", "set_aside", "gate_passed", "wish_overridden", "new_date", "late", "overdue"};
constexpr std::span<const std::string_view> names_of(DeviationKind) { return deviation_kind_names; }
[[nodiscard]] std::string_view label_of(DeviationKind kind);

struct Deviation {
  DeviationKind kind = DeviationKind::said;
  std::string what;     // title of the duty or the record
  std::string clause;   // "CX-4.1a"
  std::string reason;   // empty: none was given
  StaffId by;           // who wrote it; of what is late, the owner of the case
  Instant at;
  std::int64_t seq = 0;  // entry on the timeline; 0: derived from the clock
  ReadBy read_by;        // who may read what it is about; of a clock: everybody who sees the case
};

// What has to be done and nothing is written about, where the policy names no time for it: no clock would ever tell (CX-1.2, CX-3.2a).
struct BlankDuty {
  std::string title;
  std::string clause;
  Instant since;
};
// Of the day on which a duty began nothing is said yet. Longest first.
[[nodiscard]] std::vector<BlankDuty> blank_duties(std::span<const Duty> duties);
[[nodiscard]] bool is_blank_by(const BlankDuty& duty, Instant now);

// In the order they happened, whole: each goes through shown_to() before anybody is shown it. `duties` are those of the case now.
[[nodiscard]] std::vector<Deviation> deviations_of(const Case& c, const RecordShapes& shapes, std::span<const Duty> duties);
// As this reader may have it: what is kept apart from them is there with its class, and without its name, its clause and its reason.
[[nodiscard]] Deviation shown_to(const Seen& seen, Deviation whole);

}  // namespace rowan
