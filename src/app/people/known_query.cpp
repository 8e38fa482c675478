#include "app/people/known_query.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/time.h"

namespace rowan::people {

namespace {

constexpr std::size_t longest_query = 200;
constexpr std::size_t most_words = 8;

std::vector<std::string_view> chunks_of(std::string_view text) {
  std::vector<std::string_view> chunks;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    chunks.push_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return chunks;
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}
bool phone_marks_only(std::string_view text) { return text.find_first_not_of("0123456789+()-. ") == std::string_view::npos; }

// "3/4/1985" or "1985-04-03" as "19850403"; empty when it is not a date.
std::string date_word(std::string_view chunk) {
  Date date;
  if (const auto iso = date_from_iso(chunk)) {
    date = *iso;
  } else {
    int numbers[3] = {};
    const char* at = chunk.data();
    const char* const end = at + chunk.size();
    for (int i = 0; i < 3; ++i) {
      const auto [next, fault] = std::from_chars(at, end, numbers[i]);
      if (fault != std::errc{} || next == at) return {};
      at = next;
      if (i < 2) { if (at == end || (*at != '/' && *at != '.' && *at != '-')) return {}; ++at; }
    }
    if (at != end) return {};
    date = {numbers[2], numbers[1], numbers[0]};
  }
  if (!valid(date) || date.year < 1000) return {};
  return std::to_string(date.year * 10000 + date.month * 100 + date.day);
}

// How many chunks from the first make one phone number; 0 when it does not begin like one.
std::size_t phone_chunks(const std::vector<std::string_view>& chunks, std::size_t first) {
  if (chunks[first].find_first_of("0+(") != 0) return 0;
  std::size_t taken = 0, digits = 0;
  while (first + taken < chunks.size() && phone_marks_only(chunks[first + taken]) && digits + digits_in(chunks[first + taken]) <= 15)
    digits += digits_in(chunks[first + taken++]);
  return digits >= 5 ? taken : 0;
}

}  // namespace

std::vector<QueryWord> query_words(std::string_view query) {
  const std::string tidy = collapse(query.substr(0, longest_query));
  const std::vector<std::string_view> chunks = chunks_of(tidy);
  std::vector<QueryWord> words;
  for (std::size_t i = 0; i < chunks.size() && words.size() < most_words;) {
    if (std::string date = date_word(chunks[i]); !date.empty()) { words.push_back({std::move(date), {}}); ++i; continue; }
    if (const std::size_t taken = phone_chunks(chunks, i)) {
      std::string number;
      for (std::size_t k = 0; k < taken; ++k) number += chunks[i + k];
      words.push_back({phone_normal_form(number), {}});
      i += taken;
      continue;
    }
    if (i + 1 < chunks.size() && is_postcode(std::string(chunks[i]) + " " + std::string(chunks[i + 1]))) {
      words.push_back({fold_joined(std::string(chunks[i]) + std::string(chunks[i + 1])), {}});
      i += 2;
      continue;
    }
    QueryWord word{fold_joined(chunks[i]), fold_words(chunks[i])};
    if (word.parts.size() < 2) word.parts.clear();
    if (!word.text.empty()) words.push_back(std::move(word));
    ++i;
  }
  return words;
}

}  // namespace rowan::people
