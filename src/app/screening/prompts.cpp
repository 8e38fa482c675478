#include "app/screening/prompts.h"

#include <algorithm>

#include "app/case_row.h"
#include "app/register.h"
#include "app/screening/asks.h"
#include "app/screening/state.h"
#include "app/worklist.h"
#include "domain/access.h"
#include "domain/people/person.h"

namespace rowan::app {
namespace {

std::string home_label(const Desk& desk, const prompts::Prompt& prompt) {
  if (prompt.home) return desk.known.label(prompt.home).value_or("A home that is not in the register any more");
  return prompt.concern ? prompt.concern->where : std::string();
}
PromptLine line_of(const Desk& desk, const prompts::Prompt& prompt, Date today) { return {prompt, prompt.state(today), home_label(desk, prompt)}; }

Result<void> log_view(Desk& desk, const Actor& actor) {
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, {}, "screening.viewed", {}});
    return {};
  });
}

Result<prompts::Prompts> read_prompts(Desk& desk) {
  const auto entries = desk.store.read([&](store::Reader& reader) -> Result<std::vector<Entry>> { return read_pot(reader, prompts::Pot::prompts); });
  if (!entries) return entries.refusal();
  return prompts::fold_prompts(*entries);
}

// What somebody who opens the case reads: what was found, by what, and what speaks against it.
std::string account_of(const prompts::Prompt& prompt, const std::string& home, const std::string& reason) {
  std::string out = "Pattern in repairs and noise records, looked at by a trained person.\n" + home + "\n";
  if (prompt.concern) {
    out += "A colleague noticed something on " + long_date(civil(prompt.raised_at).date) + ".";
    if (!prompt.concern->text.empty()) out += " In their words: " + prompt.concern->text;
    out += '\n';
  }
  for (const prompts::RuleMet& rule : prompt.rules) {
    out += "\n" + rule.name + " (rule " + rule.rule + ", version " + std::to_string(rule.rule_version) + "): " + rule.words + '\n';
    for (const prompts::EvidenceLine& line : rule.lines) {
      if (!line.counts) continue;
      out += "- " + line.what + " " + line.source + ", " + long_date(line.on);
      if (!line.code.empty()) out += ", code " + line.code;
      for (std::size_t i = 0; i < line.phrases.size(); ++i) out += (i == 0 ? ": " : "; ") + line.phrases[i];
      out += '\n';
    }
    for (const std::string& against : rule.against) out += "Against: " + against + '\n';
  }
  if (!reason.empty()) out += "\nWhy a case is opened: " + reason + '\n';
  return out;
}

constexpr int most_tries = 5;
Refusal moved_on() {
  return Refusal::one(Because::refused, "prompt.moved-on", "Somebody changed something here meanwhile. Look again, and try once more.");
}

// On the prompt as it is now; refused with moved_on() when somebody wrote to the pot before it was committed. Report, case and answer are one
// commit: a report of a pattern must never wait where everybody who triages reads it.
Result<std::string> try_to_open(Desk& desk, const Actor& actor, std::int64_t id, OpenChoice choice, const std::string& reason,
                                const std::string& form_token) {
  const auto known = read_prompts(desk);
  if (!known) return known.refusal();
  const prompts::PromptAnswered what{id, prompts::Outcome::opened, {}, reason, {}};
  if (const auto allowed = prompts::answer_prompt(*known, what, desk.now()); !allowed)
    return desk.store.write_for<std::string>([&](store::Tx& tx) -> Result<std::string> {  // the same form again has done what it says
      if (!form_token.empty())
        if (auto used = tx.use_form_token(form_token, desk.now()); !used) return used.refusal();
      return allowed.refusal();
    });
  const prompts::Prompt* prompt = known->find(id);
  ReportReceived said;
  said.route = Route::pattern;
  said.danger = Answer::unknown;
  said.handle = choice.name.empty() ? "Not known yet" : choice.name;
  said.survivor.known_as = choice.person;
  said.survivor.name = choice.person ? desk.known.label(choice.person).value_or("") : std::string();
  said.account = account_of(*prompt, home_label(desk, *prompt), reason);
  said.team = choice.team ? choice.team : actor.team;
  choice.home = prompt->home;
  if (choice.name.empty()) choice.name = said.survivor.name.empty() ? "Not known yet" : said.survivor.name;
  return take_and_open(desk, actor, said, choice, form_token, [&](store::Tx& tx, const std::string& reference) -> Result<void> {
    const auto entries = read_pot(tx, prompts::Pot::prompts);
    if (!entries) return entries.refusal();
    const prompts::Prompts now_is = prompts::fold_prompts(*entries);
    if (now_is.last_seq != known->last_seq) return moved_on();
    prompts::PromptAnswered answered = what;
    answered.reference = reference;
    const auto entry = prompts::answer_prompt(now_is, answered, desk.now());
    if (!entry) return entry.refusal();
    if (auto done = append_to_pot(tx, prompts::Pot::prompts, {*entry}, actor.id, desk.now()); !done) return done.refusal();
    tx.log_access({desk.now(), actor.id, {}, "screening.changed", {}});
    return {};
  });
}

}  // namespace

std::vector<HomeFound> homes_like(const Desk& desk, const std::string& words, std::size_t limit) {
  std::vector<HomeFound> out;
  for (const people::KnownHit& hit : desk.known.search(words, 50).hits) {
    if (!hit.home) continue;
    out.push_back({hit.home, hit.label});
    if (out.size() == limit) break;
  }
  return out;
}

Result<PromptList> prompt_list(Desk& desk, const Actor& actor, std::size_t most_closed) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  const auto known = read_prompts(desk);
  if (!known) return known.refusal();
  if (auto logged = log_view(desk, actor); !logged) return logged.refusal();
  const Date today = civil(desk.now()).date;
  PromptList out;
  for (const prompts::Prompt& prompt : known->all) (prompt.open(today) ? out.open : out.closed).push_back(line_of(desk, prompt, today));
  std::stable_sort(out.open.begin(), out.open.end(), [](const PromptLine& a, const PromptLine& b) { return a.prompt.expires < b.prompt.expires; });
  std::reverse(out.closed.begin(), out.closed.end());
  if (out.closed.size() > most_closed) out.closed.resize(most_closed);
  return out;
}

Result<PromptView> view_prompt(Desk& desk, const Actor& actor, std::int64_t id) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  const auto known = read_prompts(desk);
  if (!known) return known.refusal();
  const prompts::Prompt* prompt = known->find(id);
  if (!prompt) return prompts::no_such_thing();
  if (auto logged = log_view(desk, actor); !logged) return logged.refusal();
  const Date today = civil(desk.now()).date;
  PromptView out{line_of(desk, *prompt, today), {}, {}, {}, {}};
  for (auto each = known->all.rbegin(); each != known->all.rend(); ++each)
    if (prompt->home && each->home == prompt->home && each->id != prompt->id) out.earlier.push_back(line_of(desk, *each, today));
  if (!prompt->home) return out;
  const auto home = home_of(desk, prompt->home);
  for (const PersonId person : home ? people_now(*home, today) : std::vector<PersonId>{})
    if (const auto name = desk.known.label(person)) out.people.push_back({person, *name});
  const auto policy = screening_policy(desk);
  const Instant now = desk.now();
  const auto more = desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const CaseId c : cases_about(desk, reader, prompt->home))
      if (store::may_list_case(reader, viewer_of(actor), c, now))
        if (const auto row = store::find_case(reader, c)) out.cases.push_back(row->reference);
    if (!policy || !policy->keep_text) return {};
    const auto stored = read_stored(reader);
    if (!stored) return stored.refusal();
    const auto counted = prompt->evidence();
    for (const StoredEvent& event : stored->events) {
      const std::string key = std::string(name_of(stored->codes[event.code].kind)) + " " + event.source;
      if (!event.text.empty() && std::binary_search(counted.begin(), counted.end(), key)) out.texts.emplace_back(key, event.text);
    }
    return {};
  });
  if (!more) return more.refusal();
  return out;
}

Result<void> answer_prompt(Desk& desk, const Actor& actor, const prompts::PromptAnswered& what, const std::string& form_token) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  return write_pot(desk, actor, prompts::Pot::prompts, "screening.changed", form_token, [&](const std::vector<Entry>& known) -> Result<std::vector<NewEntry>> {
    const auto entry = prompts::answer_prompt(prompts::fold_prompts(known), what, desk.now());
    if (!entry) return entry.refusal();
    return std::vector<NewEntry>{*entry};
  });
}

Result<std::string> open_case_from_prompt(Desk& desk, const Actor& actor, std::int64_t id, const OpenChoice& choice, const std::string& reason,
                                          const std::string& form_token) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  for (int tries = 1;; ++tries) {
    auto opened = try_to_open(desk, actor, id, choice, reason, form_token);
    if (opened || opened.refusal().first().id != moved_on().first().id || tries == most_tries) return opened;
  }
}

Result<void> place_concern(Desk& desk, const Actor& actor, std::int64_t id, HomeId home, const std::string& form_token) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  if (home && !desk.known.label(home)) return Refusal::one(Because::invalid, "form.choice", "Choose the home", "home");
  return write_pot(desk, actor, prompts::Pot::prompts, "screening.changed", form_token, [&](const std::vector<Entry>& known) -> Result<std::vector<NewEntry>> {
    const auto entry = prompts::place_concern(prompts::fold_prompts(known), {id, home}, desk.now());
    if (!entry) return entry.refusal();
    return std::vector<NewEntry>{*entry};
  });
}

Result<prompts::Figures> screening_figures(Desk& desk, const Actor& actor) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  const auto known = read_prompts(desk);
  if (!known) return known.refusal();
  if (auto logged = log_view(desk, actor); !logged) return logged.refusal();
  return prompts::figures_of(*known, civil(desk.now()).date);
}

Result<void> say_concern(Desk& desk, const Actor& actor, prompts::ConcernSaid what, const std::string& form_token) {
  if (!may(actor, Permission::take_reports)) return Refusal::one(Because::refused, "report.role", "Your role cannot take reports.");
  const Instant now = desk.now();
  const auto policy = screening_policy(desk);
  const int expires = policy ? policy->expires_days : ScreeningPolicy{}.expires_days;
  // Where the words mean one home of ours and no other.
  if (const auto like = homes_like(desk, what.where, 2); like.size() == 1) what.home = like.front().home;
  if (const auto good = prompts::say_concern(what, expires, now); !good) return good.refusal();
  const std::vector<StaffId> team = screening_team(desk);
  const WithReport write = [&](store::Tx& tx, const std::string& report) -> Result<void> {
    what.report = report;
    const auto entry = prompts::say_concern(what, expires, now);
    if (!entry) return entry.refusal();
    if (auto done = append_to_pot(tx, prompts::Pot::prompts, {*entry}, actor.id, now); !done) return done.refusal();
    tx.log_access({now, actor.id, {}, "report.taken", {}});
    const auto pot = find_pot(tx, prompts::Pot::prompts);
    for (const StaffId who : team)
      store::put_notice(tx, {0, staff_principal(who), now, "screening.new", pot && *pot ? **pot : StreamId{},
                             "A colleague noticed something. Please look at it"});
    return {};
  };
  // Without a screening team a concern is a report, so that somebody looks at it.
  if (what.soon || team.empty()) {
    ReportReceived report;
    report.route = actor.roles.has(Role::contractor) ? Route::contractor : Route::staff;
    report.danger = Answer::unknown;
    report.handle = what.where;
    report.survivor.address = what.where;
    report.reporter.name = actor.name;
    report.account = what.text.empty() ? "Something is not right there. A colleague asked that somebody looks at it today." : what.text;
    const auto taken = take_report(desk, actor, report, now, form_token, write);
    if (!taken) return taken.refusal();
    return {};
  }
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    return write(tx, {});
  });
}

}  // namespace rowan::app
