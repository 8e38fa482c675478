#include "web/components/password_input.h"

#include "web/components/writing.h"
#include "web/components/button.h"
#include "web/components/input.h"

namespace rowan::web::ui {

namespace {

void add(Attributes& list, AttributeName name, const std::string& text) {
  if (!text.empty()) list.add({name, text});
}

Attributes script_settings(const PasswordInput& options) {
  Attributes list{{"data-module", "govuk-password-input"}};
  add(list, "data-i18n.show-password", options.show_password_text);
  add(list, "data-i18n.hide-password", options.hide_password_text);
  add(list, "data-i18n.show-password-aria-label", options.show_password_aria_label_text);
  add(list, "data-i18n.hide-password-aria-label", options.hide_password_aria_label_text);
  add(list, "data-i18n.password-shown-announcement", options.password_shown_announcement_text);
  add(list, "data-i18n.password-hidden-announcement", options.password_hidden_announcement_text);
  return list.add(options.form_group.attributes);
}

}  // namespace

void password_input(Html& html, const PasswordInput& options) {
  const std::string& id = first_given(options.id, options.name);
  Input field{.id = id, .name = options.name, .value = options.value, .label = options.label, .hint = options.hint};
  field.error_message = options.error_message;
  field.type = "password";
  field.autocomplete = options.autocomplete;
  field.autocapitalize = "none";
  field.spellcheck = false;
  field.disabled = options.disabled;
  field.described_by = options.described_by;
  field.input_wrapper.classes = "govuk-password-input__wrapper";
  field.classes.add("govuk-password-input__input govuk-js-password-input-input").add(options.classes.text());
  field.attributes = options.attributes;
  field.form_group.classes.add("govuk-password-input").add(options.form_group.classes.text());
  field.form_group.attributes = script_settings(options);
  field.form_group.before = options.form_group.before;
  Button toggle{.text = first_given(options.show_password_text, "Show"), .type = "button"};
  toggle.classes.add("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle").add(options.button_classes.text());
  toggle.attributes = {{"aria-controls", id}, {"aria-label", first_given(options.show_password_aria_label_text, "Show password")}, {"hidden"}};
  button(field.form_group.after, toggle);
  field.form_group.after << options.form_group.after;
  input(html, field);
}

}  // namespace rowan::web::ui
