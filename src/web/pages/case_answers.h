#pragma once
// What is asked on a disclosure and written down (NHG-21 to 27).
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response people(Page& page);
[[nodiscard]] Response danger_form(Page& page);
[[nodiscard]] Response ask_danger(Page& page);
[[nodiscard]] Response household_form(Page& page);
[[nodiscard]] Response ask_household(Page& page);
[[nodiscard]] Response perpetrator_form(Page& page);
[[nodiscard]] Response ask_perpetrator(Page& page);
[[nodiscard]] Response definition_form(Page& page);
[[nodiscard]] Response classify(Page& page);
[[nodiscard]] Response wishes_form(Page& page);
[[nodiscard]] Response record_wishes(Page& page);

}  // namespace pages

}  // namespace rowan::web
