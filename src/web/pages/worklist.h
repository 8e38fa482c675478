#pragma once
// The worklist and its views, finding a case, and one person's next steps.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response my_cases(Page& page);
[[nodiscard]] Response team_cases(Page& page);
[[nodiscard]] Response unallocated_cases(Page& page);
[[nodiscard]] Response closed_cases(Page& page);
// POST, so that a name never stands in an address, a history or a log.
[[nodiscard]] Response search_cases(Page& page);
[[nodiscard]] Response search_again(Page& page);  // GET of the same address: a search is never repeated by itself
[[nodiscard]] Response tasks(Page& page);

}  // namespace pages

}  // namespace rowan::web
