#pragma once
// Looking at urgent access afterwards (CX-5.2).
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response urgent_looks(Page& page);
[[nodiscard]] Response urgent_look(Page& page);
[[nodiscard]] Response review_urgent(Page& page);

}  // namespace rowan::web::pages
