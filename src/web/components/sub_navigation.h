#pragma once
// The parts of one thing, or the lists of one kind (from the Ministry of Justice library).
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct SubNavigationItem {
  std::string text;
  Url href;
  bool current = false;
};

struct SubNavigation {
  std::string label;  // for screen readers: "Parts of this case"
  std::vector<SubNavigationItem> items;
};

void sub_navigation(Html& html, const SubNavigation& options);

}  // namespace rowan::web::ui
