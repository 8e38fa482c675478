#include <array>

#include "screening/import.h"

namespace rowan::screening {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

Number take_number(std::string_view& text) {
  Number number;
  while (!text.empty() && digit(text.front()) && number.digits < 5) {
    number.value = number.value * 10 + (text.front() - '0');
    ++number.digits;
    text.remove_prefix(1);
  }
  return number;
}

// What may follow a date: nothing, or a space or T and a time, which is not looked at beyond its first digit.
bool time_or_nothing(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != ' ' && rest.front() != 'T' && rest.front() != 't') return false;
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (!rest.empty() && (rest.front() == 'T' || rest.front() == 't')) rest.remove_prefix(1);
  if (rest.empty() || !digit(rest.front())) return false;
  for (const char c : rest) if (!digit(c) && std::string_view(":.+-ZzAaPpMm ").find(c) == std::string_view::npos) return false;
  return true;
}

}  // namespace

std::optional<Day> read_date(std::string_view text, DateOrder order) {
  const Number first = take_number(text);
  if (first.digits == 0 || text.empty()) return {};
  const char between = text.front();
  if (between != '-' && between != '/' && between != '.') return {};
  text.remove_prefix(1);
  const Number second = take_number(text);
  if (second.digits == 0 || second.digits > 2 || text.empty() || text.front() != between) return {};
  text.remove_prefix(1);
  const Number third = take_number(text);
  if (!time_or_nothing(text)) return {};
  Date date;
  if (first.digits == 4) {
    if (third.digits == 0 || third.digits > 2) return {};
    date = {first.value, second.value, third.value};
  } else {
    if (first.digits > 2 || (third.digits != 2 && third.digits != 4)) return {};
    const int year = third.digits == 4 ? third.value : third.value + (third.value < 70 ? 2000 : 1900);
    date = {year, second.value, first.value};
    if (order == DateOrder::month_first) std::swap(date.month, date.day);
  }
  return day_of(date);
}

}  // namespace rowan::screening
