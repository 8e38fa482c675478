#pragma once
// The section screening of a pack (NHG-16), and the engine's rule set that it amounts to.
#include <span>
#include <string_view>

#include "domain/policy/screening.h"
#include "screening/rules.h"

namespace rowan::policy {

// What the section says, over the rules that ship where it says nothing. The names of terms are those of its lexicon.
[[nodiscard]] screening::RuleSet rule_set_of(const ScreeningPolicy& says);

// Roles that a pack may name as the team: those with Permission::screening.
[[nodiscard]] bool may_be_on_the_team(Role role);

}  // namespace rowan::policy
