#include "web/components/tag.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void tag(Html& html, const Tag& options) {
  html << "<strong class=\"govuk-tag";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  words(html, options.text, options.html);
  html << "</strong>";
}

}  // namespace rowan::web::ui
