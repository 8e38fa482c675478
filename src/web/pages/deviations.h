#pragma once
#include "web/site/site.h"

namespace rowan::web::pages {

// GET /deviations: where cases went another way than their policy, by officer, with the reasons (CX-3.2d). For managers.
[[nodiscard]] Response deviations(Page& page);

}  // namespace rowan::web::pages
