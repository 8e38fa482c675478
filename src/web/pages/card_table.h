#pragma once
// A table that becomes cards on a small screen, each cell with its heading beside it, so that nothing scrolls sideways.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::pages {

struct CardTable {
  std::string caption;                  // for screen readers
  std::vector<std::string> head;        // one for each column
  std::vector<std::vector<Html>> rows;  // the first cell is the heading of its row
};
void card_table(Html& html, const CardTable& options);

}  // namespace rowan::web::pages
