#pragma once
// Any number of answers to one question.
#include <optional>
#include <string>
#include <vector>

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

struct CheckboxItem {
  std::string text;
  Html html;  // instead of text
  std::string value;
  std::string id;    // <prefix>, <prefix>-2 ... when empty
  std::string name;  // the name of the group when empty
  std::optional<bool> checked;  // when not said: whether `values` holds the value
  bool disabled = false;
  Hint hint;
  Html conditional;       // shown while the box is ticked
  std::string behaviour;  // "exclusive": ticking it clears the others
  std::string divider;    // "or": makes the item a divider and nothing else
  Classes label_classes;
  Attributes label_attributes;
  Attributes attributes;
  bool left_out = false;  // holds its number without being shown
};

struct Checkboxes {
  std::string name;
  std::string id_prefix;  // the name when empty
  std::vector<std::string> values;
  std::optional<Fieldset> fieldset;  // its html is not used
  Hint hint;
  ErrorMessage error_message;
  std::vector<CheckboxItem> items;
  std::string described_by;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void checkboxes(Html& html, const Checkboxes& options);

}  // namespace rowan::web::ui
