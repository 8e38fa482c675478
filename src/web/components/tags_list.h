#pragma once
// Up to three tags in a row: risk and flags.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

enum class TagColour { grey, blue, green, yellow, orange, red, purple };

struct ListedTag {
  std::string text;
  TagColour colour = TagColour::blue;
  bool lock = false;  // a lock before the words: restricted
};

// `label` names the list for screen readers and may be empty.
void tags_list(Html& html, const std::vector<ListedTag>& tags, const std::string& label = {});

}  // namespace rowan::web::ui
