#include "web/components/note_box.h"

#include "web/components/writing.h"
#include "web/components/button.h"
#include "web/components/icon.h"
#include "web/components/textarea.h"

namespace rowan::web::ui {

void draft_status(Html& html, const std::string& kept) {
  html << "<p class=\"rw-draft\" role=\"status\" data-rw-draft-status>";
  if (!kept.empty()) {
    icon(html, Icon::yes, 16);
    html << "Draft kept at " << kept << ". Only you can see it.";
  }
  html << "</p>";
}

void note_box(Html& html, const NoteBox& options) {
  html << "<form class=\"rw-note rw-no-print\" id=\"" << options.id << "\" method=\"post\" action=\"" << options.action << "\"";
  given(html, " data-rw-draft=\"", options.draft);
  html << ">" << options.hidden;
  Textarea area{.id = options.id + "-text", .name = options.name, .value = options.value};
  area.label = {.text = options.label, .classes = "govuk-label--m"};
  area.hint = {.text = options.hint};
  area.error_message = options.error_message;
  area.rows = options.rows;
  textarea(html, area);
  html << options.more << "<div class=\"govuk-button-group\">";
  button(html, {.text = options.button_text, .prevent_double_click = true});
  if (!options.draft.empty()) draft_status(html, options.draft_kept);
  html << "</div></form>";
}

}  // namespace rowan::web::ui
