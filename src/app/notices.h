#pragma once
// What a person has to be told at once: an override, urgent access, danger, a case given to them.
#include <string>
#include <vector>

#include "app/desk.h"
#include "store/notice.h"

namespace rowan::app {

[[nodiscard]] std::vector<std::string> notice_principals(const Actor& actor);
[[nodiscard]] std::vector<store::Notice> notices_for(Desk& desk, const Actor& actor, std::size_t limit);
[[nodiscard]] std::size_t unread_notices(Desk& desk, const Actor& actor);
[[nodiscard]] MenuCounts menu_counts(Desk& desk, const Actor& actor);
[[nodiscard]] Result<void> read_notice(Desk& desk, const Actor& actor, std::int64_t id);
// Tells the managers of duties that have become overdue since the last call (SG-17), and of urgent access that nobody looked at in time (CX-5.2). Gives how many.
std::size_t climb_overdue(Desk& desk, Instant since);

}  // namespace rowan::app
