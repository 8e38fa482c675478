// Each file of tests/data/policies is one pack named after its defect; beside it stands every fault it must be refused with.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "policy/load.h"

namespace rowan::policy {
namespace {

const std::filesystem::path folder = std::filesystem::path(ROWAN_SOURCE_DIR) / "tests/data/policies";

std::string contents(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}
std::string faults_of(const std::filesystem::path& file) {
  std::string out;
  for (const Fault& fault : read_pack({file.filename().string(), contents(file)}).faults) out += in_words(fault) + '\n';
  return out;
}

TEST(PackDefects, each_is_refused_with_its_place_and_a_sentence) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml" || entry.path().stem() == "sound") continue;
    auto expected = entry.path();
    expected.replace_extension(".faults");
    EXPECT_EQ(faults_of(entry.path()), contents(expected)) << entry.path().filename();
    EXPECT_FALSE(faults_of(entry.path()).empty()) << entry.path().filename() << " is not refused";
    ++seen;
  }
  EXPECT_GE(seen, 40);
}
TEST(PackDefects, the_pack_they_are_made_from_is_sound) { EXPECT_EQ(faults_of(folder / "sound.yaml"), ""); }

TEST(Safeguards, NHG_7_a_pack_that_makes_police_evidence_mandatory_is_refused) {
  EXPECT_NE(faults_of(folder / "police-evidence-to-open.yaml").find("NHG-7"), std::string::npos);
  EXPECT_NE(faults_of(folder / "gate-before-opening.yaml").find("NHG-7"), std::string::npos);
}

TEST(PackSets, one_fault_refuses_the_whole_set) {
  const PackText good{"sound.yaml", contents(folder / "sound.yaml")}, bad{"unknown-key.yaml", contents(folder / "unknown-key.yaml")};
  const PackText both[] = {good, bad};
  const auto set = read_policies(both);
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.refusal().because, Because::invalid);
  EXPECT_EQ(set.refusal().problems.size(), 1u);
  EXPECT_EQ(set.refusal().first().field, "unknown-key.yaml:22:5");
  EXPECT_TRUE(read_policies({&good, 1}).ok());
}
TEST(PackSets, two_packs_with_one_id_are_refused) {
  const PackText twice[] = {{"a.yaml", contents(folder / "sound.yaml")}, {"b.yaml", contents(folder / "sound.yaml")}};
  const auto set = read_policies(twice);
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.refusal().first().text, "b.yaml:1:1 The pack \"sound\" is also in a.yaml.");
}
TEST(PackSets, a_folder_that_is_not_there_is_a_failure_and_not_an_empty_set) {
  const auto none = load_policies("/nonexistent/policies");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.refusal().because, Because::failed);
}
TEST(PackSets, only_a_landlords_pack_starts_a_history) {
  const PackText good{"sound.yaml", contents(folder / "sound.yaml")};
  const auto set = read_policies({&good, 1});
  EXPECT_TRUE(start_history(*set, "sound", Instant{}).ok());
  EXPECT_FALSE(start_history(*set, "unsound", Instant{}).ok());
}
TEST(PackLimits, a_pack_too_large_is_refused_before_it_is_parsed) {
  const auto read = read_pack({"big.yaml", std::string((1 << 20) + 1, ' ')});
  ASSERT_EQ(read.faults.size(), 1u);
  EXPECT_EQ(in_words(read.faults[0]), "big.yaml:1:1 This pack is larger than 1048576 bytes.");
}
TEST(PackVersions, the_version_is_the_hash_of_the_bytes_NHG_1) {
  std::string text = contents(folder / "sound.yaml");
  const auto first = read_pack({"sound.yaml", text}).policy->version;
  text += "# a comment\n";
  const auto second = read_pack({"sound.yaml", text}).policy->version;
  EXPECT_NE(first, second);
  EXPECT_EQ(first.size(), 64u);
}

}  // namespace
}  // namespace rowan::policy
