#pragma once
// The label of one form control.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct Label {
  std::string text;
  Html html;  // instead of text
  std::string for_id;
  bool is_page_heading = false;  // puts the label inside the h1 of a page with one question
  Classes classes;
  Attributes attributes;
};

// Writes nothing when there is neither text nor html.
void label(Html& html, const Label& options);

}  // namespace rowan::web::ui
