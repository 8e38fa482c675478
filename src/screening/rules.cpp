#include "screening/rules.h"

#include <algorithm>
#include <bit>
#include <set>

#include "screening/compiled.h"

namespace rowan::screening {

namespace {

class Faults {
 public:
  void about(std::string what) { about_ = std::move(what); }
  void when(bool wrong, std::string id, std::string text) {
    if (wrong) found.push_back({"screening.rules." + std::move(id), about_ + ": " + std::move(text), about_});
  }
  std::vector<Problem> found;

 private:
  std::string about_;
};

void check_signals(const RuleSet& rules, Faults& faults) {
  std::set<std::string_view> ids;
  const std::size_t terms = std::min(rules.lexicon.terms.size(), most_terms);
  const Bits known = terms == most_terms ? ~Bits{0} : (Bits{1} << terms) - 1;
  for (const Signal& signal : rules.signals) {
    faults.about("signal " + signal.id);
    faults.when(signal.id.empty() || !ids.insert(signal.id).second, "id", "every signal has an id of its own.");
    faults.when((signal.kinds & every_kind) == 0 || (signal.kinds & ~every_kind) != 0, "kinds", "it takes no kind of event.");
    faults.when(((signal.any_of | signal.none_of) & ~known) != 0, "term", "it names a term that the lexicon does not have.");
  }
  faults.about("signals");
  faults.when(rules.signals.size() > most_signals, "signals", "there are at most 16 signals.");
}

void check_counters(const RuleSet& rules, Faults& faults) {
  std::set<std::string_view> ids;
  for (const Counter& counter : rules.counters) {
    faults.about("counter " + counter.id);
    faults.when(counter.id.empty() || !ids.insert(counter.id).second, "id", "every counter has an id of its own.");
    faults.when(counter.from && counter.to && *counter.to < *counter.from, "range", "it ends before it begins.");
    const bool everything = counter.any_of == 0 && counter.all_of == 0 && !counter.from && !counter.to && !counter.marker && !counter.while_void;
    faults.when(everything, "everything", "it would meet every event: give it terms, days, a marker or empty homes.");
  }
}

void check_rule(const RuleSet& rules, const Rule& rule, Faults& faults) {
  faults.when(rule.parts.empty() || rule.parts.size() > most_parts, "parts", "a rule has one to eight signals.");
  for (const Part& part : rule.parts) {
    const bool known = std::any_of(rules.signals.begin(), rules.signals.end(), [&](const Signal& signal) { return signal.id == part.signal; });
    faults.when(!known, "signal", "there is no signal “" + part.signal + "”.");
    faults.when(part.at_least < 0, "at_least", "how many of a signal is 0 or more.");
  }
  faults.when(rule.window_days < 1 || rule.window_days > 3660, "window", "the window is 1 to 3,660 days.");
  faults.when(rule.total < 1 || rule.total > 1000, "total", "how many events together is 1 to 1,000.");
  faults.when(rule.distinct_days < 0 || rule.distinct_days > rule.window_days, "distinct_days",
              "there are not so many different days in the window.");
  faults.when(rule.distinct_reporters < 0 || rule.distinct_reporters > 1000, "distinct_reporters", "how many different people is 0 to 1,000.");
  faults.when(rule.fresh_days < 0 || rule.fresh_days > 36600, "fresh", "how fresh the last event is, is 0 (any time) to 36,600 days.");
  if (!rule.acceleration) return;
  const Acceleration& a = *rule.acceleration;
  faults.when(a.recent_days < 1 || a.before_days < 1 || a.recent_days > 3660 || a.before_days > 3660, "acceleration",
              "both stretches are 1 to 3,660 days.");
  faults.when(!(a.times > 0 && a.times <= 1000) || a.at_least < 1, "acceleration",
              "it asks for at least one event and for a multiple above 0, at most 1,000.");
}

}  // namespace

bool RuleSet::needs_events_without_terms(EventKind kind) const {
  for (const Signal& signal : signals) {
    if (signal.any_of != 0 || (signal.kinds & only(kind)) == 0) continue;
    for (const Rule& rule : rules)
      for (const Part& part : rule.parts) if (part.signal == signal.id) return true;
  }
  return false;
}

Bits RuleSet::terms_that_count(bool rules_off_too) const {
  Bits bits = 0;
  for (const Rule& rule : rules) {
    if (!rule.on && !rules_off_too) continue;
    for (const Part& part : rule.parts)
      for (const Signal& signal : signals) if (signal.id == part.signal) bits |= signal.any_of;
  }
  return bits;
}

std::vector<Problem> faults_of(const RuleSet& rules) {
  Faults faults;
  faults.found = faults_of(rules.lexicon);
  check_signals(rules, faults);
  check_counters(rules, faults);
  std::set<std::string_view> ids;
  for (const Rule& rule : rules.rules) {
    faults.about("rule " + rule.id);
    faults.when(rule.id.empty() || !ids.insert(rule.id).second, "id", "every rule has an id of its own.");
    check_rule(rules, rule, faults);
  }
  faults.about("rules");
  faults.when(rules.rules.size() > most_rules, "rules", "there are at most 32 rules.");
  return faults.found;
}

}  // namespace rowan::screening
