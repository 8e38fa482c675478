#pragma once
// Something with consequences.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct WarningText {
  std::string text;
  Html html;  // instead of text
  std::string icon_fallback_text = "Warning";
  Classes classes;
  Attributes attributes;
};

void warning_text(Html& html, const WarningText& options);

}  // namespace rowan::web::ui
