#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace rowan {

namespace {

constexpr bool is_ascii(std::string_view text) {
  for (const char c : text) if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
constexpr char upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }

// The length of the sequence that starts at `at`, or 0 when it is not UTF-8 (the table of RFC 3629, section 4).
std::size_t sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return byte(1) >= low && byte(1) <= high && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return byte(1) >= low && byte(1) <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) put(c);
  else if (c < 0x800) { put(0xC0 | c >> 6); put(0x80 | (c & 63)); }
  else if (c < 0x10000) { put(0xE0 | c >> 12); put(0x80 | (c >> 6 & 63)); put(0x80 | (c & 63)); }
  else { put(0xF0 | c >> 18); put(0x80 | (c >> 12 & 63)); put(0x80 | (c >> 6 & 63)); put(0x80 | (c & 63)); }
}

// White space at `at`: its length in bytes, or 0.
std::size_t space_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c == ' ' || (c >= 9 && c <= 13)) return 1;
  if (c < 0x80) return 0;
  const std::string_view rest = text.substr(at);
  for (const std::string_view space : {"\u0085", "\u00A0", "\u1680", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"}) {
    if (rest.starts_with(space)) return space.size();
  }
  // U+2000 to U+200B: the spaces of typesetting and the one of no width.
  if (rest.size() >= 3 && c == 0xE2 && static_cast<unsigned char>(rest[1]) == 0x80) {
    const auto last = static_cast<unsigned char>(rest[2]);
    if (last >= 0x80 && last <= 0x8B) return 3;
  }
  return 0;
}

std::u16string utf16(std::string_view text) {
  std::u16string out(text.size(), u'\0');
  std::int32_t length = 0;
  UErrorCode fault = U_ZERO_ERROR;
  u_strFromUTF8WithSub(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(), static_cast<std::int32_t>(text.size()), 0xFFFD,
                       nullptr, &fault);
  if (U_FAILURE(fault)) throw std::runtime_error("ICU could not read a text");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::string utf8(const std::u16string& text) {
  std::string out(text.size() * 3, '\0');
  std::int32_t length = 0;
  UErrorCode fault = U_ZERO_ERROR;
  u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(), static_cast<std::int32_t>(text.size()), &fault);
  if (U_FAILURE(fault)) throw std::runtime_error("ICU could not write a text");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

using Instance = const UNormalizer2* (*)(UErrorCode*);
std::u16string normalise(const std::u16string& text, Instance instance) {
  UErrorCode fault = U_ZERO_ERROR;
  const UNormalizer2* form = instance(&fault);
  std::u16string out(text.size() * 4 + 16, u'\0');
  for (int turn = 0; turn < 2; ++turn) {
    fault = U_ZERO_ERROR;
    const std::int32_t length = unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()), out.data(),
                                                 static_cast<std::int32_t>(out.size()), &fault);
    out.resize(static_cast<std::size_t>(length));
    if (fault != U_BUFFER_OVERFLOW_ERROR) break;
  }
  if (U_FAILURE(fault)) throw std::runtime_error("ICU could not normalise a text");
  return out;
}

// Letters that have no accent to strip but that people type without.
std::u16string_view plain_letter(char16_t c) {
  switch (c) {
    case u'ł': return u"l";
    case u'ø': return u"o";
    case u'đ': case u'ð': return u"d";
    case u'þ': return u"th";
    case u'æ': return u"ae";
    case u'œ': return u"oe";
    case u'ı': return u"i";
    case u'ħ': return u"h";
    case u'ŋ': return u"n";
    case u'ɓ': return u"b";
    case u'ɗ': case u'ɖ': return u"d";
    case u'ɛ': case u'ə': case u'ǝ': return u"e";
    case u'ɔ': return u"o";
    case u'ƙ': return u"k";
    case u'\u2018': case u'\u2019': case u'\u02BC': case u'`': return u"'";
    case u'\u2010': case u'\u2011': case u'\u2012': case u'\u2013': case u'\u2014': return u"-";
    default: return {};
  }
}

std::string fold_unicode(std::string_view text) {
  const std::u16string decomposed = normalise(utf16(text), &unorm2_getNFKDInstance);
  std::u16string bare;
  for (std::size_t i = 0; i < decomposed.size();) {
    UChar32 c = 0;
    U16_NEXT(decomposed.data(), i, decomposed.size(), c);
    if (u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK) continue;
    UChar folded[4];
    UErrorCode fault = U_ZERO_ERROR;
    UChar single[2];
    std::int32_t width = 0;
    U16_APPEND_UNSAFE(single, width, c);
    const std::int32_t length = u_strFoldCase(folded, 4, single, width, U_FOLD_CASE_DEFAULT, &fault);
    if (U_FAILURE(fault)) continue;
    for (std::int32_t k = 0; k < length; ++k) {
      const std::u16string_view plain = plain_letter(folded[k]);
      if (plain.empty()) bare += folded[k];
      else bare += plain;
    }
  }
  return utf8(bare);
}

// In a folded text: a letter or digit (anything beyond ASCII counts as a letter), not a mark or space.
bool joins_a_word(std::string_view folded, std::size_t at) {
  const char c = folded[at];
  return is_digit(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    while (at + 8 <= text.size() && (std::memcpy(&eight, text.data() + at, 8), (eight & 0x8080808080808080ULL) == 0)) at += 8;
    if (at >= text.size()) break;
    const std::size_t length = sequence(text, at);
    if (length == 0) return at;
    at += length;
  }
  return {};
}

std::optional<std::string> utf8_from_windows_1252(std::string_view bytes) {
  // 0x80 to 0x9F; 0 has no meaning.
  static constexpr std::array<std::uint16_t, 32> high = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xA0) { append_utf8(out, byte); continue; }
    if (high[byte - 0x80] == 0) return {};
    append_utf8(out, high[byte - 0x80]);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const std::size_t width = space_at(text, 0);
    if (width == 0) break;
    text.remove_prefix(width);
  }
  std::size_t end = 0;
  for (std::size_t at = text.size(); at > 0;) {
    // Walk back one character at a time: a space is at most three bytes.
    std::size_t start = at - 1;
    while (start > 0 && at - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    if (space_at(text, start) != at - start) { end = at; break; }
    at = start;
  }
  return text.substr(0, end);
}

std::string collapse(std::string_view text) {
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t width = space_at(text, at);
    if (width == 0) { out += text[at++]; continue; }
    while (width != 0) { at += width; width = at < text.size() ? space_at(text, at) : 0; }
    out += ' ';
  }
  return out;
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return utf8(normalise(utf16(text), &unorm2_getNFCInstance));
}

std::string fold(std::string_view text) {
  if (!is_ascii(text)) return fold_unicode(text);
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string fold_joined(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t space = space_at(folded, at);
    if (space != 0) { at += space; continue; }
    if (joins_a_word(folded, at)) out += folded[at];
    ++at;
  }
  return out;
}

std::vector<std::string> fold_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] { if (!word.empty()) words.push_back(std::move(word)); word.clear(); };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t space = space_at(folded, at);
    if (space != 0) { flush(); at += space; continue; }
    if (joins_a_word(folded, at)) word += folded[at];
    else if (folded[at] != '\'') flush();
    ++at;
  }
  flush();
  return words;
}

std::string phone_normal_form(std::string_view text) {
  text = trim(text);
  std::string digits;
  // "(0)" is the trunk digit that is left out after a country code.
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!digits.empty() && text.substr(at).starts_with("(0)")) { at += 2; continue; }
    if (is_digit(text[at])) digits += text[at];
  }
  if (text.starts_with('+')) digits.insert(0, "00");
  if (!digits.starts_with("0044")) return digits;
  digits.erase(0, 4);
  return digits.starts_with('0') || digits.empty() ? digits : "0" + digits;
}

bool is_phone(std::string_view text) {
  text = trim(text);
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) ++digits;
    else if (c == '+' ? at != 0 : std::string_view(" ()-.").find(c) == std::string_view::npos) return false;
  }
  return digits >= 7 && digits <= 15;
}

std::string postcode_normal_form(std::string_view text) {
  std::string tidy = collapse(text);
  for (char& c : tidy) c = upper(c);
  if (!is_postcode(tidy)) return tidy;
  std::erase(tidy, ' ');
  tidy.insert(tidy.size() - 3, " ");
  return tidy;
}

bool is_postcode(std::string_view text) {
  text = trim(text);
  std::string shape;
  for (const char c : text) {
    if (is_digit(c)) shape += '9';
    else if (is_lower(lower(c))) shape += 'A';
    else shape += c;
    if (shape.size() > 8) return false;
  }
  // At most one space, and only where it belongs.
  if (shape.size() > 4 && shape[shape.size() - 4] == ' ') shape.erase(shape.size() - 4, 1);
  for (const std::string_view good : {"A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"}) if (shape == good) return true;
  return false;
}

bool is_email(std::string_view text) {
  if (text.size() > 254 || text.find_first_of(" \t\r\n,;<>()[]\\\"") != std::string_view::npos) return false;
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.find('.');
  return dot != std::string_view::npos && dot != 0 && domain.back() != '.' && domain.find("..") == std::string_view::npos;
}

}  // namespace rowan
