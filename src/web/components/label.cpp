#include "web/components/label.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void label(Html& html, const Label& options) {
  if (options.text.empty() && options.html.empty()) return;
  if (options.is_page_heading) html << "<h1 class=\"govuk-label-wrapper\">";
  html << "<label class=\"govuk-label";
  also(html, options.classes);
  html << "\"" << options.attributes;
  given(html, " for=\"", options.for_id);
  html << ">";
  words(html, options.text, options.html);
  html << "</label>";
  if (options.is_page_heading) html << "</h1>";
}

}  // namespace rowan::web::ui
