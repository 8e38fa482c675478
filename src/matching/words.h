#pragma once
// Text as written made into what is compared: words of a to z and 0 to 9. No locale; any script (other scripts are spelt in Latin by ICU).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/person.h"

namespace rowan::matching {

// Which part of a name a word stands in.
enum class Role : std::uint8_t { given, family, either };

struct NameWord {
  std::string text;  // a to z and 0 to 9, at most 40 bytes
  Role role = Role::either;
  NameKind kind = NameKind::current;
  bool leads = false;  // the first word of its given names
  friend bool operator==(const NameWord&, const NameWord&) = default;
};

// Lower case, no marks, ASCII letters and digits; everything else is a space, but an apostrophe joins.
// Bytes that are not UTF-8 are passed over.
[[nodiscard]] std::string latin(std::string_view text);

// The words of a person's names: titles, particles and words that stand for "not known" left out, "Mac Donald" and "O Neill" joined,
// "Abdulrahman" parted. Doubles (same word, role and kind) once. At most 24.
[[nodiscard]] std::vector<NameWord> name_words(const std::vector<Name>& names);

// The words of an address, house numbers among them ("12a" is one word, "Flat 2/1" gives "2", "1"). At most 16.
[[nodiscard]] std::vector<std::string> address_words(std::string_view lines);

// The consonants of a word as they sound, roughly, over many languages: Husayn and Hossein are alike. Never empty for a word.
[[nodiscard]] std::string skeleton(std::string_view word);

}  // namespace rowan::matching
