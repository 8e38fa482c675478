#pragma once
// The YAML of a pack as a plain tree with places. Stricter than YAML: one document, no anchors, aliases or tags, no key twice,
// limits on size and depth. Every scalar is text; what it means is decided by whoever asks for it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/fault.h"

namespace rowan::policy {

struct YamlEntry;

struct Yaml {
  enum class Kind { nothing, scalar, list, map };
  Kind kind = Kind::nothing;
  Place at;
  std::string text;
  bool quoted = false;
  std::vector<Yaml> items;         // of a list
  std::vector<YamlEntry> entries;  // of a map, in the order written
};

struct YamlEntry {
  std::string key;
  Place at;
  Yaml value;
};

inline constexpr std::size_t most_bytes = 1 << 20;
inline constexpr int most_depth = 24;
inline constexpr int most_nodes = 50'000;

// The tree, or nothing with the reasons added to `faults`. Keys twice in a map are faults, and the tree keeps the first.
[[nodiscard]] std::optional<Yaml> parse_yaml(std::string_view text, Faults& faults);

}  // namespace rowan::policy
