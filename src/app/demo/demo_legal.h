#pragma once
// Inside the demo: what is done about the person who harms in the n-th case, and keeping in touch as facts.
#include <vector>

#include "app/demo/demo_home.h"

namespace rowan::demo {

// As demo_home: dates are given from `day`, on which the first contact falls.
[[nodiscard]] std::vector<HomeStep> demo_legal(int n, StaffId who, Date day);

}  // namespace rowan::demo
