#pragma once
// How alike two words are, and what that is worth.
#include <algorithm>
#include <bit>
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

// Which letters and digits a text has, as bits; two of them may have the same.
[[nodiscard]] constexpr std::uint64_t letters_of(std::string_view text) {
  std::uint64_t letters = 0;
  for (const char c : text) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  return letters;
}
// Each slip takes away at most one letter that the other has not, and brings in at most one: so many slips there are at least.
[[nodiscard]] constexpr int least_slips(std::uint64_t a, std::uint64_t b) {
  return std::max(std::popcount(a & ~b), std::popcount(b & ~a));
}

// What of a word tells at a glance, without its text, that it is no relation of another: most pairs that are compared have nothing in common.
struct Sketch {
  std::uint64_t letters = 0;
  std::uint32_t groups = 0;    // a bit for each of its groups; other groups may have the same bit
  std::uint16_t skeleton = 0;  // a hash
  std::uint8_t size = 0;
  char first = 0;
};
[[nodiscard]] Sketch sketch_of(std::string_view text, std::span<const std::uint16_t> groups, std::string_view skeleton);
// True: relation() says none.
[[nodiscard]] inline bool unrelated(const Sketch& a, const Sketch& b);

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

inline bool unrelated(const Sketch& a, const Sketch& b) {
  if (a.size < 2 || b.size < 2 || (a.groups & b.groups) != 0 || a.skeleton == b.skeleton) return false;
  const std::uint64_t shorter = a.size < b.size ? a.letters : b.letters, longer = a.size < b.size ? b.letters : a.letters;
  const bool begins = (shorter & ~longer) == 0 && a.first == b.first;  // the one may be the other cut short
  return !begins && least_slips(shorter, longer) > most_slips(std::max(a.size, b.size));
}

}  // namespace rowan::matching
