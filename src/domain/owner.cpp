#include "domain/owner.h"

#include <algorithm>

#include "domain/case_acts_checks.h"

namespace rowan {

std::vector<PolicyOwner> policy_owners(const PolicyHistory& history) {
  std::vector<PolicyOwner> out;
  for (const PolicyVersion& version : history.versions()) {
    const Policy& policy = *version.policy;
    if (policy.layer != PolicyLayer::landlord || policy.entity_code.empty()) continue;
    if (std::none_of(out.begin(), out.end(), [&](const PolicyOwner& o) { return o.code == policy.entity_code; }))
      out.push_back({policy.entity_code, policy.landlord});
  }
  std::stable_sort(out.begin(), out.end(), [](const PolicyOwner& a, const PolicyOwner& b) { return a.name < b.name; });
  return out;
}

OwnerSet owner_of(const Case& c, const PolicyHistory& history, const std::string& owner, const std::string& text) {
  OwnerSet out;
  out.owner = owner;
  out.text = text;
  Facts facts;
  facts.set("property.owner", owner, c.opened_at);
  if (!c.opened.nation.empty()) facts.set("property.nation", c.opened.nation, c.opened_at);
  if (const Policy* policy = history.landlord_policy(facts, c.opened.received_at)) {
    out.policy = policy->id;
    out.policy_hash = policy->version;
  }
  return out;
}

Result<NewEntries> set_owner(const Seen& seen, const PolicyHistory& history, const std::string& owner, const std::string& text) {
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  if (!may_run(seen) || !may(seen.by(), Permission::allocate)) return refused("owner.role", "A manager records who owns the home.");
  const auto& lines = seen.get().lines;
  const bool said = std::any_of(lines.begin(), lines.end(), [](const CaseLine& line) { return std::holds_alternative<OwnerSet>(line.event); });
  if (!said && history.followed(facts_of(seen.get())).settled()) return refused("owner.known", "It is known whose policy this case follows.");
  Faults faults;
  const std::vector<PolicyOwner> owners = policy_owners(history);
  if (std::none_of(owners.begin(), owners.end(), [&](const PolicyOwner& o) { return o.code == owner; }))
    faults.add("form.choice", "Choose who owns the home", "owner");
  faults.need(text, "Say how you know", "text");
  faults.at_most(text, longest_text, "text");
  if (faults.any()) return faults.take();
  return one(owner_of(seen.get(), history, owner, text), seen.now());
}

}  // namespace rowan
