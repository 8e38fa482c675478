#pragma once
// What a threshold costs before it is switched on: how many homes it flags now and flagged a year ago, how many chance alone would flag if
// nothing lay behind the events, and how flags are spread over groups of homes.
#include <cstdint>
#include <string>
#include <vector>

#include "screening/event.h"
#include "screening/rules.h"
#include "screening/screen.h"

namespace rowan::screening {

// How often events of a signal come, from the landlord's own history. Rates are per home and year.
struct Rate {
  double a_year = 0;
  // Homes differ: the variance of a home's count over the whole span is mean + mean^2 / shape (gamma rates, negative binomial counts).
  // By maximum likelihood, started at the moments. Infinite when the counts are no more spread than Poisson's.
  double shape = 0;
  double moment_shape = 0;
  friend bool operator==(const Rate&, const Rate&) = default;
};
// `counts[n]`: homes with n events in `years`.
[[nodiscard]] Rate fit_rate(const std::vector<std::uint64_t>& counts, double years);

struct ThresholdQuestion {
  Day as_of = 0;
  std::uint32_t homes = 0;      // all homes that could be screened, with or without events; at least those of the columns
  Day history_from = 0;         // the first day on which events were recorded at all
  int threads = 2;
  std::uint32_t simulated_homes = 200'000;  // for the chance figures; the seed is fixed, so the answer is too
  std::vector<int> totals = {2, 3, 4, 5, 6};  // thresholds to show beside the rule's own
  bool every_home_is_named = false;  // the columns hold every home, also those without an event (ColumnsBuilder::name_home)
};

struct ThresholdCost {
  std::string rule;
  int total = 0;             // the threshold
  bool own = false;          // the rule's own
  std::uint32_t now = 0;          // homes flagged on the day
  std::uint32_t a_year_ago = 0;   // by the events known then
  double chance_poisson = 0;      // homes expected to be flagged on the day if all homes were alike and events fell at random
  double chance_spread = 0;       // … if homes differ as they do here, but events still fell at random
  double error_poisson = 0, error_spread = 0;  // standard errors of the two
  struct Split {
    std::string marker;
    std::uint32_t homes = 0, flagged = 0;
    friend bool operator==(const Split&, const Split&) = default;
  };
  std::vector<Split> splits;      // one for each marker of the facts
  friend bool operator==(const ThresholdCost&, const ThresholdCost&) = default;
};

struct ThresholdTable {
  std::vector<ThresholdCost> rows;        // by rule, then threshold
  std::vector<std::pair<std::string, Rate>> rates;  // of each signal
  std::vector<std::string> cannot_say;    // sentences: history too short, no homes, reporters not known
};

// Rules that are off are answered too.
[[nodiscard]] ThresholdTable threshold_costs(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, const ThresholdQuestion& question);

}  // namespace rowan::screening
