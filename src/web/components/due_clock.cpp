#include "web/components/due_clock.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

Markup due_class(Due due) {
  switch (due) {
    case Due::now: return " rw-due--now";
    case Due::soon: return " rw-due--soon";
    case Due::later: return "";
    case Due::wait: return " rw-due--wait";
  }
  return "";
}

}  // namespace

void due_clock(Html& html, const DueClock& options) {
  html << "<span class=\"rw-due" << due_class(options.due) << "\"><span class=\"rw-due__when\">" << options.when << "</span>";
  if (!options.note.empty()) html << "<span class=\"rw-due__note\">" << options.note << "</span>";
  html << "</span>";
}

}  // namespace rowan::web::ui
