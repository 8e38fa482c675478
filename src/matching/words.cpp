#include "matching/words.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <utility>
#include <unicode/bytestream.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/text.h"

namespace rowan::matching {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_text = 400;  // bytes of one name or address that are looked at

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// From U+0370 on: Greek, Cyrillic, Armenian, Hebrew, Arabic and all that follow. Their first byte in UTF-8 is CD or more; what is Latin
// with marks stays with the quick way. (U+1E00 and U+2019 begin with E1 and E2: Vietnamese letters and typographic quotes.)
bool other_script(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0xCD || (c >= 0x80 && c < 0xC0)) continue;
    if (c == 0xE1 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xB8) continue;
    if (c == 0xE2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80) continue;
    return true;
  }
  return false;
}

// ICU's transliterators may not be shared by threads at work, and making one takes long: one, behind a lock. Names in other scripts are few.
std::string spelt_in_latin(std::string_view text) {
  static std::mutex lock;
  static const std::unique_ptr<icu::Transliterator> spell = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (!spell) return std::string(text);
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  {
    const std::lock_guard hold(lock);
    spell->transliterate(units);
  }
  std::string out;
  units.toUTF8String(out);
  return out;
}

std::string without_bad_bytes(std::string_view text) {
  std::string out;
  while (const auto bad = first_invalid_utf8(text)) {
    out.append(text.substr(0, *bad)).push_back(' ');
    text.remove_prefix(*bad + 1);
  }
  return out.append(text);
}

// "AlisherUsmanov" is two words; "McDonald" and "DuBuque" are one: both halves must have four letters.
void part_where_a_capital_follows(std::string& text) {
  const auto letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t at = 4; at + 4 <= text.size(); ++at) {
    if (text[at] < 'A' || text[at] > 'Z') continue;
    if (!lower(text[at - 1]) || !lower(text[at - 2]) || !lower(text[at - 3]) || !letter(text[at - 4])) continue;
    if (lower(text[at + 1]) && lower(text[at + 2]) && lower(text[at + 3])) text.insert(at++, 1, ' ');
  }
}

Words split(const std::string& text) {
  Words words;
  words.reserve(4);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, std::min(end - at, longest_word)));
    at = end + 1;
  }
  return words;
}

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 36> titles = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "lady", "lord", "rev", "revd", "reverend", "capt", "captain",
    "sgt", "sergeant", "pc", "wpc", "dc", "cllr", "councillor", "haji", "hajji", "alhaji", "alhaja", "sheikh", "shaikh", "mullah", "imam", "qari",
    "president", "prasident"};
constexpr std::array<std::string_view, 11> endings = {"jr", "jnr", "junior", "snr", "senior", "ii", "iii", "esq", "obe", "mbe", "cbe"};
// Words that say that a name is not known. They are never a name; the words after them are none when one of them stands there.
constexpr std::array<std::string_view, 14> unknown = {"unknown", "unidentified", "unnamed", "anonymous", "anon", "unborn", "baby", "notknown", "tbc",
                                                      "nk", "na", "unsure", "redacted", "withheld"};
constexpr std::array<std::string_view, 26> nobody = {"male", "female", "man", "woman", "boy", "girl", "person", "adult", "child", "partner", "ex",
                                                     "neighbour", "friend", "husband", "wife", "perpetrator", "victim", "survivor", "suspect", "not",
                                                     "known", "name", "given", "of", "none", "no"};
constexpr std::array<std::string_view, 9> articles = {"al", "el", "ul", "ur", "ud", "az", "ad", "ar", "ash"};
constexpr std::array<std::string_view, 27> particles = {"bin", "ibn", "bint", "binti", "de", "da", "do", "dos", "das", "del", "della", "di", "du",
    "la",
                                                        "le", "van", "von", "der", "den", "ter", "ten", "zu", "af", "ap", "ab", "the", "of"};
constexpr std::array<std::string_view, 7> servants = {"abd", "abdul", "abdel", "abdal", "abdur", "abdus", "abdu"};

// Whether any list here could have the word: most names are told from all of them by three looks, and nothing more is done to them.
class Special {
 public:
  Special() {
    const auto enter = [&](const auto& list) { for (const std::string_view word : list) may_be_[place(word)] = true; };
    enter(titles);
    enter(endings);
    enter(unknown);
    enter(nobody);
    enter(articles);
    enter(particles);
    enter(servants);
    for (const std::string_view word : {"mc", "mac", "o", "fitz", "st", "ben"}) may_be_[place(word)] = true;
  }
  [[nodiscard]] bool any(const Words& words) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return may_be_[place(word)] || word.starts_with("abd"); });
  }

 private:
  [[nodiscard]] static std::size_t place(std::string_view word) {
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
    return (at(0) * 31 + at(word.size() - 1) * 7 + word.size() * 101 + at(word.size() / 2)) & 4095;
  }
  std::array<bool, 4096> may_be_{};
};

bool any_special(const Words& words) {
  static const Special special;
  return special.any(words);
}

void drop_unknown(Words& words) {
  const bool says_unknown = std::any_of(words.begin(), words.end(), [](const std::string& w) { return one_of(w, unknown); });
  const bool only_nobody = std::all_of(words.begin(), words.end(), [](const std::string& w) { return one_of(w, nobody) || one_of(w, unknown); });
  std::erase_if(words, [&](const std::string& w) { return one_of(w, unknown) || ((says_unknown || only_nobody) && one_of(w, nobody)); });
}

void drop_titles(Words& words) {
  while (words.size() > 1 && one_of(words.front(), titles)) words.erase(words.begin());
  if (words.size() == 1 && one_of(words.front(), titles)) words.clear();
  while (words.size() > 1 && one_of(words.back(), endings)) words.pop_back();
}

// A particle before another word goes; one that begins a text of given names is a name (Ben, Al, Van).
void drop_particles(Words& words, Role role) {
  Words kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool followed = i + 1 < words.size();
    const bool first = i == 0 && role != Role::family;
    const bool article = one_of(words[i], articles) || (words[i] == "ben" && i > 0);
    if (followed && !first && (article || (role != Role::given && one_of(words[i], particles)) || words[i] == "bin" || words[i] == "ibn")) continue;
    kept.push_back(std::move(words[i]));
  }
  words = std::move(kept);
}

void join_prefixes(Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    const bool glue = word == "mc" || word == "mac" || (word == "o" && words[i + 1].size() > 3) || word == "fitz" || word == "st" ||
                      (word == "ud" && (words[i + 1] == "din" || words[i + 1] == "deen"));
    if (!glue || word.size() + words[i + 1].size() > longest_word) continue;
    words[i] += words[i + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// Abdul, Abdel, Abd al: one spelling, a word of its own.
void part_servants(Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string& word = words[i];
    if (one_of(word, servants)) {
      word = "abdul";
      continue;
    }
    if (word.size() < 9 || !word.starts_with("abd") || word.starts_with("abdull") || word.starts_with("abdall")) continue;
    const std::size_t stem = (word[3] == 'u' || word[3] == 'e' || word[3] == 'a') ? 5 : 0;
    if (stem == 0) continue;
    std::string rest = word.substr(stem);
    word = "abdul";
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    ++i;
  }
}

void add_words(std::vector<NameWord>& out, std::string_view text, Role role, NameKind kind) {
  if (text.empty()) return;
  std::string parted(text.substr(0, longest_text));
  part_where_a_capital_follows(parted);
  // "Smith, John": what stands before the comma is the surname.
  const std::size_t comma = role == Role::either ? parted.find(',') : std::string::npos;
  if (comma != std::string::npos && comma + 1 < parted.size()) parted = parted.substr(comma + 1) + " " + parted.substr(0, comma);
  Words words = split(latin(parted));
  if (any_special(words)) {
    drop_unknown(words);
    drop_titles(words);
    join_prefixes(words);
    part_servants(words);
    drop_particles(words, role);
  }
  bool leads = role == Role::given;
  for (std::string& word : words) {
    NameWord made{std::move(word), role, kind, leads};
    leads = false;
    const bool seen = std::any_of(out.begin(), out.end(), [&](const NameWord& w) { return w.text == made.text && w.role == made.role
        && w.kind == made.kind; });
    if (!seen && out.size() < 24) out.push_back(std::move(made));
  }
}

}  // namespace

std::string latin(std::string_view text) {
  std::string plain;
  if (!ascii(text)) {
    if (valid_utf8(text)) plain = text;
    else plain = without_bad_bytes(text);
    if (other_script(plain)) plain = spelt_in_latin(plain);
    plain = fold(plain);
    text = plain;
  }
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    else if (c == '\'' || c == '`') continue;
    // U+2018, U+2019 and U+02BB to U+02BF: apostrophes too.
    else if (static_cast<unsigned char>(c) == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80 &&
             (static_cast<unsigned char>(text[i + 2]) & 0xFE) == 0x98) i += 2;
    else if (static_cast<unsigned char>(c) == 0xCA && i + 1 < text.size()) i += 1;
    else if (static_cast<unsigned char>(c) < 0x80) out += ' ';
    else if (static_cast<unsigned char>(c) >= 0xC0) out += ' ';
  }
  return out;
}

std::vector<NameWord> name_words(const std::vector<Name>& names) {
  std::vector<NameWord> words;
  words.reserve(4);
  for (const Name& name : names) {
    add_words(words, name.given, Role::given, name.kind);
    add_words(words, name.family, Role::family, name.kind);
    add_words(words, name.whole, Role::either, name.kind);
  }
  return words;
}

std::vector<std::string> address_words(std::string_view lines) {
  Words words = split(latin(lines.substr(0, longest_text)));
  Words kept;
  static constexpr std::pair<std::string_view, std::string_view> short_forms[] = {
      {"st", "street"}, {"rd", "road"}, {"ave", "avenue"}, {"av", "avenue"}, {"ln", "lane"}, {"cl", "close"}, {"dr", "drive"}, {"ct", "court"},
      {"cres", "crescent"}, {"pl", "place"}, {"gdns", "gardens"}, {"tce", "terrace"}, {"ter", "terrace"}, {"gr", "grove"}, {"sq", "square"},
      {"pk", "park"}, {"apt", "flat"}, {"apartment", "flat"}, {"bldg", "building"}, {"hse", "house"}};
  for (std::string& word : words) {
    if (kept.size() == 16) break;
    if (word.size() <= 4 || word == "apartment") {
      for (const auto& [short_form, whole] : short_forms) if (word == short_form) { word = whole; break; }
    }
    if (std::find(kept.begin(), kept.end(), word) == kept.end()) kept.push_back(std::move(word));
  }
  return kept;
}

std::string skeleton(std::string_view word) {
  std::string out;
  const auto put = [&](char c) { if (out.empty() || out.back() != c) out += c; };
  const auto vowel = [](char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (vowel(c)) {
      if (i == 0) put(c == 'y' && vowel(next) ? 'j' : 'a');
      continue;
    }
    switch (c) {
      case 'p': if (next == 'h') { put('f'); ++i; } else put('p'); break;
      case 'k': case 'q': put('k'); if (next == 'h') ++i; break;
      case 'g': if (next == 'h') { put('g'); ++i; } else put('g'); break;
      case 'c':
        if (next == 'h' || next == 'z') { put('c'); ++i; }
        else if (next == 'k') { put('k'); ++i; }
        else put(next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
        break;
      case 's':
        if (next == 'c' && i + 2 < word.size() && word[i + 2] == 'h') { put('s'); i += 2; }
        else if (next == 'h' || next == 'z') { put('s'); ++i; }
        else put('s');
        break;
      case 't': if (next == 'h') { put('t'); ++i; } else put('t'); break;
      case 'd':
        if (next == 'j') { put('j'); ++i; }
        else if (next == 'h') { put('d'); ++i; }
        else put('d');
        break;
      case 'b': if (next == 'h') ++i; put('b'); break;
      case 'z': if (next == 'h') ++i; put('s'); break;
      case 'x': if (i == 0) put('s'); else { put('k'); put('s'); } break;
      case 'w': put('v'); break;
      case 'h': if (i == 0) put('h'); break;
      default: put(c);
    }
  }
  if (out.empty()) out = "a";
  return out;
}

}  // namespace rowan::matching
