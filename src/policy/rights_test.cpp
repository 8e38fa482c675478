// Rights that a letter with a decision carries: from packs alone (SG-16).
#include <gtest/gtest.h>

#include "domain/policy/rights.h"
#include "domain/telling.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

const Instant now = *instant_from_iso("2026-03-18T10:00:00Z");

PolicyHistory history_of(std::initializer_list<const char*> ids, const char* folder = "/policies") {
  PolicyHistory history;
  for (const char* below : {folder, "/policies/examples"}) {
    const auto set = load_policies(std::string(ROWAN_SOURCE_DIR) + below);
    EXPECT_TRUE(set);
    for (const char* id : ids) if (const auto policy = set->find(id)) history.adopt(policy, now - elapsed_days(400));
  }
  return history;
}
Facts in(const char* nation) {
  Facts facts;
  facts.set("property.nation", nation, now);
  facts.happened("report.received", now, "survivor");
  return facts;
}

TEST(Safeguards, SG_16_rights_come_from_the_law_of_the_nation_of_the_home) {
  const PolicyHistory english = history_of({"connexus-2023", "england-statutory"});
  ASSERT_EQ(rights_of(english, in("england"), now).size(), 1u);
  EXPECT_NE(rights_of(english, in("england"), now)[0].find("Ombudsman"), std::string::npos);
  EXPECT_TRUE(rights_of(english, in("scotland"), now).empty()) << "another nation's law says nothing there";
  EXPECT_TRUE(rights_of(history_of({"connexus-2023"}), in("england"), now).empty());
}
TEST(Safeguards, SG_16_SG_2_no_text_of_rights_says_what_the_letter_is_about) {
  const auto set = load_policies(std::string(ROWAN_SOURCE_DIR) + "/policies");
  ASSERT_TRUE(set);
  std::size_t seen = 0;
  for (const auto& policy : set->all())
    for (const RightText& right : policy->rights) {
      ++seen;
      EXPECT_TRUE(found_in(right.text, subject_words()).empty()) << policy->id;
      EXPECT_FALSE(right.source.empty());
      EXPECT_GT(right.checked.year, 2020);
    }
  EXPECT_GE(seen, 1u);
}

}  // namespace
}  // namespace rowan::policy
