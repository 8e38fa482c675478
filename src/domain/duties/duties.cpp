#include "domain/duties/duties.h"

#include <algorithm>
#include <compare>

namespace rowan {
namespace {

// One rule of one policy version, started once in this case.
struct Candidate {
  const PolicyVersion* version = nullptr;
  const DutyRule* rule = nullptr;
  std::string id;
  std::size_t order = 0;  // of the rule, over all policies
  Instant started;
  std::optional<Instant> due, met_at, exception_at;
  std::string due_words;
  std::vector<Instant> attempts;
  std::vector<DutyPart> parts;
  bool not_needed = false;
};

// Both of a fact that has the moment's name.
bool fits(const Moment& moment, const Fact& fact) {
  return moment.values.empty() || std::find(moment.values.begin(), moment.values.end(), fact.value) != moment.values.end();
}
bool may_fit(const Moment& moment, const Fact& fact) {
  return fits(moment, fact) || (fact.value.empty() && find_fact(fact.name)->kind == FactKind::event);
}

std::string compact(Instant at) {
  std::string text = iso(at);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

// Each instant once, in order.
void in_order(std::vector<Instant>& instants) {
  std::sort(instants.begin(), instants.end());
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
}

std::vector<Instant> all_starts(const DutyRule& rule, PolicyLayer layer, const Facts& facts, std::span<const Candidate> so_far) {
  std::vector<Instant> out;
  for (const Moment& moment : rule.start)
    for (const Fact& fact : facts.of(moment.fact)) if (may_fit(moment, fact)) out.push_back(fact.at);
  if (!rule.start_after_duty.empty())
    for (const Candidate& earlier : so_far)
      if (earlier.version->policy->layer == layer && earlier.rule->id == rule.start_after_duty && earlier.met_at) out.push_back(*earlier.met_at);
  in_order(out);
  if (out.empty()) return out;
  switch (rule.starts) {
    case DutyRule::Starts::first: return {out.front()};
    case DutyRule::Starts::last: return {out.back()};
    case DutyRule::Starts::every: return out;
  }
  return out;
}

// The first time one of the moments came about, at or after `from`.
std::optional<Instant> first_of(std::span<const Moment> moments, const Facts& facts, Instant from, bool earlier_counts) {
  std::optional<Instant> found;
  for (const Moment& moment : moments) {
    for (const Fact& fact : facts.of(moment.fact)) {
      if (!fits(moment, fact) || (fact.at < from && !earlier_counts)) continue;
      const Instant at = std::max(fact.at, from);
      if (!found || at < *found) found = at;
    }
  }
  return found;
}

std::string part_title(const Moment& moment) {
  std::string text{find_fact(moment.fact)->means};
  if (const auto bracket = text.rfind(" ("); bracket != std::string::npos && text.back() == ')') text.resize(bracket);
  // One event may have several parts, told apart by what was done: "something was offered: support line".
  if (moment.values.size() == 1 && find_fact(moment.fact)->kind == FactKind::event) {
    std::string value = moment.values.front();
    std::replace(value.begin(), value.end(), '_', ' ');
    text += ": " + value;
  }
  return text;
}

void look_for_the_end(Candidate& c, const Facts& facts) {
  const DutyRule& rule = *c.rule;
  const Instant from = rule.stop_later ? c.started + Duration{1} : c.started;
  if (rule.stop_needs_all) {
    for (const Moment& moment : rule.stop) c.parts.push_back({part_title(moment), first_of({&moment, 1}, facts, from, rule.earlier_counts)});
    if (std::all_of(c.parts.begin(), c.parts.end(), [](const DutyPart& p) { return p.done.has_value(); }))
      for (const DutyPart& part : c.parts) c.met_at = std::max(c.met_at.value_or(*part.done), *part.done);
  } else {
    c.met_at = first_of(rule.stop, facts, from, rule.earlier_counts);
  }
  if (rule.attempt_counts)
    if (const auto tried = first_of(rule.attempts, facts, c.started, false); tried && (!c.met_at || *tried < *c.met_at)) c.met_at = tried;
  for (const Moment& moment : rule.attempts)
    for (const Fact& fact : facts.of(moment.fact))
      if (fits(moment, fact) && c.started <= fact.at && (!c.met_at || fact.at < *c.met_at)) c.attempts.push_back(fact.at);
  in_order(c.attempts);
  c.exception_at = first_of(rule.exceptions, facts, c.started, false);
}

WorkingCalendar calendar_for(const Policy& policy, const Facts& facts) {
  WorkingCalendar calendar = policy.calendar.value_or(WorkingCalendar{});
  if (!policy.holidays_by_property) return calendar;
  const auto nation = facts.value("property.nation");
  if (nation == "scotland") calendar.holidays = Holidays::scotland;
  if (nation == "northern_ireland") calendar.holidays = Holidays::northern_ireland;
  if (nation == "england" || nation == "wales") calendar.holidays = Holidays::england_and_wales;
  return calendar;
}

// What is known where a report starts the clock: how serious that one looked, and not another (GE-2). Nothing: it makes no difference.
std::optional<Facts> of_report_at(const Facts& facts, Instant start) {
  constexpr std::string_view severity = "report.severity", received = "report.received";
  if (facts.count(received) < 2) return {};
  const auto here = [&](const Fact& fact) { return fact.name == received && fact.at == start; };
  if (std::none_of(facts.all().begin(), facts.all().end(), here)) return {};
  Facts out;
  for (const Fact& fact : facts.all())
    if (fact.name != severity || fact.at == start) out.happened(fact.name, fact.at, fact.value);
  return out;
}

void set_due(Candidate& c, const Facts& facts, const WorkingCalendar& calendar, Instant now) {
  const auto consider = [&](const std::optional<Clock>& clock) {
    if (!clock) return;
    const auto due = due_of(*clock, c.started, calendar);
    if (due && (!c.due || *due < *c.due)) {
      c.due = due;
      c.due_words = in_words(*clock);
    }
  };
  if (c.rule->variants.empty()) return consider(c.rule->clock);
  const std::optional<Facts> of_this_report = of_report_at(facts, c.started);
  for (const ClockVariant& variant : c.rule->variants) {
    const Truth holds = evaluate(variant.when, of_this_report ? *of_this_report : facts, now);
    if (holds != Truth::no) consider(variant.clock);
    if (holds == Truth::yes) return;
  }
  consider(c.rule->clock);
}

std::vector<Candidate> candidates(const Facts& facts, const PolicyHistory& history, Instant now) {
  std::vector<Candidate> out;
  out.reserve(48);
  std::size_t order = 0;
  for (const PolicyVersion* version : history.about(facts)) {
    std::optional<WorkingCalendar> calendar;  // made for the first duty that starts
    for (const DutyRule& rule : version->policy->duties) {
      ++order;
      const std::vector<Instant> starts = all_starts(rule, version->policy->layer, facts, out);  // seldom any
      if (starts.empty() || evaluate(rule.when, facts, now) != Truth::yes) continue;
      for (const Instant start : starts) {
        if (!version->in_force(start)) continue;
        Candidate c;
        c.version = version;
        c.rule = &rule;
        c.id = rule.starts == DutyRule::Starts::every ? rule.id + '@' + compact(start) : rule.id;
        c.order = order;
        c.started = start;
        look_for_the_end(c, facts);
        if (!calendar) calendar = calendar_for(*version->policy, facts);
        set_due(c, facts, *calendar, now);
        c.not_needed = !c.met_at && evaluate(rule.not_needed, facts, now) == Truth::yes;
        out.push_back(std::move(c));
      }
    }
  }
  return out;
}

// The stricter first: an earlier date, then the more binding word, then the landlord's policy before the layer under it.
bool stricter(const Candidate* a, const Candidate* b) {
  if (a->due.has_value() != b->due.has_value()) return a->due.has_value();
  if (a->due && *a->due != *b->due) return *a->due < *b->due;
  if (a->rule->modality != b->rule->modality) return a->rule->modality < b->rule->modality;
  return a->version->policy->layer > b->version->policy->layer;
}

Citation cite(const Candidate& c) { return {c.version->policy->id, c.version->policy->version, c.rule->clause}; }

void apply(std::span<const Redating> redatings, Duty& duty) {
  Instant last{};
  for (const Redating& redating : redatings) {
    if (redating.duty != duty.id) continue;
    if (duty.redated == 0 || last <= redating.agreed_at) {
      duty.agreed_due = redating.new_due;
      last = redating.agreed_at;
    }
    ++duty.redated;
  }
}

DutyState state_of(const Duty& duty, bool not_needed, Instant now) {
  if (duty.met_at) return duty.due && *duty.due < *duty.met_at ? DutyState::met_late : DutyState::met;
  if (not_needed) return DutyState::not_needed;
  // An exception recorded after the time had passed does not undo the miss.
  if (duty.exception_at && (!duty.due || *duty.exception_at <= *duty.due)) return DutyState::exception;
  if (duty.due) return *duty.due < now ? DutyState::overdue : DutyState::open;
  return duty.agreed_due && *duty.agreed_due < now ? DutyState::overdue : DutyState::no_target_open;
}

std::optional<Role> escalated_to(const Duty& duty, std::span<const Escalation> steps, Instant now) {
  if (duty.done() || duty.state == DutyState::exception || !duty.due) return {};
  std::optional<Role> to;
  int reached = -1;
  for (const Escalation& step : steps) {
    const Instant at = duty.started + Duration{(*duty.due - duty.started).micros / 100 * step.share};
    const bool passed = step.share == 100 ? *duty.due < now : at <= now;
    if (passed && reached < step.share) {
      reached = step.share;
      to = step.to;
    }
  }
  return to;
}

// Several layers may ask for the same thing. The strictest leads; what is met must be met for each of them.
Duty merge(std::vector<const Candidate*> group, std::span<const Redating> redatings, Instant now) {
  std::stable_sort(group.begin(), group.end(), stricter);
  const bool all_ours = std::all_of(group.begin(), group.end(), [](const Candidate* c) { return c->rule->ours; });
  const Candidate* our_date = nullptr;
  if (!all_ours) {
    if (group.front()->rule->ours && group.front()->due) our_date = group.front();
    std::erase_if(group, [](const Candidate* c) { return c->rule->ours; });
    if (group.front()->due) our_date = nullptr;
  }
  const Candidate& lead = *group.front();
  Duty duty;
  duty.id = lead.id;
  duty.rule = lead.rule->id;
  duty.title = lead.rule->title;
  duty.why = lead.rule->why;
  duty.modality = lead.rule->modality;
  duty.owner = lead.rule->owner;
  duty.ours = all_ours;
  duty.due_is_ours = our_date || (all_ours && lead.due);
  duty.started = lead.started;
  duty.due = our_date ? our_date->due : lead.due;
  duty.due_words = our_date ? our_date->due_words : lead.due_words;
  duty.parts = lead.parts;
  duty.attempts = lead.attempts;
  bool met = true, not_needed = true;
  for (const Candidate* c : group) {
    duty.cited.push_back(cite(*c));
    duty.comes_first = duty.comes_first || c->rule->comes_first;
    met = met && c->met_at;
    not_needed = not_needed && (c->not_needed || c->met_at);
    if (c->met_at) duty.met_at = std::max(duty.met_at.value_or(*c->met_at), *c->met_at);
    if (c->exception_at && (!duty.exception_at || *c->exception_at < *duty.exception_at)) duty.exception_at = c->exception_at;
  }
  if (our_date) duty.cited.push_back(cite(*our_date));
  if (!met) duty.met_at.reset();
  apply(redatings, duty);
  duty.state = state_of(duty, not_needed, now);
  duty.escalated = escalated_to(duty, our_date ? our_date->rule->escalate : lead.rule->escalate, now);
  return duty;
}

// A default of ours that starts at each of several events says nothing at those which a policy left out of its own duty of that id.
bool spoken_for(const std::vector<const Candidate*>& group, const std::vector<const PolicyVersion*>& about) {
  const Candidate& first = *group.front();
  if (first.rule->starts != DutyRule::Starts::every || !std::all_of(group.begin(), group.end(), [](const Candidate* c) { return c->rule->ours; })) return false;
  return std::any_of(about.begin(), about.end(), [&](const PolicyVersion* version) {
    return version->policy->layer != PolicyLayer::ours && version->in_force(first.started) && version->policy->duty(first.rule->id);
  });
}

}  // namespace

std::vector<Duty> duties(const Facts& facts, const PolicyHistory& history, std::span<const Redating> redatings, Instant now) {
  const std::vector<Candidate> started = candidates(facts, history, now);
  // What several layers ask for under one id is one duty; its place is that of the first rule that asks.
  std::vector<const Candidate*> by_id;
  by_id.reserve(started.size());
  for (const Candidate& c : started) by_id.push_back(&c);
  std::stable_sort(by_id.begin(), by_id.end(), [](const Candidate* a, const Candidate* b) { return a->id < b->id; });
  std::vector<std::pair<std::size_t, Duty>> ordered;
  const std::vector<const PolicyVersion*> about = history.about(facts);
  ordered.reserve(by_id.size());
  for (auto first = by_id.begin(); first != by_id.end();) {
    const auto last = std::find_if(first, by_id.end(), [&](const Candidate* c) { return c->id != (*first)->id; });
    std::vector<const Candidate*> group(first, last);
    const std::size_t order = (*first)->order;
    first = last;
    if (!spoken_for(group, about)) ordered.emplace_back(order, merge(std::move(group), redatings, now));
  }
  struct Rank {
    bool done, later;
    Instant due;
    std::size_t order;
    Instant started;
    std::size_t at;
    auto operator<=>(const Rank&) const = default;
  };
  std::vector<Rank> ranks;  // small, so that sorting moves no words
  ranks.reserve(ordered.size());
  for (const auto& [order, duty] : ordered) {
    const Instant due = duty.due ? *duty.due : duty.agreed_due ? *duty.agreed_due : Instant{INT64_MAX};
    ranks.push_back({duty.done(), !duty.comes_first, duty.done() ? Instant{} : due, order, duty.started, ranks.size()});
  }
  std::sort(ranks.begin(), ranks.end());
  std::vector<Duty> out;
  out.reserve(ordered.size());
  for (const Rank& rank : ranks) out.push_back(std::move(ordered[rank.at].second));
  return out;
}

std::optional<Instant> next_due(std::span<const Duty> duties) {
  std::optional<Instant> next;
  for (const Duty& duty : duties) {
    if (duty.done() || duty.state == DutyState::exception) continue;
    const auto due = duty.due ? duty.due : duty.agreed_due;
    if (due && (!next || *due < *next)) next = due;
  }
  return next;
}

}  // namespace rowan
