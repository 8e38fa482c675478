#pragma once
// News that is not about the page itself; with type "success", what was just done.
#include <optional>
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct NotificationBanner {
  std::string text;
  Html html;               // instead of text
  std::string type;        // "success", or nothing
  std::string title_text;  // "Success" or "Important" when empty
  Html title_html;         // instead of title_text
  int title_heading_level = 2;
  std::string title_id = "govuk-notification-banner-title";
  std::string role;  // "alert" for success, else "region", when empty
  std::optional<bool> disable_auto_focus;
  Classes classes;
  Attributes attributes;
};

void notification_banner(Html& html, const NotificationBanner& options);

}  // namespace rowan::web::ui
