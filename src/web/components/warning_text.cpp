#include "web/components/warning_text.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void warning_text(Html& html, const WarningText& options) {
  html << "<div class=\"govuk-warning-text";
  also(html, options.classes);
  html << "\"" << options.attributes
       << "><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span> <strong class=\"govuk-warning-text__text\">"
          "<span class=\"govuk-visually-hidden\">"
       << options.icon_fallback_text << "</span> ";
  words(html, options.text, options.html);
  html << "</strong></div>";
}

}  // namespace rowan::web::ui
