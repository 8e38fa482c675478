#include <algorithm>
#include <cstring>

#include "screening/matcher_inside.h"

namespace rowan::screening {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool letter(char c) { return small(c) >= 'a' && small(c) <= 'z'; }
bool of_a_word(char c) { return letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

bool same(std::string_view text, std::string_view pattern) {
  for (std::size_t n = 0; n < pattern.size(); ++n) if (small(text[n]) != pattern[n]) return false;
  return true;
}

// Takes the word that ends where `text` ends, after spaces; empty when something else stands there.
std::string take_word(std::string_view& text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  std::string word;
  while (!text.empty() && (letter(text.back()) || text.back() == '\'')) {
    if (word.size() > 12) return {};
    word.insert(word.begin(), small(text.back()));
    text.remove_suffix(1);
  }
  return word;
}

bool denies(const std::string& word) {
  for (const std::string_view one : {"no", "not", "without", "never", "nil", "non", "didnt", "isnt", "wasnt", "hasnt", "wont", "cant", "cannot"})
    if (word == one) return true;
  return word.ends_with("n't");
}

// "no shouting", "didn't kick", "no sign of forced entry": nothing but spaces between the words.
bool negated(std::string_view before) {
  const std::string last = take_word(before);
  if (denies(last)) return true;
  if (last != "of") return false;
  const std::string thing = take_word(before);
  for (const std::string_view one : {"sign", "signs", "evidence", "report", "reports", "history", "mention"})
    if (thing == one) return denies(take_word(before));
  return false;
}

}  // namespace

bool stands(const Pattern& pattern, std::string_view field, std::size_t begin) {
  const std::size_t end = begin + pattern.text.size();
  if (end > field.size() || !same(field.substr(begin), pattern.text)) return false;
  if (pattern.whole_words && ((begin > 0 && of_a_word(field[begin - 1])) || (end < field.size() && of_a_word(field[end])))) return false;
  return !pattern.unless_negated || !negated(field.substr(0, begin));
}

Bits bits_in(const std::vector<Pattern>& patterns, const Filter& filter, std::string_view field) {
  Bits bits = 0;
  std::uint32_t bytes = 0;
  for (std::size_t end = 0; end < field.size(); ++end) {
    bytes = (bytes >> 8) | (static_cast<std::uint32_t>(static_cast<unsigned char>(field[end]) | 0x20u) << 24);
    if (end < 2) continue;
    const auto look = [&](std::uint16_t at, std::uint32_t found) {
      for (; at != 0; at = filter.grams[at - 1].next) {
        const Gram& gram = filter.grams[at - 1];
        if (gram.bytes != found || gram.offset > end || (bits & patterns[gram.pattern].bit) != 0) continue;
        if (stands(patterns[gram.pattern], field, end - gram.offset)) bits |= patterns[gram.pattern].bit;
      }
    };
    if (end >= 3) look(filter.slots[Filter::slot(bytes)], bytes);
    if (filter.any_short) look(filter.short_slots[Filter::slot(bytes & 0xFFFFFF00u)], bytes & 0xFFFFFF00u);
  }
  return bits;
}

bool processor_is_wide() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("pclmul") &&
         __builtin_cpu_supports("popcnt");
#else
  return false;
#endif
}

Matcher::Matcher(const Lexicon& lexicon, Speed speed) : inside_(std::make_unique<Inside>()) {
  for (std::size_t n = 0; n < lexicon.terms.size() && n < most_terms; ++n) {
    const Term& term = lexicon.terms[n];
    const Bits bit = Bits{1} << n;
    for (std::size_t kind = 0; kind < 3; ++kind) if (term.kinds & (1u << kind)) inside_->of_kind[kind] |= bit;
    for (std::string text : term.texts) {
      if (term.sort == TermSort::phrase) {
        std::transform(text.begin(), text.end(), text.begin(), small);
        inside_->patterns.push_back({std::move(text), bit, term.whole_words, term.unless_negated});
      } else {
        std::transform(text.begin(), text.end(), text.begin(), capital);
        inside_->prefixes.emplace_back(std::move(text), bit);
      }
    }
    if (term.sort == TermSort::crime_reference) inside_->crime_reference |= bit;
  }
  inside_->filter = make_filter(inside_->patterns, {});
  inside_->wide = speed == Speed::best && processor_is_wide();
}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

Bits Matcher::in_text(std::string_view text) const { return bits_in(inside_->patterns, inside_->filter, text); }

Bits Matcher::in_code(std::string_view code) const {
  Bits bits = 0;
  for (const auto& [prefix, bit] : inside_->prefixes)
    if (code.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), code.begin(), [](char a, char b) { return a == capital(b); }))
      bits |= bit;
  return bits;
}

Bits Matcher::crime_reference() const { return inside_->crime_reference; }
bool Matcher::wide() const { return inside_->wide; }

}  // namespace rowan::screening
