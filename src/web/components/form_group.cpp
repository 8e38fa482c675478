#include "web/components/form_group.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void add_name(std::string& names, const std::string& name) {
  if (!names.empty()) names += ' ';
  names += name;
}

}  // namespace

void open_form_group(Html& html, const FormGroup& group, bool has_error) {
  html << "<div class=\"govuk-form-group";
  if (has_error) html << " govuk-form-group--error";
  also(html, group.classes);
  html << "\"" << group.attributes << ">";
}

void describe(Html& html, const std::string& id, const Hint& given_hint, const ErrorMessage& given_error, std::string& described_by) {
  if (given_hint.given()) {
    Hint named = given_hint;
    named.id = id + "-hint";
    add_name(described_by, named.id);
    hint(html, named);
  }
  if (given_error.given()) {
    ErrorMessage named = given_error;
    named.id = id + "-error";
    add_name(described_by, named.id);
    error_message(html, named);
  }
}

}  // namespace rowan::web::ui
