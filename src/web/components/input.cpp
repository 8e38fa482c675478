#include "web/components/input.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void affix(Html& html, Markup part, const Affix& options) {
  if (!options.given()) return;
  html << "<div class=\"govuk-input__" << part;
  also(html, options.classes);
  html << "\" aria-hidden=\"true\"" << options.attributes << ">";
  words(html, options.text, options.html);
  html << "</div>";
}

void element(Html& html, const Input& options, const std::string& id, const std::string& described_by) {
  html << "<input class=\"govuk-input";
  also(html, options.classes);
  if (options.error_message.given()) html << " govuk-input--error";
  html << "\" id=\"" << id << "\" name=\"" << options.name << "\" type=\"" << options.type << "\"";
  if (options.spellcheck) html << " spellcheck=\"" << spelled(*options.spellcheck) << "\"";
  if (options.value) html << " value=\"" << *options.value << "\"";
  if (options.disabled) html << " disabled";
  given(html, " aria-describedby=\"", described_by);
  given(html, " autocomplete=\"", options.autocomplete);
  given(html, " autocapitalize=\"", options.autocapitalize);
  given(html, " pattern=\"", options.pattern);
  given(html, " inputmode=\"", options.inputmode);
  html << options.attributes << ">";
}

}  // namespace

void input(Html& html, const Input& options) {
  const std::string& id = first_given(options.id, options.name);
  open_form_group(html, options.form_group, options.error_message.given());
  Label named = options.label;
  named.for_id = id;
  label(html, named);
  std::string described_by = options.described_by;
  describe(html, id, options.hint, options.error_message, described_by);
  const bool wrap = options.prefix.given() || options.suffix.given() || !options.form_group.before.empty() || !options.form_group.after.empty();
  if (wrap) {
    html << "<div class=\"govuk-input__wrapper";
    also(html, options.input_wrapper.classes);
    html << "\"" << options.input_wrapper.attributes << ">" << options.form_group.before;
    affix(html, "prefix", options.prefix);
  }
  element(html, options, id, described_by);
  if (wrap) {
    affix(html, "suffix", options.suffix);
    html << options.form_group.after << "</div>";
  }
  html << "</div>";
}

}  // namespace rowan::web::ui
