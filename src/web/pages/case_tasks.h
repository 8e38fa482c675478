#pragma once
// Tasks and duties of one case.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response case_tasks(Page& page);
[[nodiscard]] Response task_form(Page& page);
[[nodiscard]] Response add_task(Page& page);
[[nodiscard]] Response task(Page& page);
[[nodiscard]] Response finish_task(Page& page);
[[nodiscard]] Response move_task(Page& page);
[[nodiscard]] Response duty(Page& page);
[[nodiscard]] Response redate(Page& page);

}  // namespace pages

}  // namespace rowan::web
