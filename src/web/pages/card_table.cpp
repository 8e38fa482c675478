#include "web/pages/card_table.h"

namespace rowan::web::pages {

void card_table(Html& html, const CardTable& options) {
  html << "<table class=\"rw-cases\" role=\"table\"><caption class=\"govuk-visually-hidden\">" << options.caption
       << "</caption><thead role=\"rowgroup\"><tr role=\"row\">";
  for (const std::string& heading : options.head) html << "<th scope=\"col\" role=\"columnheader\">" << heading << "</th>";
  html << "</tr></thead><tbody role=\"rowgroup\">";
  for (const std::vector<Html>& row : options.rows) {
    html << "<tr role=\"row\">";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == 0) html << "<th scope=\"row\" role=\"rowheader\">" << row[i] << "</th>";
      else html << "<td role=\"cell\" data-label=\"" << options.head.at(i) << "\"><span>" << row[i] << "</span></td>";
    }
    html << "</tr>";
  }
  html << "</tbody></table>";
}

}  // namespace rowan::web::pages
