#include "domain/risk/risk.h"

#include <algorithm>

namespace rowan {
namespace {

// The landlord's value, or else that of the safety defaults.
template <class T>
const std::optional<T>& said(const RiskRules* landlord, const RiskRules* ours, std::optional<T> RiskRules::*what) {
  static const std::optional<T> nothing;
  if (landlord && landlord->*what) return landlord->*what;
  return ours ? ours->*what : nothing;
}

const Policy* policy_of_ours(const PolicyHistory& history, const Facts& facts, Instant now) {
  for (const PolicyVersion* version : history.about(facts))
    if (version->policy->layer == PolicyLayer::ours && version->in_force(now) && version->policy->risk_tool) return version->policy.get();
  return nullptr;
}

bool counts(const std::vector<RiskCause>& causes, RiskCause cause) { return std::find(causes.begin(), causes.end(), cause) != causes.end(); }

// The instant from which a date known ahead is looked at: two weeks before, or when we learned of it if that is later.
Instant ahead_of(Date on, Instant learned) { return std::max(learned, start_of_day(add_days(on, -days_ahead))); }

void add_of_line(const CaseLine& line, const Case& c, std::vector<RiskChange>& out) {
  const auto add = [&](RiskCause cause) { out.push_back({cause, line.entered_at, line.seq, {}}); };
  if (const auto* changed = std::get_if<RiskChanged>(&line.event)) {
    if (!changed->on) return add(changed->cause);
    const Instant first = ahead_of(*changed->on, line.entered_at), then = start_of_day(*changed->on);
    out.push_back({changed->cause, first, line.seq, changed->on});
    if (first < then) out.push_back({changed->cause, then, line.seq, changed->on});
    return;
  }
  if (const auto* record = std::get_if<RecordMade>(&line.event); record && record->what == "incident" && !record->turn)
    return add(RiskCause::incident);
  // A broken order, and somebody who does not or cannot work with us any more: signs of risk, both (SG-36, CX-4.13a).
  if (const auto* record = std::get_if<RecordMade>(&line.event); record && !record->turn) {
    if (record->what == "order-breach") return add(RiskCause::breach);
    if (record->what == "engagement" && record->value == "no") return add(RiskCause::disengagement);
  }
  if (const auto* report = std::get_if<ReportAttached>(&line.event); report && report->report != c.opened.report) return add(RiskCause::incident);
  if (const auto* danger = std::get_if<DangerAsked>(&line.event); danger && danger->answer == Answer::yes) return add(RiskCause::immediate_danger);
  if (std::holds_alternative<CaseReopened>(line.event)) return add(RiskCause::case_reopened);
}

std::optional<Clock> review_of(const RiskPolicy& policy, RiskLevel level) {
  switch (level) {
    case RiskLevel::high: return policy.review_high;
    case RiskLevel::medium: return policy.review_medium;
    case RiskLevel::standard: return policy.review_standard;
    case RiskLevel::unknown: return {};
  }
  return {};
}

}  // namespace

RiskPolicy risk_policy(const Facts& facts, const PolicyHistory& history, Instant now) {
  const Policy* landlord = history.landlord_policy(facts, now);
  const Policy* defaults = policy_of_ours(history, facts, now);
  const RiskRules* theirs = landlord && landlord->risk_tool ? &*landlord->risk_tool : nullptr;
  const RiskRules* ours = defaults ? &*defaults->risk_tool : nullptr;
  RiskPolicy out;
  if (const auto& tool = said(theirs, ours, &RiskRules::tool)) out.tool = *tool;
  if (const auto& roles = said(theirs, ours, &RiskRules::used_by)) out.used_by = *roles;
  // Points belong to a tool: those of the one pack are never read with the tool of the other.
  const RiskRules* of_tool = theirs && (theirs->tool || !ours) ? theirs : theirs && (theirs->medium || theirs->high) ? theirs : ours;
  if (of_tool) out.thresholds = {of_tool->medium, of_tool->high};
  if (const auto& view = said(theirs, ours, &RiskRules::survivors_view)) out.survivors_view = *view;
  if (const auto& causes = said(theirs, ours, &RiskRules::reopen_on)) out.reopen_on = *causes;
  out.review_standard = said(theirs, ours, &RiskRules::review_standard);
  out.review_medium = said(theirs, ours, &RiskRules::review_medium);
  out.review_high = said(theirs, ours, &RiskRules::review_high);
  const Policy* calendar = theirs && landlord->calendar ? landlord : defaults;
  if (calendar && calendar->calendar) out.calendar = *calendar->calendar;
  out.ours = !theirs;
  if (theirs) out.clause = landlord->id + ' ' + theirs->clause;
  else if (ours) out.clause = defaults->id + ' ' + ours->clause;
  return out;
}

bool may_assess(const Actor& actor, const RiskPolicy& policy, const RiskTool* tool) {
  if ((actor.roles.bits & policy.used_by.bits) == 0) return false;
  return !tool || tool->used_by.empty() || (actor.roles.bits & tool->used_by.bits) != 0;
}

std::vector<RiskChange> risk_changes(const Case& c) {
  std::vector<RiskChange> out;
  int missed = 0;
  RiskLevel level = RiskLevel::unknown;
  for (const CaseLine& line : c.lines) {
    add_of_line(line, c, out);
    if (const auto* contact = std::get_if<ContactRecorded>(&line.event); contact && contact->person.empty()) {
      missed = contact->outcome == ContactOutcome::attempted ? missed + 1 : 0;
      if (missed == missed_contacts) out.push_back({RiskCause::disengagement, line.entered_at, line.seq, {}});
    }
    if (const auto* assessed = std::get_if<RiskAssessed>(&line.event)) level = assessed->level;
    if (const auto* received = std::get_if<RiskReceived>(&line.event); received && received->grade > level)
      out.push_back({RiskCause::received_higher, line.entered_at, line.seq, {}});
  }
  std::stable_sort(out.begin(), out.end(), [](const RiskChange& a, const RiskChange& b) { return a.at < b.at; });
  return out;
}

RiskStanding risk_standing(const Case& c) {
  RiskStanding out;
  for (const CaseLine& line : c.lines) {
    if (const auto* assessed = std::get_if<RiskAssessed>(&line.event)) {
      out = {assessed->level, &line, nullptr};
    } else if (const auto* received = std::get_if<RiskReceived>(&line.event); received && received->grade > out.level) {
      out.level = received->grade;
      out.raised_by = &line;
    }
  }
  return out;
}

RiskState risk_state(const Case& c, const RiskPolicy& policy, Instant now) {
  const RiskStanding standing = risk_standing(c);
  RiskState out;
  out.level = standing.level;
  if (!standing.assessed) return out;
  const Instant made = standing.assessed->happened_at;
  out.assessed_at = made;
  const auto is_old_from = [&](Instant at) { if (!out.old_from || at < *out.old_from) out.old_from = at; };
  for (const RiskChange& change : risk_changes(c)) {
    if (!counts(policy.reopen_on, change.cause) || change.at <= made) continue;
    is_old_from(change.at);
    if (change.at <= now) out.changes.push_back(change);
  }
  if (const auto clock = review_of(policy, out.level))
    if (const auto until = due_of(*clock, made, policy.calendar)) {
      is_old_from(*until);
      out.lapsed = *until < now;
    }
  out.out_of_date = out.lapsed || !out.changes.empty();
  return out;
}

std::string risk_tag(RiskLevel level, bool assessed, bool out_of_date) {
  if (level == RiskLevel::unknown) return assessed && out_of_date ? "Risk out of date" : assessed ? "Risk not known" : "Risk not assessed";
  return std::string(label_of(level)) + (out_of_date ? " risk, out of date" : " risk");
}

void raise_risk_facts(const Case& c, Facts& facts) {
  const RiskStanding standing = risk_standing(c);
  for (const CaseLine& line : c.lines) {
    if (const auto* e = std::get_if<RiskAssessed>(&line.event)) facts.happened("risk.assessed", line.happened_at, std::string(name_of(e->level)));
    if (const auto* e = std::get_if<RiskReceived>(&line.event)) facts.happened("risk.received", line.entered_at, std::string(name_of(e->grade)));
  }
  for (const RiskChange& change : risk_changes(c)) facts.happened("risk.changed", change.at, std::string(name_of(change.cause)));
  const Instant since = standing.raised_by ? standing.raised_by->entered_at : standing.assessed ? standing.assessed->happened_at : c.opened_at;
  facts.set("risk.level", std::string(name_of(standing.level)), since);
  if (!standing.assessed) return;
  const auto& last = std::get<RiskAssessed>(standing.assessed->event);
  const Instant at = standing.assessed->happened_at;
  const bool critical = std::any_of(last.answers.begin(), last.answers.end(), [](const RiskAnswered& a) { return a.critical; });
  facts.set("risk.by_score", std::string(name_of(last.by_score)), at);
  facts.set("risk.judgement", std::string(name_of(last.judgement)), at);
  facts.set("risk.critical", critical ? "yes" : "no", at);
  const auto rank = [](Answer a) { return a == Answer::yes ? 3 : a == Answer::unknown ? 2 : a == Answer::not_asked ? 1 : 0; };
  const Answer suicide = rank(last.suicide_survivor) >= rank(last.suicide_perpetrator) ? last.suicide_survivor : last.suicide_perpetrator;
  facts.set("risk.suicide", std::string(name_of(suicide)), at);
}

}  // namespace rowan
