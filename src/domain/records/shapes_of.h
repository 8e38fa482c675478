#pragma once
// The rows that hold for a case under the policies that speak about it.
#include "domain/policy/history.h"
#include "domain/records.h"

namespace rowan {

// Ours, then those of every policy version about the case, the latest adopted first: a row once used stays readable.
[[nodiscard]] RecordShapes record_shapes(const PolicyHistory& history, const Facts& facts);

}  // namespace rowan
