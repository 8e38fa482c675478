#include "domain/screening/acts.h"

#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/telling.h"

namespace rowan::prompts {
namespace {

bool any_of_roles(const std::vector<Role>& roles, const Actor& who) {
  return std::any_of(roles.begin(), roles.end(), [&](Role role) { return who.roles.has(role); });
}
bool contains(const std::vector<std::string>& sorted, const std::string& one) { return std::binary_search(sorted.begin(), sorted.end(), one); }

// What counted in any earlier prompt about this home.
std::vector<std::string> seen_before(const Prompts& known, HomeId home) {
  std::vector<std::string> out;
  for (const Prompt& prompt : known.all) {
    if (prompt.home != home || prompt.concern) continue;
    for (std::string& one : prompt.evidence()) out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end());
  return out;
}

template <class T>
void add(std::vector<T>& list, const T& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}
template <class T>
void add_all(std::vector<T>& list, const std::vector<T>& more) {
  for (const T& one : more) add(list, one);
}

Faults faults_of(ActAsked& what) {
  Faults faults;
  faults.need(what.where, "Enter the address or reference of the home", "where");
  faults.at_most(what.where, longest_line, "where");
  faults.at_most(what.note, longest_text, "note");
  if (what.act == HomeAct::antisocial_behaviour && what.heard.empty()) faults.add("form.choice", "Choose what it is about", "heard");
  if (what.act != HomeAct::antisocial_behaviour) what.heard.clear();
  return faults;
}

}  // namespace

Refusal no_such_thing() { return Refusal::one(Because::not_found, "screening.none", "There is no such page."); }

bool on_team(const ScreeningPolicy* policy, const Actor& who) { return policy && may(who, Permission::screening) && any_of_roles(policy->team, who); }
bool switches_rules(const ScreeningPolicy* policy, const Actor& who) {
  return on_team(policy, who) && may(who, Permission::screening_rules) && (policy->rules_by.empty() || any_of_roles(policy->rules_by, who));
}

Result<NewEntry> switch_rule(const Settings& known, RuleSwitched what, Instant now) {
  if (known.on(what.rule, what.fingerprint) == what.on)
    return Refusal::one(Because::invalid, "screening.same", what.on ? "This rule is on already" : "This rule is off already", "on");
  Faults faults;
  faults.need(what.reason, what.on ? "Say why this rule is worth what it costs" : "Say why it is switched off", "reason");
  faults.at_most(what.reason, longest_text, "reason");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

std::vector<NewEntry> prompts_for(const Prompts& known, const std::vector<Finding>& findings, int expires_days, Instant now) {
  const Date today = civil(now).date;
  const Date expires = add_days(today, expires_days);
  std::vector<NewEntry> out;
  for (const Finding& finding : findings) {
    if (!finding.home || finding.rules.empty()) continue;
    Prompt now_is;
    now_is.rules = finding.rules;
    const auto before = seen_before(known, finding.home);
    const auto counted = now_is.evidence();
    if (std::all_of(counted.begin(), counted.end(), [&](const std::string& one) { return contains(before, one); })) continue;
    if (const Prompt* open = known.open_of(finding.home, today)) {
      out.push_back(new_entry(PromptGrew{open->id, finding.rules, expires}, now));
      continue;
    }
    std::int64_t last = 0;
    for (const Prompt& prompt : known.all) if (prompt.home == finding.home && !prompt.concern) last = prompt.id;
    out.push_back(new_entry(PromptRaised{finding.home, finding.rules, last, expires}, now));
  }
  return out;
}

Result<NewEntry> answer_prompt(const Prompts& known, PromptAnswered what, Instant now) {
  const Prompt* prompt = known.find(what.prompt);
  if (!prompt) return no_such_thing();
  if (prompt->answer) return Refusal::one(Because::refused, "prompt.answered", "Somebody has dealt with this already.");
  Faults faults;
  if (what.outcome == Outcome::no_concern && !what.why) faults.add("form.choice", "Choose why there is no concern", "why");
  if (what.outcome != Outcome::no_concern) what.why.reset();
  if (what.outcome != Outcome::opened) faults.need(what.reason, "Say in a few words what you looked at and what you found", "reason");
  faults.at_most(what.reason, longest_text, "reason");
  faults.at_most(what.reference, longest_line, "reference");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

Result<NewEntry> say_concern(ConcernSaid what, int expires_days, Instant now) {
  Faults faults;
  faults.need(what.where, "Say which home: the address, or the number of your job", "where");
  faults.at_most(what.where, longest_line, "where");
  faults.at_most(what.text, longest_text, "text");
  if (faults.any()) return faults.take();
  what.expires = add_days(civil(now).date, expires_days);
  return new_entry(what, now);
}

Result<NewEntry> place_concern(const Prompts& known, ConcernPlaced what, Instant now) {
  const Prompt* prompt = known.find(what.prompt);
  if (!prompt || !prompt->concern) return no_such_thing();
  if (prompt->answer) return Refusal::one(Because::refused, "prompt.answered", "Somebody has dealt with this already.");
  if (!what.home) return Refusal::one(Because::invalid, "form.choice", "Choose the home", "home");
  return new_entry(what, now);
}

std::vector<Standing::Earlier> earlier_of(const std::vector<const Ask*>& holding) {
  std::vector<Standing::Earlier> out;
  for (const Ask* ask : holding) out.push_back({ask->id, ask->not_agreed(), ask->what.cases});
  return out;
}

void hold(ActAsked& ask, const Standing& standing) {
  const bool noise_of_harm = ask.act == HomeAct::antisocial_behaviour && std::any_of(ask.heard.begin(), ask.heard.end(), may_be_somebody_being_hurt);
  ask.cases = standing.cases;
  ask.prompts = standing.prompts;
  ask.waits_for.clear();
  ask.by_lot = false;
  ask.earlier.clear();
  if (!standing.prompts.empty() || noise_of_harm || !standing.home_known) ask.waits_for.push_back(Holder::team);
  if (!standing.cases.empty()) ask.waits_for.push_back(Holder::case_people);
  for (const Standing::Earlier& earlier : standing.earlier) {
    ask.earlier.push_back(earlier.ask);
    add_all(ask.waits_for, earlier.holders);
    if (std::find(earlier.holders.begin(), earlier.holders.end(), Holder::case_people) != earlier.holders.end()) add_all(ask.cases, earlier.cases);
  }
  if (ask.waits_for.empty() && standing.drawn) {
    ask.by_lot = true;
    ask.waits_for.push_back(Holder::team);
  }
}

Result<NewEntry> ask_before(ActAsked what, Instant now) {
  Faults faults = faults_of(what);
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

Result<std::optional<NewEntry>> ask_more(const Ask& ask, const ActAsked& more, const Standing& standing, Instant now) {
  ActAsked held = ask.what;
  if (!held.home) held.home = more.home;
  add_all(held.heard, more.heard);
  if (!more.note.empty() && held.note.find(more.note) == std::string::npos) (held.note.empty() ? held.note : held.note += '\n') += more.note;
  ActAsked as_it_is = held;
  Standing without_lot = standing;
  without_lot.drawn = false;
  hold(as_it_is, without_lot);
  held.by_lot = held.by_lot && as_it_is.waits_for.empty();
  add_all(held.waits_for, as_it_is.waits_for);
  add_all(held.cases, as_it_is.cases);
  add_all(held.prompts, as_it_is.prompts);
  add_all(held.earlier, as_it_is.earlier);
  Faults faults = faults_of(held);
  if (faults.any()) return faults.take();
  if (held == ask.what) return std::optional<NewEntry>{};
  return std::optional{new_entry(AskGrew{ask.id, held}, now)};
}

Result<NewEntry> answer_ask(const Asks& known, AskAnswered what, const std::vector<Holder>& may_answer_for, StaffId by, Instant now) {
  const Ask* ask = known.find(what.ask);
  if (!ask) return no_such_thing();
  what.as.clear();
  for (const Holder holder : may_answer_for) if (ask->needs(holder)) what.as.push_back(holder);
  if (what.as.empty()) return no_such_thing();
  if (ask->by == by) return Refusal::one(Because::refused, "ask.own", "You asked this yourself: another person answers.");
  if (ask->state() != AskState::waits || std::none_of(what.as.begin(), what.as.end(), [&](Holder h) { return ask->still_waits_for(h); }))
    return Refusal::one(Because::refused, "ask.answered", "Somebody has answered this already.");
  Faults faults;
  const bool as_team = std::find(what.as.begin(), what.as.end(), Holder::team) != what.as.end();
  if (!what.go_ahead || ask->what.home || !as_team) what.none_of_ours.reset();
  // A home that nobody named is held to no case and no prompt: the yes would be one to nothing.
  if (what.go_ahead && !ask->what.home && as_team && !what.none_of_ours.value_or(false))
    faults.add("ask.home", "Choose which home it is, or say that it is none of ours", "home");
  faults.need(what.reason, "Say why. The person who asked does not read this", "reason");
  faults.at_most(what.reason, longest_text, "reason");
  faults.at_most(what.words, longest_line, "words");
  // The asker's screen, and whatever they print, must not say why.
  for (const std::string& found : found_in(what.words, subject_words())) faults.add("ask.words", "Say it in other words: " + found, "words");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

}  // namespace rowan::prompts
