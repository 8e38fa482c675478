#pragma once
// Inside the demo: what is done about the person who harms in the n-th case, and keeping in touch as facts.
#include "app/demo/demo_steps.h"

namespace rowan::demo {

// As demo_home and demo_support.
[[nodiscard]] std::vector<DemoStep> demo_legal(int n, StaffId who, Date day, bool second_person);

}  // namespace rowan::demo
