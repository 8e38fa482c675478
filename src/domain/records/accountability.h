#pragma once
// Holding the person who harms to account: what stands on record about orders, and what follows from it (CX-4.5 to CX-4.8, NHG-10).
#include <optional>
#include <string>
#include <vector>

#include "domain/access.h"
#include "domain/records.h"
#include "domain/records/instances.h"

namespace rowan {

// An order of a court, or a notice of the police, that stands now, with its latest terms. For whoever sees the case, and nobody else:
// its terms say where somebody lives and is safe (CX-4.8).
struct StandingOrder {
  std::int64_t instance = 0;
  std::string title;      // "Non-molestation order"
  std::string terms;
  std::optional<Date> ends;  // nothing: until further order
  Answer keeps_out = Answer::unknown;  // out of the home
  int breaches = 0;
};
// Not those that have ended or run out. A Seen is asked for: nobody lists orders of a case they do not see.
[[nodiscard]] std::vector<StandingOrder> standing_orders(const Seen& seen);
// The same for a rule, which shows nothing to anybody: does an order that stands keep the person who harms out of the home?
[[nodiscard]] bool kept_out_by_order(const Case& c, Instant now);

// Who has a right to live in the home, as whoever wants to change a lock says.
enum class HomeHeldBy { survivor_alone, survivor_and_other, person_who_harms, both, unknown };
inline constexpr std::string_view home_held_by_names[] = {"survivor_alone", "survivor_and_other", "person_who_harms", "both", "unknown"};
constexpr std::span<const std::string_view> names_of(HomeHeldBy) { return home_held_by_names; }
[[nodiscard]] std::vector<RecordChoice> home_held_by_choices();
// Why the locks may not be changed: it would shut out somebody with a right to live there, or that is not known, and no order on record
// keeps them out (CX-4.6b). Nothing where they may. What the case says counts before what is typed.
[[nodiscard]] std::optional<std::string> lock_change_refused(const Case& c, HomeHeldBy said, Instant now);

}  // namespace rowan
