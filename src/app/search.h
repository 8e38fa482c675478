#pragma once
// Finding cases by name, address, phone or reference: only those the asker may see. Whoever begins with the words comes first, then whoever
// a case names and could be meant, however spelt. What was searched for is written down (sealed).
#include <string>
#include <string_view>
#include <vector>

#include "app/case_row.h"
#include "app/desk.h"
#include "app/reports.h"
#include "app/worklist.h"

namespace rowan::app {

struct FoundCases {
  std::vector<SharedRow> rows;
  bool more = false;
};
[[nodiscard]] Result<FoundCases> find_cases(Desk& desk, const Actor& actor, std::string_view words, std::size_t limit);

// People and homes of the register, for those who may search them.
struct FoundPerson {
  PersonId person;
  HomeId home;
  std::string label;
  std::string home_line;
  std::optional<Date> born;
};
[[nodiscard]] std::vector<FoundPerson> find_people(Desk& desk, const Actor& actor, std::string_view words, std::size_t limit);

}  // namespace rowan::app
