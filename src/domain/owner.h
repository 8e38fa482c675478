#pragma once
// Whose policy a case follows where nothing says who owns the home: a manager says it, with the reason (CX-1.3).
#include <span>
#include <string>
#include <vector>

#include "domain/case_acts.h"
#include "domain/policy/history.h"

namespace rowan {

// A landlord whose policy is here.
struct PolicyOwner {
  std::string code;  // of the legal entity, as the register of homes has it
  std::string name;  // the landlord's
};
// Those of the history, each once, by name.
[[nodiscard]] std::vector<PolicyOwner> policy_owners(const PolicyHistory& history);

// What a case is when its home turns out to belong to `owner`: the entry to write, with the policy in force when the report came.
[[nodiscard]] OwnerSet owner_of(const Case& c, const PolicyHistory& history, const std::string& owner, const std::string& text);

// Records whose home it is. For those who give out cases, on a case that nothing settles, and again where that was wrong. Refused: "owner.role",
// "owner.known" where the case was opened with an owner, form.choice (field owner) for an owner without a policy here, form.needed (field text).
[[nodiscard]] Result<NewEntries> set_owner(const Seen& seen, const PolicyHistory& history, const std::string& owner, const std::string& text);

}  // namespace rowan
