#pragma once
// The policies, clause by clause.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response policy(Page& page);
[[nodiscard]] Response policy_pack(Page& page);

}  // namespace pages

}  // namespace rowan::web
