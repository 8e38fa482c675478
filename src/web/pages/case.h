#pragma once
// One case: overview, notes, timeline, closing.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response overview(Page& page);
[[nodiscard]] Response add_note(Page& page);
[[nodiscard]] Response whole_timeline(Page& page);
[[nodiscard]] Response versions(Page& page);
[[nodiscard]] Response correct_form(Page& page);
[[nodiscard]] Response correct(Page& page);
[[nodiscard]] Response keep_draft(Page& page);
[[nodiscard]] Response more(Page& page);
[[nodiscard]] Response close_form_page(Page& page);
[[nodiscard]] Response close_case(Page& page);
[[nodiscard]] Response reopen_case(Page& page);

}  // namespace pages

}  // namespace rowan::web
