#include "web/components/error_summary.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void line(Html& html, const ErrorLine& error) {
  html << "<li>";
  if (!error.href.empty()) html << "<a href=\"" << error.href << "\"" << error.attributes << ">";
  words(html, error.text, error.html);
  if (!error.href.empty()) html << "</a>";
  html << "</li>";
}

}  // namespace

void error_summary(Html& html, const ErrorSummary& options) {
  html << "<div class=\"govuk-error-summary";
  also(html, options.classes);
  html << "\"";
  if (options.disable_auto_focus) html << " data-disable-auto-focus=\"" << spelled(*options.disable_auto_focus) << "\"";
  // The alert is a child, so that moving the focus to the box does not cut the announcement short.
  html << options.attributes << " data-module=\"govuk-error-summary\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">";
  words(html, options.title_text, options.title_html);
  html << "</h2><div class=\"govuk-error-summary__body\">";
  if (!options.description_text.empty() || !options.description_html.empty()) {
    html << "<p>";
    words(html, options.description_text, options.description_html);
    html << "</p>";
  }
  if (!options.error_list.empty()) {
    html << "<ul class=\"govuk-list govuk-error-summary__list\">";
    for (const ErrorLine& error : options.error_list) line(html, error);
    html << "</ul>";
  }
  html << "</div></div></div>";
}

}  // namespace rowan::web::ui
