#include "domain/policy/generated.h"

#include <algorithm>

#include "base/codec.h"

namespace rowan {
namespace {

Condition happened(std::string_view fact, std::vector<std::string> values = {}) { return {Condition::Kind::happened, {}, fact, std::move(values)}; }
Condition is(std::string_view fact, std::vector<std::string> values) { return {Condition::Kind::is, {}, fact, std::move(values)}; }
Condition all_of(std::vector<Condition> parts) { return {Condition::Kind::all, std::move(parts)}; }
Condition any_of(std::vector<Condition> parts) { return {Condition::Kind::any, std::move(parts)}; }
Condition counted(std::string_view fact, Condition::Compare compare, int number, Span within) {
  Condition c{Condition::Kind::count, {}, fact};
  c.compare = compare;
  c.number = number;
  c.within = within;
  return c;
}
Clock weeks(int n) { return {Clock::Kind::calendar_days, n * 7}; }

DutyRule duty(std::string id, std::string title, const std::string& clause, std::string why) {
  DutyRule rule;
  rule.id = std::move(id);
  rule.title = std::move(title);
  rule.clause = clause;
  rule.why = std::move(why);
  return rule;
}
GateRule closing(std::string id, std::string title, const std::string& clause, std::string why, Condition needs) {
  GateRule gate;
  gate.id = std::move(id);
  gate.title = std::move(title);
  gate.clause = clause;
  gate.why = std::move(why);
  gate.needs = std::move(needs);
  return gate;
}

// Again and again: each end starts the next, and only what comes after a start ends it.
void recurs(DutyRule& rule, std::string_view done) {
  rule.start = {{"case.opened"}, {done}};
  rule.starts = DutyRule::Starts::last;
  rule.stop = {{done}};
  rule.stop_later = true;
}

void reviews(const ReviewRule& says, std::vector<GeneratedDuty>& out) {
  if (!says.every.empty()) {
    DutyRule rule = duty("case-review", "Review the case", says.clause, "Risk changes; a plan nobody looks at again stops protecting anyone.");
    recurs(rule, "case.reviewed");
    for (const ReviewInterval& each : says.every) {
      if (each.risk.empty()) rule.clock = weeks(each.weeks);
      else rule.variants.push_back({is("risk.level", {each.risk}), weeks(each.weeks)});
    }
    rule.owner = says.by;
    out.push_back({std::move(rule), "reviews"});
  }
  if (!says.on_events.empty()) {
    DutyRule rule = duty("review-after-event", "Review the case after what has happened", says.clause, "What was safe before may not be safe now.");
    rule.start = says.on_events;
    rule.starts = DutyRule::Starts::every;
    rule.stop = {{"case.reviewed"}};
    rule.stop_later = true;
    rule.clock = says.after_event;
    rule.owner = says.by;
    out.push_back({std::move(rule), "reviews"});
  }
}

// An award runs out by the policy's period for every award, or by that of its own way to a home; the shortest first, as the first
// variant that holds is the one that counts.
void awards(const Policy& policy, std::vector<GeneratedDuty>& out) {
  const std::optional<int> every = policy.reviews ? policy.reviews->awards_lapse_months : std::nullopt;
  std::vector<const RehousingRoute*> own;
  if (policy.rehousing)
    for (const RehousingRoute& route : policy.rehousing->routes)
      if (route.lapse_months && !(every && *every <= *route.lapse_months)) own.push_back(&route);
  if (!every && own.empty()) return;
  std::stable_sort(own.begin(), own.end(), [](const RehousingRoute* a, const RehousingRoute* b) { return *a->lapse_months < *b->lapse_months; });
  DutyRule rule = duty("award-review", "Renew the award of rehousing, or end it", every ? policy.reviews->clause : own.front()->clause,
                       "An award that runs out unseen leaves somebody without a way out.");
  Moment made{"award.made"};
  if (!every) for (const RehousingRoute* route : own) made.values.emplace_back(name_of(route->way));
  rule.start = {std::move(made), {"award.ended", {"renewed"}}};
  rule.starts = DutyRule::Starts::last;
  rule.stop = {{"award.ended"}, {"reservation.made"}};
  rule.stop_later = true;
  for (const RehousingRoute* route : own)
    rule.variants.push_back({happened("award.made", {std::string(name_of(route->way))}), Clock{Clock::Kind::calendar_months, *route->lapse_months}});
  if (every) rule.clock = Clock{Clock::Kind::calendar_months, *every};
  if (policy.reviews) rule.owner = policy.reviews->by;
  out.push_back({std::move(rule), every ? "reviews" : "rehousing"});
}

std::string_view check_id(CheckKind kind) {
  switch (kind) {
    case CheckKind::one_to_one: return "one-to-one-check";
    case CheckKind::audit: return "audit-check";
    case CheckKind::panel: return "panel-check";
  }
  return {};
}
std::string_view check_title(CheckKind kind) {
  switch (kind) {
    case CheckKind::one_to_one: return "Discuss the case at a one-to-one";
    case CheckKind::audit: return "Audit the case";
    case CheckKind::panel: return "Take the case to the panel";
  }
  return {};
}
void second_line(const SecondLineCheck& says, std::vector<GeneratedDuty>& out) {
  const std::string_view done = fact_of(says.kind);
  const auto make = [&](std::string id) {
    DutyRule rule =
        duty(std::move(id), std::string(check_title(says.kind)), says.clause, "A second pair of eyes sees what one worker alone may miss.");
    rule.stop = {{done}};
    rule.owner = says.by;
    return rule;
  };
  if (says.after_first_response) {
    DutyRule rule = make(std::string(check_id(says.kind)) + (says.every ? "-first" : ""));
    rule.start = {{"response.made"}};
    rule.clock = says.after_first_response;
    out.push_back({std::move(rule), "second_line_check"});
  }
  if (says.every || !says.after_first_response) {
    DutyRule rule = make(std::string(check_id(says.kind)));
    rule.start = {{"case.opened"}};
    if (says.every) recurs(rule, done);  // without a period nothing says when it would be owed again
    rule.clock = says.every;
    out.push_back({std::move(rule), "second_line_check"});
  }
}

// The longest of the areas: who must be referred by one of them is at least asked about. is_repeat settles it.
std::optional<int> longest_repeat(const MultiAgencyRule& says) {
  std::optional<int> months = says.says.repeat_months;
  for (const AreaThresholds& area : says.areas)
    if (area.says.repeat_months) months = std::max(months.value_or(0), *area.says.repeat_months);
  return months;
}
void repeats(const MultiAgencyRule& says, std::vector<GeneratedDuty>& out) {
  const auto months = longest_repeat(says);
  if (!months) return;
  DutyRule rule = duty("meeting-repeat", "Refer the case to the multi-agency meeting again", says.clause,
                       "A further incident after a referral goes back to the meeting whatever the score says.");
  rule.when = all_of({{Condition::Kind::after, {}, "incident.recorded", {}, "meeting.referred"},
                      counted("meeting.referred", Condition::Compare::at_least, 1, {0, *months})});
  rule.start = {{"incident.recorded"}};
  rule.starts = DutyRule::Starts::last;
  rule.stop = {{"meeting.referred"}};
  rule.stop_later = true;
  out.push_back({std::move(rule), "multi_agency"});
}

void tonight(const TemporaryRule& says, std::vector<GeneratedDuty>& out) {
  DutyRule rule = duty("housing-advice", "Advise on where to go tonight", says.clause,
                       "Nobody leaves a conversation with us with nowhere safe to go and no way to a place.");
  rule.when = is("tonight.safe_place", {"no"});
  rule.start = {{"tonight.safe_place", {"no"}}};
  // "No stock" is no advice: only a way to a place, or their own no, ends it.
  Moment given{"housing_advice.given", {"council", "refuge", "specialist", "declined"}};
  if (says.from == TemporaryFrom::own_homes) given.values.push_back("own_home");
  rule.stop = {std::move(given)};
  rule.comes_first = true;
  out.push_back({std::move(rule), "temporary_accommodation"});
}

void direct_let(const RehousingRoute& route, std::vector<GeneratedDuty>& out) {
  DutyRule rule = duty("direct-let-decision", "Decide on a direct let, yes or no, with the reason", route.clause,
                       "Everything the policy asks for is on record, so they are owed an answer.");
  rule.modality = Modality::must_decide;
  rule.when = needs_of(route);
  if (route.supporters.empty()) rule.start = {{"case.opened"}};
  else rule.start = {{"direct_let.supported"}};
  rule.stop = {{"direct_let.decided"}};
  rule.owner = Role::manager;
  out.push_back({std::move(rule), "rehousing"});
}

void offers(const PerpetratorOffersRule& says, std::vector<GeneratedDuty>& out) {
  DutyRule rule = duty("perpetrator-offers", "Offer help to stop to the person who harms", says.clause,
                       "Made only when it is safe for the survivor; somebody who changes harms nobody else.");
  rule.modality = Modality::may;
  rule.start = {{"safety_check.done", {"safe"}}};
  for (const PerpetratorOffer offer : says.offers) rule.stop.push_back({"perpetrator.offered", {std::string(name_of(offer))}});
  rule.stop_needs_all = true;
  rule.earlier_counts = true;
  out.push_back({std::move(rule), "perpetrator_offers"});
}

void closure(const ClosureRule& says, bool ours, std::vector<GeneratedGate>& out) {
  const auto add = [&](GateRule gate) {
    gate.ours = ours;
    out.push_back({std::move(gate), "closure"});
  };
  for (const ClosureNeed need : says.needs) switch (need) {
      case ClosureNeed::informed_safely:
        add(closing("closing-informed", "Tell the survivor by a safe way that the case is coming to its end, or record why that is not safe",
                    says.clause, "Nobody should find out by silence that we have gone.", happened("closure.informed")));
        break;
      case ClosureNeed::risk_reassessed:
        add(closing("closing-risk", "Assess the risk again before closing", says.clause, "The risk at the end is not the risk at the start.",
                    says.risk_within_weeks == 0 ? happened("risk.assessed")
                                                : counted("risk.assessed", Condition::Compare::at_least, 1, {says.risk_within_weeks * 7, 0})));
        break;
      case ClosureNeed::signed_off:
        add(closing("closing-signed-off", "Have another person agree to the closing", says.clause,
                    "Closing takes protection away, so two people look.", happened("closure.signed_off")));
        break;
    }
  if (!says.monitoring_weeks) return;
  const Span watch{*says.monitoring_weeks * 7, 0};
  const Condition watched = all_of({happened("monitoring.started"), counted("monitoring.started", Condition::Compare::at_most, 0, watch),
                                    counted("incident.recorded", Condition::Compare::at_most, 0, watch)});
  add(closing("closing-monitored",
              "Watch the case for " + std::to_string(*says.monitoring_weeks) + " weeks without a new incident before closing it", says.clause,
              "Quiet for a week is not yet safe.", ours ? any_of({watched, happened("monitoring.not_needed")}) : watched));
}

}  // namespace

std::vector<GeneratedDuty> generated_duties(const Policy& policy) {
  std::vector<GeneratedDuty> out;
  if (policy.temporary_accommodation) tonight(*policy.temporary_accommodation, out);
  if (policy.rehousing)
    if (const RehousingRoute* route = policy.rehousing->find(RehousingWay::direct_let)) direct_let(*route, out);
  if (policy.multi_agency) repeats(*policy.multi_agency, out);
  if (policy.reviews) reviews(*policy.reviews, out);
  awards(policy, out);
  for (const SecondLineCheck& check : policy.second_line) second_line(check, out);
  if (policy.housing_system && policy.housing_system->label != HousingLabel::none) {
    DutyRule rule = duty("housing-system-label", "Record the label on the housing system", policy.housing_system->clause,
                         "The policy has every case recorded there, as \"" + policy.housing_system->words + "\" and nothing more.");
    rule.start = {{"case.opened"}};
    rule.stop = {{"hms.recorded"}};
    out.push_back({std::move(rule), "housing_system"});
  }
  if (policy.recharge && policy.recharge->to_perpetrator) {
    DutyRule rule = duty("recharge-decision", "Charge the damage to the perpetrator, hold the charge until it is safe, or say why not",
                         policy.recharge->clause, "The one who did the damage pays for it, and never at the price of the survivor's safety.");
    rule.start = {{"damage.recorded"}};
    rule.starts = DutyRule::Starts::last;
    rule.stop = {{"recharge.decided", {"raised", "not_raised"}}};
    rule.exceptions = {{"recharge.decided", {"held"}}};
    out.push_back({std::move(rule), "recharge"});
  }
  if (policy.perpetrator_offers) offers(*policy.perpetrator_offers, out);
  if (policy.survivor_feedback) {
    DutyRule rule = duty("survivor-feedback", "Ask the survivor by a safe way how our service was", policy.survivor_feedback->clause,
                         "Only they can say whether it helped.");
    rule.modality = Modality::aim;
    rule.start = {{"closure.informed", {"told"}}};
    rule.stop = {{"feedback.offered"}};
    if (policy.survivor_feedback->within_weeks) rule.clock = weeks(*policy.survivor_feedback->within_weeks);
    out.push_back({std::move(rule), "survivor_feedback"});
  }
  return out;
}

std::vector<GeneratedGate> generated_gates(const Policy& policy) {
  std::vector<GeneratedGate> out;
  if (policy.closure) closure(*policy.closure, policy.layer == PolicyLayer::ours, out);
  if (policy.rehousing)
    if (const RehousingRoute* route = policy.rehousing->find(RehousingWay::direct_let)) {
      GateRule gate = closing("direct-let", "A direct let needs what the policy asks for on record", route->clause,
                              "It is meant for those whom nothing less would protect.", needs_of(*route));
      gate.act = Act::direct_let;
      out.push_back({std::move(gate), "rehousing"});
    }
  return out;
}

}  // namespace rowan
