#pragma once
// The organisation: its duties, training, documents and directory of agencies, and one-to-ones.
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response organisation_hub(Page& page);

[[nodiscard]] Response organisation_duties(Page& page);
[[nodiscard]] Response organisation_duties_csv(Page& page);  // ?state=overdue for those alone
[[nodiscard]] Response new_organisation_duty(Page& page);
[[nodiscard]] Response set_organisation_duty(Page& page);    // a new one, or of the address's id
[[nodiscard]] Response organisation_duty(Page& page);
[[nodiscard]] Response change_organisation_duty(Page& page);
[[nodiscard]] Response organisation_duty_done(Page& page);

[[nodiscard]] Response training(Page& page);
[[nodiscard]] Response new_training(Page& page);
[[nodiscard]] Response record_training(Page& page);
[[nodiscard]] Response strike_training(Page& page);

[[nodiscard]] Response documents(Page& page);
[[nodiscard]] Response document(Page& page);
[[nodiscard]] Response settle_alias(Page& page);
[[nodiscard]] Response note_document(Page& page);

[[nodiscard]] Response one_to_ones(Page& page);
[[nodiscard]] Response one_to_one(Page& page);
[[nodiscard]] Response hold_one_to_one(Page& page);

[[nodiscard]] Response agencies(Page& page);
[[nodiscard]] Response new_agency(Page& page);
[[nodiscard]] Response add_agency(Page& page);
[[nodiscard]] Response agency(Page& page);
[[nodiscard]] Response change_agency(Page& page);

}  // namespace rowan::web::pages
