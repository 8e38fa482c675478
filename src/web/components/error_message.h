#pragma once
// What is wrong with one field, beside that field.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct ErrorMessage {
  std::string text;
  Html html;  // instead of text
  std::string id;
  std::string visually_hidden_text = "Error";  // said before the message by a screen reader; empty leaves it out
  Classes classes;
  Attributes attributes;

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

void error_message(Html& html, const ErrorMessage& options);

}  // namespace rowan::web::ui
