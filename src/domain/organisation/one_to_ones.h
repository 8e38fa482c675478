#pragma once
// One-to-ones (CX-5.1b) as the organisation sees them: who met whom when, and about which cases, by number. What was said of a case stands
// on the case alone, so that this register tells nothing to whoever may not see it.
#include <optional>
#include <vector>

#include "domain/organisation/entries.h"

namespace rowan::organisation {

struct OneToOne {
  std::int64_t seq = 0;
  OneToOneHeld what;
};
struct OneToOneRegister {
  std::vector<OneToOne> held;  // oldest first
  std::int64_t last_seq = 0;
  [[nodiscard]] std::optional<Date> last_of(StaffId officer) const;
};
[[nodiscard]] OneToOneRegister fold_one_to_ones(const std::vector<Entry>& entries);

}  // namespace rowan::organisation
