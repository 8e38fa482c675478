#include "web/components/inset_text.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void inset_text(Html& html, const InsetText& options) {
  html << "<div";
  given(html, " id=\"", options.id);
  html << " class=\"govuk-inset-text";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  words(html, options.text, options.html);
  html << "</div>";
}

}  // namespace rowan::web::ui
