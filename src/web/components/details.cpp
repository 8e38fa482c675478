#include "web/components/details.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void details(Html& html, const Details& options) {
  html << "<details";
  given(html, " id=\"", options.id);
  html << " class=\"govuk-details";
  also(html, options.classes);
  html << "\"" << options.attributes;
  if (options.open) html << " open";
  html << "><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">";
  words(html, options.summary_text, options.summary_html);
  html << "</span></summary><div class=\"govuk-details__text\">";
  words(html, options.text, options.html);
  html << "</div></details>";
}

}  // namespace rowan::web::ui
