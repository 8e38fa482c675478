#include "screening/chance.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rowan::screening {
namespace {

TEST(ScreeningChance, rates_and_spread_are_found_again) {
  // Negative binomial counts with mean 0.5 and shape 0.8, as exact shares of a million homes.
  std::vector<std::uint64_t> counts;
  double p = std::pow(0.8 / 1.3, 0.8);
  for (int n = 0; n < 30; ++n) {
    counts.push_back(static_cast<std::uint64_t>(std::llround(p * 1e6)));
    p *= (n + 0.8) / (n + 1) * (0.5 / 1.3);
  }
  const Rate rate = fit_rate(counts, 2.0);
  EXPECT_NEAR(rate.a_year, 0.25, 1e-4);
  EXPECT_NEAR(rate.shape, 0.8, 0.01);
  EXPECT_NEAR(rate.moment_shape, 0.8, 0.02);
  // Poisson counts have no spread of their own; nor has nothing.
  counts.clear();
  p = std::exp(-0.5);
  for (int n = 0; n < 12; ++n) { counts.push_back(static_cast<std::uint64_t>(std::llround(p * 1e6))); p *= 0.5 / (n + 1); }
  EXPECT_GT(fit_rate(counts, 1).shape, 100);
  EXPECT_TRUE(std::isinf(fit_rate({1000}, 1).shape));
  EXPECT_EQ(fit_rate({}, 1).a_year, 0);
}

// One event in every nth home, spread evenly over five years.
Columns even_columns(std::uint32_t homes, std::uint32_t every) {
  ColumnsBuilder builder;
  for (std::uint32_t n = 0; n < homes; ++n) builder.name_home(std::to_string(n + 1));
  for (std::uint32_t n = 0; n < homes; n += every)
    builder.add({std::to_string(n + 1), std::to_string(n + 1), static_cast<Day>(18000 + n % 1826), EventKind::repair, "", 1});
  return builder.finish();
}

RuleSet three_a_year() {
  RuleSet rules;
  Term term;
  term.id = "t";
  term.texts = {"abc"};
  rules.lexicon.terms = {term};
  rules.signals = {{"damage", "Damage", only(EventKind::repair), 1, 0}};
  Rule rule;
  rule.id = "three";
  rule.window_days = 365;
  rule.total = 3;
  rule.parts = {{"damage", 1}};
  rule.fresh_days = 0;
  rules.rules = {rule};
  return rules;
}

TEST(ScreeningChance, what_chance_flags_agrees_with_what_was_computed_apart) {
  // 0.1 a home and year, five years: 3.9% have two, 0.19% have three in some twelve months (another program, another language, other numbers).
  const Columns columns = even_columns(20000, 2);
  ThresholdQuestion question;
  question.history_from = 18000;
  question.as_of = 18000 + 1825;
  question.homes = 20000;
  const ThresholdTable table = threshold_costs(columns, {}, three_a_year(), question);
  ASSERT_EQ(table.rows.size(), 5u);
  EXPECT_NEAR(table.rates[0].second.a_year, 0.1, 1e-3);
  EXPECT_NEAR(table.rows[0].chance_poisson, 0.039 * 20000, 0.004 * 20000);
  EXPECT_TRUE(table.rows[1].own);
  EXPECT_NEAR(table.rows[1].chance_poisson, 0.0019 * 20000, 12);
  EXPECT_EQ(table.rows[1].now, 0u);
  EXPECT_LT(table.rows[1].error_poisson, 3);
  EXPECT_EQ(table.rows[1].chance_poisson, threshold_costs(columns, {}, three_a_year(), question).rows[1].chance_poisson)
      << "the same question has the same answer";
}

TEST(ScreeningChance, homes_that_differ_are_flagged_more_often_by_chance) {
  // A tenth of the homes has all the events: chance must be told for homes that differ so.
  ColumnsBuilder builder;
  for (std::uint32_t n = 0; n < 10000; ++n) builder.name_home(std::to_string(n + 1));
  std::uint32_t id = 0;
  for (std::uint32_t n = 0; n < 1000; ++n)
    for (std::uint32_t e = 0; e < 4; ++e)
      builder.add({std::to_string(++id), std::to_string(n + 1), static_cast<Day>(18000 + (n * 37 + e * 461) % 1826), EventKind::repair, "", 1});
  const Columns columns = builder.finish();
  HomeFacts facts;
  facts.markers = {"sheltered", "general"};
  for (std::uint32_t n = 0; n < 10000; ++n) facts.of_home.push_back(n < 500 ? 1 : 2);
  ThresholdQuestion question;
  question.history_from = 18000;
  question.as_of = 18000 + 1825;
  question.homes = 10000;
  const ThresholdTable table = threshold_costs(columns, facts, three_a_year(), question);
  EXPECT_GT(table.rows[0].chance_spread, table.rows[0].chance_poisson * 1.5);
  EXPECT_GT(table.rows[1].chance_spread, table.rows[1].chance_poisson * 4);
  ASSERT_EQ(table.rows[0].splits.size(), 2u);
  EXPECT_EQ(table.rows[0].splits[0].homes, 500u);
  EXPECT_EQ(table.rows[0].splits[0].flagged + table.rows[0].splits[1].flagged, table.rows[0].now);
}

TEST(ScreeningChance, a_year_ago_is_answered_by_what_was_known_then_and_short_history_is_said) {
  ColumnsBuilder builder;
  for (int n = 0; n < 3; ++n) builder.add({"a" + std::to_string(n), "1", static_cast<Day>(18100 + n), EventKind::repair, "", 1});
  for (int n = 0; n < 3; ++n) builder.add({"b" + std::to_string(n), "2", static_cast<Day>(18400 + n), EventKind::repair, "", 1});
  const Columns columns = builder.finish();
  ThresholdQuestion question;
  question.history_from = 18000;
  question.as_of = 18500;
  question.totals = {};
  question.simulated_homes = 100;
  const ThresholdTable table = threshold_costs(columns, {}, three_a_year(), question);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].now, 2u);
  EXPECT_EQ(table.rows[0].a_year_ago, 1u);
  ASSERT_EQ(table.cannot_say.size(), 3u);
  EXPECT_EQ(table.cannot_say[0], "A year ago there was less than a year of history, so that count is too low.");
}

}  // namespace
}  // namespace rowan::screening
