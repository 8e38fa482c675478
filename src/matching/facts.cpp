#include "matching/facts.h"

#include <algorithm>

#include "base/text.h"

namespace rowan::matching {
namespace {

std::uint32_t number_of(Date date) {
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 99 || date.day < 0 || date.day > 99) return 0;
  return static_cast<std::uint32_t>(date.year * 10000 + date.month * 100 + date.day);
}

template <class T>
void add_once(std::vector<T>& list, T value, std::size_t most) {
  if (list.size() < most && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

Place place_of(const Address& address) {
  Place place;
  place.postcode = packed_postcode(address.postcode);
  for (std::string& word : address_words(address.lines)) {
    if (word[0] >= '0' && word[0] <= '9') place.numbers.push_back(hash32(word));
    else place.words.push_back(std::move(word));
  }
  if (place.numbers.size() > 3) place.numbers.resize(3);
  if (place.words.size() > most_place_words) place.words.resize(most_place_words);
  return place;
}

std::uint64_t phone_of(std::string_view written) {
  const std::string digits = phone_normal_form(written);
  if (digits.size() < 5 || digits.size() > 17) return 0;
  std::uint64_t value = 1;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

// In a postcode of the United Kingdom the last three are a digit and two letters and the first is a letter; O, I and S are often written for
// 0, 1 and 5 there and the other way about. How many letters and digits stand in `out`; 0 when it has not the shape.
std::size_t mend_postcode(std::string_view text, char (&out)[10]) {
  std::size_t n = 0;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (!((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))) continue;
    if (n == 8) return 0;
    out[n++] = small;
  }
  if (n < 5 || n > 7) return 0;
  const auto digit = [](char& c) { c = c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c == 's' ? '5' : c; return c >= '0' && c <= '9'; };
  const auto letter = [](char& c) { c = c == '0' ? 'o' : c == '1' ? 'i' : c == '5' ? 's' : c; return c >= 'a' && c <= 'z'; };
  const bool shaped = letter(out[0]) && digit(out[n - 3]) && letter(out[n - 2]) && letter(out[n - 1]);
  return shaped ? n : 0;
}

}  // namespace

Facts facts_of(const Person& person) {
  Facts facts;
  facts.words = name_words(person.names);
  for (const Birth& birth : person.births) {
    const BirthRange range{number_of(birth.first), number_of(birth.last)};
    if (range.first != 0 && range.last >= range.first) add_once(facts.births, range, most_births);
  }
  for (const Address& address : person.addresses) {
    Place place = place_of(address);
    if (place.postcode != 0 || !place.words.empty()) add_once(facts.places, std::move(place), most_places);
  }
  for (const std::string& written : person.phones) {
    if (const std::uint64_t phone = phone_of(written)) add_once(facts.phones, phone, most_phones);
  }
  for (const std::string& written : person.emails) {
    std::string email = fold(trim(written));
    if (email.size() >= 3 && email.size() <= 120 && email.find('@') != std::string::npos) add_once(facts.emails, std::move(email), most_emails);
  }
  for (const std::string& written : person.numbers) {
    std::string number = fold_joined(written);
    if (number.size() >= 4 && number.size() <= 60) add_once(facts.numbers, std::move(number), most_numbers);
  }
  return facts;
}

std::uint64_t packed_postcode(std::string_view text) {
  std::string_view written = text;
  char mended[10];
  if (const std::size_t size = mend_postcode(text, mended)) written = {mended, size};
  std::uint64_t packed = 0;
  int count = 0;
  for (const char c : written) {
    std::uint64_t code = 0;
    if (c >= '0' && c <= '9') code = static_cast<std::uint64_t>(c - '0') + 1;
    else if (c >= 'A' && c <= 'Z') code = static_cast<std::uint64_t>(c - 'A') + 11;
    else if (c >= 'a' && c <= 'z') code = static_cast<std::uint64_t>(c - 'a') + 11;
    else continue;
    if (++count > 10) return 0;
    packed = packed << 6 | code;
  }
  return count < 3 ? 0 : packed;
}

std::size_t unpack_postcode(std::uint64_t packed, char* out) {
  std::size_t count = 0;
  for (std::uint64_t rest = packed; rest != 0; rest >>= 6) ++count;
  for (std::size_t i = count; i-- > 0; packed >>= 6) {
    const auto code = static_cast<unsigned>(packed & 63);
    out[i] = static_cast<char>(code <= 10 ? '0' + code - 1 : 'a' + code - 11);
  }
  return count;
}

std::uint64_t postcode_district(std::uint64_t packed) {
  char letters[10];
  const std::size_t count = unpack_postcode(packed, letters);
  const auto digit = [&](std::size_t i) { return letters[i] >= '0' && letters[i] <= '9'; };
  if (count < 5 || count > 7 || digit(0) || !digit(count - 3) || digit(count - 2) || digit(count - 1)) return 0;
  return packed >> 18;
}

std::uint64_t postcode_area(std::uint64_t packed) {
  if (postcode_district(packed) == 0) return 0;
  char letters[10];
  const std::size_t count = unpack_postcode(packed, letters);
  std::uint64_t area = 0;
  for (std::size_t i = 0; i < count && letters[i] > '9'; ++i) area = area << 8 | static_cast<unsigned char>(letters[i]);
  return area;
}

std::uint32_t hash32(std::string_view text, std::uint32_t seed) {
  std::uint64_t h = 0xCBF29CE484222325ull ^ (seed * 0x9E3779B97F4A7C15ull);
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9ull;
  h ^= h >> 32;
  return static_cast<std::uint32_t>(h);
}

}  // namespace rowan::matching
