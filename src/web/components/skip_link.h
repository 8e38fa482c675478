#pragma once
// The first link of the page.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct SkipLink {
  std::string text;
  Html html;  // instead of text
  Url href;   // "#content" when empty
  Classes classes;
  Attributes attributes;
};

void skip_link(Html& html, const SkipLink& options);

}  // namespace rowan::web::ui
