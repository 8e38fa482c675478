#include "domain/policy/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rowan {
namespace {

// Of bytes beyond ASCII, those of accented Latin, Greek and Cyrillic letters: a word with one in it is none of ours.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte <= 0xD4);
}
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += lower(c);
  return out;
}
std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}
bool begins_with_vowel(std::string_view word) { return !word.empty() && std::string_view("aeiou").find(lower(word[0])) != std::string_view::npos; }

// "y" after a consonant becomes "ies"; a hiss takes "es"; several words take it at the last.
std::string plural(const std::string& word) {
  const auto ends = [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); };
  if (ends("y") && !begins_with_vowel(std::string_view(word).substr(word.size() - 2, 1))) return word.substr(0, word.size() - 1) + "ies";
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return word + "es";
  return word + "s";
}

// An article stands as the last word of what is written so far: put right for the word that follows.
void put_article_right(std::string& before, std::string_view next) {
  const std::size_t end = before.find_last_not_of(' ');
  if (end == std::string::npos || end + 1 == before.size()) return;
  std::size_t begin = end + 1;
  while (begin > 0 && is_letter(before[begin - 1])) --begin;
  const std::string word = lower(std::string_view(before).substr(begin, end + 1 - begin));
  if (word != "a" && word != "an") return;
  std::string article = begins_with_vowel(next) ? "an" : "a";
  if (is_capital(before[begin])) article = with_capital(std::move(article));
  before.replace(begin, end + 1 - begin, article);
}

// Does the landlord's own word stand here already, our word being a part of it? "victim/survivor" does not become "victim/victim/survivor".
bool said_already(std::string_view text, std::size_t at, std::string_view ours, std::string_view theirs) {
  const std::string whole = lower(theirs);
  for (std::size_t in = whole.find(ours); in != std::string::npos; in = whole.find(ours, in + 1))
    if (in <= at && lower(text.substr(at - in, whole.size())) == whole) return true;
  return false;
}

}  // namespace

std::string in_words_of(const Vocabulary& words, std::string_view text) {
  const std::array<std::pair<std::string_view, const std::string*>, 4> said = {
      {{"survivor", &words.survivor}, {"perpetrator", &words.perpetrator}, {"resident", &words.customer}, {"case", &words.a_case}}};
  // Most texts have none of the four words.
  if (std::none_of(said.begin(), said.end(), [&](const auto& each) { return !each.second->empty() && text.find(each.first.substr(1)) != text.npos; }))
    return std::string(text);
  std::string out, previous;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      out += text[at++];
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const std::string small = lower(word);
    std::string instead;
    for (const auto& [ours, theirs] : said) {
      if (theirs->empty() || (small != ours && small != std::string(ours) + "s")) continue;
      if (said_already(text, at, ours, *theirs)) continue;
      if (ours == "case" && (previous == "in" || previous == "any")) continue;
      instead = small == ours ? *theirs : plural(*theirs);
    }
    if (instead.empty()) {
      out += word;
    } else {
      put_article_right(out, instead);
      out += is_capital(word[0]) ? with_capital(std::move(instead)) : instead;
    }
    previous = small;
    at = end;
  }
  return out;
}

}  // namespace rowan
