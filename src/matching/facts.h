#pragma once
// A Person in the form in which two are compared.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/person.h"
#include "matching/words.h"

namespace rowan::matching {

// Two dates as numbers, 20031127. Equal: one date, perhaps one that is in no calendar.
struct BirthRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] bool one_date() const { return first == last; }
  friend auto operator<=>(const BirthRange&, const BirthRange&) = default;
};

struct Place {
  std::uint64_t postcode = 0;           // packed_postcode; 0 = none
  std::vector<std::string> words;       // of the address, without numbers
  std::vector<std::uint32_t> numbers;   // house and flat numbers, as hashes
  friend bool operator==(const Place&, const Place&) = default;
};

// Only so many of each are compared; more are passed over.
inline constexpr std::size_t most_words = 24, most_place_words = 12;
inline constexpr std::size_t most_births = 6, most_places = 8, most_phones = 8, most_emails = 6, most_numbers = 6;

struct Facts {
  std::vector<NameWord> words;
  std::vector<BirthRange> births;
  std::vector<Place> places;
  std::vector<std::uint64_t> phones;  // digits with a 1 in front
  std::vector<std::string> emails;    // lower case
  std::vector<std::string> numbers;   // letters and digits only
  [[nodiscard]] bool empty() const {
    return words.empty() && births.empty() && places.empty() && phones.empty() && emails.empty() && numbers.empty();
  }
};

[[nodiscard]] Facts facts_of(const Person& person);

// Up to ten letters and digits, six bits each, the first in the highest; 0 when there are none or more.
[[nodiscard]] std::uint64_t packed_postcode(std::string_view text);
// The packed code's letters and digits; `out` has room for ten. How many there are.
std::size_t unpack_postcode(std::uint64_t packed, char* out);
// Of a postcode of the United Kingdom the part before the space; 0 when it has not the shape.
[[nodiscard]] std::uint64_t postcode_district(std::uint64_t packed);

// Its letters before the first digit ("LS" of LS2 9JT); 0 when it has not the shape.
[[nodiscard]] std::uint64_t postcode_area(std::uint64_t packed);

[[nodiscard]] std::uint32_t hash32(std::string_view text, std::uint32_t seed = 0);

}  // namespace rowan::matching
