#pragma once
// Inside the demo: what is offered, asked, agreed with others and looked at again on the n-th case.
#include "app/demo/demo_steps.h"

namespace rowan::demo {

// As demo_home. With `second_person` there is a manager who sees the case, and can be asked to agree.
[[nodiscard]] std::vector<DemoStep> demo_support(int n, StaffId who, Date day, bool stays_open, bool second_person);

}  // namespace rowan::demo
