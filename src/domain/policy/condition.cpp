#include "domain/policy/condition.h"

#include <algorithm>

#include "base/calendar.h"

namespace rowan {
namespace {

bool unanswered(std::string_view value) { return value == "unknown" || value == "not_asked"; }
bool contains(std::span<const std::string> values, std::string_view value) { return std::find(values.begin(), values.end(), value) != values.end(); }
Truth truth(bool yes) { return yes ? Truth::yes : Truth::no; }

// How many of what the condition names are as `which` asks.
template <class Which>
int number_of(const Condition& c, const Facts& facts, const Which& which) {
  int found = 0;
  for (const Fact& fact : facts.of(c.fact)) if ((c.values.empty() || contains(c.values, fact.value)) && which(fact)) ++found;
  return found;
}

Truth is(const Condition& c, const Facts& facts) {
  const auto value = facts.value(c.fact);
  if (value && contains(c.values, *value)) return Truth::yes;
  // An answer never given cannot be the one asked for, unless "not given" is what is asked for.
  if (!value) return std::any_of(c.values.begin(), c.values.end(), unanswered) ? Truth::yes : Truth::unknown;
  return unanswered(*value) ? Truth::unknown : Truth::no;
}

Truth after(const Condition& c, const Facts& facts) {
  const auto first_other = facts.first(c.other);
  if (!first_other) return Truth::no;
  return truth(number_of(c, facts, [&](const Fact& f) { return *first_other <= f.at; }) > 0);
}

Truth only_after(const Condition& c, const Facts& facts) {
  const auto first_other = facts.first(c.other);
  return truth(number_of(c, facts, [&](const Fact& f) { return !first_other || f.at < *first_other; }) == 0);
}

Truth count(const Condition& c, const Facts& facts, Instant now) {
  std::optional<Instant> from;
  if (c.within) from = add_calendar_days(add_calendar_months(now, -c.within->months), -c.within->days);
  const int n = number_of(c, facts, [&](const Fact& f) { return (!from || *from <= f.at) && f.at <= now; });
  switch (c.compare) {
    case Condition::Compare::at_least: return truth(n >= c.number);
    case Condition::Compare::at_most: return truth(n <= c.number);
    case Condition::Compare::exactly: return truth(n == c.number);
  }
  return Truth::unknown;
}

// all: the least of the parts; any: the greatest. Truth is ordered no < unknown < yes.
Truth least(const Condition& c, const Facts& facts, Instant now) {
  Truth result = Truth::yes;
  for (const Condition& part : c.parts) result = std::min(result, evaluate(part, facts, now));
  return result;
}
Truth greatest(const Condition& c, const Facts& facts, Instant now) {
  Truth result = Truth::no;
  for (const Condition& part : c.parts) result = std::max(result, evaluate(part, facts, now));
  return result;
}

std::string spaced(std::string_view code) {
  std::string out{code};
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}
std::string joined(std::span<const std::string> values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += i + 1 == values.size() ? " or " : ", ";
    out += spaced(values[i]);
  }
  return out;
}
std::string meaning(std::string_view name) {
  const FactName* fact = find_fact(name);
  std::string text{fact ? fact->means : name};
  // The clause behind a fact is for the catalogue, not for the sentence.
  if (const auto bracket = text.rfind(" ("); bracket != std::string::npos && text.back() == ')') text.resize(bracket);
  return text;
}
std::string parts_in_words(const Condition& c, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < c.parts.size(); ++i) {
    if (i > 0) out += between;
    const bool nested = c.parts[i].parts.size() > 1;
    out += nested ? '(' + in_words(c.parts[i]) + ')' : in_words(c.parts[i]);
  }
  return out;
}
std::string with_values(const Condition& c) { return c.values.empty() ? meaning(c.fact) : meaning(c.fact) + " (" + joined(c.values) + ')'; }
std::string counted(const Condition& c) {
  std::string out = with_values(c) + ' ';
  switch (c.compare) {
    case Condition::Compare::at_least: out += "at least "; break;
    case Condition::Compare::at_most: out += "at most "; break;
    case Condition::Compare::exactly: out += "exactly "; break;
  }
  out += std::to_string(c.number) + (c.number == 1 ? " time" : " times");
  if (c.within && c.within->months > 0) out += " in " + std::to_string(c.within->months) + " months";
  if (c.within && c.within->days > 0) out += " in " + std::to_string(c.within->days) + " days";
  return out;
}

bool is_leaf(const Condition& c) { return c.kind != Condition::Kind::all && c.kind != Condition::Kind::any && c.kind != Condition::Kind::none_of; }

void collect_reasons(const Condition& c, const Facts& facts, Instant now, std::vector<Reason>& out) {
  if (!is_leaf(c)) {
    for (const Condition& part : c.parts) collect_reasons(part, facts, now, out);
    return;
  }
  if (c.kind == Condition::Kind::always) return;
  const Truth holds = evaluate(c, facts, now);
  std::string text = in_words(c);
  if (c.kind == Condition::Kind::is || c.kind == Condition::Kind::known) {
    const auto value = facts.value(c.fact);
    text += "; recorded: " + (value ? spaced(*value) : std::string("nothing yet"));
  }
  out.push_back({std::move(text), holds});
}

void collect_facts(const Condition& c, std::vector<std::string_view>& out) {
  for (const std::string_view name : {c.fact, c.other})
    if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  for (const Condition& part : c.parts) collect_facts(part, out);
}

}  // namespace

Truth evaluate(const Condition& c, const Facts& facts, Instant now) {
  switch (c.kind) {
    case Condition::Kind::always: return Truth::yes;
    case Condition::Kind::all: return least(c, facts, now);
    case Condition::Kind::any: return greatest(c, facts, now);
    case Condition::Kind::none_of: return !greatest(c, facts, now);
    case Condition::Kind::is: return is(c, facts);
    case Condition::Kind::known: {
      const auto value = facts.value(c.fact);
      return truth(value && !unanswered(*value));
    }
    case Condition::Kind::happened: return truth(number_of(c, facts, [](const Fact&) { return true; }) > 0);
    case Condition::Kind::after: return after(c, facts);
    case Condition::Kind::only_after: return only_after(c, facts);
    case Condition::Kind::count: return count(c, facts, now);
  }
  return Truth::unknown;
}

std::string in_words(const Condition& c) {
  switch (c.kind) {
    case Condition::Kind::always: return "always";
    case Condition::Kind::all: return parts_in_words(c, ", and ");
    case Condition::Kind::any: return c.parts.empty() ? "never" : parts_in_words(c, ", or ");
    case Condition::Kind::none_of: return "it is not so that " + parts_in_words(c, ", or ");
    case Condition::Kind::is: return meaning(c.fact) + ": " + joined(c.values);
    case Condition::Kind::known: return "there is an answer to: " + meaning(c.fact);
    case Condition::Kind::happened: return with_values(c);
    case Condition::Kind::after: return with_values(c) + ", after " + meaning(c.other);
    case Condition::Kind::only_after: return with_values(c) + ", only after " + meaning(c.other);
    case Condition::Kind::count: return counted(c);
  }
  return {};
}

std::vector<Reason> reasons(const Condition& condition, const Facts& facts, Instant now) {
  std::vector<Reason> out;
  collect_reasons(condition, facts, now, out);
  return out;
}

std::vector<std::string_view> facts_in(const Condition& condition) {
  std::vector<std::string_view> out;
  collect_facts(condition, out);
  return out;
}

}  // namespace rowan
