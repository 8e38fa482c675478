#pragma once
// The way back to the page before, above main.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct BackLink {
  std::string text = "Back";
  Html html;  // instead of text
  Url href;   // "#" when empty
  Classes classes;
  Attributes attributes;
};

void back_link(Html& html, const BackLink& options);

}  // namespace rowan::web::ui
