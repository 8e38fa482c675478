#pragma once
// How the indexes ask the matching engine.
#include <string>
#include <string_view>
#include <vector>

#include "matching/index.h"

namespace rowan::people {

// A name as people write it into one field: the last word is taken for the surname. The engine tries the other order too.
[[nodiscard]] matching::Name name_of_line(std::string_view line, matching::NameKind kind = matching::NameKind::current);

// Index::find, and whoever has the same phone or e-mail under quite another name: those as of the household, never as the same person.
[[nodiscard]] std::vector<matching::Candidate> find_widely(const matching::Index& index, const matching::Person& asked, std::size_t limit,
                                                                const matching::Index::Only& only = {});

}  // namespace rowan::people
