#include "domain/risk/risk.h"
#include "web/pages/case_risk.h"

namespace rowan::web::pages {
namespace {

ui::TagColour colour_of(RiskLevel level) {
  switch (level) {
    case RiskLevel::high: return ui::TagColour::red;
    case RiskLevel::medium: return ui::TagColour::orange;
    case RiskLevel::standard: return ui::TagColour::blue;
    case RiskLevel::unknown: return ui::TagColour::yellow;
  }
  return ui::TagColour::yellow;
}

}  // namespace

ui::ListedTag risk_tag_of(RiskLevel level, bool assessed, bool out_of_date) {
  return {risk_tag(level, assessed, out_of_date), colour_of(level), false};
}

}  // namespace rowan::web::pages
