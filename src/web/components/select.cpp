#include "web/components/select.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void option(Html& html, const Select& options, const SelectItem& item) {
  const std::string& value = item.value ? *item.value : item.text;
  const bool selected = item.selected ? *item.selected : !options.value.empty() && value == options.value;
  html << "<option";
  if (item.value) html << " value=\"" << value << "\"";
  if (selected) html << " selected";
  if (item.disabled) html << " disabled";
  html << item.attributes << ">" << item.text << "</option>";
}

}  // namespace

void select(Html& html, const Select& options) {
  const std::string& id = first_given(options.id, options.name);
  const bool has_error = options.error_message.given();
  open_form_group(html, options.form_group, has_error);
  Label named = options.label;
  named.for_id = id;
  label(html, named);
  std::string described_by = options.described_by;
  describe(html, id, options.hint, options.error_message, described_by);
  html << options.form_group.before << "<select class=\"govuk-select";
  also(html, options.classes);
  if (has_error) html << " govuk-select--error";
  html << "\" id=\"" << id << "\" name=\"" << options.name << "\"";
  if (options.disabled) html << " disabled";
  given(html, " aria-describedby=\"", described_by);
  html << options.attributes << ">";
  for (const SelectItem& item : options.items) option(html, options, item);
  html << "</select>" << options.form_group.after << "</div>";
}

}  // namespace rowan::web::ui
