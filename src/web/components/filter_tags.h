#pragma once
// The filters that are on, each a link that takes it off (from the Ministry of Justice library).
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct FilterTag {
  std::string text;
  Url remove;  // the same list without this filter
};

void filter_tags(Html& html, const std::vector<FilterTag>& tags);

}  // namespace rowan::web::ui
