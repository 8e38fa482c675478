#pragma once
// Keeps keys and names out of core files and away from other processes of the same user.
#include "base/result.h"

namespace rowan::security {

// No core dumps, not dumpable, not traceable by its own user; refused: "process.not_hardened". Call first in main.
[[nodiscard]] Result<void> harden_process();

}  // namespace rowan::security
