#include "policy/explain.h"

namespace rowan::policy {
namespace {

std::string spaced(std::string_view code) {
  std::string out{code};
  for (char& c : out) if (c == '_') c = ' ';
  return out;
}

std::string in_words(const Moment& moment) {
  std::string text{find_fact(moment.fact)->means};
  if (const auto bracket = text.rfind(" ("); bracket != std::string::npos && text.back() == ')') text.resize(bracket);
  for (std::size_t i = 0; i < moment.values.size(); ++i)
    text += (i == 0 ? ": " : i + 1 == moment.values.size() ? " or " : ", ") + spaced(moment.values[i]);
  return text;
}
std::string in_words(const std::vector<Moment>& moments, std::string_view between) {
  std::string out;
  for (const Moment& moment : moments) out += (out.empty() ? std::string{} : std::string{between}) + in_words(moment);
  return out;
}

std::string act_in_words(Act act) {
  switch (act) {
    case Act::approach_survivor: return "the survivor is approached";
    case Act::contact_perpetrator: return "the perpetrator is contacted";
    case Act::close_case: return "the case is closed";
    case Act::end_report: return "a report is ended without a case";
    case Act::open_case: return "a case is opened";
    case Act::book_meeting: return "a meeting is booked";
    case Act::set_safe_contact: return "safe contact is set";
    case Act::direct_let: return "a direct let is decided";
    case Act::remove_perpetrator: return "the perpetrator is removed from tenancy or home";
    case Act::possession: return "notice is served or possession claimed";
    case Act::antisocial_behaviour_route: return "the case is dealt with as antisocial behaviour";
    case Act::make_record: return "this is recorded";
  }
  return {};
}
std::string override_in_words(Override pass) {
  switch (pass) {
    case Override::never: return "Nothing passes it.";
    case Override::reason: return "It may be passed with a reason, which stays on the record.";
    case Override::second_person: return "It may be passed when a second person agrees, with a reason.";
  }
  return {};
}

void say_start(const Policy& policy, const DutyRule& rule, std::vector<std::string>& out) {
  if (rule.when.kind != Condition::Kind::always) out.push_back("Applies when: " + rowan::in_words(rule.when) + '.');
  if (const DutyRule* earlier = policy.duty(rule.start_after_duty)) out.push_back("Starts when this is done: " + earlier->title + '.');
  else out.push_back("Starts when: " + in_words(rule.start, "; or ") + '.');
  if (rule.starts == DutyRule::Starts::every) out.push_back("Starts again each time.");
  if (rule.starts == DutyRule::Starts::last) out.push_back("Starts from the latest time.");
}
void say_time(const DutyRule& rule, std::vector<std::string>& out) {
  for (const ClockVariant& variant : rule.variants)
    out.push_back("When " + rowan::in_words(variant.when) + ": " + (variant.clock ? rowan::in_words(*variant.clock) : "no target in policy") + '.');
  out.push_back(rule.clock ? "Time allowed: " + rowan::in_words(*rule.clock) + '.' : "No target in policy.");
}
void say_end(const DutyRule& rule, std::vector<std::string>& out) {
  out.push_back("Done when: " + in_words(rule.stop, rule.stop_needs_all ? "; and " : "; or ") + '.');
  if (!rule.attempts.empty()) out.push_back(rule.attempt_counts ? "An attempt counts." : "An attempt is shown, and does not count.");
  if (!rule.exceptions.empty()) out.push_back("Recorded as an exception, never as done: " + in_words(rule.exceptions, "; or ") + '.');
}

}  // namespace

ExplainedRule explain(const Policy& policy, const DutyRule& rule) {
  ExplainedRule out{rule.id, rule.title, rule.clause, rule.why, rule.ours, {}};
  out.sentences.push_back("How binding: " + std::string(rowan::in_words(rule.modality)) + '.');
  say_start(policy, rule, out.sentences);
  say_time(rule, out.sentences);
  say_end(rule, out.sentences);
  out.sentences.push_back("Who: " + policy.title_of(rule.owner) + '.');
  for (const Escalation& step : rule.escalate)
    out.sentences.push_back((step.share == 100 ? std::string("When overdue") : "After " + std::to_string(step.share) + "% of the time") +
                            ", goes to: " + policy.title_of(step.to) + '.');
  return out;
}

ExplainedRule explain(const Policy&, const GateRule& rule) {
  ExplainedRule out{rule.id, rule.title, rule.clause, rule.why, rule.ours, {}};
  out.sentences.push_back("Stands before: " + (rule.record.empty() ? act_in_words(rule.act) : "the record \"" + rule.record + "\" is made") + '.');
  if (rule.when.kind != Condition::Kind::always) out.sentences.push_back("Applies when: " + rowan::in_words(rule.when) + '.');
  out.sentences.push_back("Opens when: " + rowan::in_words(rule.needs) + '.');
  out.sentences.push_back(override_in_words(rule.pass));
  return out;
}

std::vector<ExplainedRule> explain(const Policy& policy) {
  std::vector<ExplainedRule> out;
  for (const DutyRule& rule : policy.duties) out.push_back(explain(policy, rule));
  for (const GateRule& rule : policy.gates) out.push_back(explain(policy, rule));
  return out;
}

std::string as_text(const Policy& policy) {
  std::string out = policy.title + " (" + policy.id + ")\n";
  for (const ExplainedRule& rule : explain(policy)) {
    out += '\n' + rule.title + "\n  " + rule.clause + (rule.ours ? ", a safety default of ours" : "") + ". " + rule.why + '\n';
    for (const std::string& sentence : rule.sentences) out += "  " + sentence + '\n';
  }
  for (const ExplainedSection& section : explain_sections(policy)) {
    out += '\n' + section.title + "\n  " + section.clause + ".\n";
    for (const std::string& sentence : section.sentences) out += "  " + sentence + '\n';
  }
  return out;
}

}  // namespace rowan::policy
