// What must hold between the parts of one pack.
#include <algorithm>
#include <set>

#include "policy/pack.h"

namespace rowan::policy {
namespace {

bool code_shaped(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

class Checker {
 public:
  Checker(const Pack& pack, Faults& faults) : pack_(pack), policy_(pack.policy), faults_(faults) {}

  void run() {
    head();
    for (std::size_t i = 0; i < policy_.clauses.size(); ++i) clause(i);
    codes();
    std::set<std::string> ids;
    for (std::size_t i = 0; i < policy_.duties.size(); ++i) duty(i, ids);
    for (std::size_t i = 0; i < policy_.gates.size(); ++i) gate(i, ids);
    for (const SectionClause& section : pack_.section_clauses) resting(section);
  }

 private:
  void head() {
    if (!policy_.id.empty() && !code_shaped(policy_.id)) faults_.add({}, "The id of a pack is written in small letters, digits and hyphens.");
    if (pack_.layer_known) layer();
    if (policy_.clauses.empty() && !pack_.has_clauses) faults_.add({}, "A pack without clauses says nothing: \"clauses\" is missing.");
    const PolicyDates& dates = policy_.dates;
    if (dates.review && dates.effective && *dates.review < *dates.effective)
      faults_.add(pack_.review_at, "The review date is before the effective date.");
    if (dates.effective_until && dates.effective && *dates.effective_until < *dates.effective)
      faults_.add(pack_.until_at, "The policy ends before it begins.");
  }
  void layer() {
    const bool landlord = policy_.layer == PolicyLayer::landlord;
    if (landlord && policy_.landlord.empty()) faults_.add({}, "A landlord's pack says whose it is: \"landlord\" is missing.");
    if (landlord && policy_.legal_entity.empty()) faults_.add({}, "A landlord's pack names the legal entity it binds: \"legal_entity\" is missing.");
    if (policy_.layer == PolicyLayer::overlay && policy_.areas.empty()) faults_.add({}, "An overlay says where it applies: \"areas\" is missing.");
    if (policy_.layer == PolicyLayer::statutory && policy_.nations.empty())
      faults_.add({}, "A statutory layer says whose law it is: \"nations\" is missing.");
  }

  void clause(std::size_t i) {
    const Clause& clause = policy_.clauses[i];
    if (!clause.id.empty() && !clause_ids_.insert(clause.id).second) {
      faults_.add(pack_.clause_at[i], "There are two clauses \"" + clause.id + "\".");
      return;
    }
    for (const std::string& block : clause.blocks)
      if (!block.empty() && !blocks_.insert(block).second) faults_.add(pack_.clause_at[i], "The block \"" + block + "\" belongs to two clauses.");
  }

  template <class T>
  void each_once(const std::vector<T>& list, std::string_view what) {
    std::set<std::string> seen;
    for (const T& item : list)
      if (!item.code.empty() && !seen.insert(item.code).second)
        faults_.add({}, "There are two " + std::string(what) + " with the code \"" + item.code + "\".");
  }
  void codes() {
    each_once(policy_.abuse_types, "types of abuse");
    each_once(policy_.relationships, "relationships");
    each_once(policy_.routes, "routes");
    std::set<std::string> documents;
    for (const AssociatedDocument& document : policy_.documents)
      if (!documents.insert(document.id).second) faults_.add({}, "There are two documents with the id \"" + document.id + "\".");
  }

  void reference(const std::string& clause, Place at) {
    if (policy_.clauses.empty()) return;  // said already
    if (!clause.empty() && !clause_ids_.contains(clause) && !blocks_.contains(clause))
      faults_.add(at, "There is no clause \"" + clause + "\" in this pack.");
  }
  bool waits(const std::string& reference) const {
    return std::any_of(policy_.clauses.begin(), policy_.clauses.end(), [&](const Clause& c) {
      return c.feature == ClauseFeature::later && (c.id == reference || std::find(c.blocks.begin(), c.blocks.end(), reference) != c.blocks.end());
    });
  }
  void relationship_codes(const Condition& c, Place at) {
    if (c.kind == Condition::Kind::is && c.fact == "relationship")
      for (const std::string& value : c.values)
        if (std::none_of(policy_.relationships.begin(), policy_.relationships.end(), [&](const RelationshipCode& r) { return r.code == value; }))
          faults_.add(at, "There is no relationship \"" + value + "\" in this pack.");
    for (const Condition& part : c.parts) relationship_codes(part, at);
  }
  void id_of_rule(const std::string& id, Place at, std::set<std::string>& ids) {
    if (!id.empty() && !code_shaped(id)) faults_.add(at, "The id of a rule is written in small letters, digits and hyphens.");
    if (!id.empty() && !ids.insert(id).second) faults_.add(at, "There are two rules with the id \"" + id + "\".");
  }
  void labelled(bool ours, Place at) {
    if (ours && policy_.layer != PolicyLayer::ours)
      faults_.add(at, "A default of ours belongs in a pack of the layer \"ours\", not in a landlord's words.");
    if (!ours && policy_.layer == PolicyLayer::ours) faults_.add(at, "A rule of the layer \"ours\" must be marked ours: true.");
  }
  static bool counts_working_time(const std::optional<Clock>& clock) {
    return clock && (clock->kind == Clock::Kind::working_days || clock->kind == Clock::Kind::working_hours);
  }

  void duty(std::size_t i, std::set<std::string>& ids) {
    const DutyRule& rule = policy_.duties[i];
    const Place at = pack_.duty_at[i];
    id_of_rule(rule.id, at, ids);
    reference(rule.clause, pack_.duty_clause_at[i]);
    if (pack_.layer_known) labelled(rule.ours, at);
    relationship_codes(rule.when, at);
    if (waits(rule.clause))
      faults_.add(pack_.duty_clause_at[i], "The clause \"" + rule.clause + "\" is marked feature: later, so nobody could do this duty yet.");
    if (rule.modality == Modality::frame) faults_.add(at, "A clause that is only a frame makes no duty; choose must, must_decide, may or aim.");
    // A duty may follow only one above it, so that no circle can be written.
    const auto above = policy_.duties.begin() + static_cast<std::ptrdiff_t>(i);
    if (!rule.start_after_duty.empty() &&
        std::none_of(policy_.duties.begin(), above, [&](const DutyRule& d) { return d.id == rule.start_after_duty; }))
      faults_.add(pack_.start_after_at[i], "There is no duty \"" + rule.start_after_duty + "\" above this one.");
    bool working = counts_working_time(rule.clock);
    for (const ClockVariant& variant : rule.variants) {
      working = working || counts_working_time(variant.clock);
      relationship_codes(variant.when, at);
    }
    if (working && !policy_.calendar) faults_.add(at, "This duty counts working time, and the pack has no calendar.");
    if (!rule.escalate.empty() && !rule.clock && rule.variants.empty()) faults_.add(at, "A duty without a target has nothing to escalate by.");
  }

  void gate(std::size_t i, std::set<std::string>& ids) {
    const GateRule& rule = policy_.gates[i];
    id_of_rule(rule.id, pack_.gate_at[i], ids);
    reference(rule.clause, pack_.gate_clause_at[i]);
    if (pack_.layer_known) labelled(rule.ours, pack_.gate_at[i]);
    relationship_codes(rule.when, pack_.gate_at[i]);
    relationship_codes(rule.needs, pack_.gate_at[i]);
  }

  void resting(const SectionClause& section) {
    // A rule that the section makes has said it already, at the same place.
    const auto here = [&](Place at) { return at.line == section.clause_at.line && at.column == section.clause_at.column; };
    const bool said = std::any_of(pack_.duty_clause_at.begin(), pack_.duty_clause_at.end(), here) ||
                      std::any_of(pack_.gate_clause_at.begin(), pack_.gate_clause_at.end(), here);
    if (!said) reference(section.clause, section.clause_at);
    if (!said && waits(section.clause))
      faults_.add(section.clause_at, "The clause \"" + section.clause + "\" is marked feature: later, so nothing can rest on it yet.");
    // What closing needs is asked where every policy is silent, so it may stand among our defaults.
    const bool default_of_ours = policy_.layer == PolicyLayer::ours && section.section == "closure";
    if (section.section == "rights") return;  // the law gives them as well as a landlord
    if ((policy_.layer == PolicyLayer::statutory || policy_.layer == PolicyLayer::ours) && !default_of_ours)
      faults_.add(section.at, "\"" + section.section + "\" is what a landlord decides; it belongs in a landlord's pack or an overlay.");
  }

  const Pack& pack_;
  const Policy& policy_;
  Faults& faults_;
  std::set<std::string> clause_ids_, blocks_;
};

}  // namespace

void check(const Pack& pack, Faults& faults) { Checker{pack, faults}.run(); }

}  // namespace rowan::policy
