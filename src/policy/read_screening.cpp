#include "policy/read_screening.h"

#include <algorithm>
#include <map>
#include <string>

#include "policy/fields.h"
#include "policy/pack.h"

namespace rowan::policy {
namespace {

using screening::EventKind;

constexpr int most_days = 3660;

// Where each part stands, so that what the engine finds wrong with the whole is told at its place.
using Places = std::map<std::string, Place, std::less<>>;

void no_empty_list(Fields& fields, const Yaml& item, std::string_view key, Faults& faults) {
  if (fields.has(key) && fields.list(key).empty()) faults.add(item.at, "The key \"" + std::string(key) + "\" takes a list with at least one entry.");
}

std::vector<std::string> kinds_of(Fields& fields, Faults& faults) {
  std::vector<std::string> out;
  for (const Yaml& item : fields.list("kinds"))
    if (const auto kind = Fields::choice_of<EventKind>(item, faults)) out.emplace_back(name_of(*kind));
  return out;
}

std::vector<ScreeningTerm> read_lexicon(const std::vector<Yaml>& items, Places& places, Faults& faults) {
  std::vector<ScreeningTerm> out;
  for (const Yaml& item : items) {
    Fields fields{item, faults, "a term of the lexicon"};
    ScreeningTerm term;
    term.id = fields.text("id");
    const int ways = fields.has("phrases") + fields.has("codes") + fields.has("crime_reference");
    if (fields.good() && ways != 1) faults.add(item.at, "A term has exactly one of phrases, codes and crime_reference.");
    term.phrases = fields.texts("phrases");
    term.codes = fields.texts("codes");
    term.crime_reference = fields.flag("crime_reference");
    no_empty_list(fields, item, "phrases", faults);
    no_empty_list(fields, item, "codes", faults);
    if (fields.has("crime_reference") && !term.crime_reference) faults.add(item.at, "crime_reference is true, or the term is left out.");
    if (term.phrases.empty() && (fields.has("whole_words") || fields.has("unless_negated")))
      faults.add(item.at, "whole_words and unless_negated go with phrases.");
    term.kinds = kinds_of(fields, faults);
    term.whole_words = fields.flag("whole_words");
    term.unless_negated = fields.flag("unless_negated");
    term.source = fields.optional_text("source");
    fields.finish();
    places.emplace(term.id, item.at);
    out.push_back(std::move(term));
  }
  return out;
}

std::vector<ScreeningSignal> read_signals(const std::vector<Yaml>& items, Places& places, Faults& faults) {
  std::vector<ScreeningSignal> out;
  for (const Yaml& item : items) {
    Fields fields{item, faults, "a signal"};
    ScreeningSignal signal;
    signal.id = fields.text("id");
    signal.name = fields.text("name");
    signal.kinds = kinds_of(fields, faults);
    if (fields.good() && signal.kinds.empty()) faults.add(item.at, "A signal names its kinds: repair, noise or concern.");
    signal.any_of = fields.texts("any_of");
    signal.none_of = fields.texts("none_of");
    fields.finish();
    places.emplace("signal " + signal.id, item.at);
    out.push_back(std::move(signal));
  }
  return out;
}

std::vector<ScreeningCounter> read_counters(const std::vector<Yaml>& items, Places& places, Faults& faults) {
  std::vector<ScreeningCounter> out;
  for (const Yaml& item : items) {
    Fields fields{item, faults, "a counter-signal"};
    ScreeningCounter counter;
    counter.id = fields.text("id");
    counter.name = fields.text("name");
    if (const Yaml* effect = fields.optional("effect"))
      counter.only_speaks_against = Fields::one_of(*effect, {"not_counted", "speaks_against"}, faults) && effect->text == "speaks_against";
    counter.kinds = kinds_of(fields, faults);
    counter.any_of = fields.texts("any_of");
    counter.all_of = fields.texts("all_of");
    counter.from = fields.date("from");
    counter.to = fields.date("to");
    counter.marker = fields.optional_text("marker");
    counter.while_void = fields.flag("while_void");
    if (counter.from && counter.to && *counter.to < *counter.from) faults.add(item.at, "The last day is before the first.");
    fields.finish();
    places.emplace("counter " + counter.id, item.at);
    out.push_back(std::move(counter));
  }
  return out;
}

ScreeningAcceleration read_acceleration(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "an acceleration"};
  ScreeningAcceleration out;
  out.recent_days = fields.number("recent_days", 1, most_days).value_or(out.recent_days);
  out.before_days = fields.number("before_days", 1, most_days).value_or(out.before_days);
  out.at_least = fields.number("at_least", 1, 100).value_or(out.at_least);
  out.times_percent = fields.number("times_percent", 100, 10'000).value_or(out.times_percent);
  fields.finish();
  return out;
}

std::vector<ScreeningRule> read_rules_of(const std::vector<Yaml>& items, Places& places, Faults& faults) {
  std::vector<ScreeningRule> out;
  for (const Yaml& item : items) {
    Fields fields{item, faults, "a rule of screening"};
    ScreeningRule rule;
    rule.id = fields.text("id");
    rule.name = fields.text("name");
    rule.version = fields.number("version", 1, 1'000'000).value_or(1);
    fields.required("window_days");
    rule.window_days = fields.number("window_days", 1, most_days).value_or(rule.window_days);
    for (const Yaml& each : fields.list("parts")) {
      Fields part{each, faults, "a part of a rule"};
      ScreeningPart made{part.text("signal"), part.number("at_least", 1, 100).value_or(1)};
      part.finish();
      rule.parts.push_back(std::move(made));
    }
    if (fields.good() && rule.parts.empty()) faults.add(item.at, "A rule has at least one part.");
    rule.total = fields.number("total", 1, 1000).value_or(1);
    rule.distinct_days = fields.number("distinct_days", 0, 1000).value_or(0);
    rule.distinct_reporters = fields.number("distinct_reporters", 0, 1000).value_or(0);
    if (const Yaml* node = fields.optional("acceleration")) rule.acceleration = read_acceleration(*node, faults);
    rule.fresh_days = fields.number("fresh_days", 0, most_days).value_or(rule.fresh_days);
    fields.finish();
    places.emplace("rule " + rule.id, item.at);
    out.push_back(std::move(rule));
  }
  return out;
}

std::vector<Role> read_team(Fields& fields, std::string_view key, const std::vector<Role>* among, Faults& faults) {
  std::vector<Role> out;
  for (const Yaml& item : fields.list(key)) {
    const auto role = Fields::choice_of<Role>(item, faults);
    if (!role) continue;
    if (!may_be_on_the_team(*role))
      faults.add(item.at, "The role " + std::string(name_of(*role)) + " is not trained for this: choose da_lead, safeguarding_lead or champion.");
    else if (among && std::find(among->begin(), among->end(), *role) == among->end())
      faults.add(item.at, "Only somebody of the team can switch a rule on.");
    else if (among && !may(Actor{StaffId{1}, {}, {*role}, {}, false}, Permission::screening_rules))
      faults.add(item.at, "The role " + std::string(name_of(*role)) + " cannot switch a rule on: choose da_lead or safeguarding_lead.");
    out.push_back(*role);
  }
  return out;
}

screening::Kinds kinds_from(const std::vector<std::string>& names) {
  screening::Kinds kinds = 0;
  for (const std::string& name : names)
    if (const auto kind = named<EventKind>(name)) kinds = static_cast<screening::Kinds>(kinds | screening::only(*kind));
  return kinds;
}
screening::Bits bits_from(const screening::Lexicon& lexicon, const std::vector<std::string>& ids) {
  screening::Bits bits = 0;
  for (const std::string& id : ids) bits |= lexicon.bit(id);
  return bits;
}

screening::Lexicon lexicon_from(const std::vector<ScreeningTerm>& terms) {
  screening::Lexicon out;
  out.id = "pack";
  for (const ScreeningTerm& each : terms) {
    screening::Term term;
    term.id = each.id;
    term.sort = each.crime_reference ? screening::TermSort::crime_reference : each.codes.empty() ? screening::TermSort::phrase : screening::TermSort::code_prefix;
    term.texts = each.codes.empty() ? each.phrases : each.codes;
    if (!each.kinds.empty()) term.kinds = kinds_from(each.kinds);
    term.whole_words = each.whole_words;
    term.unless_negated = each.unless_negated;
    term.source = each.source;
    out.terms.push_back(std::move(term));
  }
  return out;
}

// The engine drops names that it does not know; a pack with one is refused here, before.
void known_terms(const ScreeningPolicy& says, const screening::Lexicon& lexicon, const Places& places, Faults& faults) {
  std::vector<std::string_view> known;
  for (const screening::Term& term : lexicon.terms) known.push_back(term.id);
  const auto look = [&](const std::string& place, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      if (lexicon.bit(id)) continue;
      const std::string near = nearest(id, known);
      faults.add(places.find(place)->second, "There is no term \"" + id + "\" in the lexicon" + (near.empty() ? "." : "; did you mean \"" + near + "\"?"));
    }
  };
  if (says.signals)
    for (const ScreeningSignal& signal : *says.signals) {
      look("signal " + signal.id, signal.any_of);
      look("signal " + signal.id, signal.none_of);
    }
  if (says.counters)
    for (const ScreeningCounter& counter : *says.counters) {
      look("counter " + counter.id, counter.any_of);
      look("counter " + counter.id, counter.all_of);
    }
}

}  // namespace

bool may_be_on_the_team(Role role) { return may(Actor{StaffId{1}, {}, {role}, {}, false}, Permission::screening); }

screening::RuleSet rule_set_of(const ScreeningPolicy& says) {
  screening::RuleSet out = screening::default_rules();
  if (says.lexicon) out.lexicon = lexicon_from(*says.lexicon);
  if (says.signals) {
    out.signals.clear();
    for (const ScreeningSignal& each : *says.signals)
      out.signals.push_back({each.id, each.name, kinds_from(each.kinds), bits_from(out.lexicon, each.any_of), bits_from(out.lexicon, each.none_of)});
  }
  if (says.counters) {
    out.counters.clear();
    for (const ScreeningCounter& each : *says.counters) {
      screening::Counter counter;
      counter.id = each.id;
      counter.name = each.name;
      counter.effect = each.only_speaks_against ? screening::CounterEffect::speaks_against : screening::CounterEffect::not_counted;
      counter.kinds = kinds_from(each.kinds);
      counter.any_of = bits_from(out.lexicon, each.any_of);
      counter.all_of = bits_from(out.lexicon, each.all_of);
      if (each.from) counter.from = screening::day_of(*each.from);
      if (each.to) counter.to = screening::day_of(*each.to);
      if (!each.marker.empty()) counter.marker = each.marker;
      counter.while_void = each.while_void;
      out.counters.push_back(std::move(counter));
    }
  }
  if (says.rules) {
    out.rules.clear();
    for (const ScreeningRule& each : *says.rules) {
      screening::Rule rule;
      rule.id = each.id;
      rule.version = each.version;
      rule.name = each.name;
      rule.clause = says.clause;
      rule.window_days = each.window_days;
      for (const ScreeningPart& part : each.parts) rule.parts.push_back({part.signal, part.at_least});
      rule.total = each.total;
      rule.distinct_days = each.distinct_days;
      rule.distinct_reporters = each.distinct_reporters;
      if (each.acceleration)
        rule.acceleration = screening::Acceleration{each.acceleration->recent_days, each.acceleration->before_days, each.acceleration->at_least,
                                                    each.acceleration->times_percent / 100.0};
      rule.fresh_days = each.fresh_days;
      out.rules.push_back(std::move(rule));
    }
  }
  if (!says.left_out.empty()) out.markers_left_out = says.left_out;
  return out;
}

void read_screening(const Yaml& node, Pack& pack, Faults& faults) {
  Fields fields{node, faults, "\"screening\""};
  const Yaml* named = fields.required("clause");
  ScreeningPolicy says;
  if (named) says.clause = Fields::text_of(*named, faults).value_or("");
  pack.section_clauses.push_back({"screening", says.clause, node.at, named ? named->at : node.at});
  const Yaml* team = fields.required("team");
  if (team && team->kind == Yaml::Kind::list && team->items.empty()) faults.add(team->at, "Name at least one role: prompts go to named people only.");
  says.team = read_team(fields, "team", nullptr, faults);
  says.rules_by = read_team(fields, "rules_by", &says.team, faults);
  says.expires_days = fields.number("expires_days", 1, 366).value_or(says.expires_days);
  says.keep_days = fields.number("keep_days", 365, most_days).value_or(says.keep_days);
  says.keep_text = fields.flag("keep_text");
  says.held_by_lot = fields.number("held_by_lot", 0, 100).value_or(says.held_by_lot);
  says.after_letting_days = fields.number("after_letting_days", 0, 366).value_or(says.after_letting_days);
  says.left_out = fields.texts("left_out");
  Places places;
  if (fields.has("lexicon")) says.lexicon = read_lexicon(fields.list("lexicon"), places, faults);
  if (fields.has("signals")) says.signals = read_signals(fields.list("signals"), places, faults);
  if (fields.has("counters")) says.counters = read_counters(fields.list("counters"), places, faults);
  if (fields.has("rules")) says.rules = read_rules_of(fields.list("rules"), places, faults);
  const bool whole = !(says.lexicon && (!says.signals || !says.counters)) && !(says.signals && !says.rules);
  if (!whole)
    faults.add(node.at, "A lexicon of its own needs signals and counters of its own, and signals need rules of their own, even if a list is empty.");
  fields.finish();
  if (whole) known_terms(says, says.lexicon ? lexicon_from(*says.lexicon) : screening::default_rules().lexicon, places, faults);
  for (const Problem& problem : whole ? screening::faults_of(rule_set_of(says)) : std::vector<Problem>{}) {
    const auto place = places.find(problem.field);
    faults.add(place == places.end() ? node.at : place->second, problem.text);
  }
  pack.policy.screening = std::move(says);
}

}  // namespace rowan::policy
