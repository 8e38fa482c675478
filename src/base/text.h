#pragma once
// Text as people type it and as housing systems export it: checked, tidied, and folded so that it can be found again.
// All strings are UTF-8. Nothing here knows a locale.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rowan {

// Where the first byte stands that is not UTF-8 (overlong forms, surrogates and values above U+10FFFF count); none when all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);
[[nodiscard]] inline bool valid_utf8(std::string_view text) { return !first_invalid_utf8(text); }

// Reads bytes as Windows-1252. None when a byte has no meaning there (81, 8D, 8F, 90, 9D).
[[nodiscard]] std::optional<std::string> utf8_from_windows_1252(std::string_view bytes);

// Without the white space at both ends (ASCII, no-break space, other Unicode spaces).
[[nodiscard]] std::string_view trim(std::string_view text);
// Trimmed, and every run of white space inside is one space.
[[nodiscard]] std::string collapse(std::string_view text);
// Unicode normal form C, so that the same name typed on two machines is the same bytes.
[[nodiscard]] std::string nfc(std::string_view text);
// For comparing and searching, never for showing: lower case, no accents, letters such as ł, ø, ß spelt in ASCII, full-width forms made plain.
[[nodiscard]] std::string fold(std::string_view text);
// Folded, and only letters and digits kept: "O'Neill" gives "oneill", "TEN-001/2" gives "ten0012".
[[nodiscard]] std::string fold_joined(std::string_view text);
// Folded words, split at everything that is neither letter nor digit; an apostrophe joins. "Smith-O'Neill" gives "smith", "oneill".
[[nodiscard]] std::vector<std::string> fold_words(std::string_view text);

// Digits only, one form for each number: "+44 (0)7700 900 123", "0044 7700 900123" and "07700-900123" give "07700900123";
// a number of another country gives 00 and its digits. Empty when there is no digit.
[[nodiscard]] std::string phone_normal_form(std::string_view text);
// Capitals, one space before the last three: "zz11aa" gives "ZZ1 1AA". Unchanged but for capitals and spaces when it has not the shape.
[[nodiscard]] std::string postcode_normal_form(std::string_view text);

// Shapes, not truths: that a number is in use or a postcode exists is not checked.
[[nodiscard]] bool is_phone(std::string_view text);     // 7 to 15 digits, only digits, spaces and + ( ) - . between them
[[nodiscard]] bool is_postcode(std::string_view text);  // A9 9AA, A99 9AA, AA9 9AA, AA99 9AA, A9A 9AA, AA9A 9AA, with or without the space
[[nodiscard]] bool is_email(std::string_view text);     // one @, a name before it, a domain with a dot after it; at most 254 bytes

}  // namespace rowan
