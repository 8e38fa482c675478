#pragma once
// Our texts in a landlord's own words: "survivor" becomes "victim/survivor" where the policy of the case says so. For headings, labels and
// hints that we wrote. Never for what somebody typed, nor for the names of the law.
#include <string>
#include <string_view>

#include "domain/policy/policy.h"

namespace rowan {

// Replaces the words survivor, perpetrator, resident and case, alone, in the plural and with 's, and keeps a capital at the front and the
// right "a" or "an" before them. "In case" and "in any case" speak of no case. Nothing changes for words that the landlord does not
// name, nor where the landlord's own word stands already.
[[nodiscard]] std::string in_words_of(const Vocabulary& words, std::string_view text);

}  // namespace rowan
