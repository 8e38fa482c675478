#include "web/pages/tell_us_when.h"

#include <algorithm>
#include <string>

#include "domain/safe_contact.h"
#include "web/site/fields.h"

namespace rowan::web {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto end = [&] { if (!word.empty()) out.push_back(std::move(word)); word.clear(); };
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == '\n' || c == '\t') end();
    else if (c == '-') { end(); out.emplace_back("to"); }
    else word += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  end();
  // "10 am" is one word to whoever reads it
  for (std::size_t i = 1; i < out.size();) {
    if (out[i] == "am" || out[i] == "pm") {
      out[i - 1] += out[i];
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    } else ++i;
  }
  return out;
}

// Only times that can be read one way: with am or pm, or with minutes on the 24-hour clock.
std::optional<int> clear_clock(const std::string& word) {
  const auto minute = read_clock(word);
  if (!minute) return {};
  const bool says_half = word.ends_with("am") || word.ends_with("pm") || word == "midday" || word == "noon" || word == "midnight";
  const bool full = word.size() == 5 && (word[2] == ':' || word[2] == '.');
  if (!says_half && !full) return {};
  return minute;
}

std::optional<Weekday> day_of(std::string word) {
  if (word.ends_with('s')) word.pop_back();
  for (std::size_t i = 0; i < 7; ++i) {
    const std::string_view name = weekday_codes[i];
    if (word == name || (word.size() >= 3 && word.size() <= 4 && name.starts_with(word))) return static_cast<Weekday>(i);
  }
  return {};
}

class Reader {
 public:
  explicit Reader(std::string_view text) : words_(words_of(text)) {}

  std::optional<GoodTime> read() {
    if (words_.empty()) return {};
    while (at_ < words_.size())
      if (!days() && !hours()) return {};
    std::sort(made_.days.begin(), made_.days.end());
    made_.days.erase(std::unique(made_.days.begin(), made_.days.end()), made_.days.end());
    return made_;
  }

 private:
  [[nodiscard]] std::string word(std::size_t n = 0) const { return at_ + n < words_.size() ? words_[at_ + n] : std::string(); }
  void span(Weekday from, Weekday to) {
    for (int day = static_cast<int>(from);; day = (day + 1) % 7) {
      made_.days.push_back(static_cast<Weekday>(day));
      if (day == static_cast<int>(to)) return;
    }
  }
  bool days() {
    if (word() == "on" || word() == "and" || word() == "or") { ++at_; return at_ < words_.size() && days(); }
    if (word() == "weekdays") { span(Weekday::monday, Weekday::friday); ++at_; return true; }
    if (word() == "weekends") { span(Weekday::saturday, Weekday::sunday); ++at_; return true; }
    if ((word() == "any" || word() == "every") && word(1) == "day" && made_.days.empty()) { at_ += 2; return true; }
    const auto first = day_of(word());
    if (!first) return false;
    ++at_;
    if (const auto last = word() == "to" ? day_of(word(1)) : std::nullopt) {
      span(*first, *last);
      at_ += 2;
    } else {
      made_.days.push_back(*first);
    }
    return true;
  }
  // One stretch of the day: a second one could not be kept, so it is left to a person.
  bool hours() {
    if (timed_) return false;
    timed_ = true;
    if (word() == "any" && word(1) == "time") { at_ += 2; return true; }
    if (word() == "anytime") { ++at_; return true; }
    if (word() == "after" || word() == "before") {
      const auto when = clear_clock(word(1));
      if (!when || *when == 0) return false;
      (word() == "after" ? made_.from_minute : made_.until_minute) = *when;
      at_ += 2;
      return true;
    }
    if (word() == "from" || word() == "between") ++at_;
    const auto from = clear_clock(word());
    auto until = clear_clock(word(2));
    if (!from || !until || (word(1) != "to" && word(1) != "and" && word(1) != "until")) return false;
    if (*until == 0) until = 1440;
    // The wrong way round is more likely a slip than a night.
    if (*from >= *until) return false;
    made_.from_minute = *from;
    made_.until_minute = *until;
    at_ += 3;
    return true;
  }

  std::vector<std::string> words_;
  std::size_t at_ = 0;
  bool timed_ = false;
  GoodTime made_;
};

}  // namespace

std::optional<GoodTime> read_good_time(std::string_view words) { return Reader(words).read(); }

}  // namespace rowan::web
