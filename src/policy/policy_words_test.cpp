// Explanations, coverage and the content hash.
#include <gtest/gtest.h>

#include <algorithm>

#include "policy/content_hash.h"
#include "policy/coverage.h"
#include "policy/explain.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

const std::filesystem::path folder = std::filesystem::path(ROWAN_SOURCE_DIR) / "policies";
const PolicySet& packs() {
  static const PolicySet set = *load_policies(folder);
  return set;
}

TEST(ContentHash, known_answers) {
  EXPECT_EQ(content_hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(content_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(content_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(content_hash(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Explanations, a_duty_says_when_how_long_what_ends_it_and_who) {
  const Policy& policy = *packs().find("connexus-2023");
  const ExplainedRule rule = explain(policy, *policy.duty("first-contact"));
  EXPECT_EQ(rule.clause, "CX-4.1a");
  EXPECT_EQ(rule.sentences, (std::vector<std::string>{
                                "How binding: must.", "Starts when: a report reached us, by this route: survivor.", "Starts again each time.",
                                "Time allowed: 24 hours.", "Done when: the survivor was reached.", "An attempt is shown, and does not count.",
                                "Recorded as an exception, never as done: contact was judged unsafe for now, with a reason.", "Who: Officer.",
                                "When overdue, goes to: Senior Housing Manager."}));
}
TEST(Explanations, no_target_is_said_and_ours_is_marked) {
  const Policy& nhg = *packs().find("notting-hill-genesis-2019");
  const auto sentences = explain(nhg, *nhg.duty("first-contact")).sentences;
  EXPECT_NE(std::find(sentences.begin(), sentences.end(), "No target in policy."), sentences.end());
  EXPECT_NE(as_text(*packs().find("safety-defaults")).find("a safety default of ours"), std::string::npos);
  EXPECT_EQ(as_text(nhg).find("a safety default of ours"), std::string::npos);
}
TEST(Explanations, every_rule_of_every_pack_has_words) {
  for (const auto& policy : packs().all()) {
    const auto rules = explain(*policy);
    EXPECT_EQ(rules.size(), policy->duties.size() + policy->gates.size());
    for (const ExplainedRule& rule : rules)
      for (const std::string& sentence : rule.sentences) EXPECT_EQ(sentence.back(), '.') << rule.id;
  }
}

TEST(Coverage, a_block_works_only_when_a_test_is_listed) {
  const auto tests = read_coverage(R"({"CX-4.1a": ["Clauses.CX_4_1a_Friday_afternoon_is_due_Saturday_afternoon"]})");
  ASSERT_TRUE(tests.ok());
  const auto rows = coverage(*packs().find("connexus-2023"), *tests);
  const auto state = [&](std::string_view block) {
    return std::find_if(rows.begin(), rows.end(), [&](const BlockCoverage& r) { return r.block == block; })->state;
  };
  EXPECT_EQ(state("CX-4.1a"), BlockState::working);
  EXPECT_EQ(state("CX-4.1b"), BlockState::not_shown);
  const auto later = read_pack({"later.yaml", "pack: later\nlayer: landlord\ntitle: Later\nlandlord: Some Homes\nlegal_entity: Some Homes\n"
                                              "clauses:\n  - {id: L-1, text: Move people., modality: may, feature: later, does: Will move people.}\n"});
  ASSERT_TRUE(later.policy);
  const auto others = coverage(*later.policy, *tests);
  EXPECT_TRUE(std::any_of(others.begin(), others.end(), [](const BlockCoverage& r) { return r.block == "L-1" && r.state == BlockState::later; }));
  EXPECT_EQ(count(rows).working, 1);
  EXPECT_EQ(count(rows).all, 46);
}
TEST(Coverage, a_block_without_a_test_or_twice_is_a_fault) {
  const auto empty = read_coverage(R"({"CX-4.1a": []})");
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.refusal().first().text, "coverage.json:1:2 The block \"CX-4.1a\" names no test.");
  EXPECT_FALSE(read_coverage(R"({"CX-4.1a": ["A"], "CX-4.1a": ["B"]})").ok());
  EXPECT_FALSE(read_coverage("[]").ok());
}
TEST(Coverage, the_shipped_file_names_only_blocks_that_exist) {
  const auto tests = load_coverage(folder / "coverage.json");
  ASSERT_TRUE(tests.ok()) << tests.refusal().first().text;
  for (const auto& [block, names] : *tests)
    EXPECT_TRUE(std::any_of(packs().all().begin(), packs().all().end(), [&, b = block](const auto& policy) {
      const auto rows = coverage(*policy, {});
      return std::any_of(rows.begin(), rows.end(), [&](const BlockCoverage& row) { return row.block == b; });
    })) << block;
}

}  // namespace
}  // namespace rowan::policy
