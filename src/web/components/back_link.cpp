#include "web/components/back_link.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void back_link(Html& html, const BackLink& options) {
  html << "<a href=\"" << (options.href.empty() ? Url("#") : options.href) << "\" class=\"govuk-back-link";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  words(html, options.text, options.html);
  html << "</a>";
}

}  // namespace rowan::web::ui
