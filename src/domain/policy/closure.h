#pragma once
// What is asked for before a case is closed: by a landlord's policy, or where that says nothing (both shipped ones) by our own section,
// need by need. Of ours alone, two people may agree that there is nothing to watch.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/facts.h"

namespace rowan {

enum class ClosureNeed { informed_safely, risk_reassessed, signed_off };
inline constexpr std::string_view closure_need_names[] = {"informed_safely", "risk_reassessed", "signed_off"};
constexpr std::span<const std::string_view> names_of(ClosureNeed) { return closure_need_names; }

struct ClosureRule {
  std::string clause;
  std::vector<ClosureNeed> needs;
  int risk_within_weeks = 0;             // with risk_reassessed: how old the assessment may be; 0 = any
  std::optional<int> monitoring_weeks;   // watched for so long without a new incident
};

// The watch before closing: it begins when it is recorded, and begins anew with an incident.
struct Monitoring {
  std::optional<Instant> since;
  std::optional<Instant> until;
  bool over = false;
};
[[nodiscard]] Monitoring monitoring_of(const ClosureRule& rule, const Facts& facts, Instant now);

}  // namespace rowan
