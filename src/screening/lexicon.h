#pragma once
// The lexicon: at most 64 terms, each one bit. A term is a set of phrases looked for in the text, a set of trade-code prefixes, or "a
// crime reference was given". Text is reduced to these bits and then dropped, so a changed lexicon needs the files to be imported again.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "screening/event.h"

namespace rowan::screening {

inline constexpr std::size_t most_terms = 64;

enum class TermSort : std::uint8_t {
  phrase,           // one of `texts` is in the text, capitals or not
  code_prefix,      // the code begins with one of `texts`, capitals or not
  crime_reference,  // the column mapped as crime reference is not blank; `texts` is empty
};
inline constexpr std::string_view term_sort_names[] = {"phrase", "code_prefix", "crime_reference"};
constexpr std::span<const std::string_view> names_of(TermSort) { return term_sort_names; }

struct Term {
  std::string id;                  // for example "kicked_in"; never changes its meaning
  TermSort sort = TermSort::phrase;
  std::vector<std::string> texts;  // the first is shown; others are other spellings of it. ASCII letters, digits, spaces and - ' & / .
  Kinds kinds = every_kind;        // looked for in events of these kinds only: "banging" is no sign in a boiler job
  bool whole_words = false;        // not inside a longer word: "hit" is not found in "white"
  bool unless_negated = false;     // not when "no", "not", "without", "never", "nil", "non" or "n't" stands right before it
  std::string source = {};         // where the evidence for it is
  friend bool operator==(const Term&, const Term&) = default;
};

struct Lexicon {
  std::string id;
  int version = 1;
  std::vector<Term> terms;
  // The bit of a term; 0 when there is no such term.
  [[nodiscard]] Bits bit(std::string_view id) const;
  friend bool operator==(const Lexicon&, const Lexicon&) = default;
};

// Every fault of the lexicon: more than 64 terms, an id twice, a phrase under 3 bytes or with a character that is not allowed.
// `Problem::field` is the term's id.
[[nodiscard]] std::vector<Problem> faults_of(const Lexicon& lexicon);

// A lexicon made ready for reading much text. Immutable; many threads may use one.
class Matcher {
 public:
  enum class Speed { best, portable };  // portable: without the processor's wide instructions. The answers are the same.
  // `lexicon` must have no faults. Later changes to it are not seen.
  explicit Matcher(const Lexicon& lexicon, Speed speed = Speed::best);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  [[nodiscard]] Bits in_text(std::string_view text) const;  // phrase terms
  [[nodiscard]] Bits in_code(std::string_view code) const;  // code_prefix terms
  [[nodiscard]] Bits crime_reference() const;               // crime_reference terms
  [[nodiscard]] bool wide() const;                          // uses AVX2

  struct Inside;
  [[nodiscard]] const Inside& inside() const { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

// Spellings one slip away that people do write: a doubled letter written once, a single one doubled, two neighbours swapped, a letter left out
// of a word of six or more. Without the text itself. Measured in docs/screening.md before they are put in a lexicon.
[[nodiscard]] std::vector<std::string> misspellings(std::string_view text);

}  // namespace rowan::screening
