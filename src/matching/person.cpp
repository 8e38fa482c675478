#include "matching/person.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace rowan::matching {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_in(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), digit)); }

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// 3/2/1990, 03.02.1990, 1990-02-03.
std::optional<Date> date_in(std::string_view text) {
  std::string_view parts[3];
  std::size_t count = 0;
  while (count < 3) {
    const std::size_t end = std::min(text.find_first_of("/.-"), text.size());
    parts[count++] = text.substr(0, end);
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
    if (count == 3) return std::nullopt;
  }
  if (count != 3) return std::nullopt;
  for (const std::string_view part : parts) if (part.empty() || part.size() > 4 || digits_in(part) != part.size()) return std::nullopt;
  const bool year_first = parts[0].size() == 4;
  if (!year_first && parts[2].size() != 4) return std::nullopt;
  const Date date = year_first ? Date{number(parts[0]), number(parts[1]), number(parts[2])} : Date{number(parts[2]), number(parts[1]),
      number(parts[0])};
  return valid(date) ? std::optional(date) : std::nullopt;
}

bool of_phone(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789+()-.") == std::string_view::npos
    && digits_in(text) > 0; }

class Line {
 public:
  explicit Line(std::string_view text) {
    const std::string plain = collapse(text.substr(0, 400));
    for (std::size_t at = 0; at < plain.size();) {
      const std::size_t end = std::min(plain.find(' ', at), plain.size());
      words_.push_back(plain.substr(at, end - at));
      if (words_.back().back() == ',') words_.back().pop_back();
      if (words_.back().empty()) words_.pop_back();
      at = end + 1;
    }
  }

  Person read() {
    for (std::size_t i = 0; i < words_.size();) i += take(i);
    if (!after_.empty()) {
      address_.lines = after_;
    } else if (!before_.empty()) {
      address_.lines = before_;
    }
    if (!before_.empty()) person_.names.push_back({NameKind::current, "", "", before_});
    if (!address_.lines.empty() || !address_.postcode.empty()) person_.addresses.push_back(address_);
    return std::move(person_);
  }

 private:
  // How many words it took.
  std::size_t take(std::size_t i) {
    const std::string& word = words_[i];
    if (const auto date = date_in(word)) return person_.births.push_back(Birth::on(*date)), 1;
    if (word.find('@') != std::string::npos) return person_.emails.push_back(word), 1;
    if (i + 1 < words_.size() && is_postcode(word + " " + words_[i + 1]) && digits_in(words_[i + 1]) == 1) {
      address_.postcode = word + " " + words_[i + 1];
      return 2;
    }
    if (is_postcode(word)) return address_.postcode = word, 1;
    if (const std::size_t taken = phone(i)) return taken;
    const std::size_t digits = digits_in(word);
    if (digits == 4 && word.size() == 4 && (word.starts_with("19")
        || word.starts_with("20"))) return person_.births.push_back(Birth::year(number(word))), 1;
    if (digits >= 5 || (digits >= 2 && digits < word.size() && word.size() >= 6)) return person_.numbers.push_back(word), 1;
    std::string& to = digits > 0 || !after_.empty() ? after_ : before_;
    to.append(to.empty() ? "" : " ").append(word);
    return 1;
  }

  // A number may be written in groups: "07700 900 123".
  std::size_t phone(std::size_t i) {
    std::string run;
    std::size_t end = i;
    while (end < words_.size() && of_phone(words_[end]) && digits_in(run + words_[end]) <= 15) run += words_[end++];
    if (digits_in(run) < 10 || !is_phone(run)) return 0;
    person_.phones.push_back(run);
    return end - i;
  }

  std::vector<std::string> words_;
  std::string before_, after_;  // a house number
  Address address_;
  Person person_;
};

}  // namespace

Person person_from_text(std::string_view text) { return Line(text).read(); }

}  // namespace rowan::matching
