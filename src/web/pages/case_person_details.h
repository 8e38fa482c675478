#pragma once
// Other names and details of somebody the case names, so that they are found however they are named (docs/who-is-known.md).
#include "domain/case.h"
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response person_details_form(Page& page);
[[nodiscard]] Response learn_of_person(Page& page);
[[nodiscard]] Response take_back_learned(Page& page);

// In short, for the list of answers: "2 other names, date of birth"; empty when nothing is known.
[[nodiscard]] std::string learned_in_short(const Case& c);

}  // namespace rowan::web::pages
