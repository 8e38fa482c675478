#pragma once
// The organisation's side of the demo: duties, training, documents, the directory of agencies, and a one-to-one that was held.
#include <string_view>

#include "app/desk.h"

namespace rowan::demo {

// After the cases are made. `agencies_csv`: our own compilation (policies/agencies), empty for none.
[[nodiscard]] Result<void> make_demo_organisation(app::Desk& desk, std::string_view agencies_csv);

}  // namespace rowan::demo
