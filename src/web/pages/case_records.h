#pragma once
// Records of a case: the form of any row, the page of an instance with its steps, and a register for each theme.
#include <optional>

#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response registers(Page& page);        // every theme
[[nodiscard]] Response register_of(Page& page);      // one theme
[[nodiscard]] Response record_form(Page& page);      // a new instance
[[nodiscard]] Response make_record(Page& page);
[[nodiscard]] Response recorded(Page& page);         // an instance
[[nodiscard]] Response step_form(Page& page);        // the next step of one
[[nodiscard]] Response make_step(Page& page);
[[nodiscard]] Response turn_record(Page& page);      // not done, or opened again
[[nodiscard]] Response answer_record(Page& page);    // another person's answer
[[nodiscard]] Response not_referring(Page& page);    // to the request that waits, or to the form

}  // namespace pages

}  // namespace rowan::web
