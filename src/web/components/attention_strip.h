#pragma once
// What needs me first: a few counts that are links.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

enum class Attention { now, soon, later, check };

struct AttentionItem {
  Attention kind = Attention::later;
  int count = 0;
  std::string what;  // "overdue"
  Url href;
  std::string shown = {};  // instead of the count: "100+"
};

void attention_strip(Html& html, const std::vector<AttentionItem>& items, const std::string& label);

}  // namespace rowan::web::ui
