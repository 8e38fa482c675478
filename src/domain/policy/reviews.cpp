#include "domain/policy/reviews.h"

#include "base/calendar.h"

namespace rowan {

std::string_view fact_of(CheckKind kind) {
  switch (kind) {
    case CheckKind::one_to_one: return "supervision.discussed";
    case CheckKind::audit: return "audit.done";
    case CheckKind::panel: return "panel.discussed";
  }
  return {};
}

std::optional<Instant> award_lapses_at(Instant made, const std::optional<int>& every_award_months, const std::optional<int>& own_months) {
  std::optional<Instant> lapses;
  for (const std::optional<int>& months : {every_award_months, own_months}) {
    if (!months) continue;
    const Instant then = add_calendar_months(made, *months);
    if (!lapses || then < *lapses) lapses = then;
  }
  return lapses;
}

}  // namespace rowan
