#pragma once
// Inside the demo: what becomes of the home in the n-th case: staying or leaving, security, damage, an offer.
#include "app/demo/demo_steps.h"

namespace rowan::demo {

// Dates are given from `day`, on which the first contact falls. Of a case that is closed in the end, nothing that would stay open.
[[nodiscard]] std::vector<DemoStep> demo_home(int n, StaffId who, Date day, bool stays_open);

}  // namespace rowan::demo
