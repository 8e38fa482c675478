#include "policy/coverage.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "policy/fields.h"

namespace rowan::policy {

Result<TestsOfBlocks> read_coverage(std::string_view json, std::string_view file) {
  Faults faults{std::string(file)};
  TestsOfBlocks out;
  // JSON is YAML written with braces, and the strict reader gives places.
  if (const auto tree = parse_yaml(json, faults)) {
    Fields fields{*tree, faults, "the coverage"};
    for (const YamlEntry& entry : tree->entries) {
      const std::vector<std::string> tests = fields.texts(entry.key);
      if (tests.empty()) faults.add(entry.at, "The block \"" + entry.key + "\" names no test.");
      out.emplace(entry.key, tests);
    }
  }
  if (!faults.any()) return out;
  Refusal refusal{Because::invalid, {}};
  for (const Fault& fault : faults.take()) refusal.problems.push_back({"policy.coverage_fault", in_words(fault), {}});
  return refusal;
}

Result<TestsOfBlocks> load_coverage(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in)
    return Refusal::one(Because::failed, "policy.coverage_unreadable", "The list of tests for each clause cannot be read: " + file.string() + '.');
  return read_coverage(std::string{std::istreambuf_iterator<char>{in}, {}}, file.filename().string());
}

std::vector<BlockCoverage> coverage(const Policy& policy, const TestsOfBlocks& tests) {
  std::vector<BlockCoverage> out;
  for (const Clause& clause : policy.clauses)
    for (const std::string& block : clause.blocks) {
      const auto shown = tests.find(block);
      BlockCoverage row{block, clause.id, clause.feature == ClauseFeature::later ? BlockState::later : BlockState::not_shown, {}};
      if (shown != tests.end()) row = {block, clause.id, BlockState::working, shown->second};
      out.push_back(std::move(row));
    }
  return out;
}

CoverageCount count(const std::vector<BlockCoverage>& blocks) {
  const auto working = std::count_if(blocks.begin(), blocks.end(), [](const BlockCoverage& b) { return b.state == BlockState::working; });
  return {static_cast<int>(working), static_cast<int>(blocks.size())};
}

}  // namespace rowan::policy
