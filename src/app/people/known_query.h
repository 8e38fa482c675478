#pragma once
// What somebody typed into the search box, as words to look for.
#include <string>
#include <string_view>
#include <vector>

namespace rowan::people {

struct QueryWord {
  std::string text;                // folded, marks left out
  std::vector<std::string> parts;  // of "smith-jones": looked for instead when nothing begins with "smithjones"
  bool operator==(const QueryWord&) const = default;
};

// At most 8 words of the first 200 bytes. A phone number, a postcode and a date are one word each, however they are spaced.
[[nodiscard]] std::vector<QueryWord> query_words(std::string_view query);

}  // namespace rowan::people
