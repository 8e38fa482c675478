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
// One a request, oldest first. What the police took back is not counted, and nothing else is left out: a request set aside before that was
// refused waits still (CX-4.10).
[[nodiscard]] std::vector<PoliceSecurityWait> police_security_waits(const Case& c, Instant now);

}  // namespace rowan
