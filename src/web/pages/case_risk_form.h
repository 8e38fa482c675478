#pragma once
// Inside the pages of risk: the form of a tool, drawn and read.
#include "domain/risk/risk.h"
#include "web/site/fields.h"

namespace rowan::web::pages {

// Everything between the heading and the buttons.
void risk_fields(Html& html, const Values& values, const RiskTool& tool, const std::string& first_name);
[[nodiscard]] AssessRisk read_risk(Typed& typed, const RiskTool& tool);

}  // namespace rowan::web::pages
