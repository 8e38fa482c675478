#include "web/components/summary_box.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void summary_box(Html& html, const SummaryBox& options) {
  html << "<div class=\"rw-summary\"><h2 class=\"govuk-heading-s\">" << options.title << "</h2><dl>";
  for (const SummaryFact& fact : options.facts) {
    html << "<dt>" << fact.key << "</dt><dd>" << fact.value;
    if (!fact.note.empty() || !fact.note_html.empty()) {
      html << "<p>";
      words(html, fact.note, fact.note_html);
      html << "</p>";
    }
    html << "</dd>";
  }
  html << "</dl></div>";
}

}  // namespace rowan::web::ui
