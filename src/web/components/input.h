#pragma once
// A single-line text input with its label, hint and error.
#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

// A unit or currency beside the input. It is hidden from screen readers: say it in the label too.
struct Affix {
  std::string text;
  Html html;  // instead of text
  Classes classes;
  Attributes attributes;

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

struct InputWrapper {
  Classes classes;
  Attributes attributes;
};

struct Input {
  std::string id;  // the name when empty
  std::string name;
  std::optional<std::string> value;
  Label label;
  Hint hint;
  ErrorMessage error_message;
  std::string type = "text";
  std::string autocomplete;
  std::string autocapitalize;
  std::string inputmode;
  std::string pattern;
  std::optional<bool> spellcheck;
  bool disabled = false;
  std::string described_by;
  Affix prefix;
  Affix suffix;
  InputWrapper input_wrapper;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void input(Html& html, const Input& options);

}  // namespace rowan::web::ui
