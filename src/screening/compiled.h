#pragma once
// A rule set with its names turned into bits and places, for one set of columns and facts.
#include <array>
#include <vector>

#include "screening/screen.h"

namespace rowan::screening {

using SignalBits = std::uint16_t;
inline constexpr std::size_t most_signals = 16, most_rules = 32, most_parts = 8;

struct CompiledRule {
  const Rule* rule = nullptr;
  SignalBits signals = 0;                                    // of all parts
  std::array<std::pair<SignalBits, std::uint32_t>, most_parts> parts = {};  // signal, at least
  std::size_t part_count = 0;
  bool judged = true;
};

struct Compiled {
  Compiled(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, bool off_too);

  const Columns& columns;
  const HomeFacts& facts;
  const RuleSet& rules;
  std::vector<CompiledRule> to_judge;    // of every rule, in their order
  std::vector<std::uint32_t> markers_of_counter;  // 0: none asked; all ones: asked for one that no home has
  std::uint32_t markers_left_out = 0;

  [[nodiscard]] std::uint32_t markers(std::uint32_t home) const { return home < facts.of_home.size() ? facts.of_home[home] : 0; }
  // Signals an event has, counters not looked at.
  [[nodiscard]] SignalBits signals_of(const Event& event) const;
  [[nodiscard]] bool meets(std::size_t counter, const Event& event) const;
  // 0 when a counter says that it does not count.
  [[nodiscard]] SignalBits counted_signals(const Event& event) const;
};

}  // namespace rowan::screening
