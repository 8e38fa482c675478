#pragma once
// What happened, newest first (from the Ministry of Justice library).
#include <string>
#include <string_view>

#include "web/html.h"

namespace rowan::web::ui {

struct TimelineItem {
  std::string title;
  std::string byline;    // "Amara Okafor, case lead"; written after "by" unless `byline_as_is`
  bool byline_as_is = false;
  std::string datetime;  // ISO 8601, for machines
  std::string when;      // "19 November 2026 at 11:05am"
  Html description;      // paragraphs
  std::string kind;      // "Contact", "Decision": in a small box
  Html meta;             // after the kind: "Safe way used: yes", a link to an earlier version
  std::string id;
  int heading_level = 3;
};

// The same in pieces, for a long timeline: nothing is put together only to be copied.
struct TimelineHead {
  std::string_view title, byline, datetime, when, id;
  bool byline_as_is = false;
  int heading_level = 3;
};
void open_timeline_item(Html& html, const TimelineHead& head);  // up to the description, which comes next
void open_timeline_meta(Html& html, std::string_view kind);     // then the kind, and what is said after it
void close_timeline_item(Html& html, bool with_meta);

void open_timeline(Html& html);
void timeline_item(Html& html, const TimelineItem& options);
void close_timeline(Html& html);

}  // namespace rowan::web::ui
