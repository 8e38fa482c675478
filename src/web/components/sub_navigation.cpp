#include "web/components/sub_navigation.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void sub_navigation(Html& html, const SubNavigation& options) {
  html << "<nav class=\"moj-sub-navigation\" aria-label=\"" << options.label << "\"><ul class=\"moj-sub-navigation__list\">";
  for (const SubNavigationItem& item : options.items) {
    html << "<li class=\"moj-sub-navigation__item\"><a class=\"moj-sub-navigation__link\"";
    if (item.current) html << " aria-current=\"page\"";
    html << " href=\"" << item.href << "\">" << item.text << "</a></li>";
  }
  html << "</ul></nav>";
}

}  // namespace rowan::web::ui
