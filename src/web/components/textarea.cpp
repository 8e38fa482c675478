#include "web/components/textarea.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void textarea(Html& html, const Textarea& options) {
  const std::string& id = first_given(options.id, options.name);
  const bool has_error = options.error_message.given();
  open_form_group(html, options.form_group, has_error);
  Label named = options.label;
  named.for_id = id;
  label(html, named);
  std::string described_by = options.described_by;
  describe(html, id, options.hint, options.error_message, described_by);
  html << options.form_group.before << "<textarea class=\"govuk-textarea";
  if (has_error) html << " govuk-textarea--error";
  also(html, options.classes);
  html << "\" id=\"" << id << "\" name=\"" << options.name << "\" rows=\"" << options.rows << "\"";
  if (options.spellcheck) html << " spellcheck=\"" << spelled(*options.spellcheck) << "\"";
  if (options.disabled) html << " disabled";
  given(html, " aria-describedby=\"", described_by);
  given(html, " autocomplete=\"", options.autocomplete);
  html << options.attributes << ">";
  // A browser drops one line break right after the tag; a text that starts with one keeps it this way.
  if (options.value.starts_with('\n') || options.value.starts_with("\r\n")) html << "\n";
  html << options.value << "</textarea>" << options.form_group.after << "</div>";
}

}  // namespace rowan::web::ui
