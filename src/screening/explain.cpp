#include <algorithm>
#include <set>

#include "screening/compiled.h"

namespace rowan::screening {

namespace {

std::string number(std::size_t n, std::string_view one, std::string_view many) { return std::to_string(n) + " " + std::string(n == 1 ? one : many); }

struct Reading {
  const Compiled& compiled;
  const CompiledRule& rule;
  // The rule's signals that the event has, and whether a counter keeps them from counting.
  [[nodiscard]] SignalBits has(const Event& event) const { return static_cast<SignalBits>(compiled.signals_of(event) & rule.signals); }
  [[nodiscard]] bool counts(const Event& event) const { return (compiled.counted_signals(event) & rule.signals) != 0; }
};

Explanation::Line line_of(const Reading& reading, std::uint32_t at, std::vector<std::size_t>& met_by) {
  const Columns& columns = reading.compiled.columns;
  const RuleSet& rules = reading.compiled.rules;
  const Event& event = columns.events[at];
  Explanation::Line line;
  line.source = columns.sources[at];
  line.event = at;
  line.day = event.day;
  line.kind = columns.kind(event);
  line.code = columns.codes[event.code].text;
  for (std::size_t n = 0; n < rules.lexicon.terms.size(); ++n) if ((event.bits >> n) & 1) line.terms.push_back(rules.lexicon.terms[n].id);
  const bool counts = reading.counts(event);
  for (std::size_t n = 0; counts && n < rules.signals.size(); ++n) if ((reading.has(event) >> n) & 1) line.signals.push_back(rules.signals[n].id);
  for (std::size_t n = 0; n < rules.counters.size(); ++n) {
    if (!reading.compiled.meets(n, event) || (!counts && reading.has(event) == 0)) continue;
    line.counters.push_back(rules.counters[n].id);
    ++met_by[n];
  }
  return line;
}

void what_speaks_against(const Explanation& told, const RuleSet& rules, const std::vector<std::size_t>& met_by, std::size_t known_reports,
                         std::vector<std::string>& against) {
  for (std::size_t n = 0; n < rules.counters.size(); ++n) {
    if (met_by[n] == 0) continue;
    const Counter& counter = rules.counters[n];
    if (counter.effect == CounterEffect::not_counted)
      against.push_back(number(met_by[n], "event was", "events were") + " left out: " + counter.name + ".");
    else against.push_back(std::to_string(met_by[n]) + " of these: " + counter.name + ".");
  }
  if (told.counted > 1 && told.days == 1) against.push_back("Everything was on one day.");
  if (known_reports > 1 && told.reporters == 1) against.push_back("Every report whose caller is known came from the same person.");
}

}  // namespace

Explanation explain(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const Hit& hit) {
  const Compiled compiled(columns, facts, rules, true);
  const Rule& rule = rules.rules[hit.rule];
  const Reading reading{compiled, compiled.to_judge[hit.rule]};
  Explanation told;
  told.rule = rule.id;
  told.rule_version = rule.version;
  told.rule_set = rules.id;
  told.rule_set_version = rules.version;
  told.from = date_of(hit.from);
  told.to = date_of(hit.to);
  std::vector<std::size_t> met_by(rules.counters.size());
  std::set<Day> days;
  std::set<std::uint32_t> reporters;
  std::size_t known_reports = 0;
  for (std::uint32_t at = hit.first; at < hit.last; ++at) {
    const Event& event = columns.events[at];
    told.lines.push_back(line_of(reading, at, met_by));
    if (!reading.counts(event)) { if (reading.has(event) != 0) ++told.left_out; continue; }
    ++told.counted;
    days.insert(event.day);
    if (columns.reporters.empty() || columns.reporters[at] == 0) continue;
    ++known_reports;
    reporters.insert(columns.reporters[at]);
  }
  told.days = static_cast<int>(days.size());
  told.reporters = static_cast<int>(reporters.size());
  what_speaks_against(told, rules, met_by, known_reports, told.against);
  told.words = rule.name + ": " + number(static_cast<std::size_t>(told.counted), "job or complaint", "jobs or complaints") + " on " +
               number(days.size(), "day", "different days") + " between " + long_date(told.from) + " and " + long_date(told.to) + ".";
  return told;
}

std::vector<Key> evidence(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const Hit& hit) {
  const Compiled compiled(columns, facts, rules, true);
  const Reading reading{compiled, compiled.to_judge[hit.rule]};
  std::vector<Key> keys;
  for (std::uint32_t at = hit.first; at < hit.last; ++at) if (reading.counts(columns.events[at])) keys.push_back(columns.sources[at]);
  return keys;
}

bool new_evidence(const std::vector<Key>& dismissed, const std::vector<Key>& now) {
  return std::any_of(now.begin(), now.end(), [&](Key key) { return std::find(dismissed.begin(), dismissed.end(), key) == dismissed.end(); });
}

}  // namespace rowan::screening
