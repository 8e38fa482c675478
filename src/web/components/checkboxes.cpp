#include "web/components/checkboxes.h"

#include <algorithm>

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

bool is_checked(const Checkboxes& options, const CheckboxItem& item) {
  if (item.checked) return *item.checked;
  return std::find(options.values.begin(), options.values.end(), item.value) != options.values.end();
}

// `described_by` is empty when a fieldset carries it for all.
void item_box(Html& html, const Checkboxes& options, const CheckboxItem& item, const std::string& id, const std::string& described_by) {
  const bool checked = is_checked(options, item);
  std::string names = described_by;
  if (item.hint.given()) names += (names.empty() ? "" : " ") + id + "-item-hint";
  html << "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"" << id << "\" name=\""
       << first_given(item.name, options.name) << "\" type=\"checkbox\" value=\"" << item.value << "\"";
  if (checked) html << " checked";
  if (item.disabled) html << " disabled";
  if (!item.conditional.empty()) html << " data-aria-controls=\"conditional-" << id << "\"";
  given(html, " data-behaviour=\"", item.behaviour);
  given(html, " aria-describedby=\"", names);
  html << item.attributes << ">";
  Label named{.text = item.text, .html = item.html, .for_id = id, .classes = "govuk-checkboxes__label", .attributes = item.label_attributes};
  named.classes.add(item.label_classes.text());
  label(html, named);
  if (item.hint.given()) {
    Hint help = item.hint;
    help.id = id + "-item-hint";
    help.classes = Classes("govuk-checkboxes__hint").add(item.hint.classes.text());
    hint(html, help);
  }
  html << "</div>";
  if (item.conditional.empty()) return;
  html << "<div class=\"govuk-checkboxes__conditional";
  if (!checked) html << " govuk-checkboxes__conditional--hidden";
  html << "\" id=\"conditional-" << id << "\">" << item.conditional << "</div>";
}

void all_items(Html& html, const Checkboxes& options, const std::string& prefix, const std::string& described_by) {
  html << "<div class=\"govuk-checkboxes";
  also(html, options.classes);
  html << "\"" << options.attributes << " data-module=\"govuk-checkboxes\">" << options.form_group.before;
  std::size_t index = 0;
  for (const CheckboxItem& item : options.items) {
    ++index;
    if (item.left_out) continue;
    if (!item.divider.empty()) {
      html << "<div class=\"govuk-checkboxes__divider\">" << item.divider << "</div>";
      continue;
    }
    // The first has no number, so that the error summary can link to it by the name of the question.
    const std::string id = !item.id.empty() ? item.id : index == 1 ? prefix : prefix + "-" + std::to_string(index);
    item_box(html, options, item, id, options.fieldset ? std::string() : described_by);
  }
  html << options.form_group.after << "</div>";
}

}  // namespace

void checkboxes(Html& html, const Checkboxes& options) {
  const std::string& prefix = first_given(options.id_prefix, options.name);
  std::string described_by = options.fieldset && !options.fieldset->described_by.empty() ? options.fieldset->described_by : options.described_by;
  Html texts;
  describe(texts, prefix, options.hint, options.error_message, described_by);
  open_form_group(html, options.form_group, options.error_message.given());
  if (options.fieldset) open_fieldset(html, *options.fieldset, described_by, {});
  html << texts;
  all_items(html, options, prefix, described_by);
  if (options.fieldset) close_fieldset(html);
  html << "</div>";
}

}  // namespace rowan::web::ui
