#pragma once
// Everything that is wrong with a form, at the top of main, each with a link to its field.
#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct ErrorLine {
  std::string text;
  Html html;  // instead of text
  Url href;   // "#<id of the field>"
  Attributes attributes;
};

struct ErrorSummary {
  std::string title_text;
  Html title_html;  // instead of title_text
  std::string description_text;
  Html description_html;  // instead of description_text
  std::vector<ErrorLine> error_list;
  std::optional<bool> disable_auto_focus;
  Classes classes;
  Attributes attributes;
};

void error_summary(Html& html, const ErrorSummary& options);

}  // namespace rowan::web::ui
