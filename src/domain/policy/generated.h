#pragma once
// The ordinary duties and gates that a policy's sections make, so that worklist, pages and figures treat them like any other.
#include <string_view>
#include <vector>

#include "domain/policy/policy.h"

namespace rowan {

// Ids are fixed: "case-review", "review-after-event", "award-review", "one-to-one-check", "audit-check", "panel-check" (with "-first"
// for the one after the first response where there is a regular one too), "housing-system-label", "housing-advice",
// "recharge-decision", "perpetrator-offers", "survivor-feedback", "meeting-repeat", "direct-let-decision".
struct GeneratedDuty {
  DutyRule rule;
  std::string_view section;  // key of the pack
};
[[nodiscard]] std::vector<GeneratedDuty> generated_duties(const Policy& policy);

// "closing-informed", "closing-risk", "closing-signed-off", "closing-monitored", "direct-let".
struct GeneratedGate {
  GateRule rule;
  std::string_view section;
};
[[nodiscard]] std::vector<GeneratedGate> generated_gates(const Policy& policy);

}  // namespace rowan
