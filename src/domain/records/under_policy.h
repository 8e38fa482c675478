#pragma once
// What a landlord's policy says about a record beyond its gates: choices that are not to be had, a note above the form, another person's
// agreement, who may be charged, how many homes are offered, and after how many days it is chased. `c` and `policy` outlive `rules`.
#include "domain/case.h"
#include "domain/policy/policy.h"
#include "domain/records/acts.h"

namespace rowan {

// Adds it to `rules` for this row. `policy` null: no policy is known, and what only a policy allows is not to be had.
void hold_to_policy(RecordRules& rules, const RecordRow& row, const Case& c, const Policy* policy, Instant now);

// Where the policy names who agrees to the end of a restriction: has somebody, since the case was restricted?
[[nodiscard]] bool may_lift_restriction(const Case& c, const Policy* policy, Instant now);
// restrict_case to its end, held to that.
[[nodiscard]] Result<NewEntries> lift_restriction(const Seen& seen, const std::string& reason, const Policy* policy);

}  // namespace rowan
