// The section risk_tool of a pack: which tool, who may use it, what makes an assessment out of date. Its three duties (assess, assess
// again, review) are made here, so that what the pages show and what the worklist asks for cannot differ.
#include <set>

#include "policy/fields.h"
#include "policy/pack.h"
#include "policy/read_condition.h"

namespace rowan::policy {
namespace {

constexpr int most_points_of_a_tool = 1000;

RoleSet read_roles(const Yaml& node, Fields& fields, std::string_view key, Faults& faults) {
  RoleSet roles;
  for (const Yaml& item : fields.list(key)) {
    const auto role = Fields::choice_of<Role>(item, faults);
    if (!role) continue;
    if (*role == Role::contractor || *role == Role::administrator || *role == Role::auditor || *role == Role::data_protection)
      faults.add(item.at, "The role " + std::string(name_of(*role)) + " opens no case, so it cannot assess risk.");
    roles.add(*role);
  }
  if (node.kind == Yaml::Kind::list && node.items.empty())
    faults.add(node.at, "Name at least one role, or leave the key out when the policy does not say.");
  return roles;
}

std::vector<RiskCause> read_causes(const Yaml& node, Fields& fields, Faults& faults) {
  std::vector<RiskCause> out;
  std::set<RiskCause> seen;
  for (const Yaml& item : fields.list("reopen_on"))
    if (const auto cause = Fields::choice_of<RiskCause>(item, faults)) {
      if (!seen.insert(*cause).second) faults.add(item.at, '"' + item.text + "\" is here twice.");
      out.push_back(*cause);
    }
  if (node.kind == Yaml::Kind::list && node.items.empty())
    faults.add(node.at, "Name at least one event, or leave the key out when the policy does not say.");
  return out;
}

void read_levels(const Yaml& node, RiskRules& rules, Faults& faults) {
  Fields levels{node, faults, "the levels of a risk tool"};
  const Yaml *medium = levels.optional("medium"), *high = levels.optional("high");
  if (medium) rules.medium = Fields::number_of(*medium, 1, most_points_of_a_tool, faults);
  if (high) rules.high = Fields::number_of(*high, 1, most_points_of_a_tool, faults);
  if (rules.medium && rules.high && *rules.high <= *rules.medium) faults.add(high->at, "High begins at more points than medium.");
  if (levels.good() && !medium && !high) faults.add(node.at, "Say from how many points the level is medium, or high.");
  levels.finish();
}

void read_reviews(const Yaml& node, RiskRules& rules, Faults& faults) {
  Fields levels{node, faults, "how long an assessment lasts"};
  for (const auto& [key, clock] :
       {std::pair{"standard", &RiskRules::review_standard}, {"medium", &RiskRules::review_medium}, {"high", &RiskRules::review_high}})
    if (const Yaml* period = levels.optional(key)) rules.*clock = read_clock(*period, faults);
  levels.finish();
}

// A duty of this section, with the places that the checks of a pack point to.
void add(Pack& pack, const Yaml& node, const Yaml* clause, DutyRule rule) {
  rule.clause = pack.policy.risk_tool->clause;
  rule.ours = pack.policy.layer == PolicyLayer::ours;
  rule.modality = Modality::must;
  rule.stop = {{"risk.assessed"}};
  pack.duty_at.push_back(node.at);
  pack.duty_clause_at.push_back(clause ? clause->at : node.at);
  pack.start_after_at.push_back(node.at);
  pack.duty_examples.push_back({rule.id, node.at, {}});
  pack.policy.duties.push_back(std::move(rule));
}

Condition level_is(std::string_view level) {
  Condition c{Condition::Kind::is};
  c.fact = find_fact("risk.level")->name;
  c.values = {std::string(level)};
  return c;
}

void make_duties(Pack& pack, const Yaml& node, const Yaml* clause) {
  const RiskRules& rules = *pack.policy.risk_tool;
  DutyRule assess;
  assess.id = "risk-assess";
  assess.title = "Assess the risk";
  assess.why = "What may happen next decides how quickly everything else has to. Not assessed is not low.";
  assess.start = {{"report.received", {"survivor"}}, {"contact.made"}};
  assess.earlier_counts = true;
  assess.clock = rules.assess_within;
  if (assess.clock) assess.escalate = {{100, Role::manager}};
  add(pack, node, clause, std::move(assess));
  if (rules.reopen_on) {
    DutyRule again;
    again.id = "risk-reassess";
    again.title = "Assess the risk again";
    again.why = "Something has changed since it was last assessed.";
    again.when.kind = Condition::Kind::happened;
    again.when.fact = find_fact("risk.assessed")->name;
    again.starts = DutyRule::Starts::every;
    Moment changed{find_fact("risk.changed")->name, {}};
    for (const RiskCause cause : *rules.reopen_on) changed.values.emplace_back(name_of(cause));
    again.start = {std::move(changed)};
    again.clock = rules.reassess_within;
    if (again.clock) again.escalate = {{100, Role::manager}};
    add(pack, node, clause, std::move(again));
  }
  if (!rules.review_standard && !rules.review_medium && !rules.review_high) return;
  DutyRule review;
  review.id = "risk-review";
  review.title = "Look at the risk again";
  review.why = "An assessment is true for a while only. After that it shows as out of date.";
  review.start = {{"risk.assessed", {"standard", "medium", "high"}}};
  review.starts = DutyRule::Starts::last;
  review.stop_later = true;
  for (const auto& [level, clock] : {std::pair{"high", rules.review_high}, {"medium", rules.review_medium}, {"standard", rules.review_standard}})
    if (clock) review.variants.push_back({level_is(level), clock});
  review.escalate = {{100, Role::manager}};
  add(pack, node, clause, std::move(review));
}

}  // namespace

void read_risk_tool(Fields& fields, Pack& pack, Faults& faults) {
  const Yaml* node = fields.optional("risk_tool");
  if (!node) return;
  Fields section{*node, faults, "the section risk_tool"};
  if (!section.good()) return;
  RiskRules rules;
  const Yaml* clause = section.required("clause");
  if (clause) rules.clause = Fields::text_of(*clause, faults).value_or("");
  if (const Yaml* tool = section.optional("tool")) rules.tool = Fields::text_of(*tool, faults);
  if (const Yaml* roles = section.optional("used_by")) rules.used_by = read_roles(*roles, section, "used_by", faults);
  if (const Yaml* levels = section.optional("levels")) read_levels(*levels, rules, faults);
  rules.survivors_view = section.choice<OwnViewRule>("survivors_view");
  if (const Yaml* causes = section.optional("reopen_on")) rules.reopen_on = read_causes(*causes, section, faults);
  if (const Yaml* within = section.optional("assess_within")) rules.assess_within = read_clock(*within, faults);
  if (const Yaml* within = section.optional("reassess_within")) rules.reassess_within = read_clock(*within, faults);
  if (rules.reassess_within && !rules.reopen_on) faults.add(section.at(), "reassess_within needs reopen_on: say what makes it due again.");
  if (const Yaml* reviews = section.optional("review_every")) read_reviews(*reviews, rules, faults);
  section.finish();
  pack.policy.risk_tool = std::move(rules);
  make_duties(pack, *node, clause);
}

}  // namespace rowan::policy
