#include "web/components/notification_badge.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void notification_badge(Html& html, int count) {
  if (count == 0) return;
  html << "<span class=\"moj-notification-badge\"><span aria-hidden=\"true\">" << count << "</span><span class=\"govuk-visually-hidden\">(" << count
       << (count == 1 ? Markup(" needs attention)") : Markup(" need attention)")) << "</span></span>";
}

}  // namespace rowan::web::ui
