#pragma once
// Ids that come back from a form.
#include <charconv>
#include <string>

#include "base/ids.h"

namespace rowan::web {

// 0 for whatever is not a whole number above 0.
template <class Tag>
[[nodiscard]] Id<Tag> id_in(const std::string& text) {
  std::int64_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  return fault == std::errc{} && end == text.data() + text.size() && n > 0 ? Id<Tag>{n} : Id<Tag>{};
}

}  // namespace rowan::web
