#pragma once
// A password that can be shown while it is typed.
#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

struct PasswordInput {
  std::string id;  // the name when empty
  std::string name;
  std::optional<std::string> value;  // only in error pages of a form that asks for it again; better never
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::string autocomplete = "current-password";
  bool disabled = false;
  std::string described_by;
  std::string show_password_text;  // English words when empty
  std::string hide_password_text;
  std::string show_password_aria_label_text;
  std::string hide_password_aria_label_text;
  std::string password_shown_announcement_text;
  std::string password_hidden_announcement_text;
  Classes button_classes;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void password_input(Html& html, const PasswordInput& options);

}  // namespace rowan::web::ui
