#pragma once
// The demo's later cases: each has one story to its end, so that every kind of record stands somewhere, under both shipped policies.
#include <vector>

#include "app/demo/demo_steps.h"

namespace rowan::demo {

inline constexpr int first_story = 24;   // cases before this one are as they always were
inline constexpr int stories = 6;

// What is written down on the case of this story (0 to 5); `day` is that of the first contact.
[[nodiscard]] std::vector<DemoStep> demo_story(int story, StaffId who, Date day);

}  // namespace rowan::demo
