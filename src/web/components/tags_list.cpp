#include "web/components/tags_list.h"

#include "web/components/writing.h"
#include "web/components/icon.h"

namespace rowan::web::ui {

namespace {

Markup colour_class(TagColour colour) {
  switch (colour) {
    case TagColour::grey: return " govuk-tag--grey";
    case TagColour::blue: return " govuk-tag--blue";
    case TagColour::green: return " govuk-tag--green";
    case TagColour::yellow: return " govuk-tag--yellow";
    case TagColour::orange: return " govuk-tag--orange";
    case TagColour::red: return " govuk-tag--red";
    case TagColour::purple: return " govuk-tag--purple";
  }
  return "";
}

}  // namespace

void tags_list(Html& html, const std::vector<ListedTag>& tags, const std::string& label) {
  if (tags.empty()) return;
  html << "<ul class=\"rw-tags\"";
  given(html, " aria-label=\"", label);
  html << ">";
  for (const ListedTag& tag : tags) {
    html << "<li><strong class=\"govuk-tag" << colour_class(tag.colour);
    if (tag.lock) html << " rw-lock";
    html << "\">";
    if (tag.lock) icon(html, Icon::lock, 14);
    html << tag.text << "</strong></li>";
  }
  html << "</ul>";
}

}  // namespace rowan::web::ui
