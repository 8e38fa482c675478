#pragma once
// Inside the pages of screening.
#include <string>

#include "app/screening/pots.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {

enum class PatternTab { look, rules, files, figures };

struct PatternFrame {
  std::string title;
  PatternTab tab = PatternTab::look;
  std::string back = {};
  std::string back_text = "Patterns";
  bool wide = true;
  bool error = false;
};
// With the navigation between the parts, for the team.
[[nodiscard]] Response patterns_page(Page& page, const PatternFrame& frame, const Html& body);

[[nodiscard]] std::string kind_words(std::string_view kind);  // "Repair"

}  // namespace rowan::web::pages
