#include "web/components/notification_banner.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void notification_banner(Html& html, const NotificationBanner& options) {
  const bool success = options.type == "success";
  html << "<div class=\"govuk-notification-banner";
  if (success) html << " govuk-notification-banner--success";
  also(html, options.classes);
  // Success is announced at once; anything else is a landmark that can be found.
  html << "\" role=\"" << first_given(options.role, success ? "alert" : "region") << "\" aria-labelledby=\"" << options.title_id
       << "\" data-module=\"govuk-notification-banner\"";
  if (options.disable_auto_focus) html << " data-disable-auto-focus=\"" << spelled(*options.disable_auto_focus) << "\"";
  html << options.attributes << "><div class=\"govuk-notification-banner__header\"><h" << options.title_heading_level
       << " class=\"govuk-notification-banner__title\" id=\"" << options.title_id << "\">";
  words(html, first_given(options.title_text, success ? "Success" : "Important"), options.title_html);
  html << "</h" << options.title_heading_level << "></div><div class=\"govuk-notification-banner__content\">";
  if (!options.html.empty()) {
    html << options.html;
  } else if (!options.text.empty()) {
    html << "<p class=\"govuk-notification-banner__heading\">" << options.text << "</p>";
  }
  html << "</div></div>";
}

}  // namespace rowan::web::ui
