#pragma once
// The next step's clock, in words; colour and bar repeat the words and never replace them.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

enum class Due {
  now,    // overdue, or unsafe
  soon,   // due today
  later,  // has a date
  wait    // somebody else has it
};

struct DueClock {
  Due due = Due::later;
  std::string when;  // "Overdue by 5 hours"
  std::string note;  // "Was due 9:30am today"
};

void due_clock(Html& html, const DueClock& options);

}  // namespace rowan::web::ui
