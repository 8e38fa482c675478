#pragma once
// Which given names people use for one another: short forms and spellings.
#include <span>
#include <string_view>
#include <vector>

namespace rowan::people {

// The other folded names of the groups this folded name is in; empty when it is in none.
[[nodiscard]] std::vector<std::string_view> other_forms(std::string_view folded_name);

}  // namespace rowan::people
