// The sections of a policy in words.
#include "domain/tenancy.h"
#include "policy/explain.h"
#include "policy/read_screening.h"

namespace rowan::policy {
namespace {

std::string spaced(std::string_view code) {
  std::string out{code};
  for (char& c : out) if (c == '_') c = ' ';
  return out;
}
std::string counted(int n, std::string_view unit) { return std::to_string(n) + ' ' + std::string(unit) + (n == 1 ? "" : "s"); }
template <class List, class F>
std::string listed(const List& list, std::string_view last, F word) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i)
    out += (i == 0 ? "" : i + 1 == list.size() ? ' ' + std::string(last) + ' ' : std::string(", ")) + std::string(word(list[i]));
  return out;
}
template <class List>
std::string names(const List& list, std::string_view last) { return listed(list, last, [](const auto& e) { return spaced(name_of(e)); }); }

class Explainer {
 public:
  explicit Explainer(const Policy& policy) : policy_(policy) {}

  std::vector<ExplainedSection> run() {
    for (const ApprovalPath& path : policy_.approvals) approval(path);
    if (policy_.closure) closure(*policy_.closure);
    for (const TrainingRule& rule : policy_.training) training(rule);
    if (policy_.reviews) reviews(*policy_.reviews);
    for (const SecondLineCheck& check : policy_.second_line) second_line(check);
    if (policy_.multi_agency) multi_agency(*policy_.multi_agency);
    if (policy_.consent) consent(*policy_.consent);
    if (policy_.rehousing) for (const RehousingRoute& route : policy_.rehousing->routes) rehousing(route);
    if (policy_.temporary_accommodation) temporary(*policy_.temporary_accommodation);
    if (policy_.recharge) recharge(*policy_.recharge);
    if (policy_.housing_system) housing_system(*policy_.housing_system);
    if (policy_.perpetrator_offers) offers(*policy_.perpetrator_offers);
    if (policy_.survivor_feedback) feedback(*policy_.survivor_feedback);
    if (policy_.scope) scope(*policy_.scope);
    if (policy_.screening) screening(*policy_.screening);
    for (const ReminderDays& rule : policy_.reminders) reminder(rule);
    return std::move(out_);
  }

 private:
  void open(std::string_view key, std::string_view title, const std::string& clause) {
    out_.push_back({std::string(key), std::string(title), clause, {}});
  }
  void say(std::string sentence) { out_.back().sentences.push_back(std::move(sentence) + '.'); }
  std::string titles(const std::vector<Role>& roles, std::string_view last) const {
    return listed(roles, last, [&](Role role) { return policy_.title_of(role); });
  }

  void approval(const ApprovalPath& path) {
    open("approvals", "Approval: " + spaced(path.decision), path.clause);
    for (std::size_t i = 0; i < path.layers.size(); ++i) {
      const ApprovalLayer& layer = path.layers[i];
      std::string who = layer.body.empty() ? policy_.title_of(layer.approver) : layer.body + ", recorded by: " + policy_.title_of(layer.approver);
      if (path.layers.size() > 1) who = "Step " + std::to_string(i + 1) + ": " + who;
      say((path.layers.size() > 1 ? "" : "Approved by: ") + who);
      if (!layer.deputies.empty()) say("When nobody of that role is there: " + titles(layer.deputies, "or"));
    }
    say("Whoever asks never approves, and nobody approves twice");
  }
  void closure(const ClosureRule& rule) {
    open("closure", "Closing a case", rule.clause);
    for (const ClosureNeed need : rule.needs) switch (need) {
        case ClosureNeed::informed_safely: say("The survivor is told by a safe way first, or it is recorded why that is not safe"); break;
        case ClosureNeed::risk_reassessed:
          say(rule.risk_within_weeks == 0 ? "The risk is assessed first"
                                          : "The risk is assessed in the last " + counted(rule.risk_within_weeks, "week"));
          break;
        case ClosureNeed::signed_off: say("Another person agrees"); break;
      }
    if (rule.monitoring_weeks) say("The case is watched for " + counted(*rule.monitoring_weeks, "week") + " without a new incident");
  }
  void training(const TrainingRule& rule) {
    open("training", "Training: " + rule.course, rule.clause);
    say("For: " + (rule.roles.empty() ? std::string("everybody who works cases") : titles(rule.roles, "and")));
    say(rule.every_months ? "Valid for " + counted(*rule.every_months, "month") : "The policy gives no period, so it does not run out");
    if (!rule.on_lapse) say("The policy does not say what a lapse means for giving cases");
    else say(*rule.on_lapse == OnLapse::block ? "Without it nobody is given a case" : "Without it a warning is shown when a case is given");
  }
  void reviews(const ReviewRule& rule) {
    open("reviews", "Reviews", rule.clause);
    for (const ReviewInterval& each : rule.every)
      say((each.risk.empty() ? std::string("Every ") : "At " + each.risk + " risk every ") + counted(each.weeks, "week"));
    if (!rule.on_events.empty())
      say("After each of these: " + listed(rule.on_events, "or", [](const Moment& m) { return std::string(find_fact(m.fact)->means); }) +
          (rule.after_event ? "; time allowed: " + rowan::in_words(*rule.after_event) : "; no target in policy"));
    if (rule.awards_lapse_months) say("An award of rehousing lapses after " + counted(*rule.awards_lapse_months, "month"));
  }
  void second_line(const SecondLineCheck& check) {
    open("second_line_check", "Second look: " + spaced(name_of(check.kind)), check.clause);
    if (check.after_first_response) say("After the first response: " + rowan::in_words(*check.after_first_response));
    if (check.every) say("Again and again: " + rowan::in_words(*check.every));
    if (!check.after_first_response && !check.every) say("No target in policy");
    say("By: " + policy_.title_of(check.by));
  }
  void thresholds(const MeetingThresholds& says, const std::string& where) {
    if (says.questions_high) say(where + "A score of " + std::to_string(*says.questions_high) + " yes answers or more is referred");
    if (says.professional_judgement)
      say(where + (*says.professional_judgement ? "So is a professional judgement of high risk" : "A professional judgement alone is not enough"));
    if (says.escalation)
      say(where + "So are " + std::to_string(says.escalation->incidents) + " incidents or more in " +
          counted(says.escalation->within_months, "month") + (says.escalation->rising ? ", when they are rising" : ""));
    if (says.repeat_months)
      say(where + "A further incident within " + counted(*says.repeat_months, "month") + " of the last referral is always referred");
    if (says.cycle) say(where + "The meeting is " + std::string(name_of(*says.cycle)));
    if (says.emergency) say(where + (*says.emergency ? "An emergency meeting can be asked for" : "There is no emergency meeting"));
  }
  void multi_agency(const MultiAgencyRule& rule) {
    open("multi_agency", "Multi-agency meetings", rule.clause);
    thresholds(rule.says, {});
    for (const AreaThresholds& area : rule.areas) thresholds(area.says, "In " + area.area + ": ");
    if (out_.back().sentences.empty()) say("The policy names no thresholds of its own");
  }
  void consent(const ConsentRule& rule) {
    open("consent", "Consent to sharing", rule.clause);
    if (rule.form) say(*rule.form == ConsentForm::written ? "Consent is given in writing" : "Consent may be given by word of mouth");
    if (!rule.exceptions.empty()) say("Not needed where there is: " + names(rule.exceptions, "or"));
    say("Where somebody may be harmed sharing never waits for consent");
  }
  void rehousing(const RehousingRoute& route) {
    open("rehousing", "Rehousing: " + std::string(in_words(route.way)), route.clause);
    if (route.sole_tenant) say("For a sole tenant");
    if (!route.supporters.empty()) say("Supported by: " + names(route.supporters, "or"));
    if (route.significant_risk) say("Because of significant risk from the perpetrator");
    if (route.offers) say("So many suitable offers are made: " + std::to_string(*route.offers));
    if (route.lapse_months) say("Lapses after " + counted(*route.lapse_months, "month"));
    if (out_.back().sentences.empty()) say("The policy names no conditions");
  }
  void temporary(const TemporaryRule& rule) {
    open("temporary_accommodation", "A roof for tonight", rule.clause);
    switch (rule.from) {
      case TemporaryFrom::none: say("The landlord has no temporary homes; the council, a refuge and specialist services are the ways"); break;
      case TemporaryFrom::own_homes: say("An empty home of the landlord may be offered"); break;
      case TemporaryFrom::local_authority: say("The council provides it"); break;
    }
  }
  void recharge(const RechargeRule& rule) {
    open("recharge", "Who pays for damage", rule.clause);
    say(rule.to_perpetrator ? "The perpetrator" : "Nobody is charged");
    if (rule.split_arrears) say("Arrears of a joint tenancy go to the perpetrator");
    say("Never the survivor, nor an account they share");
  }
  void housing_system(const HousingSystemRule& rule) {
    open("housing_system", "The label on the housing system", rule.clause);
    say(rule.label == HousingLabel::none ? "None: nothing is sent" : rule.words + ", and nothing more");
  }
  void offers(const PerpetratorOffersRule& rule) {
    open("perpetrator_offers", "Offers to the person who harms", rule.clause);
    for (const PerpetratorOffer offer : rule.offers) say("Offered: " + std::string(in_words(offer)));
  }
  void feedback(const FeedbackRule& rule) {
    open("survivor_feedback", "Asking survivors how it was", rule.clause);
    say("Once in each case, by a safe way only");
    say(rule.within_weeks ? "Within " + counted(*rule.within_weeks, "week") + " of being told that the case is ending" : "No target in policy");
  }
  void scope(const ScopeRule& rule) {
    open("scope", "For whom the policy speaks", rule.clause);
    say("Everybody who lives in a home" +
        (rule.tenures.empty() ? std::string(", whatever the tenure")
                              : " with one of these tenures: " + listed(rule.tenures, "or", [](const std::string& t) { return tenure_label(t); })));
    const std::pair<const char*, const std::optional<bool>*> others[] = {{"People who have applied for a home", &rule.applicants},
                                                                         {"Staff", &rule.staff},
                                                                         {"Councillors", &rule.councillors},
                                                                         {"Contractors", &rule.contractors},
                                                                         {"Homes run by managing agents", &rule.managing_agents}};
    for (const auto& [who, answer] : others) if (*answer) say(std::string(who) + (**answer ? ": yes" : ": no"));
    say("Nobody who lives in a home is turned away because of this");
  }
  void reminder(const ReminderDays& rule) {
    const RecordRow* row = find_record(rule.record);
    open("reminders", "Reminder: " + (row ? row->title : rule.record), rule.clause);
    if (!row) return;
    for (const RecordDue& due : row->due)
      if (due.else_days) say(due.title + ": " + (rule.days == 0 ? "on the same day" : counted(rule.days, "day") + (*due.else_days < 0 ? " before" : " after")) + ", where nobody names a day");
  }

  void screening(const ScreeningPolicy& says) {
    open("screening", "Patterns in repairs and noise", says.clause);
    say("Looked at by: " + titles(says.team, "and") + ", and nobody else sees that there is anything");
    say("A rule is switched on by: " + titles(says.rules_by.empty() ? says.team : says.rules_by, "or") + ", who first see what it costs");
    say("What nobody has looked at in " + counted(says.expires_days, "day") + " counts as missed");
    say(says.keep_text ? "The words of jobs and complaints are kept, sealed" : "The words of jobs and complaints are dropped once the phrases in them are known");
    const screening::RuleSet rules = rule_set_of(says);
    say((says.lexicon ? "The landlord's own list of " : "The list that ships, of ") + counted(static_cast<int>(rules.lexicon.terms.size()), "term"));
    for (const screening::Rule& rule : rules.rules) say("Rule: " + rule.name + ", at least " + std::to_string(rule.total) + " in " + counted(rule.window_days, "day"));
    say("A warning, a charge, an arrears action, a visit or a letter waits while something is open there, and " + std::to_string(says.held_by_lot) + " in a hundred wait by lot");
  }

  const Policy& policy_;
  std::vector<ExplainedSection> out_;
};

}  // namespace

std::vector<ExplainedSection> explain_sections(const Policy& policy) { return Explainer{policy}.run(); }

}  // namespace rowan::policy
