// Days of reminders and the landlord's words, from a pack's text.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "policy/explain.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

std::string sound_pack() {
  std::ifstream in{std::filesystem::path(ROWAN_SOURCE_DIR) / "tests/data/policies/sound.yaml", std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

TEST(Clauses, NHG_11_a_pack_sets_the_days_of_our_reminders_and_they_are_explained) {
  const auto silent = read_pack({"p.yaml", sound_pack()});
  ASSERT_TRUE(silent.policy);
  EXPECT_TRUE(silent.policy->reminders.empty()) << "a policy that says nothing has none of ours";
  const auto read = read_pack({"p.yaml", sound_pack() + "reminders: [{clause: S-1, record: safeguarding-referral, days: 2}, {clause: S-1, record: meeting-listing, days: 3}]\n"});
  ASSERT_TRUE(read.policy) << (read.faults.empty() ? std::string() : in_words(read.faults.front()));
  EXPECT_EQ(read.policy->reminders, (std::vector<ReminderDays>{{"S-1", "safeguarding-referral", 2}, {"S-1", "meeting-listing", 3}}));
  std::string all;
  for (const ExplainedSection& section : explain_sections(*read.policy))
    for (const std::string& sentence : section.sentences) all += section.title + ": " + sentence + "\n";
  EXPECT_NE(all.find("Ask whether the safeguarding referral has arrived: 2 days after, where nobody names a day."), std::string::npos) << all;
  EXPECT_NE(all.find("Send our research before the meeting: 3 days before, where nobody names a day."), std::string::npos) << all;
}
TEST(Packs, a_landlords_words_are_read_and_the_others_stay_ours) {
  const auto read = read_pack({"p.yaml", sound_pack() + "vocabulary: {survivor: customer at risk, case: file}\n"});
  ASSERT_TRUE(read.policy) << (read.faults.empty() ? std::string() : in_words(read.faults.front()));
  EXPECT_EQ(read.policy->vocabulary.survivor_word(), "customer at risk");
  EXPECT_EQ(read.policy->vocabulary.case_word(), "file");
  EXPECT_EQ(read.policy->vocabulary.perpetrator_word(), "perpetrator");
}

}  // namespace
}  // namespace rowan::policy
