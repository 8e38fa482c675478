#pragma once
// Several lines of text.
#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

struct Textarea {
  std::string id;  // the name when empty
  std::string name;
  std::string value;
  Label label;
  Hint hint;
  ErrorMessage error_message;
  int rows = 5;
  std::string autocomplete;
  std::optional<bool> spellcheck;
  bool disabled = false;
  std::string described_by;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void textarea(Html& html, const Textarea& options);

}  // namespace rowan::web::ui
