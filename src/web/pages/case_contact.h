#pragma once
// Safe contact, and the contacts that go through its gate.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response contact_form(Page& page);
[[nodiscard]] Response record_contact(Page& page);
[[nodiscard]] Response safe_contact(Page& page);
[[nodiscard]] Response new_channel(Page& page);
[[nodiscard]] Response set_channel(Page& page);
[[nodiscard]] Response edit_channel(Page& page);
[[nodiscard]] Response set_do_not_contact(Page& page);
[[nodiscard]] Response set_must_not_know(Page& page);

}  // namespace pages

}  // namespace rowan::web
