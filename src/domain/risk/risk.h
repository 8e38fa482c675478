#pragma once
// The risk in a case, from its record and the policy: the level in force, whether it is out of date and why, and the acts that write it.
// A score only ever raises: it cannot lower the level in force, close a case or skip a step. Only a person lowers it, with a reason.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/case_acts.h"
#include "domain/risk/risk_rules.h"
#include "domain/risk/risk_tool.h"

namespace rowan {

// The rules that hold for a case now: the landlord's, and where it says nothing those of the safety defaults.
struct RiskPolicy {
  std::string tool{our_prompts};
  RoleSet used_by;
  RiskThresholds thresholds;  // empty: the tool's own
  OwnViewRule survivors_view = OwnViewRule::raises;
  std::vector<RiskCause> reopen_on;
  std::optional<Clock> review_standard, review_medium, review_high;
  WorkingCalendar calendar;
  std::string clause;         // "connexus-2023 CX-3.2e"; of whoever says which tool
  bool ours = false;          // no landlord's policy says anything about risk tools
};
[[nodiscard]] RiskPolicy risk_policy(const Facts& facts, const PolicyHistory& history, Instant now);
// May this person assess with the tool, and read what was answered? Others see the level only.
[[nodiscard]] bool may_assess(const Actor& actor, const RiskPolicy& policy, const RiskTool* tool);

// One thing that calls for looking at the risk again.
struct RiskChange {
  RiskCause cause = RiskCause::other;
  Instant at;              // when we learned of it, or the day itself
  std::int64_t seq = 0;    // of its line
  std::optional<Date> on;  // of a date known ahead
};
// In the order of their instants; those of dates known ahead come 14 days before and on the day (SG-23).
[[nodiscard]] std::vector<RiskChange> risk_changes(const Case& c);
inline constexpr int days_ahead = 14;
inline constexpr int missed_contacts = 2;  // in a row: disengagement, a sign of risk (SG-36)

// What the record says by itself, without a policy: the level in force and where it comes from.
struct RiskStanding {
  RiskLevel level = RiskLevel::unknown;
  const CaseLine* assessed = nullptr;  // our latest; its event is a RiskAssessed
  const CaseLine* raised_by = nullptr; // a received assessment after it that says more
};
[[nodiscard]] RiskStanding risk_standing(const Case& c);

struct RiskState {
  RiskLevel level = RiskLevel::unknown;
  std::optional<Instant> assessed_at;
  bool out_of_date = false;
  std::optional<Instant> old_from;   // when it became or will become out of date
  bool lapsed = false;               // by time alone
  std::vector<RiskChange> changes;   // since the assessment, of those the policy counts
};
[[nodiscard]] RiskState risk_state(const Case& c, const RiskPolicy& policy, Instant now);
// "Risk not assessed", "High risk", "High risk, out of date".
[[nodiscard]] std::string risk_tag(RiskLevel level, bool assessed, bool out_of_date);

// Raises risk.level, risk.assessed, risk.received, risk.changed, risk.review_from, risk.by_score, risk.judgement, risk.critical.
void raise_risk_facts(const Case& c, Facts& facts);

struct AssessRisk {
  std::vector<PromptAnswer> answers;
  AssessedWith with = AssessedWith::not_recorded;
  RiskLevel judgement = RiskLevel::unknown;  // unknown: none given
  std::string judgement_why;
  OwnView own_view = OwnView::not_asked;
  std::string own_words;
  Answer suicide_survivor = Answer::not_asked;
  Answer suicide_perpetrator = Answer::not_asked;
  std::optional<Instant> happened_at;        // nothing: now
};
// What it comes to, before anything is written. `before` is the level in force.
[[nodiscard]] RiskAssessed weigh(const AssessRisk& input, const RiskTool& tool, const RiskPolicy& policy, RiskLevel before);

[[nodiscard]] Result<NewEntries> assess_risk(const Seen& seen, const AssessRisk& input, const RiskTool& tool, const RiskPolicy& policy);
[[nodiscard]] Result<NewEntries> receive_risk(const Seen& seen, RiskReceived received);
[[nodiscard]] Result<NewEntries> change_risk(const Seen& seen, RiskChanged changed, std::optional<Instant> happened_at);

}  // namespace rowan
