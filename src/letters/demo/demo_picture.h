#pragma once
// A picture of a door, drawn by us: a demo holds no photograph of anybody's home.
#include <string>

namespace rowan::demo {

// A PNG. `broken`: with a dark crack beside the lock.
[[nodiscard]] std::string demo_picture(bool broken);

}  // namespace rowan::demo
