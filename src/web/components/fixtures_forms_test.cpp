// From the options of a published fixture to our own: form controls. The checks are in fixtures_test.cpp.
#include "web/components/components.h"
#include "web/components/fixture_support.h"

namespace rowan::web::ui {
namespace {

Label label_of(const Given& g) {
  return {.text = g["text"].text(), .html = g["html"].html(), .for_id = g["for"].text(), .is_page_heading = bool(g["isPageHeading"]),
          .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()};
}
Hint hint_of(const Given& g) {
  return {.text = g["text"].text(), .html = g["html"].html(), .id = g["id"].text(), .classes = g["classes"].classes(),
          .attributes = g["attributes"].attributes()};
}
ErrorMessage error_of(const Given& g) {
  ErrorMessage made{.text = g["text"].text(), .html = g["html"].html(), .id = g["id"].text()};
  if (g["visuallyHiddenText"].present()) made.visually_hidden_text = g["visuallyHiddenText"].text();
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  return made;
}
FormGroup group_of(const Given& g, const char* before, const char* after) {
  auto piece = [&](const char* key) { return g[key]["html"] ? g[key]["html"].html() : Html(g[key]["text"].text()); };
  return {.before = piece(before), .after = piece(after), .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()};
}
Fieldset fieldset_of(const Given& g) {
  const Given legend = g["legend"];
  return {.legend = {.text = legend["text"].text(), .html = legend["html"].html(), .is_page_heading = bool(legend["isPageHeading"]),
                     .classes = legend["classes"].classes()},
          .html = g["html"].html(), .described_by = g["describedBy"].text(), .role = g["role"].text(), .classes = g["classes"].classes(),
          .attributes = g["attributes"].attributes()};
}
std::optional<Fieldset> maybe_fieldset(const Given& g) { return g ? std::optional(fieldset_of(g)) : std::nullopt; }

// The options that every control with a label has.
template <class Control>
Control labelled(const Given& g) {
  Control made;
  made.id = g["id"].text();
  made.name = g["name"].text();
  made.label = label_of(g["label"]);
  made.hint = hint_of(g["hint"]);
  made.error_message = error_of(g["errorMessage"]);
  made.form_group = group_of(g["formGroup"], "beforeInput", "afterInput");
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  return made;
}

Affix affix_of(const Given& g) {
  return {.text = g["text"].text(), .html = g["html"].html(), .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()};
}

Html input_from(const Given& g) {
  Input made = labelled<Input>(g);
  made.value = g["value"].maybe_text();
  made.type = g["type"].text_or("text");
  made.autocomplete = g["autocomplete"].text();
  made.autocapitalize = g["autocapitalize"].text();
  made.inputmode = g["inputmode"].text();
  made.pattern = g["pattern"].text();
  made.spellcheck = g["spellcheck"].maybe_flag();
  made.disabled = bool(g["disabled"]);
  made.described_by = g["describedBy"].text();
  made.prefix = affix_of(g["prefix"]);
  made.suffix = affix_of(g["suffix"]);
  made.input_wrapper = {.classes = g["inputWrapper"]["classes"].classes(), .attributes = g["inputWrapper"]["attributes"].attributes()};
  Html html;
  input(html, made);
  return html;
}

Html textarea_from(const Given& g) {
  Textarea made = labelled<Textarea>(g);
  made.value = g["value"].text();
  made.rows = g["rows"].number_or(5);
  made.autocomplete = g["autocomplete"].text();
  made.spellcheck = g["spellcheck"].maybe_flag();
  made.disabled = bool(g["disabled"]);
  made.described_by = g["describedBy"].text();
  Html html;
  textarea(html, made);
  return html;
}

Plurals plurals_of(const Given& g) {
  return {g["zero"].text(), g["one"].text(), g["two"].text(), g["few"].text(), g["many"].text(), g["other"].text()};
}

Html character_count_from(const Given& g) {
  CharacterCount made = labelled<CharacterCount>(g);
  made.value = g["value"].text();
  made.rows = g["rows"].number_or(5);
  made.spellcheck = g["spellcheck"].maybe_flag();
  made.maxlength = g["maxlength"].maybe_number();
  made.maxwords = g["maxwords"].maybe_number();
  made.threshold = g["threshold"].maybe_number();
  made.count_type = g["countType"].text();
  made.textarea_description_text = g["textareaDescriptionText"].text();
  made.characters_under_limit_text = plurals_of(g["charactersUnderLimitText"]);
  made.characters_at_limit_text = g["charactersAtLimitText"].text();
  made.characters_over_limit_text = plurals_of(g["charactersOverLimitText"]);
  made.words_under_limit_text = plurals_of(g["wordsUnderLimitText"]);
  made.words_at_limit_text = g["wordsAtLimitText"].text();
  made.words_over_limit_text = plurals_of(g["wordsOverLimitText"]);
  made.count_message_classes = g["countMessage"]["classes"].classes();
  Html html;
  character_count(html, made);
  return html;
}

template <class Item>
Item choice(const Given& g) {
  Item made;
  made.left_out = !g;
  made.text = g["text"].text();
  made.html = g["html"].html();
  made.value = g["value"].text();
  made.id = g["id"].text();
  made.checked = g["checked"].maybe_flag();
  made.disabled = bool(g["disabled"]);
  made.hint = hint_of(g["hint"]);
  made.conditional = g["conditional"]["html"].html();
  made.divider = g["divider"].text();
  made.label_classes = g["label"]["classes"].classes();
  made.label_attributes = g["label"]["attributes"].attributes();
  made.attributes = g["attributes"].attributes();
  return made;
}

template <class Control>
Control choices(const Given& g) {
  Control made;
  made.name = g["name"].text();
  made.id_prefix = g["idPrefix"].text();
  made.fieldset = maybe_fieldset(g["fieldset"]);
  made.hint = hint_of(g["hint"]);
  made.error_message = error_of(g["errorMessage"]);
  made.form_group = group_of(g["formGroup"], "beforeInputs", "afterInputs");
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  return made;
}

Html checkboxes_from(const Given& g) {
  Checkboxes made = choices<Checkboxes>(g);
  made.described_by = g["describedBy"].text();
  for (const Given& value : g["values"].items()) made.values.push_back(value.text());
  for (const Given& item : g["items"].items()) {
    CheckboxItem one = choice<CheckboxItem>(item);
    one.name = item["name"].text();
    one.behaviour = item["behaviour"].text();
    made.items.push_back(std::move(one));
  }
  Html html;
  checkboxes(html, made);
  return html;
}

Html radios_from(const Given& g) {
  Radios made = choices<Radios>(g);
  made.value = g["value"].text();
  for (const Given& item : g["items"].items()) made.items.push_back(choice<RadioItem>(item));
  Html html;
  radios(html, made);
  return html;
}

Html select_from(const Given& g) {
  Select made = labelled<Select>(g);
  made.value = g["value"].text();
  made.disabled = bool(g["disabled"]);
  made.described_by = g["describedBy"].text();
  for (const Given& item : g["items"].items()) {
    if (!item) continue;
    made.items.push_back({.text = item["text"].text(), .value = item["value"].maybe_text(), .selected = item["selected"].maybe_flag(),
                          .disabled = bool(item["disabled"]), .attributes = item["attributes"].attributes()});
  }
  Html html;
  select(html, made);
  return html;
}

DateItem date_item(const Given& g) {
  return {.name = g["name"].text(), .label = g["label"].text(), .value = g["value"].maybe_text(), .id = g["id"].text(),
          .error = g["error"].maybe_flag(), .autocomplete = g["autocomplete"].text(), .inputmode = g["inputmode"].text_or("numeric"),
          .pattern = g["pattern"].text(), .classes = g["classes"].classes(), .attributes = g["attributes"].attributes(), .left_out = g.is_false()};
}

Html date_input_from(const Given& g) {
  DateInput made;
  made.id = g["id"].text();
  made.name_prefix = g["namePrefix"].text();
  if (g["values"].is_object()) {
    for (const auto& [name, value] : g["values"].object()) made.values[std::string(name)] = Given(&value).text();
  }
  made.fieldset = maybe_fieldset(g["fieldset"]);
  made.hint = hint_of(g["hint"]);
  made.error_message = error_of(g["errorMessage"]);
  if (g["day"].present()) made.day = date_item(g["day"]);
  if (g["month"].present()) made.month = date_item(g["month"]);
  if (g["year"].present()) made.year = date_item(g["year"]);
  for (const Given& item : g["items"].items()) made.items.push_back(date_item(item));
  made.form_group = group_of(g["formGroup"], "beforeInputs", "afterInputs");
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  date_input(html, made);
  return html;
}

Html password_input_from(const Given& g) {
  PasswordInput made = labelled<PasswordInput>(g);
  made.value = g["value"].maybe_text();
  made.autocomplete = g["autocomplete"].text_or("current-password");
  made.disabled = bool(g["disabled"]);
  made.described_by = g["describedBy"].text();
  made.show_password_text = g["showPasswordText"].text();
  made.hide_password_text = g["hidePasswordText"].text();
  made.show_password_aria_label_text = g["showPasswordAriaLabelText"].text();
  made.hide_password_aria_label_text = g["hidePasswordAriaLabelText"].text();
  made.password_shown_announcement_text = g["passwordShownAnnouncementText"].text();
  made.password_hidden_announcement_text = g["passwordHiddenAnnouncementText"].text();
  made.button_classes = g["button"]["classes"].classes();
  Html html;
  password_input(html, made);
  return html;
}

}  // namespace

std::optional<Html> render_form_control(std::string_view component, const Given& g) {
  Html html;
  if (component == "label") {
    label(html, label_of(g));
  } else if (component == "hint") {
    hint(html, hint_of(g));
  } else if (component == "error-message") {
    error_message(html, error_of(g));
  } else if (component == "fieldset") {
    fieldset(html, fieldset_of(g));
  } else if (component == "input") {
    return input_from(g);
  } else if (component == "textarea") {
    return textarea_from(g);
  } else if (component == "character-count") {
    return character_count_from(g);
  } else if (component == "checkboxes") {
    return checkboxes_from(g);
  } else if (component == "radios") {
    return radios_from(g);
  } else if (component == "select") {
    return select_from(g);
  } else if (component == "date-input") {
    return date_input_from(g);
  } else if (component == "password-input") {
    return password_input_from(g);
  } else {
    return std::nullopt;
  }
  return html;
}

}  // namespace rowan::web::ui
