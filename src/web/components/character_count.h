#pragma once
// A textarea that says how much room is left.
#include <optional>
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html.h"

namespace rowan::web::ui {

// One text for each plural form of the language (CLDR names). English uses one and other; Welsh uses all six.
struct Plurals {
  std::string zero;
  std::string one;
  std::string two;
  std::string few;
  std::string many;
  std::string other;
};

struct CharacterCount {
  std::string id;  // the name when empty
  std::string name;
  std::string value;
  Label label;
  Hint hint;
  ErrorMessage error_message;
  int rows = 5;
  std::optional<bool> spellcheck;
  std::optional<int> maxlength;  // characters; or
  std::optional<int> maxwords;   // words
  std::optional<int> threshold;  // percent of the room used before the count shows
  std::string count_type;        // "words" or another kind the script knows; words when maxwords is set
  std::string textarea_description_text;  // %{count} stands for the limit
  Plurals characters_under_limit_text;
  std::string characters_at_limit_text;
  Plurals characters_over_limit_text;
  Plurals words_under_limit_text;
  std::string words_at_limit_text;
  Plurals words_over_limit_text;
  Classes count_message_classes;
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void character_count(Html& html, const CharacterCount& options);

}  // namespace rowan::web::ui
