#pragma once
// One answer from a list.
#include <optional>
#include <string>
#include <vector>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

struct SelectItem {
  std::string text;
  std::optional<std::string> value;  // the text when not said
  std::optional<bool> selected;      // when not said: whether it is the `value` of the select
  bool disabled = false;
  Attributes attributes;
};

struct Select {
  std::string id;  // the name when empty
  std::string name;
  std::string value;
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::vector<SelectItem> items;
  bool disabled = false;
  std::string described_by;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void select(Html& html, const Select& options);

}  // namespace rowan::web::ui
