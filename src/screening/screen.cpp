#include "screening/screen.h"

#include <algorithm>
#include <thread>

#include "screening/compiled.h"

namespace rowan::screening {

Compiled::Compiled(const Columns& c, const HomeFacts& f, const RuleSet& r, bool off_too) : columns(c), facts(f), rules(r) {
  for (const std::string& marker : rules.markers_left_out) markers_left_out |= facts.marker_bit(marker);
  for (const Counter& counter : rules.counters) {
    const std::uint32_t bit = counter.marker ? facts.marker_bit(*counter.marker) : 0;
    markers_of_counter.push_back(counter.marker && bit == 0 ? ~std::uint32_t{0} : bit);
  }
  for (const Rule& rule : rules.rules) {
    CompiledRule one;
    one.rule = &rule;
    for (const Part& part : rule.parts) {
      SignalBits bit = 0;
      for (std::size_t n = 0; n < rules.signals.size() && n < most_signals; ++n)
        if (rules.signals[n].id == part.signal) bit = static_cast<SignalBits>(1u << n);
      one.signals |= bit;
      if (one.part_count < most_parts) one.parts[one.part_count++] = {bit, static_cast<std::uint32_t>(part.at_least)};
    }
    one.judged = (rule.on || off_too) && (rule.distinct_reporters == 0 || !columns.reporters.empty());
    to_judge.push_back(one);
  }
}

SignalBits Compiled::signals_of(const Event& event) const {
  const Kinds kind = only(columns.kind(event));
  unsigned bits = 0;
  for (std::size_t n = 0; n < rules.signals.size(); ++n) {
    const Signal& signal = rules.signals[n];
    if ((signal.kinds & kind) != 0 && (signal.any_of == 0 || (signal.any_of & event.bits) != 0) && (signal.none_of & event.bits) == 0)
      bits |= 1u << n;
  }
  return static_cast<SignalBits>(bits);
}

bool Compiled::meets(std::size_t number, const Event& event) const {
  const Counter& counter = rules.counters[number];
  if (counter.kinds != 0 && (counter.kinds & only(columns.kind(event))) == 0) return false;
  if ((counter.any_of != 0 && (counter.any_of & event.bits) == 0) || (event.bits & counter.all_of) != counter.all_of) return false;
  if ((counter.from && event.day < *counter.from) || (counter.to && event.day > *counter.to)) return false;
  const std::uint32_t marker = markers_of_counter[number];
  if (marker == ~std::uint32_t{0} || (marker != 0 && (markers(event.home) & marker) == 0)) return false;
  if (!counter.while_void) return true;
  auto span = std::lower_bound(facts.voids.begin(), facts.voids.end(), event.home,
                               [](const HomeFacts::Span& a, std::uint32_t home) { return a.home < home; });
  for (; span != facts.voids.end() && span->home == event.home; ++span) if (span->from <= event.day && event.day <= span->to) return true;
  return false;
}

SignalBits Compiled::counted_signals(const Event& event) const {
  const SignalBits signals = signals_of(event);
  if (signals == 0) return 0;
  for (std::size_t n = 0; n < rules.counters.size(); ++n)
    if (rules.counters[n].effect == CounterEffect::not_counted && meets(n, event)) return 0;
  return signals;
}

std::uint32_t HomeFacts::marker_bit(std::string_view name) const {
  for (std::size_t n = 0; n < markers.size() && n < 32; ++n) if (markers[n] == name) return 1u << n;
  return 0;
}

namespace {

// What is known of one home while it is judged; used again for the next.
struct Home {
  std::uint32_t number = 0;
  const Event* events = nullptr;
  std::uint32_t first = 0;   // of the events in the columns
  std::uint32_t count = 0;   // up to the day asked about
  std::vector<SignalBits> signals;
  std::vector<std::uint32_t> before;  // counted events before each, when a rule asks for acceleration
  std::vector<std::uint32_t> reporters;
};

struct Verdict {
  std::uint32_t peak = 0;
  bool met = false;
  Hit hit;
};

// The window that slides over the days of a home.
struct Window {
  std::uint32_t from = 0;   // first event inside
  std::uint32_t total = 0, days = 0;
  std::array<std::uint32_t, most_parts> parts = {};
};

void count(const CompiledRule& rule, SignalBits signals, Window& window, std::uint32_t change) {
  window.total += change;
  for (std::size_t n = 0; n < rule.part_count; ++n) if (signals & rule.parts[n].first) window.parts[n] += change;
}

bool enough_reporters(const CompiledRule& rule, const Columns& columns, Home& home, std::uint32_t from, std::uint32_t to) {
  if (rule.rule->distinct_reporters == 0) return true;
  home.reporters.clear();
  for (std::uint32_t n = from; n < to; ++n) {
    const std::uint32_t reporter = columns.reporters[home.first + n];
    if (reporter != 0 && (home.signals[n] & rule.signals) != 0) home.reporters.push_back(reporter);
  }
  std::sort(home.reporters.begin(), home.reporters.end());
  const auto different = std::unique(home.reporters.begin(), home.reporters.end()) - home.reporters.begin();
  return different >= rule.rule->distinct_reporters;
}

bool accelerates(const CompiledRule& rule, Home& home, int day) {
  if (!rule.rule->acceleration) return true;
  const Acceleration& a = *rule.rule->acceleration;
  if (home.before.empty()) {
    home.before.push_back(0);
    for (std::uint32_t n = 0; n < home.count; ++n) home.before.push_back(home.before.back() + ((home.signals[n] & rule.signals) != 0 ? 1 : 0));
  }
  const auto before_day = [&](int limit) {
    const auto* at = std::partition_point(home.events, home.events + home.count, [&](const Event& e) { return static_cast<int>(e.day) < limit; });
    return home.before[static_cast<std::size_t>(at - home.events)];
  };
  const std::uint32_t now = before_day(day + 1);
  const std::uint32_t recent_begins = before_day(day - a.recent_days + 1);
  const std::uint32_t year_begins = before_day(day - a.recent_days - a.before_days + 1);
  const double recent = now - recent_begins, year = recent_begins - year_begins;
  return recent >= a.at_least && recent * a.before_days >= a.times * year * a.recent_days;
}

void judge(const CompiledRule& rule, const Columns& columns, Home& home, Day as_of, Verdict& verdict) {
  verdict = {};
  home.before.clear();
  Window window;
  for (std::uint32_t at = 0; at < home.count;) {
    const int day = home.events[at].day;
    bool counted = false;
    for (; at < home.count && home.events[at].day == day; ++at) {
      if ((home.signals[at] & rule.signals) == 0) continue;
      count(rule, home.signals[at], window, 1);
      counted = true;
    }
    if (!counted) continue;
    ++window.days;
    const int begins = day - rule.rule->window_days + 1;
    while (home.events[window.from].day < begins) {
      const int gone = home.events[window.from].day;
      bool left = false;
      for (; home.events[window.from].day == gone; ++window.from) {
        if ((home.signals[window.from] & rule.signals) == 0) continue;
        count(rule, home.signals[window.from], window, ~std::uint32_t{0});
        left = true;
      }
      if (left) --window.days;
    }
    verdict.peak = std::max(verdict.peak, window.total);
    bool enough = window.total >= static_cast<std::uint32_t>(rule.rule->total) && window.days >= static_cast<std::uint32_t>(rule.rule->distinct_days);
    for (std::size_t n = 0; n < rule.part_count; ++n) enough = enough && window.parts[n] >= rule.parts[n].second;
    if (!enough || (rule.rule->fresh_days != 0 && static_cast<int>(as_of) - day >= rule.rule->fresh_days)) continue;
    if (!enough_reporters(rule, columns, home, window.from, at) || !accelerates(rule, home, day)) continue;
    verdict.met = true;
    verdict.hit = {home.number,  0, static_cast<Day>(std::max(0, begins)), static_cast<Day>(day), home.first + window.from, home.first + at,
                   window.total, 0};
  }
  verdict.hit.peak = verdict.peak;
}

// Takes the home's events up to the day; false when none of them counts for anything.
bool take_home(const Compiled& compiled, std::uint32_t number, Day as_of, Home& home) {
  const Columns& columns = compiled.columns;
  home.number = number;
  home.first = columns.first[number];
  home.events = columns.events.data() + home.first;
  home.count = columns.first[number + 1] - home.first;
  while (home.count > 0 && home.events[home.count - 1].day > as_of) --home.count;
  home.signals.resize(home.count);
  SignalBits any = 0;
  for (std::uint32_t n = 0; n < home.count; ++n) any |= home.signals[n] = compiled.counted_signals(home.events[n]);
  return any != 0;
}

struct Share {
  std::vector<Hit> hits;
  std::uint32_t left_out = 0;
};

void screen_share(const Compiled& compiled, const ScreenOptions& options, std::uint32_t from, std::uint32_t to, Share& share) {
  Home home;
  Verdict verdict;
  for (std::uint32_t number = from; number < to; ++number) {
    if ((compiled.markers(number) & compiled.markers_left_out) != 0) { ++share.left_out; continue; }
    if (!take_home(compiled, number, options.as_of, home)) continue;
    for (std::size_t r = 0; r < compiled.to_judge.size(); ++r) {
      const CompiledRule& rule = compiled.to_judge[r];
      if (!rule.judged || home.count < static_cast<std::uint32_t>(rule.rule->total)) continue;
      judge(rule, compiled.columns, home, options.as_of, verdict);
      if (!verdict.met) continue;
      verdict.hit.rule = static_cast<std::uint16_t>(r);
      share.hits.push_back(verdict.hit);
    }
  }
}

}  // namespace

Screened screen(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const ScreenOptions& options) {
  const Compiled compiled(columns, facts, rules, options.rules_off_too);
  const auto homes = static_cast<std::uint32_t>(columns.homes.size());
  const auto threads = static_cast<std::uint32_t>(std::clamp(options.threads, 1, 64));
  std::vector<Share> shares(threads);
  const auto from = [&](std::uint32_t n) { return static_cast<std::uint32_t>(std::uint64_t{homes} * n / threads); };
  std::vector<std::thread> others;
  for (std::uint32_t n = 1; n < threads; ++n) others.emplace_back([&, n] { screen_share(compiled, options, from(n), from(n + 1), shares[n]); });
  screen_share(compiled, options, 0, from(1), shares[0]);
  for (std::thread& one : others) one.join();
  Screened screened;
  for (const Share& share : shares) {
    screened.hits.insert(screened.hits.end(), share.hits.begin(), share.hits.end());
    screened.homes_left_out += share.left_out;
  }
  screened.homes_looked_at = homes - screened.homes_left_out;
  for (const Rule& rule : rules.rules)
    if ((rule.on || options.rules_off_too) && rule.distinct_reporters > 0 && columns.reporters.empty()) screened.not_judged.push_back(rule.id);
  return screened;
}

void for_each_home(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const ScreenOptions& options, const HomeVisitor& visit) {
  const Compiled compiled(columns, facts, rules, options.rules_off_too);
  Home home;
  Verdict verdict;
  std::vector<std::uint32_t> peaks(rules.rules.size());
  for (std::uint32_t number = 0; number < columns.homes.size(); ++number) {
    if ((compiled.markers(number) & compiled.markers_left_out) != 0 || !take_home(compiled, number, options.as_of, home)) continue;
    std::uint32_t met = 0;
    for (std::size_t r = 0; r < compiled.to_judge.size(); ++r) {
      peaks[r] = 0;
      if (!compiled.to_judge[r].judged) continue;
      judge(compiled.to_judge[r], columns, home, options.as_of, verdict);
      peaks[r] = verdict.peak;
      if (verdict.met) met |= 1u << r;
    }
    visit(number, peaks, met);
  }
}

}  // namespace rowan::screening
