#pragma once
// Risk on a case: the level in force, assessing it, what others assessed, and what changed. Answers and judgements are read by the roles
// that may assess; everybody else on the case sees the level.
#include "domain/risk/risk_entries.h"
#include "web/components/tags_list.h"
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response risk(Page& page);
[[nodiscard]] Response risk_assessment(Page& page);
[[nodiscard]] Response assess_risk_form(Page& page);
[[nodiscard]] Response assess_risk(Page& page);
[[nodiscard]] Response received_risk_form(Page& page);
[[nodiscard]] Response receive_risk(Page& page);
[[nodiscard]] Response changed_risk_form(Page& page);
[[nodiscard]] Response change_risk(Page& page);

// The tag of lists and of the bar of a case: "Risk not assessed", "High risk", "High risk, out of date".
[[nodiscard]] ui::ListedTag risk_tag_of(RiskLevel level, bool assessed, bool out_of_date);

}  // namespace rowan::web::pages
