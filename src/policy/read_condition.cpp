#include "policy/read_condition.h"

#include <algorithm>

#include "policy/fields.h"

namespace rowan::policy {
namespace {

std::vector<std::string_view> words_of(std::string_view spaced) {
  std::vector<std::string_view> out;
  while (!spaced.empty()) {
    const auto end = spaced.find(' ');
    out.push_back(spaced.substr(0, end));
    spaced = end == std::string_view::npos ? std::string_view{} : spaced.substr(end + 1);
  }
  return out;
}

std::vector<Condition> read_parts(const Yaml& node, Faults& faults) {
  std::vector<Condition> parts;
  if (node.kind != Yaml::Kind::list || node.items.empty()) faults.add(node.at, "Expected a list with at least one condition.");
  for (const Yaml& item : node.items) parts.push_back(read_condition(item, faults));
  return parts;
}

void read_count(const Yaml& node, Condition& c, Faults& faults) {
  Fields fields{node, faults, "a count"};
  c.kind = Condition::Kind::count;
  int compared = 0;
  for (const auto& [word, compare] :
       {std::pair{"at_least", Condition::Compare::at_least}, {"at_most", Condition::Compare::at_most}, {"exactly", Condition::Compare::exactly}})
    if (const Yaml* n = fields.optional(word)) {
      ++compared;
      c.compare = compare;
      c.number = Fields::number_of(*n, 0, 1000, faults).value_or(0);
    }
  if (fields.good() && compared != 1) faults.add(node.at, "A count needs exactly one of at_least, at_most and exactly.");
  if (const Yaml* within = fields.optional("within")) {
    Fields span{*within, faults, "a stretch of time"};
    Span length;
    if (const Yaml* n = span.optional("days")) length.days += Fields::number_of(*n, 1, 3660, faults).value_or(0);
    if (const Yaml* n = span.optional("weeks")) length.days += 7 * Fields::number_of(*n, 1, 520, faults).value_or(0);
    if (const Yaml* n = span.optional("months")) length.months = Fields::number_of(*n, 1, 120, faults).value_or(0);
    if (span.good() && length == Span{}) faults.add(within->at, "A stretch of time needs days, weeks or months.");
    span.finish();
    c.within = length;
  }
  fields.finish();
}

// {event: …} alone, with values, after or only after another, or counted.
Condition read_event(Fields& fields, const Yaml& name, Faults& faults) {
  Condition c;
  c.kind = Condition::Kind::happened;
  c.fact = read_fact(name, FactKind::event, faults);
  if (const Yaml* values = fields.optional("is")) c.values = read_values(*values, c.fact, faults);
  const Yaml *after = fields.optional("after"), *only_after = fields.optional("only_after"), *count = fields.optional("count");
  if ((after != nullptr) + (only_after != nullptr) + (count != nullptr) > 1)
    faults.add(name.at, "A condition on an event takes one of after, only_after and count.");
  if (after) {
    c.kind = Condition::Kind::after;
    c.other = read_fact(*after, FactKind::event, faults);
  } else if (only_after) {
    c.kind = Condition::Kind::only_after;
    c.other = read_fact(*only_after, FactKind::event, faults);
  } else if (count) {
    read_count(*count, c, faults);
  }
  return c;
}

Condition read_choice(Fields& fields, const Yaml& name, Faults& faults) {
  Condition c;
  c.kind = Condition::Kind::is;
  c.fact = read_fact(name, FactKind::choice, faults);
  if (const Yaml* values = fields.required("is")) c.values = read_values(*values, c.fact, faults);
  return c;
}

std::optional<int> amount(const Yaml* node, int least, Faults& faults) { return node ? Fields::number_of(*node, least, 1000, faults) : std::nullopt; }

}  // namespace

std::string_view read_fact(const Yaml& node, FactKind kind, Faults& faults) {
  const auto name = Fields::text_of(node, faults);
  if (!name) return {};
  const FactName* fact = find_fact(*name);
  if (fact && fact->kind == kind) return fact->name;
  if (fact) {
    faults.add(node.at, '"' + *name +
                            (kind == FactKind::event ? "\" is a choice, not an event: ask for it with \"fact\"."
                                                     : "\" is an event, not a choice: ask for it with \"event\"."));
    return {};
  }
  std::vector<std::string_view> known;
  for (const FactName& each : fact_catalogue) if (each.kind == kind) known.push_back(each.name);
  const std::string near = nearest(*name, known);
  faults.add(node.at, "There is no fact \"" + name->substr(0, 60) + '"' + (near.empty() ? "." : "; did you mean \"" + near + "\"?"));
  return {};
}

std::vector<std::string> read_values(const Yaml& node, std::string_view fact, Faults& faults) {
  std::vector<const Yaml*> nodes;
  if (node.kind == Yaml::Kind::list) for (const Yaml& item : node.items) nodes.push_back(&item);
  else nodes.push_back(&node);
  if (nodes.empty()) faults.add(node.at, "Expected at least one value.");
  const FactName* known = find_fact(fact);
  const std::vector<std::string_view> allowed = words_of(known ? known->choices : std::string_view{});
  std::vector<std::string> out;
  for (const Yaml* each : nodes) {
    const auto value = Fields::text_of(*each, faults);
    if (!value || (!allowed.empty() && !Fields::one_of(*each, allowed, faults))) continue;
    if (std::find(out.begin(), out.end(), *value) != out.end()) faults.add(each->at, "The value \"" + *value + "\" is here twice.");
    out.push_back(*value);
  }
  return out;
}

Condition read_condition(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "a condition"};
  if (!fields.good()) return {};
  const Yaml *all = fields.optional("all"), *any = fields.optional("any"), *none = fields.optional("not"), *fact = fields.optional("fact"),
             *known = fields.optional("known"), *event = fields.optional("event");
  Condition c;
  if ((all != nullptr) + (any != nullptr) + (none != nullptr) + (fact != nullptr) + (known != nullptr) + (event != nullptr) != 1) {
    faults.add(node.at, "A condition has exactly one of all, any, not, fact, known and event.");
    return c;
  }
  if (all) c = {Condition::Kind::all, read_parts(*all, faults)};
  if (any) c = {Condition::Kind::any, read_parts(*any, faults)};
  if (none) c = {Condition::Kind::none_of, none->kind == Yaml::Kind::list ? read_parts(*none, faults) : std::vector{read_condition(*none, faults)}};
  if (known) c = {Condition::Kind::known, {}, read_fact(*known, FactKind::choice, faults)};
  if (fact) c = read_choice(fields, *fact, faults);
  if (event) c = read_event(fields, *event, faults);
  fields.finish();
  return c;
}

std::optional<Moment> read_moment(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "an event that starts or stops a clock"};
  if (!fields.good()) return {};
  const Yaml *event = fields.optional("event"), *fact = fields.optional("fact");
  Moment moment;
  if ((event != nullptr) == (fact != nullptr)) {
    faults.add(node.at, "Expected either an event or a fact.");
    return {};
  }
  moment.fact = read_fact(event ? *event : *fact, event ? FactKind::event : FactKind::choice, faults);
  if (const Yaml* values = event ? fields.optional("is") : fields.required("is")) moment.values = read_values(*values, moment.fact, faults);
  fields.finish();
  return moment.fact.empty() ? std::nullopt : std::optional{std::move(moment)};
}

std::vector<Moment> read_moments(const std::vector<Yaml>& nodes, Faults& faults) {
  std::vector<Moment> out;
  for (const Yaml& node : nodes)
    if (auto moment = read_moment(node, faults)) out.push_back(std::move(*moment));
  return out;
}

std::optional<Clock> read_clock(const Yaml& node, Faults& faults) {
  if (node.kind == Yaml::Kind::scalar) {
    if (!Fields::one_of(node, {"at_once", "same_day", "no_target"}, faults) || node.text == "no_target") return {};
    return Clock{node.text == "at_once" ? Clock::Kind::at_once : Clock::Kind::same_day};
  }
  Fields fields{node, faults, "a clock"};
  Clock clock;
  int said = 0;
  const auto take = [&](std::string_view key, Clock::Kind kind, int least, int times) {
    const auto n = amount(fields.optional(key), least, faults);
    said += fields.has(key);
    if (n) clock = {kind, *n * times};
  };
  take("hours", Clock::Kind::elapsed_hours, 1, 1);
  take("days", Clock::Kind::calendar_days, 1, 1);
  take("weeks", Clock::Kind::calendar_days, 1, 7);
  take("months", Clock::Kind::calendar_months, 1, 1);
  take("working_days", Clock::Kind::working_days, 0, 1);
  take("working_hours", Clock::Kind::working_hours, 1, 1);
  if (fields.good() && said != 1) faults.add(node.at, "A clock has exactly one of hours, days, weeks, months, working_days and working_hours.");
  if (const Yaml* until = fields.optional("until")) {
    clock.day_end = Fields::choice_of<DayEnd>(*until, faults).value_or(DayEnd::same_time);
    if (fields.has("hours") || fields.has("working_hours"))
      faults.add(until->at, "A clock in hours ends when the hours are over; leave \"until\" out.");
  } else if (fields.has("working_days")) {
    faults.add(node.at, "Say with \"until\" whether working days end at the same_time or at the end_of_day.");
  }
  if (clock.kind == Clock::Kind::working_days && clock.amount == 0 && clock.day_end == DayEnd::same_time)
    faults.add(node.at, "0 working days need until: end_of_day.");
  fields.finish();
  return clock;
}

}  // namespace rowan::policy
