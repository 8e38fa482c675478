#pragma once
// The sharing ledger of a case.
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response sharing(Page& page);
// The ledger as a file: of this case, and of every case that a manager may see.
[[nodiscard]] Response sharing_csv_of_case(Page& page);
[[nodiscard]] Response sharing_json_of_case(Page& page);
[[nodiscard]] Response sharing_csv_of_all(Page& page);
[[nodiscard]] Response sharing_json_of_all(Page& page);
[[nodiscard]] Response share_form(Page& page);
[[nodiscard]] Response share(Page& page);
[[nodiscard]] Response not_shared_form(Page& page);
[[nodiscard]] Response not_shared(Page& page);

}  // namespace rowan::web::pages
