#include "screening/chance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "screening/compiled.h"

namespace rowan::screening {

namespace {

constexpr double days_a_year = 365.25;

// A fixed sequence, the same on every machine (the library's distributions are not).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // Above 0, at most 1.
  double unit() { return static_cast<double>((next() >> 11) + 1) * 0x1.0p-53; }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }
  double normal() { return std::sqrt(-2 * std::log(unit())) * std::cos(6.283185307179586 * unit()); }
  std::uint32_t poisson(double mean) {
    // By adding waiting times: means here are small.
    std::uint32_t n = 0;
    for (double at = -std::log(unit()); at <= mean && n < 100'000; at -= std::log(unit())) ++n;
    return n;
  }
  // Mean 1 (Marsaglia and Tsang 2000; for a shape below 1 with their power of a uniform number).
  double gamma_of_mean_one(double shape) {
    if (!std::isfinite(shape)) return 1;
    const double used = shape < 1 ? shape + 1 : shape;
    const double d = used - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
      const double x = normal(), v = std::pow(1 + c * x, 3);
      if (v <= 0 || std::log(unit()) >= 0.5 * x * x + d - d * v + d * std::log(v)) continue;
      return d * v * (shape < 1 ? std::pow(unit(), 1 / shape) : 1) / shape;
    }
  }

 private:
  std::uint64_t state_;
};

// How many homes had how many events: of each signal, and of each rule's signals together.
struct History {
  std::vector<std::vector<std::uint64_t>> of_signal, of_rule;
  double years = 0;
  std::uint32_t homes = 0;  // that are screened
};

void put(std::vector<std::uint64_t>& counts, std::size_t n) {
  if (counts.size() <= n) counts.resize(n + 1, 0);
  ++counts[n];
}

History history_of(const Compiled& compiled, const ThresholdQuestion& question) {
  const Columns& columns = compiled.columns;
  History history;
  history.of_signal.resize(compiled.rules.signals.size());
  history.of_rule.resize(compiled.rules.rules.size());
  history.years = (static_cast<int>(question.as_of) - static_cast<int>(question.history_from) + 1) / days_a_year;
  std::vector<std::size_t> of_signal(history.of_signal.size()), of_rule(history.of_rule.size());
  std::uint32_t left_out = 0;
  for (std::uint32_t home = 0; home < columns.homes.size(); ++home) {
    if ((compiled.markers(home) & compiled.markers_left_out) != 0) { ++left_out; continue; }
    std::fill(of_signal.begin(), of_signal.end(), 0);
    std::fill(of_rule.begin(), of_rule.end(), 0);
    for (std::uint32_t at = columns.first[home]; at < columns.first[home + 1]; ++at) {
      const Event& event = columns.events[at];
      if (event.day < question.history_from || event.day > question.as_of) continue;
      const SignalBits signals = compiled.counted_signals(event);
      for (std::size_t n = 0; n < of_signal.size(); ++n) of_signal[n] += (signals >> n) & 1;
      for (std::size_t n = 0; n < of_rule.size(); ++n) of_rule[n] += (signals & compiled.to_judge[n].signals) != 0 ? 1 : 0;
    }
    for (std::size_t n = 0; n < of_signal.size(); ++n) put(history.of_signal[n], of_signal[n]);
    for (std::size_t n = 0; n < of_rule.size(); ++n) put(history.of_rule[n], of_rule[n]);
  }
  history.homes = std::max(question.homes, static_cast<std::uint32_t>(columns.homes.size())) - left_out;
  const std::uint64_t without = history.homes - (columns.homes.size() - left_out);  // homes that no file named
  for (auto* all : {&history.of_signal, &history.of_rule})
    for (auto& counts : *all) { if (counts.empty()) counts.resize(1, 0); counts[0] += without; }
  return history;
}

// The rule at every threshold asked about, the rule's own among them.
struct Variants {
  RuleSet rules;
  std::vector<std::size_t> rule;  // index of the rule each is of
};

Variants variants_of(const RuleSet& rules, const std::vector<int>& totals) {
  Variants variants;
  variants.rules = rules;
  variants.rules.rules.clear();
  for (std::size_t n = 0; n < rules.rules.size(); ++n) {
    std::set<int> asked(totals.begin(), totals.end());
    asked.insert(rules.rules[n].total);
    int least = 0;
    for (const Part& part : rules.rules[n].parts) least = std::max(least, part.at_least);
    for (const int total : asked) {
      if (total < least || total < static_cast<int>(rules.rules[n].parts.size())) continue;
      Rule rule = rules.rules[n];
      rule.total = total;
      rule.on = true;
      rule.distinct_days = std::min(rule.distinct_days, total);
      variants.rules.rules.push_back(std::move(rule));
      variants.rule.push_back(n);
    }
  }
  return variants;
}

struct Expected {
  double homes = 0, error = 0;
};

// Homes whose events fall at random days, at the landlord's own rates, put through the same engine.
class Chance {
 public:
  Chance(const RuleSet& rules, const History& history, const ThresholdQuestion& question) : rules_(rules), history_(history), question_(question) {}

  // Expected homes for each of the rules (all variants of one rule).
  [[nodiscard]] std::vector<Expected> expect(const std::vector<Rule>& variants, double shape, std::uint64_t seed) const {
    RuleSet made;
    std::vector<double> rates;
    for (const Rule& variant : variants) {
      made.rules.push_back(variant);
      made.rules.back().distinct_reporters = 0;
    }
    for (const Part& part : variants.front().parts) {
      made.signals.push_back({part.signal, {}, only(EventKind::repair), Bits{1} << made.signals.size(), 0});
      for (std::size_t n = 0; n < rules_.signals.size(); ++n)
        if (rules_.signals[n].id == part.signal) rates.push_back(fit_rate(history_.of_signal[n], history_.years).a_year);
    }
    const Columns columns = columns_at(rates, shape, days_needed(variants.front()), seed);
    ScreenOptions options;
    options.as_of = question_.as_of;
    options.threads = question_.threads;
    std::vector<std::uint32_t> flagged(variants.size(), 0);
    for (const Hit& hit : screen(columns, {}, made, options).hits) ++flagged[hit.rule];
    std::vector<Expected> expected;
    for (const std::uint32_t n : flagged) {
      const double share = static_cast<double>(n) / question_.simulated_homes;
      expected.push_back({share * history_.homes, history_.homes * std::sqrt(share * (1 - share) / question_.simulated_homes)});
    }
    return expected;
  }

 private:
  [[nodiscard]] int days_needed(const Rule& rule) const {
    const int known = static_cast<int>(question_.as_of) - static_cast<int>(question_.history_from) + 1;
    if (rule.fresh_days == 0) return known;
    int needed = rule.window_days + rule.fresh_days;
    if (rule.acceleration) needed = std::max(needed, rule.acceleration->recent_days + rule.acceleration->before_days + rule.fresh_days);
    return std::min(needed, known);
  }
  [[nodiscard]] Columns columns_at(const std::vector<double>& rates, double shape, int days, std::uint64_t seed) const {
    Random random(seed);
    Columns columns;
    columns.codes.push_back({EventKind::repair, {}});
    columns.first.push_back(0);
    double all = 0;
    for (const double rate : rates) all += rate * days / days_a_year;
    for (std::uint32_t home = 0; home < question_.simulated_homes; ++home) {
      const std::uint32_t count = days < 1 || all <= 0 ? 0 : random.poisson(all * random.gamma_of_mean_one(shape));
      for (std::uint32_t n = 0; n < count; ++n) {
        double which = random.unit() * all;
        std::size_t signal = 0;
        while (signal + 1 < rates.size() && which > rates[signal] * days / days_a_year) which -= rates[signal++] * days / days_a_year;
        const auto day = static_cast<Day>(question_.as_of - days + 1 + static_cast<int>(random.below(static_cast<std::uint32_t>(days))));
        columns.events.push_back({home, day, 0, Bits{1} << signal});
      }
      std::sort(columns.events.begin() + columns.first.back(), columns.events.end(), [](const Event& a, const Event& b) { return a.day < b.day; });
      columns.first.push_back(static_cast<std::uint32_t>(columns.events.size()));
      columns.homes.push_back(home);
    }
    return columns;
  }
  const RuleSet& rules_;
  const History& history_;
  const ThresholdQuestion& question_;
};

std::vector<std::string> what_cannot_be_said(const Columns& columns, const RuleSet& rules, const History& history,
                                             const ThresholdQuestion& question) {
  std::vector<std::string> said;
  if (history.homes == 0) said.push_back("There are no homes to screen.");
  if (history.years < 1) said.push_back("The history is shorter than a year, so the rates may be those of one season.");
  if (history.years < 2) said.push_back("A year ago there was less than a year of history, so that count is too low.");
  if (!question.every_home_is_named && question.homes <= columns.homes.size())
    said.push_back("How many homes have no event at all is not known: give the list of homes, or the rates are too high.");
  for (const Rule& rule : rules.rules) {
    if (rule.distinct_reporters == 0) continue;
    said.push_back(
        "\"" + rule.name + "\" asks for different callers" +
        (columns.reporters.empty() ? ", and no caller is known: it flags nothing." : "; the chance figures leave that out, so they are too high."));
  }
  said.push_back("The rates include whatever harm there is, so chance is put too high rather than too low.");
  return said;
}

void count_flagged(const Screened& now, const Screened& before, const HomeFacts& facts, std::uint32_t homes_known, ThresholdTable& table) {
  std::vector<std::uint32_t> of_marker(facts.markers.size(), 0);
  for (std::uint32_t home = 0; home < std::min<std::size_t>(homes_known, facts.of_home.size()); ++home)
    for (std::size_t m = 0; m < of_marker.size(); ++m) of_marker[m] += (facts.of_home[home] >> m) & 1;
  for (std::size_t n = 0; n < table.rows.size(); ++n)
    for (std::size_t m = 0; m < of_marker.size(); ++m) table.rows[n].splits.push_back({facts.markers[m], of_marker[m], 0});
  for (const Hit& hit : now.hits) {
    ThresholdCost& cost = table.rows[hit.rule];
    ++cost.now;
    for (std::size_t m = 0; m < of_marker.size() && hit.home < facts.of_home.size(); ++m)
      cost.splits[m].flagged += (facts.of_home[hit.home] >> m) & 1;
  }
  for (const Hit& hit : before.hits) ++table.rows[hit.rule].a_year_ago;
}

}  // namespace

Rate fit_rate(const std::vector<std::uint64_t>& counts, double years) {
  Rate rate;
  double homes = 0, sum = 0, squares = 0;
  for (std::size_t n = 0; n < counts.size(); ++n) {
    homes += static_cast<double>(counts[n]);
    sum += static_cast<double>(n * counts[n]);
    squares += static_cast<double>(n) * static_cast<double>(n) * static_cast<double>(counts[n]);
  }
  constexpr double infinite = std::numeric_limits<double>::infinity();
  rate.shape = rate.moment_shape = infinite;
  if (homes == 0 || sum == 0 || years <= 0) return rate;
  const double mean = sum / homes, variance = squares / homes - mean * mean;
  rate.a_year = mean / years;
  if (variance > mean) rate.moment_shape = mean * mean / (variance - mean);
  // The slope of the log likelihood with the mean put in: above 0 below the best shape.
  std::vector<double> more(counts.size(), 0);  // homes with more than n events
  for (std::size_t n = counts.size(); n-- > 1;) more[n - 1] = more[n] + static_cast<double>(counts[n]);
  const auto slope = [&](double shape) {
    double value = homes * std::log(shape / (shape + mean));
    for (std::size_t n = 0; n + 1 < counts.size(); ++n) value += more[n] / (shape + static_cast<double>(n));
    return value;
  };
  double low = std::log(1e-4), high = std::log(1e5);
  if (variance <= mean || slope(std::exp(high)) > 0) return rate;
  for (int n = 0; n < 80; ++n) {
    const double middle = (low + high) / 2;
    (slope(std::exp(middle)) > 0 ? low : high) = middle;
  }
  rate.shape = std::exp((low + high) / 2);
  return rate;
}

ThresholdTable threshold_costs(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const ThresholdQuestion& question) {
  ThresholdTable table;
  const Compiled compiled(columns, facts, rules, true);
  const History history = history_of(compiled, question);
  const Variants variants = variants_of(rules, question.totals);
  for (std::size_t n = 0; n < variants.rule.size(); ++n) {
    const Rule& rule = variants.rules.rules[n];
    ThresholdCost& cost = table.rows.emplace_back();
    cost.rule = rule.id;
    cost.total = rule.total;
    cost.own = rule.total == rules.rules[variants.rule[n]].total;
  }
  ScreenOptions options;
  options.threads = question.threads;
  options.as_of = question.as_of;
  const Screened now = screen(columns, facts, variants.rules, options);
  options.as_of = static_cast<Day>(std::max(0, static_cast<int>(question.as_of) - 365));
  const Screened before = screen(columns, facts, variants.rules, options);
  count_flagged(now, before, facts, static_cast<std::uint32_t>(columns.homes.size()), table);
  const Chance chance(rules, history, question);
  for (std::size_t from = 0, to = 0; from < variants.rule.size(); from = to) {
    std::vector<Rule> same;
    while (to < variants.rule.size() && variants.rule[to] == variants.rule[from]) same.push_back(variants.rules.rules[to++]);
    const double shape = fit_rate(history.of_rule[variants.rule[from]], history.years).shape;
    const auto alike = chance.expect(same, std::numeric_limits<double>::infinity(), 1 + from), spread = chance.expect(same, shape, 1000 + from);
    for (std::size_t n = from; n < to; ++n) {
      table.rows[n].chance_poisson = alike[n - from].homes;
      table.rows[n].error_poisson = alike[n - from].error;
      table.rows[n].chance_spread = spread[n - from].homes;
      table.rows[n].error_spread = spread[n - from].error;
    }
  }
  for (std::size_t n = 0; n < rules.signals.size(); ++n) table.rates.emplace_back(rules.signals[n].id, fit_rate(history.of_signal[n], history.years));
  table.cannot_say = what_cannot_be_said(columns, rules, history, question);
  return table;
}

}  // namespace rowan::screening
