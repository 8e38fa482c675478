#pragma once
// The comparison itself: two descriptions in, a candidate (weight, band, reasons) out. One implementation for the index, for compare() and for
// the slow judge of the tests; they differ only in where words and frequencies come from.
#include <cstdint>
#include <span>
#include <string_view>

#include "matching/facts.h"
#include "matching/index.h"
#include "matching/likeness.h"

namespace rowan::matching {

// A word of the known person: `ref` means something to the Knowledge only.
struct KnownWord {
  std::uint32_t ref = 0;
  Role role = Role::either;
  NameKind kind = NameKind::current;
  bool leads = false;
};

struct KnownPlace {
  std::uint64_t postcode = 0;
  std::span<const std::uint32_t> words;  // refs
  std::span<const std::uint32_t> numbers;
};

struct KnownFacts {
  std::span<const KnownWord> words;
  std::span<const BirthRange> births;
  std::span<const KnownPlace> places;
  std::span<const std::uint64_t> phones;
  std::span<const std::string_view> emails;
  std::span<const std::string_view> numbers;
};

// What tells most words apart without their text.
struct Shape {
  std::size_t size = 0;
  char first = 0;
};

// What a comparison must be able to ask. `asked` is the place of a word in the query's Facts.
class Knowledge {
 public:
  virtual ~Knowledge() = default;
  [[nodiscard]] virtual Relation name(std::size_t asked, std::uint32_t known) = 0;
  [[nodiscard]] virtual std::string_view name_text(std::uint32_t known) = 0;
  [[nodiscard]] virtual Shape name_shape(std::uint32_t known) = 0;  // of name_text
  // Bits for an address word met (whole or nearly), 0 for another word.
  [[nodiscard]] virtual float place_word(std::size_t place, std::size_t word, std::uint32_t known) = 0;
  [[nodiscard]] virtual std::string_view place_text(std::uint32_t known) = 0;
  [[nodiscard]] virtual Shape place_shape(std::uint32_t known) = 0;  // of place_text
  [[nodiscard]] virtual double place_share(std::uint32_t known) = 0;         // of other persons with that word in an address
  [[nodiscard]] virtual double birth_share(std::uint32_t date) = 0;          // of persons born on that date
  [[nodiscard]] virtual double postcode_share(std::uint64_t postcode) = 0;   // of persons with that postcode
};

[[nodiscard]] Candidate score(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights);

// The weight of it alone, to the last bit, for a third of the work: most of those compared are not shown.
[[nodiscard]] double weigh(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights);

// Frequencies are smoothed alike everywhere: `count` persons of `persons`, and imagined persons of whom `prior` is the share.
[[nodiscard]] inline double smoothed(double count, double persons, double prior, const Weights& w) {
  const double imagined = w[Weight::prior_persons];
  return (count + imagined * prior) / (persons + imagined);
}
// `common`: names.h, common_share; `listed`: the tables know the word.
[[nodiscard]] inline double prior_of_name(double common, bool listed, const Weights& weights) {
  return common > 0 ? common : weights[listed ? Weight::prior_known_name : Weight::prior_rare_word];
}
[[nodiscard]] double prior_of_name(std::string_view word, const Weights& weights);
inline constexpr double prior_of_place_word = 0.001;
[[nodiscard]] inline double prior_of_birth(const Weights& w) { return 1.0 / (365.25 * w[Weight::dob_years_of_life]); }
[[nodiscard]] float place_word_bits(double share, bool whole, const Weights& weights);

}  // namespace rowan::matching
