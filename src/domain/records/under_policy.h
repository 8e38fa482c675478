#pragma once
// What a landlord's policy says about a record beyond its gates: choices that are not to be had, a note above the form, another person's
// agreement, who may be charged, and after how many days it is chased.
#include "domain/case.h"
#include "domain/policy/policy.h"
#include "domain/records/acts.h"

namespace rowan {

// Adds it to `rules` for this row. `policy` null: no policy is known, and what only a policy allows is not to be had.
void hold_to_policy(RecordRules& rules, const RecordRow& row, const Case& c, const Policy* policy, Instant now);

}  // namespace rowan
