#pragma once
// What a decision letter has to say about having the decision looked at again (SG-16): texts of the packs, never of this program.
#include <string>
#include <vector>

#include "domain/policy/history.h"

namespace rowan {

// Those of every policy that speaks about the case and is in force now: the landlord's own, then the law's. Empty: nobody says, and no
// decision can be sent.
[[nodiscard]] std::vector<std::string> rights_of(const PolicyHistory& history, const Facts& facts, Instant now);

}  // namespace rowan
