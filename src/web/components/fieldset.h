#pragma once
// Form controls that answer one question together.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct Legend {
  std::string text;
  Html html;  // instead of text
  bool is_page_heading = false;
  Classes classes;

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

struct Fieldset {
  Legend legend;
  Html html;  // the controls
  std::string described_by;
  std::string role;
  Classes classes;
  Attributes attributes;
};

void fieldset(Html& html, const Fieldset& options);
// The same in two halves, for controls written in between: options.html is not used, and `described_by` and `role` replace the options'.
void open_fieldset(Html& html, const Fieldset& options, const std::string& described_by, const std::string& role);
void close_fieldset(Html& html);

}  // namespace rowan::web::ui
