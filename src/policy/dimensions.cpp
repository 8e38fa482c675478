#include "policy/dimensions.h"

#include <vector>

#include "policy/fields.h"
#include "policy/pack.h"
#include <algorithm>

namespace rowan::policy {
namespace {

constexpr Dimension dimensions[] = {
    {"risk_tool", "form questions_high used_by", "the risk tool and who may use it"},
    {"multi_agency", "questions_high professional_judgement escalation repeat_months cycle", "thresholds and cycle of multi-agency meetings"},
    {"second_line_check", "kind days_after_first_response", "the check of a case by a second person: one-to-one, audit or panel"},
    {"consent", "form exceptions", "the form of consent"},
    {"approvals", "decision approver deputies layers", "who approves a decision, deputies and layers"},
    {"rehousing", "routes supporters points_lapse_months offers out_of_area", "routes of rehousing"},
    {"temporary_accommodation", "from", "temporary accommodation"},
    {"recharge", "to", "recharges"},
    {"housing_system", "label", "the label sent to the housing system"},
    {"perpetrator_offers", "offers", "offers to people who harm"},
    {"training", "every_months roles on_lapse", "training and its lapse"},
    {"survivor_feedback", "survey", "survivors' feedback"},
    {"closure", "needs monitoring_weeks", "rules for closing a case"},
    {"reviews", "every_weeks_by_risk on_events awards_lapse_months", "regular reviews of a case"},
    {"scope", "tenures applicants staff councillors contractors managing_agents", "a scope other than everybody who lives in a home"},
    {"screening", "rules", "rules for patterns in repairs and noise"},
};

std::vector<std::string_view> words(std::string_view spaced) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0; from < spaced.size();) {
    const std::size_t end = std::min(spaced.find(' ', from), spaced.size());
    out.push_back(spaced.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

// "Recharge to the survivor" is refused whatever the version (SG-30).
bool recharges_the_survivor(const Dimension& dimension, const Yaml& node) {
  if (dimension.key != "recharge") return false;
  for (const YamlEntry& entry : node.entries)
    if (entry.key == "to" && (entry.value.text == "survivor" || entry.value.text == "joint_account")) return true;
  return false;
}

}  // namespace

std::span<const Dimension> later_dimensions() { return dimensions; }

void refuse_unsupported(Fields& fields, Faults& faults) {
  for (const Dimension& dimension : dimensions) {
    const Yaml* node = fields.optional(dimension.key);
    if (!node) continue;
    Fields settings{*node, faults, '"' + std::string(dimension.key) + '"'};
    for (const std::string_view key : words(dimension.settings)) static_cast<void>(settings.optional(key));
    settings.finish();
    if (recharges_the_survivor(dimension, *node))
      faults.add(node->at, "Damage done to a survivor's home is never charged to the survivor, whatever a policy says.");
    else
      faults.add(node->at, '"' + std::string(dimension.key) + "\" is not supported yet (" + std::string(dimension.means) +
                               "). Write it as a clause with feature: later.");
  }
  const Yaml* opening = fields.optional("opening");
  if (!opening) return;
  Fields open{*opening, faults, "what opening a case needs"};
  if (const Yaml* evidence = open.required("evidence");
      evidence && Fields::one_of(*evidence, {"none", "police_report", "crime_number", "proof"}, faults) && evidence->text != "none")
    faults.add(evidence->at, "No proof, police report or crime number may be needed to open a case: people are believed from the outset (NHG-7).");
  open.finish();
}

}  // namespace rowan::policy
