#pragma once
// Staff accounts, and the access log for auditors.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response staff(Page& page);
[[nodiscard]] Response new_staff(Page& page);
[[nodiscard]] Response add_staff(Page& page);
[[nodiscard]] Response staff_member(Page& page);
[[nodiscard]] Response change_staff(Page& page);
[[nodiscard]] Response audit(Page& page);

}  // namespace pages

}  // namespace rowan::web
