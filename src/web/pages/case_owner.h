#pragma once
// Who owns the home of a case, where nothing settles whose policy it follows (CX-1.3).
#include "domain/case.h"
#include "web/site/site.h"

namespace rowan::web::pages {

// Says plainly which policy is applied and why, with the way to put it right. Nothing where it is settled.
void policy_doubt_of(Html& html, Page& page, const Case& c);
[[nodiscard]] Response owner_form(Page& page);
[[nodiscard]] Response set_owner(Page& page);

}  // namespace rowan::web::pages
