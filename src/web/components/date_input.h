#pragma once
// A date people know, typed as day, month and year.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/html.h"

namespace rowan::web::ui {

struct DateItem {
  std::string name;
  std::string label;  // the name with a capital when empty
  std::optional<std::string> value;
  std::string id;             // <id>-<name> when empty
  std::optional<bool> error;  // marks this part; when no part says, an error marks all parts that do not say false
  std::string autocomplete;
  std::string inputmode = "numeric";
  std::string pattern;
  Classes classes;
  Attributes attributes;
  bool left_out = false;
};

struct DateInput {
  std::string id;
  std::string name_prefix;  // names become <prefix>-day ...
  std::map<std::string, std::string, std::less<>> values;  // by part ("day") or by full name ("born-day")
  std::optional<Fieldset> fieldset;  // its html is not used
  Hint hint;
  ErrorMessage error_message;
  std::optional<DateItem> day;  // changes one part; usually not needed
  std::optional<DateItem> month;
  std::optional<DateItem> year;
  std::vector<DateItem> items;  // instead of day, month, year
  FormGroup form_group;
  Classes classes;
  Attributes attributes;
};

void date_input(Html& html, const DateInput& options);

}  // namespace rowan::web::ui
