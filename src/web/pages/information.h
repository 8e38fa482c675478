#pragma once
// Health, accessibility, privacy, cookies, help.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response health(Page& page);
[[nodiscard]] Response ready(Page& page);
[[nodiscard]] Response accessibility(Page& page);
[[nodiscard]] Response privacy(Page& page);
[[nodiscard]] Response cookies(Page& page);
[[nodiscard]] Response help(Page& page);

}  // namespace pages

}  // namespace rowan::web
