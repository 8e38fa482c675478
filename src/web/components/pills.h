#pragma once
// Short choices in a row that narrow what is shown below. Links, so they work without scripts.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct Pill {
  std::string text;
  Url href;
  bool current = false;
};

void pills(Html& html, const std::vector<Pill>& items, const std::string& label);

}  // namespace rowan::web::ui
