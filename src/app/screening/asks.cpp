#include "app/screening/asks.h"

#include <algorithm>

#include "app/case_row.h"
#include "app/screening/prompts.h"
#include "domain/access.h"
#include "security/seal.h"
#include "store/notice.h"

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

prompts::Standing standing_of(const Desk& desk, const store::Reader& reader, const prompts::ActAsked& what, const prompts::Prompts& known, Date today) {
  prompts::Standing out;
  out.home_known = static_cast<bool>(what.home);
  out.cases = cases_about(desk, reader, what.home);
  for (const prompts::Prompt* prompt : known.open_about(what.home, today)) out.prompts.push_back(prompt->id);
  const auto policy = screening_policy(desk);
  out.drawn = drawn(reader, what, policy ? policy->held_by_lot : 0, today);
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

WaitingAsk waiting(const Desk& desk, const store::Reader& reader, const Actor& actor, const prompts::Ask& ask, Instant now) {
  WaitingAsk out{ask, desk.staff.name(ask.by), {}, {}, false, false};
  if (ask.needs(Holder::team) && on_screening_team(desk, actor)) {
    out.as.push_back(Holder::team);
    out.prompts = !ask.what.prompts.empty();
  }
  if (ask.needs(Holder::case_people))
    for (const Case& c : cases_of(reader, ask.what.cases)) {
      if (!of_the_case(c, actor, now)) continue;
      if (out.cases.empty()) out.as.push_back(Holder::case_people);
      out.cases.push_back(c.opened.reference);
    }
  for (const prompts::AskAnswer& answer : ask.answers) out.answered_by_me = out.answered_by_me || answer.by == actor.id;
  return out;
}
bool for_them(const WaitingAsk& each, StaffId who) {
  return each.ask.by != who && std::any_of(each.as.begin(), each.as.end(), [&](Holder h) { return each.ask.still_waits_for(h); });
}

// After the answer has gone out, so that how long it took says nothing.
void tell_holders(Desk& desk, const prompts::ActAsked& what, Instant now) {
  if (what.waits_for.empty()) return;
  std::vector<StaffId> team;
  if (std::find(what.waits_for.begin(), what.waits_for.end(), Holder::team) != what.waits_for.end()) team = screening_team(desk);
  std::vector<Actor> staff;
  for (const auto& person : desk.staff.all()) if (person->active) staff.push_back(person->actor);
  desk.store.write_then(
      [team = std::move(team), staff = std::move(staff), cases = what.cases, now](store::Tx& tx) -> Result<void> {
        const auto pot = find_pot(tx, prompts::Pot::asks);
        for (const StaffId who : team)
          store::put_notice(tx, {0, staff_principal(who), now, "act.held", pot && *pot ? **pot : StreamId{}, "Somebody asks before acting on a home, and waits for your answer"});
        for (const Case& c : cases_of(tx, cases))
          for (const Actor& person : staff)
            if (of_the_case(c, person, now) && (person.id == c.lead || !c.lead))
              store::put_notice(tx, {0, staff_principal(person.id), now, "act.held", stream_of(c.id),
                                     "Somebody asks before acting on the home of " + c.opened.reference + ", and waits for your answer under “Before you act”"});
        return {};
      },
      [](const Result<void>&) {});
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
  const Date today = civil(now).date;
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
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    out = {};
    fresh = false;
    const auto known = read_pot(tx, prompts::Pot::prompts);
    if (!known) return known.refusal();
    const auto before = read_pot(tx, prompts::Pot::asks);
    if (!before) return before.refusal();
    prompts::hold(what, standing_of(desk, tx, what, prompts::fold_prompts(*known), today));
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    tx.log_access({now, actor.id, {}, "act.asked", {}});
    const prompts::Asks asks = prompts::fold_asks(*before);
    if (const prompts::Ask* same = asks.same_waiting(actor.id, what.home, what.where, what.act)) {
      out = {same->id, same->state()};
      return {};
    }
    const auto entry = prompts::ask_before(what, now);
    if (!entry) return entry.refusal();
    const auto seq = append_to_pot(tx, prompts::Pot::asks, {*entry}, actor.id, now);
    if (!seq) return seq.refusal();
    out = {*seq, what.waits_for.empty() ? prompts::AskState::go_ahead : prompts::AskState::waits};
    fresh = true;
    return {};
  });
  if (!done) return done.refusal();
  if (fresh) tell_holders(desk, what, now);
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
      WaitingAsk each = waiting(desk, reader, actor, ask, now);
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

Result<void> answer_ask(Desk& desk, const Actor& actor, const prompts::AskAnswered& what, const std::string& form_token) {
  const Instant now = desk.now();
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    const auto entries = read_pot(tx, prompts::Pot::asks);
    if (!entries) return entries.refusal();
    const prompts::Asks known = prompts::fold_asks(*entries);
    const prompts::Ask* ask = known.find(what.ask);
    if (!ask) return prompts::no_such_thing();
    const WaitingAsk mine = waiting(desk, tx, actor, *ask, now);
    const auto entry = prompts::answer_ask(known, what, mine.as, actor.id, now);
    if (!entry) return entry.refusal();
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    if (auto done = append_to_pot(tx, prompts::Pot::asks, {*entry}, actor.id, now); !done) return done.refusal();
    tx.log_access({now, actor.id, {}, "screening.changed", {}});
    const auto after = read_pot(tx, prompts::Pot::asks);
    if (!after) return after.refusal();
    const prompts::Asks now_is = prompts::fold_asks(*after);
    const prompts::Ask* answered = now_is.find(what.ask);
    if (answered->state() == prompts::AskState::waits) return {};
    const auto pot = find_pot(tx, prompts::Pot::asks);
    const bool go = answered->state() == prompts::AskState::go_ahead;
    store::put_notice(tx, {0, staff_principal(ask->by), now, "act.answered", pot && *pot ? **pot : StreamId{},
                           std::string(go ? "You may go ahead: " : "Do not go ahead: ") + ask->what.where});
    return {};
  });
}

}  // namespace rowan::app
