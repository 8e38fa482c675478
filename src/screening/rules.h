#pragma once
// Rules as plain values. A rule says which signals, how many, on how many different days, from how many different people, in which window.
// It never gives a score (NHG-16): a home meets a rule or does not, and every hit can be explained by the events it rests on.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "screening/event.h"
#include "screening/lexicon.h"

namespace rowan::screening {

// What makes an event count: its kind, one of these terms (no terms: every event of the kinds), none of those.
struct Signal {
  std::string id;    // for example "access_damage"
  std::string name;  // for pages: "Damage to doors, locks, glass or walls"
  Kinds kinds = 0;
  Bits any_of = 0;
  Bits none_of = 0;
  friend bool operator==(const Signal&, const Signal&) = default;
};

// What speaks against. An event meets it when it has one of any_of (no any_of: every event) and all of all_of, on a day of the range, at a home
// with the marker. `kinds` 0: every kind.
enum class CounterEffect : std::uint8_t {
  not_counted,     // such events do not count for any rule; a hit says how many were left out
  speaks_against,  // they count, and the hit says so beside them
};
inline constexpr std::string_view counter_effect_names[] = {"not_counted", "speaks_against"};
constexpr std::span<const std::string_view> names_of(CounterEffect) { return counter_effect_names; }

struct Counter {
  std::string id;    // for example "storm_2026_01"
  std::string name;  // "Storm of 12 January 2026"
  CounterEffect effect = CounterEffect::not_counted;
  Kinds kinds = 0;
  Bits any_of = 0;
  Bits all_of = 0;
  std::optional<Day> from, to;     // both included; stock programmes, storm days
  std::optional<std::string> marker;  // only homes with this marker (HomeFacts): a block, an estate in a programme
  bool while_void = false;         // only on days when HomeFacts says that the home was empty or newly let
  friend bool operator==(const Counter&, const Counter&) = default;
};

struct Part {
  std::string signal;
  int at_least = 1;
  friend bool operator==(const Part&, const Part&) = default;
};

// At least `at_least` in the last `recent_days`, and per day at least `times` what it was in the `before_days` before those.
struct Acceleration {
  int recent_days = 90;
  int before_days = 365;
  int at_least = 2;
  double times = 2.0;
  friend bool operator==(const Acceleration&, const Acceleration&) = default;
};

struct Rule {
  std::string id;
  int version = 1;
  std::string name;       // "Damage and distressing noise together"
  std::string clause;     // why: clause and evidence
  bool on = true;         // a rule that is off is still counted for thresholds
  int window_days = 90;   // both ends included
  std::vector<Part> parts;
  int total = 1;          // events of all parts together
  int distinct_days = 0;  // 0: not asked
  int distinct_reporters = 0;  // known ones; 0: not asked
  std::optional<Acceleration> acceleration;
  // How fresh: the last event of the window lies at most so many days before the day asked about. 0: any time in the history.
  int fresh_days = 90;
  friend bool operator==(const Rule&, const Rule&) = default;
};

struct RuleSet {
  std::string id;
  int version = 1;
  Lexicon lexicon;
  std::vector<Signal> signals;  // at most 16
  std::vector<Counter> counters;
  std::vector<Rule> rules;      // at most 32
  // Homes with one of these markers are not screened at all: communal and block addresses, where no one household can be meant.
  std::vector<std::string> markers_left_out;
  // Keep events without any term? Only rules whose signal takes every event of a kind need them.
  [[nodiscard]] bool needs_events_without_terms(EventKind kind) const;
  // The terms that make an event count for some rule, or only for rules that are on.
  [[nodiscard]] Bits terms_that_count(bool rules_off_too) const;
  friend bool operator==(const RuleSet&, const RuleSet&) = default;
};

// Every fault, the lexicon's too. `Problem::field` is "rule ID", "signal ID" or "counter ID".
[[nodiscard]] std::vector<Problem> faults_of(const RuleSet& rules);

// Facts about homes that come from the register, not from the events. Markers are any lawful grouping: "block", "communal", a tenure, an
// estate in a programme. At most 32.
struct HomeFacts {
  std::vector<std::string> markers;     // bit n of `of_home` is markers[n]
  std::vector<std::uint32_t> of_home;   // by home index of the Columns; homes beyond its end have none
  struct Span {
    std::uint32_t home = 0;
    Day from = 0, to = 0;  // both included: empty, and for the weeks after letting
    friend auto operator<=>(const Span&, const Span&) = default;
  };
  std::vector<Span> voids = {};               // in order of home, then from
  [[nodiscard]] std::uint32_t marker_bit(std::string_view name) const;  // 0 when there is none
};

// The rules that ship: both signals together before either alone (docs/screening.md). Phrases with their sources.
[[nodiscard]] const RuleSet& default_rules();

}  // namespace rowan::screening
