#pragma once
// How long police waited for permission to fit security (CX-4.10).
#include <cstdint>
#include <vector>

#include "domain/case.h"

namespace rowan {

struct PoliceSecurityWait {
  std::int64_t minutes = 0;  // from the request to permission, or to now; by when both happened, not by when they were written down
  bool permitted = false;
};
// One a request, oldest first. What the police took back, set aside with a reason, is not counted.
[[nodiscard]] std::vector<PoliceSecurityWait> police_security_waits(const Case& c, Instant now);

}  // namespace rowan
