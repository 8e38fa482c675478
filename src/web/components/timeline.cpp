#include "web/components/timeline.h"

namespace rowan::web::ui {

void open_timeline(Html& html) { html << "<div class=\"moj-timeline\">"; }
void close_timeline(Html& html) { html << "</div>"; }

void open_timeline_item(Html& html, const TimelineHead& head) {
  html << "<div class=\"moj-timeline__item\"";
  if (!head.id.empty()) html << " id=\"" << head.id << "\"";
  html << "><div class=\"moj-timeline__header\"><h" << head.heading_level << " class=\"moj-timeline__title\">" << head.title << "</h" << head.heading_level << ">";
  if (!head.byline.empty()) html << " <p class=\"moj-timeline__byline\">" << (head.byline_as_is ? Markup("") : Markup("by ")) << head.byline << "</p>";
  html << "</div><p class=\"moj-timeline__date\"><time datetime=\"" << head.datetime << "\">" << head.when
       << "</time></p><div class=\"moj-timeline__description\">";
}
void open_timeline_meta(Html& html, std::string_view kind) {
  html << "<p class=\"rw-meta\">";
  if (!kind.empty()) html << "<span class=\"rw-kind\">" << kind << "</span> ";
}
void close_timeline_item(Html& html, bool with_meta) {
  if (with_meta) html << "</p>";
  html << "</div></div>";
}

void timeline_item(Html& html, const TimelineItem& options) {
  open_timeline_item(html, {options.title, options.byline, options.datetime, options.when, options.id, options.byline_as_is, options.heading_level});
  html << options.description;
  const bool with_meta = !options.kind.empty() || !options.meta.empty();
  if (with_meta) {
    open_timeline_meta(html, options.kind);
    html << options.meta;
  }
  close_timeline_item(html, with_meta);
}

}  // namespace rowan::web::ui
