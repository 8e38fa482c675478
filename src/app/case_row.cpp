#include "app/case_row.h"

#include <algorithm>

#include "app/records.h"
#include "app/risk.h"
#include "app/urgent.h"
#include "domain/access.h"
#include "domain/policy/vocabulary.h"

namespace rowan::app {
namespace {

SafeState safe_state(const Case& c, Instant now) {
  if (c.contact.do_not_contact) return SafeState::do_not;
  if (!c.contact.known()) return SafeState::stop;
  const auto by = c.contact.check_by();
  return by && *by < civil(now).date ? SafeState::check : SafeState::safe;
}

// The first moment at which safe contact counts as "to check": at once when nothing is known, else the morning of the date.
Instant contact_check(const Case& c) {
  if (c.closed) return store::never;
  if (!c.contact.known()) return Instant{0};
  const auto by = c.contact.check_by();
  return by ? instant_of({*by, 0, 0, 0}) : store::never;
}

// The same for the risk: at once where we never assessed it, else from when the assessment is out of date.
Instant risk_check(const Case& c, const RiskState& risk) {
  if (c.closed) return store::never;
  if (!risk.assessed_at) return Instant{0};
  return risk.old_from.value_or(store::never);
}

struct Next {
  std::string what;
  std::string duty;
  std::int64_t task = 0;
  std::optional<Instant> due;
  bool no_target = false;
  bool told = false;
  std::int64_t record = 0;
};

Next next_step(const Case& c, const std::vector<Duty>& list, const std::vector<RecordItem>& items, Instant now) {
  Next next;
  if (c.closed) return next;
  // A duty with a date, or a task with one, whichever comes first; else the first duty without a target.
  for (const Duty& duty : list) {
    if (duty.done() || duty.state == DutyState::exception) continue;
    const std::optional<Instant> due = duty.due ? duty.due : duty.agreed_due;
    if (next.what.empty() || (due && (!next.due || *due < *next.due))) next = {duty.title, duty.id, 0, due, !duty.due, duty.escalated.has_value(), 0};
  }
  for (const CaseTask& task : c.tasks)
    if (!task.done && (next.what.empty() || (task.due && (!next.due || *task.due < *next.due))))
      next = {task.title, {}, task.id, task.due, false, false, 0};
  // What records ask for by a day, and what waits for another person's answer. A day that has passed is an exception at once.
  for (const RecordItem& item : items)
    if (next.what.empty() || (item.due && (!next.due || *item.due < *next.due)))
      next = {title_for_all(item, item.title), {}, 0, item.due, false, item.lapsed(now), item.instance};
  return next;
}

// Those who look at urgent access find its cases under names that are nobody's.
void add_urgent(std::vector<store::Grant>& out, const Case& c) {
  for (const std::string_view name : {urgent_owed, urgent_done}) {
    const auto first = std::ranges::find_if(c.urgent, [&](const CaseUrgent& taken) { return taken.review.has_value() == (name == urgent_done); });
    if (first != c.urgent.end()) out.push_back({std::string(name), first->from, Instant{0}});
  }
}

// One row a name. Windows that are over are left out, and windows that touch are one; of two that do not, the one that holds now
// counts, so that nobody is shown a case in between.
std::vector<store::Grant> grants_of(const Case& c, Instant now) {
  std::vector<store::Grant> out;
  for (const Visibility& v : visibility_of(c)) {
    if (v.until && *v.until <= now) continue;
    const Instant until = v.until.value_or(Instant{0});
    const auto same = std::find_if(out.begin(), out.end(), [&](const store::Grant& g) { return g.principal == v.principal; });
    if (same == out.end()) {
      out.push_back({v.principal, v.from, until});
      continue;
    }
    const bool apart = (same->until.micros && same->until < v.from) || (until.micros && until < same->from);
    if (apart) {
      if (v.from <= now) *same = {v.principal, v.from, until};
      continue;
    }
    same->from = std::min(same->from, v.from);
    same->until = same->until.micros && until.micros ? std::max(same->until, until) : Instant{0};
  }
  add_urgent(out, c);
  return out;
}

void add(people::PartyDetails& more, const PersonLearned& what) {
  const auto all = [](std::vector<std::string>& into, const std::vector<std::string>& from) { into.insert(into.end(), from.begin(), from.end()); };
  all(more.names, what.names);
  all(more.earlier, what.earlier);
  if (what.born) more.births.push_back(*what.born);
  if (!what.phone.empty()) more.phones.push_back(what.phone);
  if (!what.address.empty()) more.addresses.push_back(what.address);
}
std::optional<people::PartyDetails> without_nothing(people::PartyDetails more) {
  if (more == people::PartyDetails{}) return {};
  return more;
}
std::optional<people::PartyDetails> learned_of(const Case& c, LearnedOf who, std::int64_t further = 0) {
  people::PartyDetails more;
  for (const CaseLearned& one : c.learned) if (one.what.who == who && one.what.further == further) add(more, one.what);
  return without_nothing(std::move(more));
}

}  // namespace

namespace {

// Titles and reasons of duties stand in lists, papers and messages: in the landlord's words everywhere, so they are put so where they are made.
std::vector<Duty> worded(const Desk& desk, const Case& c, std::vector<Duty> duties) {
  const Policy* policy = desk.policies->find(c.opened.policy, c.opened.policy_hash);
  if (!policy || policy->vocabulary.silent()) return duties;
  for (Duty& duty : duties) {
    duty.title = in_words_of(policy->vocabulary, duty.title);
    duty.why = in_words_of(policy->vocabulary, duty.why);
    for (DutyPart& part : duty.parts) part.title = in_words_of(policy->vocabulary, part.title);
  }
  return duties;
}

}  // namespace

std::vector<store::Tie> ties_of(const Case& c) {
  std::vector<store::Tie> out;
  if (c.opened.home) out.push_back({c.opened.home, {}});
  if (c.opened.survivor) out.push_back({{}, c.opened.survivor});
  if (c.perpetrator.person) out.push_back({{}, c.perpetrator.person});
  return out;
}

std::vector<std::string> phones_of(const Case& c) {
  std::vector<std::string> out;
  for (const Channel& k : c.contact.channels) if (k.kind == ChannelKind::text || k.kind == ChannelKind::call) out.push_back(k.value);
  return out;
}

std::vector<Redating> redatings_of(const Case& c) {
  std::vector<Redating> out;
  for (const CaseRedating& r : c.redatings) out.push_back({r.duty, r.due, r.at, r.reason});
  return out;
}

std::string in_the_words_of(const Desk& desk, const Case& c, std::string_view text) {
  const Policy* policy = desk.policies ? desk.policies->find(c.opened.policy, c.opened.policy_hash) : nullptr;
  return policy ? in_words_of(policy->vocabulary, text) : std::string(text);
}

std::vector<GateState> gates_of(const Desk& desk, const Case& c, Act act, Instant at) {
  if (!desk.policies) return {};
  std::vector<GateState> out = gates(facts_of(c), *desk.policies, act, at);
  for (GateState& gate : out) {
    gate.title = in_the_words_of(desk, c, gate.title);
    gate.why = in_the_words_of(desk, c, gate.why);
  }
  return out;
}

std::vector<Duty> duties_of(const Desk& desk, const Case& c, Instant now) {
  if (!desk.policies) return {};
  return worded(desk, c, duties(facts_of(c), *desk.policies, redatings_of(c), now));
}

IndexedCase index_case(const Desk& desk, const Case& c, Instant now) {
  const Facts facts = facts_of(c);
  const std::vector<Duty> duty_list = desk.policies ? worded(desk, c, duties(facts, *desk.policies, redatings_of(c), now)) : std::vector<Duty>{};
  const Next next = next_step(c, duty_list, record_items_of(desk, c, now), now);
  CaseSummary summary;
  summary.name = c.opened.name;
  summary.home = c.opened.home_line;
  summary.route = c.opened.route;
  summary.born = c.opened.born;
  summary.safe = in_short(c.contact);
  summary.safe_state = safe_state(c, now);
  summary.phones = phones_of(c);
  for (const Channel& channel : c.contact.channels) {
    if (c.contact.stands(channel) && channel.person.empty()) summary.safe_kind = channel.kind;
  }
  summary.next = next.what;
  summary.next_duty = next.duty;
  summary.next_task = next.task;
  summary.next_record = next.record;
  summary.next_due = next.due.value_or(Instant{0});
  summary.next_no_target = next.no_target;
  summary.manager_told = next.told;

  const RiskState risk = risk_state(c, desk.policies ? risk_policy(facts, *desk.policies, now) : RiskPolicy{}, now);
  summary.parties = parties_of(c);
  summary.risk_assessed = risk.assessed_at.has_value();
  summary.risk_old_from = risk.old_from.value_or(Instant{0});

  IndexedCase out;
  out.row.id = c.id;
  out.row.reference = c.opened.reference;
  out.row.lead = c.lead;
  out.row.team = c.team;
  out.row.open = !c.closed;
  out.row.stage = c.closed ? "closed" : c.in_enquiry() ? "enquiry" : "open";
  out.row.risk = name_of(risk.level);
  out.row.next_due = next.due.value_or(store::never);
  out.row.contact_check = contact_check(c);
  out.row.risk_check = risk_check(c, risk);
  out.row.opened_at = c.opened_at;
  out.row.updated_at = c.updated_at;
  out.row.flags = (c.restricted ? flag_restricted : 0) | (c.danger.answer == Answer::yes ? flag_danger : 0);
  out.row.summary = to_json(summary);
  out.row.last_seq = c.last_seq;
  out.grants = grants_of(c, now);
  for (const CaseBar& bar : c.bars) out.barred.push_back(bar.who);
  out.ties = ties_of(c);
  out.summary = std::move(summary);
  return out;
}

void put_index(store::Tx& tx, const IndexedCase& indexed, const IndexedCase* held) {
  store::put_case(tx, indexed.row, held ? &held->row : nullptr);
  if (!held || held->grants != indexed.grants) store::set_case_grants(tx, indexed.row.id, indexed.grants);
  if (!held || held->barred != indexed.barred) store::set_case_bars(tx, indexed.row.id, indexed.barred);
  if (!held || held->ties != indexed.ties || held->row.open != indexed.row.open) store::set_case_ties(tx, indexed.row.id, indexed.row.open, indexed.ties);
}

std::vector<people::Party> parties_of(const Case& c) {
  using people::Part;
  std::vector<people::Party> out{{Part::survivor, c.opened.name, c.opened.survivor, learned_of(c, LearnedOf::survivor)}};
  const auto perpetrator = learned_of(c, LearnedOf::perpetrator);
  if (!c.perpetrator.name.empty() || c.perpetrator.person || perpetrator)
    out.push_back({Part::perpetrator, c.perpetrator.name, c.perpetrator.person, perpetrator});
  for (std::size_t i = 0; i < c.further_perpetrators.size(); ++i)
    if (const std::string& name = c.further_perpetrators[i].name; !name.empty())
      out.push_back({Part::perpetrator, name, {}, learned_of(c, LearnedOf::further, static_cast<std::int64_t>(i) + 1)});
  for (std::string& name : people::names_in(c.household.members)) out.push_back({Part::household, std::move(name), {}});
  // Last, so that nobody's place moves when a report is attached.
  for (const CaseLearned& one : c.learned) {
    if (one.what.who != LearnedOf::named || one.what.names.empty()) continue;
    people::PartyDetails more;
    add(more, one.what);
    more.names.erase(more.names.begin());
    out.push_back({Part::perpetrator, one.what.names.front(), {}, without_nothing(std::move(more))});
  }
  return out;
}

people::CaseParties parties_of(const store::CaseRow& row, const CaseSummary& summary) {
  people::CaseParties out{row.id, row.reference, summary.home, summary.born, summary.phones, summary.parties, row.last_seq};
  // A row of before the parties stood in it knows the survivor.
  if (out.parties.empty()) out.parties.push_back({people::Part::survivor, summary.name, {}});
  return out;
}

}  // namespace rowan::app
