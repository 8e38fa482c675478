#pragma once
// What stands above the form of a record and above a register, so that whoever writes sees what the record and the policy say already: the
// routes to a multi-agency meeting and its dates, what can be offered for tonight and what they want, how long the watch before closing goes,
// and whether they are to be asked how it was.
#include "domain/records.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {

// Draws nothing for rows that need no help.
void help_for(Html& html, Page& page, const app::OpenedCase& opened, const RecordRow& row);
void help_for_theme(Html& html, Page& page, const app::OpenedCase& opened, RecordTheme theme);

}  // namespace rowan::web::pages
