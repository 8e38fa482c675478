#pragma once
// How alike two words are, and what that is worth.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "matching/weights.h"

namespace rowan::matching {

enum class Likeness : std::uint8_t { none, exact, known_form, sounds_alike, one_letter, near, shortened, initial };

struct Relation {
  Likeness likeness = Likeness::none;
  float bits = 0;  // may be below 0: two common names one letter apart are rather two names than one slip
};

// Letters left out, added, changed, or two neighbours exchanged, at most `most` (then most + 1 means "more").
// `most` up to 3 is meant; texts of at most 64 bytes, longer ones are "more" unless equal.
[[nodiscard]] int slips(std::string_view a, std::string_view b, int most);

// What is known of a word of a name before it is compared.
struct WordFacts {
  std::string_view text;
  std::span<const std::uint16_t> groups;  // names.h
  std::string_view skeleton;              // words.h
  double share = 0;                       // of other persons, who bear this very word
};

// `forms_share`: of persons, who bear any known form of `asked`, in whichever group; 0 when no table has it.
[[nodiscard]] Relation relation(const WordFacts& asked, double forms_share, const WordFacts& known, const Weights& weights);

// An address's word: equal, or a slip in a longer word.
[[nodiscard]] inline bool same_place_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter >= 4 && !(a[0] >= '0' && a[0] <= '9') && slips(a, b, shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2 : 1);
}

// How many slips are still a likeness between words of these lengths.
[[nodiscard]] constexpr int most_slips(std::size_t longer) { return longer <= 4 ? 1 : longer <= 8 ? 2 : 3; }

}  // namespace rowan::matching
