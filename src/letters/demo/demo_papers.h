#pragma once
// The papers of the demo: letters, a referral, a chronology, the other person's copy that waits to be read, photographs of damage.
#include "app/desk.h"
#include "letters/worker.h"

namespace rowan::demo {

// After the cases are made. Where nothing can be drawn (no PDF worker), there are photographs only.
[[nodiscard]] Result<void> make_demo_papers(app::Desk& desk, letters::PdfWorker& worker);

}  // namespace rowan::demo
