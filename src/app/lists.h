#pragma once
// Numbers that lists and the menu show, remembered between pages (see remembered.h). Nothing in them names anybody but colleagues.
#include <cstddef>
#include <string>

#include "base/ids.h"

namespace rowan::app {

// Counts stop here and are shown as "100+".
inline constexpr std::size_t count_cap = 100;

struct WorkCounts {
  std::size_t overdue = 0, today = 0, week = 0, contact = 0;
  std::size_t mine = 0, team = 0, unallocated = 0, matching = 0;
};

// How much one colleague of the team carries, for the manager.
struct Load {
  StaffId who;
  std::string name;
  std::size_t open = 0, overdue = 0;
};

// What the menu shows beside "New reports" and "Messages".
struct MenuCounts {
  std::size_t reports = 0;
  std::size_t notices = 0;
};

}  // namespace rowan::app
