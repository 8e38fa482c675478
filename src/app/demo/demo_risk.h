#pragma once
// Inside the demo: what is said and judged about risk on the n-th case.
#include "app/desk.h"
#include "domain/risk/risk.h"

namespace rowan::demo {

// `again`: some days later, with more known. Nothing where the installation has no tool.
[[nodiscard]] Result<NewEntries> demo_assessment(const app::Desk& desk, const Seen& seen, int n, bool again);
[[nodiscard]] Result<NewEntries> demo_received_assessment(const Seen& seen, int n);
[[nodiscard]] Result<NewEntries> demo_change_of_risk(const Seen& seen, int n);

}  // namespace rowan::demo
