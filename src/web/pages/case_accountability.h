#pragma once
// What stands against the person who harms, on a case: orders that hold now, legal routes, and keeping in touch as facts.
#include "app/cases.h"
#include "web/site/site.h"

namespace rowan::web::pages {

// The terms of orders that stand now, at the top of a case. Only for whoever has the case open (CX-4.8).
void order_alerts(Html& html, Page& page, const app::OpenedCase& opened);

// GET /cases/{ref}/legal-routes: the routes in force today with what has to be true for each (NHG-10, CX-4.5).
[[nodiscard]] Response legal_routes_page(Page& page);
// GET /cases/{ref}/engagement: what was tried and what came back, and what stands before the antisocial behaviour route (CX-4.13).
[[nodiscard]] Response engagement_page(Page& page);

}  // namespace rowan::web::pages
