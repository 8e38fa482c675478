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

}  // namespace

void hold_to_policy(RecordRules& rules, const RecordRow& row, const Case& c, const Policy* policy, Instant now) {
  if (row.what == "housing-advice") places_for_tonight(rules, row, policy);
  if (row.what == "direct-let") way_to_a_direct_let(rules, policy, facts_of(c), now);
  if (row.what == "damage-charge") {
    const RechargeRule* rule = policy && policy->recharge ? &*policy->recharge : nullptr;
    rules.check = [says = rule ? std::optional(*rule) : std::nullopt](const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
      policy_charges(says ? &*says : nullptr, record, problems);
    };
  }
  days_of_reminders(rules, row);
  if (policy && policy->approval_of(row.decision.empty() ? "record:" + row.what : row.decision)) rules.another_agrees = true;
}

}  // namespace rowan
