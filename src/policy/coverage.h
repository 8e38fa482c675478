#pragma once
// Which blocks of a policy's clauses work, and which tests show it. A block works only when coverage.json lists a test for it.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/policy/policy.h"

namespace rowan::policy {

// Block -> names of the tests that prove it.
using TestsOfBlocks = std::map<std::string, std::vector<std::string>, std::less<>>;

enum class BlockState { working, not_shown, later };  // later: the clause waits for a feature that is not there yet
inline constexpr std::string_view block_state_names[] = {"working", "not_shown", "later"};
constexpr std::span<const std::string_view> names_of(BlockState) { return block_state_names; }

struct BlockCoverage {
  std::string block;
  std::string clause;
  BlockState state = BlockState::not_shown;
  std::vector<std::string> tests;
};

// {"CX-4.1a": ["Clauses.CX_4_1a_…"]}. Every fault with its place; an empty list of tests is a fault.
[[nodiscard]] Result<TestsOfBlocks> read_coverage(std::string_view json, std::string_view file = "coverage.json");
[[nodiscard]] Result<TestsOfBlocks> load_coverage(const std::filesystem::path& file);

// Every block of the policy in its order.
[[nodiscard]] std::vector<BlockCoverage> coverage(const Policy& policy, const TestsOfBlocks& tests);

struct CoverageCount {
  int working = 0, all = 0;
};
[[nodiscard]] CoverageCount count(const std::vector<BlockCoverage>& blocks);

}  // namespace rowan::policy
