// The section screening of a pack, and the rule set it makes (NHG-16).
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "policy/load.h"
#include "policy/read_screening.h"

namespace rowan::policy {
namespace {

std::shared_ptr<const Policy> pack_of(const std::string& name) {
  std::ifstream in{std::filesystem::path(ROWAN_SOURCE_DIR) / "policies" / name, std::ios::binary};
  const ReadPack read = read_pack({name, std::string{std::istreambuf_iterator<char>{in}, {}}});
  for (const Fault& fault : read.faults) ADD_FAILURE() << in_words(fault);
  return read.policy;
}

TEST(ScreeningSection, both_landlords_name_a_team_and_take_the_rules_that_ship) {
  for (const char* name : {"connexus-2023.yaml", "notting-hill-genesis-2019.yaml"}) {
    const auto policy = pack_of(name);
    ASSERT_TRUE(policy && policy->screening) << name;
    EXPECT_EQ(policy->screening->team, (std::vector<Role>{Role::da_lead, Role::safeguarding_lead}));
    EXPECT_FALSE(policy->screening->keep_text);
    EXPECT_EQ(rule_set_of(*policy->screening).rules, screening::default_rules().rules);
    EXPECT_EQ(rule_set_of(*policy->screening).lexicon, screening::default_rules().lexicon);
  }
}
TEST(ScreeningSection, NHG_16_windows_counts_and_phrases_are_the_packs_to_change) {
  const auto policy = pack_of("examples/exampleshire-homes.yaml");
  ASSERT_TRUE(policy && policy->screening);
  const screening::RuleSet rules = rule_set_of(*policy->screening);
  EXPECT_TRUE(screening::faults_of(rules).empty());
  ASSERT_EQ(rules.rules.size(), 3u);
  EXPECT_EQ(rules.rules[0].window_days, 120);
  EXPECT_EQ(rules.rules[0].distinct_days, 2);
  EXPECT_EQ(rules.rules[1].version, 2);
  EXPECT_EQ(rules.rules[1].distinct_reporters, 2);
  ASSERT_TRUE(rules.rules[2].acceleration);
  EXPECT_DOUBLE_EQ(rules.rules[2].acceleration->times, 1.5);
  EXPECT_EQ(rules.rules[2].fresh_days, 60);
  const screening::Matcher matcher(rules.lexicon);
  EXPECT_EQ(matcher.in_text("Front door kicked in at the lock"), rules.lexicon.bit("forced"));
  EXPECT_EQ(matcher.in_code("551020"), rules.lexicon.bit("doors_and_glass"));
  EXPECT_EQ(rules.markers_left_out, (std::vector<std::string>{"communal", "block"}));
  EXPECT_EQ(rules.counters[0].effect, screening::CounterEffect::speaks_against);
  EXPECT_EQ(rules.counters[1].effect, screening::CounterEffect::not_counted);
  EXPECT_EQ(rules.counters[1].from, screening::day_of(Date{2026, 1, 10}));
}
TEST(ScreeningSection, only_roles_that_are_trained_can_be_on_a_team) {
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const Role role = static_cast<Role>(i);
    EXPECT_EQ(may_be_on_the_team(role), role == Role::da_lead || role == Role::safeguarding_lead || role == Role::champion) << role_names[i];
  }
}

}  // namespace
}  // namespace rowan::policy
