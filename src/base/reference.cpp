#include "base/reference.h"

#include <charconv>

namespace rowan {

namespace {

// 19 letters: no B, I, O, Q, S, U, Z, which are taken for a digit or another letter. 19 is prime and over 10, so one wrong
// digit and any two neighbours swapped always change the remainder.
constexpr std::string_view letters = "ACDEFGHJKLMNPRTVWXY";
constexpr std::string_view case_family = "RW", report_family = "R";

std::string reference(std::string_view family, std::int64_t number) {
  return std::string{family} + '-' + std::to_string(number) + '-' + check_letter(number, family);
}

std::optional<std::string> parse(std::string_view text, std::string_view family) {
  std::string bare;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ' || c == '-') continue;
    bare += c;
  }
  if (bare.size() < family.size() + 2 || bare.size() > family.size() + 13 || !bare.starts_with(family)) return {};
  const std::string_view digits = std::string_view{bare}.substr(family.size(), bare.size() - family.size() - 1);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size() || digits.front() == '0') return {};
  if (bare.back() != check_letter(number, family)) return {};
  return reference(family, number);
}

}  // namespace

char check_letter(std::int64_t number, std::string_view family) {
  const auto shift = static_cast<std::int64_t>(family.size()) * 7;
  return letters[static_cast<std::size_t>((number + shift) % static_cast<std::int64_t>(letters.size()))];
}

std::string case_reference(std::int64_t number) { return reference(case_family, number); }
std::string report_reference(std::int64_t number) { return reference(report_family, number); }
std::optional<std::string> parse_case_reference(std::string_view text) { return parse(text, case_family); }
std::optional<std::string> parse_report_reference(std::string_view text) { return parse(text, report_family); }

}  // namespace rowan
