#include "web/components/generic_header.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void generic_header(Html& html, const GenericHeader& options) {
  html << "<div class=\"govuk-generic-header";
  also(html, options.classes);
  html << "\"" << options.attributes << "><div class=\"govuk-generic-header__container " << options.container_classes
       << "\"><div class=\"govuk-generic-header__logo\"><a href=\"" << (options.url.empty() ? Url("/") : options.url)
       << "\" class=\"govuk-generic-header__homepage-link\">";
  words(html, options.logo_text, options.logo_html);
  html << "</a></div>" << options.after_logo << "</div></div>";
}

}  // namespace rowan::web::ui
