#pragma once
// The box beside a case: short facts under a heading.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct SummaryFact {
  std::string key;
  std::string value;
  std::string note;  // a smaller line below
  Html note_html;    // instead of note, for example a link
};

struct SummaryBox {
  std::string title;
  std::vector<SummaryFact> facts;
};

void summary_box(Html& html, const SummaryBox& options);

}  // namespace rowan::web::ui
