#pragma once
// The worklist and its views.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response my_cases(Page& page);
[[nodiscard]] Response team_cases(Page& page);
[[nodiscard]] Response unallocated_cases(Page& page);
[[nodiscard]] Response closed_cases(Page& page);
[[nodiscard]] Response tasks(Page& page);

}  // namespace pages

}  // namespace rowan::web
