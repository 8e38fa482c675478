#pragma once
// Reports: taking one, triage, opening a case.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response reports(Page& page);
[[nodiscard]] Response reports_dealt_with(Page& page);
[[nodiscard]] Response reports_ended(Page& page);
[[nodiscard]] Response new_report(Page& page);
[[nodiscard]] Response take_report(Page& page);
[[nodiscard]] Response report_taken(Page& page);
[[nodiscard]] Response report(Page& page);
[[nodiscard]] Response open_form_page(Page& page);
[[nodiscard]] Response open_case(Page& page);
[[nodiscard]] Response attach(Page& page);
[[nodiscard]] Response ask_to_end(Page& page);
[[nodiscard]] Response answer_end(Page& page);
[[nodiscard]] Response say_known(Page& page);
[[nodiscard]] Response say_same_person(Page& page);
// GET /same-person: whoever harms in several cases, for the domestic abuse lead (SG-39).
[[nodiscard]] Response same_person(Page& page);

}  // namespace pages

}  // namespace rowan::web
