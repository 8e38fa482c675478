#include "web/components/error_message.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void error_message(Html& html, const ErrorMessage& options) {
  html << "<p";
  given(html, " id=\"", options.id);
  html << " class=\"govuk-error-message";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  if (!options.visually_hidden_text.empty()) {
    html << "<span class=\"govuk-visually-hidden\">" << options.visually_hidden_text << ":</span> ";
  }
  words(html, options.text, options.html);
  html << "</p>";
}

}  // namespace rowan::web::ui
