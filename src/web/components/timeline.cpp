#include "web/components/timeline.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void open_timeline(Html& html) { html << "<div class=\"moj-timeline\">"; }
void close_timeline(Html& html) { html << "</div>"; }

void timeline_item(Html& html, const TimelineItem& options) {
  html << "<div class=\"moj-timeline__item\"";
  given(html, " id=\"", options.id);
  html << "><div class=\"moj-timeline__header\"><h" << options.heading_level << " class=\"moj-timeline__title\">" << options.title << "</h"
       << options.heading_level << ">";
  if (!options.byline.empty()) {
    html << " <p class=\"moj-timeline__byline\">" << (options.byline_as_is ? Markup("") : Markup("by ")) << options.byline << "</p>";
  }
  html << "</div><p class=\"moj-timeline__date\"><time datetime=\"" << options.datetime << "\">" << options.when
       << "</time></p><div class=\"moj-timeline__description\">" << options.description;
  if (!options.kind.empty() || !options.meta.empty()) {
    html << "<p class=\"rw-meta\">";
    if (!options.kind.empty()) html << "<span class=\"rw-kind\">" << options.kind << "</span> ";
    html << options.meta << "</p>";
  }
  html << "</div></div>";
}

}  // namespace rowan::web::ui
