#include "app/records.h"

#include <algorithm>

#include "app/case_row.h"
#include "domain/records/shapes_of.h"
#include "domain/records/under_policy.h"
#include "domain/records/values.h"

namespace rowan::app {
namespace {

// Colleagues named in a record carry it out: they have to see the case.
std::vector<Problem> unseen_colleagues(const Desk& desk, const Seen& seen, const RecordRow& row, const RecordMade& made) {
  std::vector<Problem> out;
  for (const RecordField& field : row.fields) {
    const std::string* value = value_of(made, field.code);
    if (field.kind != FieldKind::staff || !value || !value_fault(field, *value).empty()) continue;
    const auto person = desk.staff.find(StaffId{std::stoll(*value)});
    if (!person || !person->active || right_to(seen.get(), person->actor, seen.now()) == Right::none)
      out.push_back({"record.staff", "Choose somebody who can see the case", field.code});
  }
  return out;
}

void tell(store::Tx& tx, const Case& c, const std::string& principal, const char* kind, std::string text, Instant now) {
  store::put_notice(tx, {0, principal, now, kind, stream_of(c.id), std::move(text)});
}

// Told without what it is about where that is kept apart: a list of notices is no place for it.
void tell_that_it_waits(const Desk& desk, store::Tx& tx, const Case& c, const RecordRow* row, StaffId asker, Instant now) {
  const bool open_title = row && row->kept == RecordClass::ordinary && row->readers.empty();
  const std::string text = c.opened.reference + " waits for an answer" + (open_title ? ": " + in_the_words_of(desk, c, row->title) : "");
  if (!c.restricted) return tell(tx, c, managers_principal(c.team), "record.asked", text, now);
  for (const CaseGrant& grant : c.grants)
    if (!grant.urgent && grant.to != asker && (!grant.until || now < *grant.until)) tell(tx, c, staff_principal(grant.to), "record.asked", text, now);
}

const Policy* policy_of(const Desk& desk, const Case& c) {
  return desk.policies ? desk.policies->find(c.opened.policy, c.opened.policy_hash) : nullptr;
}

// Who a policy has agree. What goes against somebody's wish asks for both: those who agree to that, and those who agree to the thing.
struct Asked {
  std::optional<ApprovalPath> path;
  bool against_wish = false;  // … and the policy does not say who agrees to that
};
Asked asked_for(const Policy& policy, std::string_view decision) {
  const std::size_t plus = decision.find('+');
  const ApprovalPath* thing = policy.approval_of(plus == decision.npos ? decision : decision.substr(plus + 1));
  Asked out;
  if (thing) out.path = *thing;
  if (plus == decision.npos) return out;
  const ApprovalPath* wish = policy.approval_of(decision.substr(0, plus));
  out.against_wish = !wish;
  if (!wish) return out;
  ApprovalPath both = *wish;
  if (thing) both.layers.insert(both.layers.end(), thing->layers.begin(), thing->layers.end());
  out.path = std::move(both);
  return out;
}

std::vector<StaffAtHand> staff_at_hand(const Desk& desk, const Case& c, Instant now) {
  std::vector<StaffAtHand> out;
  for (const auto& person : desk.staff.all())
    out.push_back({person->actor.id, person->actor.roles, person->active && right_to(c, person->actor, now) != Right::none});
  return out;
}

}  // namespace

RecordShapes shapes_of(const Desk& desk, const Case& c) {
  if (!desk.policies) return {};
  const auto versions = desk.policies->versions();
  const bool any = std::any_of(versions.begin(), versions.end(), [](const PolicyVersion& v) { return !v.policy->records.empty() || !v.policy->reminders.empty(); });
  return any ? record_shapes(*desk.policies, facts_of(c)) : RecordShapes{};
}

RecordRules rules_for(const Desk& desk, const Case& c, std::string_view what, Instant now) {
  RecordRules rules{shapes_of(desk, c), {}};
  if (desk.policies) rules.gates = gates_before_record(facts_of(c), *desk.policies, what, now);
  for (GateState& gate : rules.gates) {
    gate.title = in_the_words_of(desk, c, gate.title);
    gate.why = in_the_words_of(desk, c, gate.why);
  }
  const Policy* policy = policy_of(desk, c);
  if (const RecordRow* row = rules.shapes.find(what)) hold_to_policy(rules, *row, c, policy, now);
  return rules;
}

std::vector<RecordItem> record_items_of(const Desk& desk, const Case& c, Instant now) {
  std::vector<RecordItem> items = record_items(c, shapes_of(desk, c), now);
  for (RecordItem& item : items) {
    item.title = in_the_words_of(desk, c, item.title);
    item.about = in_the_words_of(desk, c, item.about);
  }
  return items;
}

ApprovalRule approval_rule(const Desk& desk, const Case& c, Instant now) {
  const Policy* policy = policy_of(desk, c);
  ApprovalRule rule = approval_by_role();
  if (desk.policies)
    rule.gates = [facts = facts_of(c), policies = desk.policies, now](std::string_view what) {
      return gates_before_record(facts, *policies, what, now);
    };
  if (!policy || policy->approvals.empty()) return rule;
  rule.may_approve = [policy, by_role = rule.may_approve, staff = staff_at_hand(desk, c, now)](const RecordRow& row, std::string_view decision,
                                                                                               StaffId asked_by, std::span<const StaffId> given,
                                                                                               const Actor& who) -> Result<void> {
    const Asked asked = asked_for(*policy, decision);
    // Against their wish, and the policy names nobody for that: a manager at least is the first to agree.
    if (!asked.path || (asked.against_wish && given.empty()))
      if (auto may = by_role(row, decision, asked_by, given, who); !may || !asked.path) return may;
    std::vector<ApprovalGiven> by;
    for (std::size_t i = 0; i < given.size(); ++i) by.push_back({given[i], i});
    return may_approve(*asked.path, asked_by, by, staff, who.id);
  };
  rule.more = [policy](std::string_view decision, std::size_t given) {
    const Asked asked = asked_for(*policy, decision);
    return asked.path && given < asked.path->layers.size();
  };
  const auto layer = [policy](std::string_view decision, std::size_t given) -> std::optional<ApprovalLayer> {
    const Asked asked = asked_for(*policy, decision);
    if (!asked.path || asked.path->layers.size() <= given) return {};
    return asked.path->layers[given];
  };
  rule.body = [layer](std::string_view decision, std::size_t given) {
    const auto next = layer(decision, given);
    return next ? next->body : std::string{};
  };
  rule.whose = [layer, policy](std::string_view decision, std::size_t given) -> std::string {
    const auto next = layer(decision, given);
    if (!next) return {};
    std::string out = policy->title_of(next->approver);
    for (const Role deputy : next->deputies)
      out += (deputy == next->deputies.front() ? ", or in their place " : ", then ") + policy->title_of(deputy);
    return next->body.empty() ? out : next->body + ". Its decision is recorded by: " + out;
  };
  return rule;
}

Result<OpenedCase> record(Desk& desk, const Actor& actor, std::string_view reference, const RecordMade& made, Instant happened_at, With with) {
  with.also = [&desk, &actor](store::Tx& tx, const Case& after) -> Result<void> {
    const auto* last = std::get_if<RecordMade>(&after.lines.back().event);
    if (last && last->asked.value_or(false)) tell_that_it_waits(desk, tx, after, shapes_of(desk, after).find(last->what), actor.id, after.updated_at);
    return {};
  };
  return act_on_case(desk, actor, reference, "record.made", [&](const Seen& seen) -> Result<NewEntries> {
    const RecordRules rules = rules_for(desk, seen.get(), made.what, seen.now());
    auto entries = add_record(seen, made, happened_at, rules);
    const RecordRow* row = rules.shapes.find(made.what);
    if (!row || made.turn) return entries;
    std::vector<Problem> unseen = unseen_colleagues(desk, seen, *row, made);
    if (unseen.empty()) return entries;
    Refusal refusal{Because::invalid, std::move(unseen)};
    if (!entries && entries.refusal().because != Because::invalid) return entries;
    if (!entries) refusal.problems.insert(refusal.problems.begin(), entries.refusal().problems.begin(), entries.refusal().problems.end());
    return refusal;
  }, with);
}

Result<OpenedCase> answer_record(Desk& desk, const Actor& actor, std::string_view reference, std::int64_t seq, bool approved,
                                 const std::string& reason, With with, const std::string& minute) {
  with.also = [seq, approved](store::Tx& tx, const Case& after) -> Result<void> {
    for (const CaseLine& line : after.lines)
      if (line.seq == seq && line.actor)
        tell(tx, after, staff_principal(line.actor), "record.answered",
             after.opened.reference + ": what you asked for was " + (approved ? "approved" : "not approved"), after.updated_at);
    return {};
  };
  return act_on_case(desk, actor, reference, "record.answered", [&](const Seen& seen) {
    return answer_approval(seen, seq, approved, reason, shapes_of(desk, seen.get()), approval_rule(desk, seen.get(), seen.now()), minute);
  }, with);
}

}  // namespace rowan::app
