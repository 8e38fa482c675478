#include "app/owner.h"

#include "domain/people/home.h"

namespace rowan::app {
namespace {

std::string owner_in_register(const store::Reader& reader, HomeId home) {
  if (!home) return {};
  const auto loaded = reader.load(stream_of(home), StreamKind::home);
  return loaded ? people::fold_home(home, *loaded).details.owner : std::string{};
}

}  // namespace

Case fold_for(const Desk& desk, const store::Reader& reader, const std::vector<Entry>& entries) {
  Case c = fold_case(entries);
  if (!c.opened.owner.empty() || !desk.policies) return c;
  const std::string owner = owner_in_register(reader, c.opened.home);
  if (owner.empty()) return c;
  const OwnerSet known = owner_of(c, *desk.policies, owner, {});
  c.opened.owner = known.owner;
  if (!known.policy.empty()) {
    c.opened.policy = known.policy;
    c.opened.policy_hash = known.policy_hash;
  }
  return c;
}

PolicyDoubt policy_doubt(const Desk& desk, const Case& c) {
  if (!desk.policies) return {};
  const Facts facts = facts_of(c);
  const Followed followed = desk.policies->followed(facts);
  if (followed.settled()) return {};
  const std::string lead = c.opened.owner.empty() ? "It is not on record who owns the home. " : "No policy here is that of the owner of the home. ";
  if (followed.by == FollowedBy::at_opening)
    for (const PolicyVersion& version : desk.policies->versions())
      if (version.policy->layer == PolicyLayer::landlord && version.policy->id == c.opened.policy)
        return {lead + "The policy of " + version.policy->landlord + " is applied, because it was applied when the case was opened."};
  for (const PolicyVersion& version : desk.policies->versions())
    if (version.policy->layer == PolicyLayer::landlord) return {lead + "No landlord’s policy is applied: only the law, and our safety defaults."};
  return {};
}

Result<OpenedCase> set_owner(Desk& desk, const Actor& actor, std::string_view reference, const std::string& owner, const std::string& text,
                             With with) {
  return act_on_case(desk, actor, reference, "case.owner-set", [&](const Seen& seen) -> Result<NewEntries> {
    if (!desk.policies) return Refusal::one(Because::refused, "owner.none", "There is no policy here to follow.");
    return rowan::set_owner(seen, *desk.policies, owner, text);
  }, with);
}

}  // namespace rowan::app
