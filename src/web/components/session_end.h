#pragma once
// "Your session ends at 3:10pm." The server writes it on every page; a script shows it five minutes before. Without scripts it is always
// visible as a quiet line, so nobody depends on the script for knowing.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct SessionEnd {
  std::string ends_at;  // ISO 8601 instant, for the script
  std::string when;     // "3:10pm"
  Url stay;             // POST: a fresh session
  Html hidden;          // hidden fields: the form token
};

void session_end(Html& html, const SessionEnd& options);

}  // namespace rowan::web::ui
