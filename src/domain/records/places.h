#pragma once
// Where it is not safe to live: areas on record, held against what is offered (SG-20).
#include <string>
#include <string_view>
#include <vector>

#include "domain/case.h"
#include "domain/records.h"

namespace rowan {

// Does a place lie in an area? An area is the beginning of a postcode ("SY", "SY1", "SY1 2"), a whole one, or the name of a place; what is
// offered is a postcode with or without an address. SY1 does not cover SY11. When in doubt, yes.
[[nodiscard]] bool area_covers(std::string_view area, std::string_view offered);

struct DangerArea {
  std::int64_t id = 0;  // seq of the record
  std::string area;
  std::string why;      // label of what makes it one
};
// Those on record that were not ended nor have run out.
[[nodiscard]] std::vector<DangerArea> danger_areas(const Case& c, Instant now);

}  // namespace rowan
