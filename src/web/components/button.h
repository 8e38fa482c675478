#pragma once
// A button, or a link that looks like one when href is set.
#include <optional>
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct Button {
  std::string text;
  Html html;  // instead of text
  Url href;
  std::string type = "submit";
  std::string name;
  std::string value;
  std::string id;
  bool disabled = false;
  bool is_start_button = false;
  std::optional<bool> prevent_double_click;
  Classes classes;
  Attributes attributes;
};

void button(Html& html, const Button& options);

}  // namespace rowan::web::ui
