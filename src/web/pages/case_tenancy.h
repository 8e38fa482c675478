#pragma once
// How the survivor holds the home: said, changed and kept (CX-4.4, CX-1.1).
#include "app/cases.h"
#include "web/site/site.h"

namespace rowan::web::pages {

// GET and POST /cases/{ref}/tenancy
[[nodiscard]] Response tenancy_form(Page& page);
[[nodiscard]] Response set_tenancy(Page& page);

// "Theirs alone, social rent", for People and answers; and the line under it: who told us, or that the register says it.
[[nodiscard]] std::string tenancy_answer(const Case& c);
[[nodiscard]] std::string tenancy_note(Page& page, const Case& c);
// Who else holds the home by the register, where nobody has said yet whether the other person does (NHG-26). Empty: nothing to say.
[[nodiscard]] std::string joint_tenants_proposed(Page& page, const Case& c);

}  // namespace rowan::web::pages
