#pragma once
// A line that exists on paper only: who printed this, when, and which copy.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct PrintLine {
  int copy = 1;
  std::string who;
  std::string when;  // "19 November 2026 at 2:32pm"
};

void print_line(Html& html, const PrintLine& options);

}  // namespace rowan::web::ui
