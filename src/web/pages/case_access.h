#pragma once
// Who may see a case, who has looked, who has it.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response access(Page& page);
[[nodiscard]] Response grant(Page& page);
[[nodiscard]] Response end_access(Page& page);
[[nodiscard]] Response bar(Page& page);
[[nodiscard]] Response lift_bar(Page& page);
[[nodiscard]] Response restrict_case(Page& page);
[[nodiscard]] Response urgent_access(Page& page);
[[nodiscard]] Response allocate_form(Page& page);
[[nodiscard]] Response allocate(Page& page);
[[nodiscard]] Response hand_over_form(Page& page);
[[nodiscard]] Response offer_hand_over(Page& page);
[[nodiscard]] Response answer_hand_over(Page& page);

}  // namespace pages

}  // namespace rowan::web
