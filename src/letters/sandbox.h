#pragma once
// Takes away from this process and all its children what drawing a page does not need: the network, writing files, looking into other
// processes. Cannot be undone. Safe to call between fork and exec.

namespace rowan::letters {

// False when the kernel refuses: then nothing may be drawn.
[[nodiscard]] bool enter_sandbox();

}  // namespace rowan::letters
