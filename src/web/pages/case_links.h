#pragma once
// A case and the rest of the landlord's work: colleagues it concerns, agencies, special handling.
#include "domain/case.h"
#include "web/site/site.h"

namespace rowan::web::pages {

// What whoever opens the case must know first: special handling (CX-2.3), and that it concerns a colleague, with the way to the wellbeing
// policy (NHG-14). Nothing where there is neither.
void case_warnings(Html& html, Page& page, const Case& c);

[[nodiscard]] Response case_agencies(Page& page);
[[nodiscard]] Response tell_agencies(Page& page);
[[nodiscard]] Response staff_link_form(Page& page);
[[nodiscard]] Response link_staff(Page& page);
[[nodiscard]] Response special_form(Page& page);
[[nodiscard]] Response ask_special(Page& page);
[[nodiscard]] Response further_perpetrator_form(Page& page);
[[nodiscard]] Response add_perpetrator(Page& page);
[[nodiscard]] Response liaison_form(Page& page);
[[nodiscard]] Response record_liaison(Page& page);

}  // namespace rowan::web::pages
