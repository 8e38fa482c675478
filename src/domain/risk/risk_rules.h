#pragma once
// What a policy says about assessing risk: the section risk_tool of a pack. Absent is absent: what a landlord's policy does not say is
// taken from the safety defaults of this product, if they say it, and labelled.
#include <optional>
#include <string>
#include <vector>

#include "domain/actor.h"
#include "domain/policy/rule.h"
#include "domain/risk/risk_entries.h"

namespace rowan {

// What the survivor's own view does.
enum class OwnViewRule {
  raises,    // "afraid" is High, "worried" is Medium, whatever the score
  prompts,   // more than the score says: a professional judgement is needed
  recorded,  // it stands beside
};
inline constexpr std::string_view own_view_rule_names[] = {"raises", "prompts", "recorded"};
constexpr std::span<const std::string_view> names_of(OwnViewRule) { return own_view_rule_names; }

struct RiskRules {
  std::string clause;                     // of the pack
  std::optional<std::string> tool;        // id of a tool
  std::optional<RoleSet> used_by;         // who may assess with it; nobody else sees more than the level
  std::optional<int> medium, high;        // points, in place of the tool's own
  std::optional<OwnViewRule> survivors_view;
  std::optional<std::vector<RiskCause>> reopen_on;
  std::optional<Clock> assess_within;     // the first assessment; the three duties of risk come from these
  std::optional<Clock> reassess_within;   // after something of reopen_on
  std::optional<Clock> review_standard, review_medium, review_high;  // how long an assessment lasts
};

}  // namespace rowan
