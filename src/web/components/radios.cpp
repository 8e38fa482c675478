#include "web/components/radios.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

bool is_checked(const Radios& options, const RadioItem& item) {
  return item.checked ? *item.checked : !options.value.empty() && item.value == options.value;
}

void item_box(Html& html, const Radios& options, const RadioItem& item, const std::string& id) {
  const bool checked = is_checked(options, item);
  html << "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" id=\"" << id << "\" name=\"" << options.name
       << "\" type=\"radio\" value=\"" << item.value << "\"";
  if (checked) html << " checked";
  if (item.disabled) html << " disabled";
  if (!item.conditional.empty()) html << " data-aria-controls=\"conditional-" << id << "\"";
  if (item.hint.given()) html << " aria-describedby=\"" << id << "-item-hint\"";
  html << item.attributes << ">";
  Label named{.text = item.text, .html = item.html, .for_id = id, .classes = "govuk-radios__label", .attributes = item.label_attributes};
  named.classes.add(item.label_classes.text());
  label(html, named);
  if (item.hint.given()) {
    Hint help = item.hint;
    help.id = id + "-item-hint";
    help.classes = Classes("govuk-radios__hint").add(item.hint.classes.text());
    hint(html, help);
  }
  html << "</div>";
  if (item.conditional.empty()) return;
  html << "<div class=\"govuk-radios__conditional";
  if (!checked) html << " govuk-radios__conditional--hidden";
  html << "\" id=\"conditional-" << id << "\">" << item.conditional << "</div>";
}

void all_items(Html& html, const Radios& options, const std::string& prefix) {
  html << "<div class=\"govuk-radios";
  also(html, options.classes);
  html << "\"" << options.attributes << " data-module=\"govuk-radios\">" << options.form_group.before;
  std::size_t index = 0;
  for (const RadioItem& item : options.items) {
    ++index;
    if (item.left_out) continue;
    if (!item.divider.empty()) {
      html << "<div class=\"govuk-radios__divider\">" << item.divider << "</div>";
      continue;
    }
    // The first has no number, so that the error summary can link to it by the name of the question.
    item_box(html, options, item, !item.id.empty() ? item.id : index == 1 ? prefix : prefix + "-" + std::to_string(index));
  }
  html << options.form_group.after << "</div>";
}

}  // namespace

void radios(Html& html, const Radios& options) {
  const std::string& prefix = first_given(options.id_prefix, options.name);
  std::string described_by = options.fieldset ? options.fieldset->described_by : std::string();
  Html texts;
  describe(texts, prefix, options.hint, options.error_message, described_by);
  open_form_group(html, options.form_group, options.error_message.given());
  if (options.fieldset) open_fieldset(html, *options.fieldset, described_by, {});
  html << texts;
  all_items(html, options, prefix);
  if (options.fieldset) close_fieldset(html);
  html << "</div>";
}

}  // namespace rowan::web::ui
