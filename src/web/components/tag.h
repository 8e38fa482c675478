#pragma once
// A state in one or two words. Red high, orange medium, blue standard or plain fact, yellow not assessed, purple meeting, grey restricted.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct Tag {
  std::string text;
  Html html;  // instead of text
  Classes classes;
  Attributes attributes;

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

void tag(Html& html, const Tag& options);

}  // namespace rowan::web::ui
