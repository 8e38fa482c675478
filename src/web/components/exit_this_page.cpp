#include "web/components/exit_this_page.h"

#include "web/components/writing.h"
#include "web/components/button.h"

namespace rowan::web::ui {

void exit_this_page(Html& html, const ExitThisPage& options) {
  html << "<div";
  given(html, " id=\"", options.id);
  html << " class=\"govuk-exit-this-page";
  also(html, options.classes);
  html << "\" data-module=\"govuk-exit-this-page\"" << options.attributes;
  given(html, " data-i18n.activated=\"", options.activated_text);
  given(html, " data-i18n.timed-out=\"", options.timed_out_text);
  given(html, " data-i18n.press-two-more-times=\"", options.press_two_more_times_text);
  given(html, " data-i18n.press-one-more-time=\"", options.press_one_more_time_text);
  html << ">";
  Button way_out{.text = options.text, .html = options.html};
  if (options.text.empty() && options.html.empty()) way_out.html << "<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page";
  way_out.href = options.redirect_url.empty() ? Url("https://www.bbc.co.uk/weather") : options.redirect_url;
  way_out.classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button";
  way_out.attributes = {{"rel", "nofollow noreferrer"}};
  button(html, way_out);
  html << "</div>";
}

}  // namespace rowan::web::ui
