#include "web/components/session_end.h"

#include "web/components/writing.h"
#include "web/components/button.h"

namespace rowan::web::ui {

void session_end(Html& html, const SessionEnd& options) {
  html << "<section class=\"rw-session-end rw-no-print\" aria-label=\"Your session\" data-rw-session-end=\"" << options.ends_at
       << "\"><div class=\"govuk-width-container rw-session-end__in\"><p role=\"status\">Your session ends at " << options.when
       << ". Anything kept as a draft will still be here.</p><form method=\"post\" action=\"" << options.stay << "\">" << options.hidden;
  button(html, {.text = "Stay signed in", .classes = "govuk-button--secondary"});
  html << "</form></div></section>";
}

}  // namespace rowan::web::ui
