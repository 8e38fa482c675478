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
[[nodiscard]] Response record_form(Page& page);
[[nodiscard]] Response make_record(Page& page);
[[nodiscard]] Response not_referring_form(Page& page);
[[nodiscard]] Response ask_not_to_refer(Page& page);
[[nodiscard]] Response answer_not_to_refer(Page& page);

}  // namespace pages

}  // namespace rowan::web
