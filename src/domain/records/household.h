#pragma once
// Who lives in the home, one record for each (NHG-11).
#include <string>
#include <vector>

#include "domain/case.h"

namespace rowan {

// Each as one line: "Tobias, 7, son. At risk: a child who sees, hears or feels what the abuse does". Not those who left, nor a record that was
// set aside. For readers of the whole case.
[[nodiscard]] std::vector<std::string> household_lines(const Case& c, Instant now);

}  // namespace rowan
