#pragma once
// Inside the pages of risk: what stands, and what was answered.
#include "domain/risk/risk.h"
#include "web/html.h"
#include "web/site/site.h"

namespace rowan::web::pages {

// The level in force, whether it is out of date and why: for everybody on the case.
void risk_level_of(Html& html, const Case& c, const RiskState& state, const RiskPolicy& rules);
// What one assessment came to, its three parts apart, with the reasons.
void assessment_of(Html& html, Page& page, const CaseLine& line);
// Every prompt as it was put, with its answer.
void answers_of(Html& html, const RiskAssessed& e);
// Ours, received ones and changes, newest first. `full` shows their words and links to the answers.
void risk_history_of(Html& html, Page& page, const Case& c, bool full);

}  // namespace rowan::web::pages
