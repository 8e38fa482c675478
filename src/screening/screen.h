#pragma once
// Which homes meet which rule on a day, and why. Pure: the same columns, rules and day give the same answer. Nothing is allocated for an event.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "screening/event.h"
#include "screening/rules.h"

namespace rowan::screening {

// One rule at one home. A prompt for a trained person to look, never a finding.
struct Hit {
  std::uint32_t home = 0;
  std::uint16_t rule = 0;     // index into RuleSet::rules
  Day from = 0, to = 0;       // the window, both included: the one that ends last, at the day of an event
  std::uint32_t first = 0, last = 0;  // the events of the home inside the window: [first, last) of Columns::events, counted or not
  std::uint32_t counted = 0;  // of those, the ones that count for the rule
  std::uint32_t peak = 0;     // most counted events in any one window up to the day asked about
  friend bool operator==(const Hit&, const Hit&) = default;
};

struct ScreenOptions {
  Day as_of = last_day;   // later events are not looked at; freshness is counted back from here
  int threads = 1;        // homes are divided; the answer is the same
  bool rules_off_too = false;
};

struct Screened {
  std::vector<Hit> hits;  // by home, then rule
  std::uint32_t homes_looked_at = 0;
  std::uint32_t homes_left_out = 0;       // by markers_left_out
  std::vector<std::string> not_judged;    // rules that ask for different reporters when no event has one: they never hit
};

// `rules` must have no faults.
[[nodiscard]] Screened screen(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const ScreenOptions& options);

// The same, home by home, also for homes that meet no rule: for figures. `peaks[r]` and `met[r]` by rule. Called from one thread,
// in order of home, only for homes with an event that counts.
using HomeVisitor = std::function<void(std::uint32_t home, std::span<const std::uint32_t> peaks, std::uint32_t met)>;
void for_each_home(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const ScreenOptions& options, const HomeVisitor& visit);

// A hit in words and references, for the person who triages it.
struct Explanation {
  struct Line {
    Key source = 0;
    std::uint32_t event = 0;  // index into Columns::events
    Day day = 0;
    EventKind kind = EventKind::repair;
    std::string code;
    std::vector<std::string> terms;     // ids of the lexicon
    std::vector<std::string> signals;   // it counts for these; empty when it does not count
    std::vector<std::string> counters;  // ids: why it is left out or what speaks against it
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::string rule;
  int rule_version = 1;
  std::string rule_set;
  int rule_set_version = 1;
  Date from, to;
  std::vector<Line> lines;       // every event of the window, in order of day
  int counted = 0;
  int days = 0;                  // different days of the counted events
  int reporters = 0;             // different known reporters of the counted events
  int left_out = 0;              // events of the window that would count but for a counter
  std::vector<std::string> against;  // sentences: what speaks against this meaning anything
  std::string words;             // one sentence: "3 jobs or complaints in 90 days, ..."
  friend bool operator==(const Explanation&, const Explanation&) = default;
};
[[nodiscard]] Explanation explain(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const Hit& hit);

// What a hit rests on: the source ids of the events that count, in order. A dismissed prompt may come back only when `new_evidence`
// says so: an event counts now that the dismissed one did not have (NHG-16: nothing comes back because a file was imported again).
[[nodiscard]] std::vector<Key> evidence(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const Hit& hit);
[[nodiscard]] bool new_evidence(const std::vector<Key>& dismissed, const std::vector<Key>& now);

}  // namespace rowan::screening
