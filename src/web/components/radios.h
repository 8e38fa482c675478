#pragma once
// One answer out of several.
#include <optional>
#include <string>
#include <vector>

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

struct RadioItem {
  std::string text;
  Html html;  // instead of text
  std::string value;
  std::string id;               // <prefix>, <prefix>-2 ... when empty
  std::optional<bool> checked;  // when not said: whether it is the `value`
  bool disabled = false;
  Hint hint;
  Html conditional;     // shown while this answer is chosen
  std::string divider;  // "or": makes the item a divider and nothing else
  Classes label_classes;
  Attributes label_attributes;
  Attributes attributes;
  bool left_out = false;  // holds its number without being shown
};

struct Radios {
  std::string name;
  std::string id_prefix;  // the name when empty
  std::string value;
  std::optional<Fieldset> fieldset;  // its html is not used
  Hint hint;
  ErrorMessage error_message;
  std::vector<RadioItem> items;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void radios(Html& html, const Radios& options);

}  // namespace rowan::web::ui
