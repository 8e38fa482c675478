#include "security/harden.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace rowan::security {

Result<void> harden_process() {
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0) return {};
  return Refusal::one(Because::failed, "process.not_hardened", "Core dumps could not be switched off.");
}

}  // namespace rowan::security
