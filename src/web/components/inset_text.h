#pragma once
// Text set apart from the rest.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct InsetText {
  std::string text;
  Html html;  // instead of text
  std::string id;
  Classes classes;
  Attributes attributes;
};

void inset_text(Html& html, const InsetText& options);

}  // namespace rowan::web::ui
