#include "web/html.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rowan::web {
namespace {

constexpr bool special(char c) { return c == '&' || c == '<' || c == '>' || c == '"' || c == '\''; }

// The high bit of every byte of `word` that equals `wanted`; bytes above the lowest such byte may be marked by mistake.
constexpr std::uint64_t equal_bytes(std::uint64_t word, char wanted) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t difference = word ^ (kOnes * static_cast<unsigned char>(wanted));
  return (difference - kOnes) & ~difference & (kOnes << 7);
}

// Where the first character stands that must be escaped, sixteen or eight at a time: most text has none. The size when there is none.
std::size_t first_special(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  const __m128i ampersand = _mm_set1_epi8('&'), less = _mm_set1_epi8('<'), more = _mm_set1_epi8('>'), quote = _mm_set1_epi8('"'), single = _mm_set1_epi8('\'');
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i found = _mm_or_si128(_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, ampersand), _mm_cmpeq_epi8(bytes, single)),
                                                    _mm_or_si128(_mm_cmpeq_epi8(bytes, less), _mm_cmpeq_epi8(bytes, more))),
                                       _mm_cmpeq_epi8(bytes, quote));
    if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found)); mask != 0) return at + static_cast<std::size_t>(std::countr_zero(mask));
  }
#endif
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + at, sizeof word);
      // & and ' differ in one bit, as do < and > in another: two tests do for four characters.
      const std::uint64_t found = equal_bytes(word | 0x0101010101010101, '\'') | equal_bytes(word | 0x0202020202020202, '>') | equal_bytes(word, '"');
      if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
  }
  while (at < text.size() && !special(text[at])) ++at;
  return at;
}

constexpr std::string_view entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return "&#39;";
  }
}

constexpr bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

constexpr bool class_character(char c) {
  return letter_or_digit(c) || c == '_' || c == '-' || c == '!' || c == ':' || c == '.';
}

bool starts_with_scheme(std::string_view address, std::string_view scheme) {
  if (address.size() < scheme.size()) return false;
  return std::equal(scheme.begin(), scheme.end(), address.begin(), [](char want, char got) {
    return want == (got >= 'A' && got <= 'Z' ? static_cast<char>(got - 'A' + 'a') : got);
  });
}

}  // namespace

Url::Url(std::string address) : address_(std::move(address)) {
  if (!acceptable(address_)) address_.assign(1, '#');
}

bool Url::acceptable(std::string_view address) {
  if (address.empty()) return true;
  for (char c : address) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\') return false;
  }
  if (address.front() == '#' || address.front() == '?') return true;
  if (address.front() == '/') return address.size() == 1 || address[1] != '/';
  return starts_with_scheme(address, "https://") || starts_with_scheme(address, "tel:") || starts_with_scheme(address, "mailto:");
}

std::string url_part(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    if (letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

Classes& Classes::add(std::string_view names) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  for (std::size_t at = names.find_first_not_of(kSpace); at != std::string_view::npos; at = names.find_first_not_of(kSpace, at)) {
    const std::size_t end = std::min(names.find_first_of(kSpace, at), names.size());
    const std::string_view name = names.substr(at, end - at);
    if (std::all_of(name.begin(), name.end(), class_character)) {
      if (!names_.empty()) names_ += ' ';
      names_ += name;
    }
    at = end;
  }
  return *this;
}

// Copies runs of plain characters at once.
void Html::escape(std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = first_special(text, 0); at < text.size(); at = first_special(text, from)) {
    put(text.substr(from, at - from));
    put(entity(text[at]));
    from = at + 1;
  }
  put(text.substr(from));
}

void Html::put_signed(long long number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  put({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Html::put_unsigned(unsigned long long number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  put({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Html::put_attribute(const Attribute& attribute) {
  put(" ");
  put(attribute.name());
  if (!attribute.value()) return;
  put("=\"");
  escape(*attribute.value());
  put("\"");
}

}  // namespace rowan::web
