#pragma once
// Something most people do not need, behind a line to open.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct Details {
  std::string summary_text;
  Html summary_html;  // instead of summary_text
  std::string text;
  Html html;  // instead of text
  std::string id;
  bool open = false;
  Classes classes;
  Attributes attributes;
};

void details(Html& html, const Details& options);

}  // namespace rowan::web::ui
