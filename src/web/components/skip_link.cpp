#include "web/components/skip_link.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void skip_link(Html& html, const SkipLink& options) {
  html << "<a href=\"" << (options.href.empty() ? Url("#content") : options.href) << "\" class=\"govuk-skip-link";
  also(html, options.classes);
  html << "\"" << options.attributes << " data-module=\"govuk-skip-link\">";
  words(html, options.text, options.html);
  html << "</a>";
}

}  // namespace rowan::web::ui
