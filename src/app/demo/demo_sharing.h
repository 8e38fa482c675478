#pragma once
// Inside the demo: what is shared of the n-th case, and what is not.
#include "domain/sharing.h"

namespace rowan::demo {

[[nodiscard]] Result<NewEntries> demo_sharing(const Seen& seen, int n);
[[nodiscard]] Result<NewEntries> demo_not_shared(const Seen& seen);

}  // namespace rowan::demo
