#pragma once
// The numbers behind a match, as data with a version: how often the same person is written this way (m) and, where the index itself cannot
// tell, how often two different people are (u). A weight is log2(m/u), in bits; frequencies of names, dates, postcodes and words come from
// the index (docs/matching.md says how each number was found). Write the version down beside a decision that rests on a match.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan::matching {

enum class Weight : std::uint8_t {
#define ROWAN_WEIGHT(name, value, meaning) name,
#include "matching/weights.inc"
#undef ROWAN_WEIGHT
  count_  // not a weight: how many there are
};
inline constexpr std::size_t weight_count = static_cast<std::size_t>(Weight::count_);

struct Weights {
  std::string version;                        // for example "2026-11-22"
  std::array<double, weight_count> values{};  // by Weight
  [[nodiscard]] double operator[](Weight which) const { return values[static_cast<std::size_t>(which)]; }
  friend bool operator==(const Weights&, const Weights&) = default;
};

// The set that this program was tested and measured with.
[[nodiscard]] const Weights& default_weights();

[[nodiscard]] std::string_view name_of(Weight which);     // "dob_exact_m"
[[nodiscard]] std::string_view meaning_of(Weight which);  // a plain sentence

// A set written as text: "version 2026-11-22", then one "name value" a line, # begins a remark. Names that are left out keep the default.
// Refused (invalid; `field` is the line number): an unknown name, a value that is no finite number, no version.
[[nodiscard]] Result<Weights> weights_from_text(std::string_view text);
[[nodiscard]] std::string text_of(const Weights& weights);

}  // namespace rowan::matching
