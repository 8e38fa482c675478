#include "web/components/filter_tags.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void filter_tags(Html& html, const std::vector<FilterTag>& tags) {
  if (tags.empty()) return;
  html << "<ul class=\"moj-filter-tags\">";
  for (const FilterTag& tag : tags) {
    html << "<li><a class=\"moj-filter__tag\" href=\"" << tag.remove << "\"><span class=\"govuk-visually-hidden\">Remove this filter:</span> " << tag.text
         << "</a></li>";
  }
  html << "</ul>";
}

}  // namespace rowan::web::ui
