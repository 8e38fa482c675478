#pragma once
// The sheet of a one-to-one on paper.
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response one_to_one_paper(Page& page);

}  // namespace rowan::web::pages
