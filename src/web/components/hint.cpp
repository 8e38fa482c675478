#include "web/components/hint.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void hint(Html& html, const Hint& options) {
  html << "<div";
  given(html, " id=\"", options.id);
  html << " class=\"govuk-hint";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  words(html, options.text, options.html);
  html << "</div>";
}

}  // namespace rowan::web::ui
