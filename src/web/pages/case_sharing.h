#pragma once
// The sharing ledger of a case.
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response sharing(Page& page);
[[nodiscard]] Response share_form(Page& page);
[[nodiscard]] Response share(Page& page);
[[nodiscard]] Response not_shared_form(Page& page);
[[nodiscard]] Response not_shared(Page& page);

}  // namespace rowan::web::pages
