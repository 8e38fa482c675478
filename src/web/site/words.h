#pragma once
// Times and clocks in the words of the pages.
#include <optional>
#include <string>

#include "base/time.h"
#include "domain/duties/duties.h"
#include "domain/records/instances.h"
#include "web/components/due_clock.h"

namespace rowan::web {

// "5 hours", "1 hour 28 minutes", "3 days": two parts at most, the second only below a day.
[[nodiscard]] std::string length_words(Duration length);
// "Overdue by 5 hours" with "Was due 9:30am today"; "1 hour 28 minutes left"; "Due Monday 23 November".
[[nodiscard]] ui::DueClock due_words(std::optional<Instant> due, Instant now);
[[nodiscard]] ui::DueClock due_words(const Duty& duty, Instant now);
// The same for what a record asks for: "Waits for an answer"; a thing that ends says on which day.
[[nodiscard]] ui::DueClock due_words(const RecordItem& item, Instant now);
// "9:30am today", "4pm yesterday", "4pm on Monday 23 November".
[[nodiscard]] std::string near_time(Instant at, Instant now);

}  // namespace rowan::web
