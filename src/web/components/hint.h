#pragma once
// Help under a label, tied to its control by aria-describedby.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct Hint {
  std::string text;
  Html html;  // instead of text
  std::string id;
  Classes classes;
  Attributes attributes;

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

void hint(Html& html, const Hint& options);

}  // namespace rowan::web::ui
