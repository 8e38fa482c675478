#include "domain/records/under_policy.h"

#include <algorithm>
#include <cstdlib>

#include "domain/records/values.h"

namespace rowan {
namespace {

// No home of ours for tonight unless the policy says that there are any (CX-4.3).
void places_for_tonight(RecordRules& rules, const RecordRow& row, const Policy* policy) {
  const TemporaryRule* rule = policy && policy->temporary_accommodation ? &*policy->temporary_accommodation : nullptr;
  const std::vector<TonightOption> options = tonight_options(rule);
  for (const RecordChoice& choice : row.choices)
    if (choice.code == "own_home" && std::none_of(options.begin(), options.end(), [](const TonightOption& o) { return o.code == "own_home"; }))
      rules.not_offered.push_back(choice.code);
  if (!rule || rule->from != TemporaryFrom::own_homes)
    rules.notes.push_back("We have no home of our own to offer for tonight. That is no answer: say which way to a place you opened.");
}

// A joint tenant is told that this way is not theirs, and which are (CX-4.4).
void way_to_a_direct_let(RecordRules& rules, const Policy* policy, const Facts& facts, Instant now) {
  const RehousingRoute* route = policy && policy->rehousing ? policy->rehousing->find(RehousingWay::direct_let) : nullptr;
  if (!route) {
    rules.notes.push_back("The policy of this case says nothing about direct lets.");
    return;
  }
  switch (route_open(*route, facts, now)) {
    case Truth::no:
      rules.notes.push_back("Not available under this clause (" + policy->id + " " + route->clause +
                            "). Other options: help to stay safely, a management transfer, an exchange, the council as homeless, a refuge.");
      break;
    case Truth::unknown: rules.notes.push_back("Still to be considered: it waits for what is missing below, and is not dropped."); break;
    case Truth::yes: rules.notes.push_back("Everything the policy asks for is on record. They are owed a yes or a no, with the reason."); break;
  }
}

// When a reminder comes where nobody names a day, and whose number that is: ours where the policy is silent.
void days_of_reminders(RecordRules& rules, const RecordRow& row) {
  if (rules.shapes.of_pack(row.what)) return;
  const ReminderDays* says = rules.shapes.days_for(row.what);
  for (const RecordDue& due : row.due) {
    if (!due.else_days) continue;
    const int days = says ? says->days : std::abs(*due.else_days);
    const std::string number = days == 0 ? "On the same day" : std::to_string(days) + (days == 1 ? " day" : " days") + (*due.else_days < 0 ? " before" : " later");
    rules.notes.push_back(number + (due.field.empty() ? "" : ", where you name no day") + ", this is asked for: " + due.title + ". " +
                          (says ? "So says the policy (" + says->clause + ")." : "That is Rowan’s own reminder, not in your policy."));
  }
}

void policy_charges(const RechargeRule* rule, const RecordMade& record, std::vector<Problem>& problems) {
  if (record.value == "raised" && (!rule || !rule->to_perpetrator))
    problems.push_back({"recharge.not-in-policy", "The policy does not charge anybody for this damage.", "value"});
}

// How many homes were offered by one way that the policy would call suitable: not those that were taken back, not safe or not what they
// need. Saying no to such a home is no fault of theirs.
int offers_made(const Case& c, std::string_view way, Instant now) {
  constexpr std::string_view no_offer[] = {"not_safe", "not_suitable", "withdrawn"};
  int made = 0;
  for (const RecordInstance& offer : record_instances(c, {}, now)) {
    if (!offer.row() || offer.row()->what != "home-offer" || offer.not_done || offer.refused) continue;
    const RecordMade* first = offer.steps.front().made;
    const bool none = std::any_of(offer.steps.begin(), offer.steps.end(), [&](const RecordStep& step) {
      return step.row && step.row->what == "home-not-taken" && step.made &&
             std::find(std::begin(no_offer), std::end(no_offer), step.made->value) != std::end(no_offer);
    });
    if (first && first->value == way && !none) ++made;
  }
  return made;
}

std::string so_many(int offers) { return offers == 1 ? "one suitable offer" : std::to_string(offers) + " suitable offers"; }

// "One offer only": another one needs a reason, and is never simply refused. And what waits for a committee is not offered before.
void offers_of_the_policy(RecordRules& rules, const Case& c, const Policy* policy, Instant now) {
  if (!policy) return;
  if (policy->rehousing)
    for (const RehousingRoute& route : policy->rehousing->routes)
      if (route.offers)
        rules.notes.push_back("The policy (" + policy->id + " " + route.clause + ") makes " + so_many(*route.offers) + " by this way: " +
                              std::string(in_words(route.way)) + ". Homes that were not safe, not suitable or taken back are not counted.");
  rules.check = [&c, policy, now](const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
    const auto way = named<RehousingWay>(record.value);
    const RehousingRoute* route = way && policy->rehousing ? policy->rehousing->find(*way) : nullptr;
    const std::string* why = value_of(record, "more_why");
    if (route && route->offers && offers_made(c, record.value, now) >= *route->offers && !why)
      problems.push_back({"offer.more", "The policy makes " + so_many(*route->offers) + ", and it was made. Say why another is", "more_why"});
    const Facts facts = facts_of(c);
    const auto awards = facts.of("award.made");
    if (record.value != "management_transfer" || !policy->approval_of(record.value)) return;
    for (const Fact& award : awards) if (award.value == record.value) return;
    problems.push_back({"offer.not-agreed", "The policy has a transfer agreed by others first. Record the award, and ask them", "value"});
  };
}

// Arrears are split only where the policy says so. No policy can put them to the survivor: there is no answer for that.
void arrears_of_the_policy(RecordRules& rules, const Policy* policy) {
  if (policy && policy->recharge && policy->recharge->split_arrears) {
    rules.notes.push_back("So says the policy (" + policy->id + " " + policy->recharge->clause + "): arrears of a tenancy they share are split.");
    return;
  }
  rules.not_offered.push_back("split");
  rules.notes.push_back("The policy of this case does not say that arrears are split.");
}

void emergency_of_the_policy(RecordRules& rules, const Case& c, const Policy* policy) {
  const MultiAgencyRule* rule = policy && policy->multi_agency ? &*policy->multi_agency : nullptr;
  const std::optional<bool> says = rule ? rule->in(c.opened.area).emergency : std::nullopt;
  if (says && *says)
    rules.notes.push_back("The policy (" + policy->id + " " + rule->clause + ") says that an emergency meeting can be asked for between two.");
  else rules.notes.push_back("The policy of this case does not speak of emergency meetings. Where waiting is not safe, ask all the same.");
}

}  // namespace

bool may_lift_restriction(const Case& c, const Policy* policy, Instant now) {
  if (!policy || !policy->approval_of("lift_restriction")) return true;
  std::int64_t since = 0;
  for (const CaseLine& line : c.lines)
    if (const auto* restricted = std::get_if<Restricted>(&line.event); restricted && restricted->on) since = line.seq;
  const auto all = record_instances(c, {}, now);
  return std::any_of(all.begin(), all.end(), [&](const RecordInstance& each) {
    return each.row() && each.row()->what == "restriction-end" && since < each.id && !each.not_done &&
           each.steps.front().approval == ApprovalState::approved;
  });
}

Result<NewEntries> lift_restriction(const Seen& seen, const std::string& reason, const Policy* policy) {
  if (seen.get().restricted && !may_lift_restriction(seen.get(), policy, seen.now()))
    return Refusal::one(Because::refused, "restrict.agreement",
                        "Somebody else has to agree first. Ask for it with the record “End of the restriction”; once it is agreed, lift it here.",
                        {});
  return restrict_case(seen, false, reason);
}

void hold_to_policy(RecordRules& rules, const RecordRow& row, const Case& c, const Policy* policy, Instant now) {
  if (row.what == "housing-advice") places_for_tonight(rules, row, policy);
  if (row.what == "direct-let") way_to_a_direct_let(rules, policy, facts_of(c), now);
  if (row.what == "damage-charge") {
    const RechargeRule* rule = policy && policy->recharge ? &*policy->recharge : nullptr;
    rules.check = [says = rule ? std::optional(*rule) : std::nullopt](const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
      policy_charges(says ? &*says : nullptr, record, problems);
    };
  }
  if (row.what == "home-offer") offers_of_the_policy(rules, c, policy, now);
  if (row.what.starts_with("arrears-split")) arrears_of_the_policy(rules, policy);
  if (row.what == "meeting-emergency") emergency_of_the_policy(rules, c, policy);
  if (row.what == "restriction-end" && (!policy || !policy->approval_of(row.decision)))
    rules.notes.push_back("The policy of this case asks for nobody’s agreement: lift the restriction under Who has looked.");
  days_of_reminders(rules, row);
  if (policy)
    for (const auto& [choice, decision] : row.decisions) if (policy->approval_of(decision)) rules.another_agrees_for.push_back(choice);
  if (policy && policy->approval_of(row.decision.empty() ? "record:" + row.what : row.decision)) rules.another_agrees = true;
}

}  // namespace rowan
