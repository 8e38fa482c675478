#include "web/components/date_input.h"

#include <algorithm>
#include <array>

#include "web/components/writing.h"
#include "web/components/input.h"

namespace rowan::web::ui {

namespace {

enum Part : std::size_t { kDay, kMonth, kYear };
constexpr std::array<std::string_view, 3> kPartNames{"day", "month", "year"};

std::optional<std::string> value_of(const DateInput& options, std::string_view name) {
  const auto found = options.values.find(name);
  return found == options.values.end() ? std::nullopt : std::optional(found->second);
}

// Day, month and year with what the caller changed about them.
std::array<DateItem, 3> usual_parts(const DateInput& options) {
  const std::array<const std::optional<DateItem>*, 3> changed{&options.day, &options.month, &options.year};
  std::array<DateItem, 3> parts;
  for (std::size_t part : {kDay, kMonth, kYear}) {
    const std::string name(kPartNames[part]);
    if (*changed[part]) {
      parts[part] = **changed[part];
    } else {
      parts[part] = DateItem{.name = name, .value = value_of(options, name)};
      parts[part].classes = part == kYear ? "govuk-input--width-4" : "govuk-input--width-2";
    }
  }
  return parts;
}

bool marked(const DateItem& item) { return item.error.value_or(false) || item.classes.contains("govuk-input--error"); }

std::string capital(std::string_view name) {
  std::string word(name);
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

class Parts {
 public:
  Parts(const DateInput& options) : options_(options), usual_(usual_parts(options)) {
    for (const DateItem& item : list()) any_marked_ = any_marked_ || marked(item);
  }

  void write(Html& html) const {
    for (std::size_t at = 0; at < list().size(); ++at) {
      if (!list()[at].left_out) write(html, list()[at], at);
    }
  }

 private:
  struct List {
    const DateItem* first;
    std::size_t count;
    const DateItem* begin() const { return first; }
    const DateItem* end() const { return first + count; }
    const DateItem& operator[](std::size_t at) const { return first[at]; }
    std::size_t size() const { return count; }
  };
  List list() const { return options_.items.empty() ? List{usual_.data(), usual_.size()} : List{options_.items.data(), options_.items.size()}; }

  // Which of day, month and year this item is: by place among the usual parts, else by its name.
  std::optional<std::size_t> part_of(const DateItem& item, std::size_t at) const {
    if (options_.items.empty()) return at;
    for (std::size_t part : {kDay, kMonth, kYear}) {
      if (!item.name.empty() && (item.name == kPartNames[part] || item.name == usual_[part].name)) return part;
    }
    return std::nullopt;
  }

  Classes classes_of(const DateItem& item, std::optional<std::size_t> part) const {
    Classes classes("govuk-date-input__input");
    const bool by_message = item.error.value_or(true) && options_.error_message.given() && !any_marked_;
    if (!item.classes.contains("govuk-input--error") && (marked(item) || by_message)) classes.add("govuk-input--error");
    if (!item.classes.contains("govuk-input--width-")) classes.add(part == kYear ? "govuk-input--width-4" : "govuk-input--width-2");
    return classes.add(item.classes.text());
  }

  void write(Html& html, const DateItem& item, std::size_t at) const {
    const std::optional<std::size_t> part = part_of(item, at);
    const std::string name = item.name.empty() && part ? std::string(kPartNames[*part]) : item.name;
    const std::string full_name = options_.name_prefix.empty() ? name : options_.name_prefix + "-" + name;
    std::optional<std::string> value = item.value;
    if (!value && part) value = usual_[*part].value;
    if (!value) value = value_of(options_, full_name);
    Input field{.id = !item.id.empty() ? item.id : options_.id + "-" + name, .name = full_name, .value = std::move(value)};
    field.label = Label{.text = item.label.empty() ? capital(name) : item.label, .classes = "govuk-date-input__label"};
    field.autocomplete = item.autocomplete;
    field.inputmode = item.inputmode;
    field.pattern = item.pattern;
    field.classes = classes_of(item, part);
    field.attributes = item.attributes;
    html << "<div class=\"govuk-date-input__item\">";
    input(html, field);
    html << "</div>";
  }

  const DateInput& options_;
  std::array<DateItem, 3> usual_;
  bool any_marked_ = false;
};

}  // namespace

void date_input(Html& html, const DateInput& options) {
  std::string described_by = options.fieldset ? options.fieldset->described_by : std::string();
  Html texts;
  describe(texts, options.id, options.hint, options.error_message, described_by);
  open_form_group(html, options.form_group, options.error_message.given());
  // Some screen readers describe a fieldset of text inputs only when it is a group.
  if (options.fieldset) open_fieldset(html, *options.fieldset, described_by, "group");
  html << texts << "<div class=\"govuk-date-input";
  also(html, options.classes);
  html << "\"" << options.attributes;
  given(html, " id=\"", options.id);
  html << ">" << options.form_group.before;
  Parts(options).write(html);
  html << options.form_group.after << "</div>";
  if (options.fieldset) close_fieldset(html);
  html << "</div>";
}

}  // namespace rowan::web::ui
