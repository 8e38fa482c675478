#include "app/screening/asks.h"

#include <algorithm>

#include "app/case_row.h"
#include "app/known_hits.h"
#include "app/screening/prompts.h"
#include "domain/access.h"
#include "security/seal.h"
#include "store/notice.h"
#include "store/setting.h"

namespace rowan::app {
namespace {

using prompts::Holder;

Result<prompts::Asks> read_asks(Desk& desk) {
  const auto entries = desk.store.read([&](store::Reader& reader) -> Result<std::vector<Entry>> { return read_pot(reader, prompts::Pot::asks); });
  if (!entries) return entries.refusal();
  return prompts::fold_asks(*entries);
}

// The same home and the same kind of act give the same answer for a month, so that asking again finds nothing out.
bool drawn(const store::Reader& reader, const prompts::ActAsked& what, int of_a_hundred, Date today) {
  const std::string hash = security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash),
                                                  {"screening lot", std::to_string(what.home.value), name_of(what.act), std::to_string(today.year * 12 + today.month)});
  unsigned value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(hash[i]);
  return static_cast<int>(value % 100) < of_a_hundred;
}

// A no is over when a prompt would be: then things are looked at anew.
Instant no_since(const Desk& desk) {
  const auto policy = screening_policy(desk);
  return desk.now() - elapsed_days(policy ? policy->expires_days : ScreeningPolicy{}.expires_days);
}

// `before`: the ask this is about; 0: a new one.
Result<prompts::Standing> standing_of(const Desk& desk, const store::Reader& reader, const prompts::ActAsked& what, const prompts::Asks& asks,
                                      std::int64_t before) {
  const auto entries = read_pot(reader, prompts::Pot::prompts);
  if (!entries) return entries.refusal();
  const prompts::Prompts known = prompts::fold_prompts(*entries);
  const Date today = civil(desk.now()).date;
  prompts::Standing out;
  out.home_known = static_cast<bool>(what.home);
  out.cases = cases_about(desk, reader, what.home);
  for (const prompts::Prompt* prompt : known.open_about(what.home, today)) out.prompts.push_back(prompt->id);
  const auto policy = screening_policy(desk);
  out.drawn = drawn(reader, what, policy ? policy->held_by_lot : 0, today);
  out.earlier = prompts::earlier_of(asks.holding(what.home, no_since(desk), before));
  return out;
}

// People of the case: who has it, who manages its team, who was given access. Not whoever is in an urgent hour.
bool of_the_case(const Case& c, const Actor& actor, Instant now) {
  const Right right = right_to(c, actor, now);
  return right == Right::lead || right == Right::manager || right == Right::granted;
}
std::vector<Case> cases_of(const store::Reader& reader, const std::vector<CaseId>& ids) {
  std::vector<Case> out;
  for (const CaseId id : ids)
    if (const auto entries = reader.load(stream_of(id), StreamKind::case_)) out.push_back(fold_case(*entries));
  return out;
}

// What this person may know of an earlier ask about the home: one that they answer for, too.
std::optional<WaitingAsk::Earlier> earlier_for(const prompts::Ask& ask, const WaitingAsk& reader, const std::vector<CaseId>& cases) {
  const auto of_their_cases = [&](CaseId id) { return std::find(cases.begin(), cases.end(), id) != cases.end(); };
  const auto theirs = [&](Holder holder) {
    if (std::find(reader.as.begin(), reader.as.end(), holder) == reader.as.end() || !ask.needs(holder)) return false;
    return holder == Holder::team || std::any_of(ask.what.cases.begin(), ask.what.cases.end(), of_their_cases);
  };
  if (!theirs(Holder::team) && !theirs(Holder::case_people)) return {};
  WaitingAsk::Earlier out{ask.at, ask.what.act, ask.what.heard, ask.state(), {}};
  for (const prompts::AskAnswer& answer : ask.answers)
    if (!answer.what.go_ahead && std::any_of(answer.what.as.begin(), answer.what.as.end(), theirs)) out.reason = answer.what.reason;
  return out;
}

WaitingAsk waiting(const Desk& desk, const store::Reader& reader, const Actor& actor, const prompts::Asks& asks, const prompts::Ask& ask,
                   Instant now) {
  WaitingAsk out{ask, desk.staff.name(ask.by), {}, {}, false, false, {}, {}};
  if (ask.needs(Holder::team) && on_screening_team(desk, actor)) {
    out.as.push_back(Holder::team);
    out.prompts = !ask.what.prompts.empty();
    if (ask.what.home) out.home = desk.known.label(ask.what.home).value_or("");
  }
  std::vector<CaseId> cases;
  if (ask.needs(Holder::case_people))
    for (const Case& c : cases_of(reader, ask.what.cases)) {
      if (!of_the_case(c, actor, now)) continue;
      if (cases.empty()) out.as.push_back(Holder::case_people);
      cases.push_back(c.id);
      out.cases.push_back(c.opened.reference);
    }
  for (const prompts::Ask* other : asks.holding(ask.what.home, no_since(desk), ask.id))
    if (auto earlier = earlier_for(*other, out, cases)) out.earlier.push_back(std::move(*earlier));
  for (const prompts::AskAnswer& answer : ask.answers) out.answered_by_me = out.answered_by_me || answer.by == actor.id;
  return out;
}
bool for_them(const WaitingAsk& each, StaffId who) {
  return each.ask.by != who && std::any_of(each.as.begin(), each.as.end(), [&](Holder h) { return each.ask.still_waits_for(h); });
}

// Everybody who may be told that an ask waits, as things are now.
struct Hearers {
  std::vector<StaffId> team;
  std::vector<Actor> staff;
};
Hearers hearers_now(const Desk& desk) {
  Hearers out{screening_team(desk), {}};
  for (const auto& person : desk.staff.all()) if (person->active) out.staff.push_back(person->actor);
  return out;
}

// A message to some for one ask as it is now. Under a name of its own it is written down that they were told, so that asking again at the next
// start tells nobody twice.
struct Call {
  std::string told;
  std::vector<StaffId> who;
  StreamId about;
  std::string text;
};
// The team; of each case whoever has it, and where that is nobody or whoever asks, the others who may answer. Never whoever asks. Of what was
// told before nothing.
std::vector<Call> calls_for(const store::Reader& reader, const Hearers& all, const prompts::Ask& ask, Instant now) {
  std::vector<Call> out;
  const auto add = [&](const std::string& target, std::vector<StaffId> who, StreamId about, std::string text) {
    std::erase(who, ask.by);
    std::string told = pair_name(reader, "told", "ask " + std::to_string(ask.id) + " " + std::to_string(ask.as_of), target);
    if (!who.empty() && !store::find_setting(reader, told)) out.push_back({std::move(told), std::move(who), about, std::move(text)});
  };
  if (ask.state() != prompts::AskState::waits) return out;
  const auto pot = find_pot(reader, prompts::Pot::asks);
  if (ask.still_waits_for(Holder::team))
    add("team", all.team, pot && *pot ? **pot : StreamId{}, "Somebody asks before acting on a home, and waits for your answer");
  if (!ask.still_waits_for(Holder::case_people)) return out;
  for (const Case& c : cases_of(reader, ask.what.cases)) {
    std::vector<StaffId> who;
    for (const Actor& person : all.staff)
      if (person.id != ask.by && of_the_case(c, person, now)) who.push_back(person.id);
    if (std::find(who.begin(), who.end(), c.lead) != who.end()) who = {c.lead};
    add("case " + std::to_string(c.id.value), std::move(who), stream_of(c.id),
        "Somebody asks before acting on the home of " + c.opened.reference + ", and waits for your answer under “Before you act”");
  }
  return out;
}
Result<void> tell_of(store::Tx& tx, const Hearers& all, std::int64_t id, Instant now) {
  const auto entries = read_pot(tx, prompts::Pot::asks);
  if (!entries) return entries.refusal();
  const prompts::Asks asks = prompts::fold_asks(*entries);
  const prompts::Ask* ask = asks.find(id);
  if (!ask) return {};
  for (const Call& call : calls_for(tx, all, *ask, now)) {
    store::put_setting(tx, call.told, std::to_string(now.micros));
    for (const StaffId who : call.who) store::put_notice(tx, {0, staff_principal(who), now, "act.held", call.about, call.text});
  }
  return {};
}
// After the answer has gone out, so that how long it took says nothing. What is lost here the next start makes good.
void tell_holders(Desk& desk, std::int64_t id, Instant now) {
  desk.store.write_then([all = hearers_now(desk), id, now](store::Tx& tx) { return tell_of(tx, all, id, now); }, [](const Result<void>&) {});
}

void tell_all_again(Desk& desk) {
  const Instant now = desk.now();
  const Hearers all = hearers_now(desk);
  const auto asks = read_asks(desk);
  if (!asks) return;
  for (const prompts::Ask& ask : asks->all) {
    if (ask.state() != prompts::AskState::waits) continue;
    try {
      const auto untold = desk.store.read([&](store::Reader& reader) -> Result<bool> { return !calls_for(reader, all, ask, now).empty(); });
      if (untold && *untold) (void)desk.store.write([&](store::Tx& tx) { return tell_of(tx, all, ask.id, now); });
    } catch (const std::exception&) {  // one that cannot be read keeps nobody else waiting
    }
  }
}

OwnAsk own(const prompts::Ask& ask) { return {ask.id, ask.at, ask.what.where, ask.what.act, ask.what.heard, ask.state(), ask.words()}; }

}  // namespace

std::vector<PersonId> people_now(const people::HomeRecord& home, Date today) {
  std::vector<PersonId> out;
  for (const people::Tenancy* tenancy : home.tenancies_on(today)) out.insert(out.end(), tenancy->tenants.begin(), tenancy->tenants.end());
  for (const people::HouseholdMember& member : home.members)
    if (!member.until || today <= *member.until) out.push_back(member.person);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<CaseId> cases_about(const Desk& desk, const store::Reader& reader, HomeId home) {
  std::vector<store::Tie> ties;
  if (home) ties.push_back({home, {}});
  if (const auto entries = reader.load(stream_of(home), StreamKind::home))
    for (const PersonId person : people_now(people::fold_home(home, *entries), civil(desk.now()).date)) ties.push_back({{}, person});
  std::vector<CaseId> out = store::open_cases_tied_to(reader, ties);
  for (const Case& c : cases_of(reader, store::open_cases_without_ties(reader))) {
    const auto of_case = ties_of(c);
    const auto meets = [&](const store::Tie& a) {
      return std::any_of(ties.begin(), ties.end(), [&](const store::Tie& b) { return a.home == b.home && a.person == b.person; });
    };
    if (std::any_of(of_case.begin(), of_case.end(), meets)) out.push_back(c.id);
  }
  return out;
}

Result<AskedBefore> ask_before_acting(Desk& desk, const Actor& actor, prompts::ActAsked what, const std::string& form_token) {
  if (!may(actor, Permission::ask_before_acting)) return prompts::no_such_thing();
  const Instant now = desk.now();
  if (!what.home)
    if (const auto like = homes_like(desk, what.where, 2); like.size() == 1) what.home = like.front().home;
  if (what.home) {
    const auto label = desk.known.label(what.home);
    if (label) what.where = *label;
    else what.home = {};
  }
  if (const auto good = prompts::ask_before(what, now); !good) return good.refusal();
  AskedBefore out;
  bool fresh = false;
  const auto written = desk.store.write([&](store::Tx& tx) -> Result<void> {
    out = {};
    fresh = false;
    const auto before = read_pot(tx, prompts::Pot::asks);
    if (!before) return before.refusal();
    const prompts::Asks asks = prompts::fold_asks(*before);
    const prompts::Ask* same = asks.same_waiting(actor.id, what.home, what.where, what.act);
    const auto standing = standing_of(desk, tx, what, asks, same ? same->id : 0);
    if (!standing) return standing.refusal();
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    tx.log_access({now, actor.id, {}, "act.asked", {}});
    if (same) {
      const auto more = prompts::ask_more(*same, what, *standing, now);
      if (!more) return more.refusal();
      out = {same->id, prompts::AskState::waits};
      fresh = more->has_value();
      if (!fresh) return {};
      if (auto done = append_to_pot(tx, prompts::Pot::asks, {**more}, actor.id, now); !done) return done.refusal();
      return {};
    }
    prompts::hold(what, *standing);
    const auto entry = prompts::ask_before(what, now);
    if (!entry) return entry.refusal();
    const auto seq = append_to_pot(tx, prompts::Pot::asks, {*entry}, actor.id, now);
    if (!seq) return seq.refusal();
    out = {*seq, what.waits_for.empty() ? prompts::AskState::go_ahead : prompts::AskState::waits};
    fresh = !what.waits_for.empty();
    return {};
  });
  if (!written) return written.refusal();
  if (fresh) tell_holders(desk, out.id, now);
  return out;
}

Result<std::vector<OwnAsk>> own_asks(Desk& desk, const Actor& actor, std::size_t limit) {
  const auto known = read_asks(desk);
  if (!known) return known.refusal();
  std::vector<OwnAsk> out;
  for (auto ask = known->all.rbegin(); ask != known->all.rend() && out.size() < limit; ++ask) if (ask->by == actor.id) out.push_back(own(*ask));
  return out;
}
Result<OwnAsk> own_ask(Desk& desk, const Actor& actor, std::int64_t id) {
  const auto known = read_asks(desk);
  if (!known) return known.refusal();
  const prompts::Ask* ask = known->find(id);
  if (!ask || ask->by != actor.id) return prompts::no_such_thing();
  return own(*ask);
}

Result<std::vector<WaitingAsk>> asks_waiting_for(Desk& desk, const Actor& actor) {
  const auto known = read_asks(desk);
  if (!known) return known.refusal();
  const Instant now = desk.now();
  return desk.store.read([&](store::Reader& reader) -> Result<std::vector<WaitingAsk>> {
    std::vector<WaitingAsk> out;
    for (const prompts::Ask& ask : known->all) {
      if (ask.state() != prompts::AskState::waits) continue;
      WaitingAsk each = waiting(desk, reader, actor, *known, ask, now);
      if (for_them(each, actor.id)) out.push_back(std::move(each));
    }
    return out;
  });
}
Result<WaitingAsk> ask_waiting_for(Desk& desk, const Actor& actor, std::int64_t id) {
  const auto all = asks_waiting_for(desk, actor);
  if (!all) return all.refusal();
  for (const WaitingAsk& each : *all) if (each.ask.id == id) return each;
  return prompts::no_such_thing();
}

Result<void> answer_ask(Desk& desk, const Actor& actor, const prompts::AskAnswered& what, const std::string& form_token, HomeId home) {
  const Instant now = desk.now();
  if (home && !desk.known.label(home)) return Refusal::one(Because::invalid, "form.choice", "Choose one of the homes shown", "home");
  bool grew = false;
  const auto written = desk.store.write([&](store::Tx& tx) -> Result<void> {
    grew = false;
    const auto read = [&]() -> Result<prompts::Asks> {
      const auto entries = read_pot(tx, prompts::Pot::asks);
      if (!entries) return entries.refusal();
      return prompts::fold_asks(*entries);
    };
    auto known = read();
    if (!known) return known.refusal();
    const prompts::Ask* ask = known->find(what.ask);
    if (!ask) return prompts::no_such_thing();
    const WaitingAsk mine = waiting(desk, tx, actor, *known, *ask, now);
    if ((what.go_ahead || home) && for_them(mine, actor.id)) {
      // The home that the team names, and whatever stands there since it was asked, is asked of as well before a yes can let it go; and a no holds
      // what else is asked about that home.
      prompts::ActAsked more = ask->what;
      more.heard.clear();
      more.note.clear();
      if (!more.home && std::find(mine.as.begin(), mine.as.end(), Holder::team) != mine.as.end()) more.home = home;
      const auto standing = standing_of(desk, tx, more, *known, ask->id);
      if (!standing) return standing.refusal();
      const auto entry = prompts::ask_more(*ask, more, *standing, now);
      if (!entry) return entry.refusal();
      if (*entry) {
        if (auto done = append_to_pot(tx, prompts::Pot::asks, {**entry}, actor.id, now); !done) return done.refusal();
        grew = true;
        known = read();
        if (!known) return known.refusal();
        ask = known->find(what.ask);
      }
    }
    const auto entry = prompts::answer_ask(*known, what, mine.as, actor.id, now);
    if (!entry) return entry.refusal();
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    if (auto done = append_to_pot(tx, prompts::Pot::asks, {*entry}, actor.id, now); !done) return done.refusal();
    tx.log_access({now, actor.id, {}, "screening.changed", {}});
    const auto after = read();
    if (!after) return after.refusal();
    const prompts::Ask* answered = after->find(what.ask);
    if (answered->state() == prompts::AskState::waits) return {};
    const auto pot = find_pot(tx, prompts::Pot::asks);
    const bool go = answered->state() == prompts::AskState::go_ahead;
    store::put_notice(tx, {0, staff_principal(ask->by), now, "act.answered", pot && *pot ? **pot : StreamId{},
                           std::string(go ? "You may go ahead: " : "Do not go ahead: ") + ask->what.where});
    return {};
  });
  if (written && grew) tell_holders(desk, what.ask, now);
  return written;
}

void tell_of_asks_again(Desk& desk) {
  (void)desk.afterwards.run([&desk] { tell_all_again(desk); });
}

}  // namespace rowan::app
