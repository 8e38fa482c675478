#include "web/components/pills.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void pills(Html& html, const std::vector<Pill>& items, const std::string& label) {
  html << "<ul class=\"rw-pills\" aria-label=\"" << label << "\">";
  for (const Pill& item : items) {
    html << "<li><a href=\"" << item.href << "\"";
    if (item.current) html << " aria-current=\"true\"";
    html << ">" << item.text << "</a></li>";
  }
  html << "</ul>";
}

}  // namespace rowan::web::ui
