#include "domain/access.h"

namespace rowan {
namespace {

bool active(const CaseGrant& grant, Instant now) { return grant.from <= now && (!grant.until || now < *grant.until); }

}  // namespace

Right right_to(const Case& c, const Actor& actor, Instant now) {
  if (!may(actor, Permission::work_cases) || c.barred(actor.id)) return Right::none;
  if (c.lead == actor.id && c.lead) return Right::lead;
  Right best = Right::none;
  for (const CaseGrant& grant : c.grants)
    if (grant.to == actor.id && active(grant, now)) {
      if (!grant.urgent) return Right::granted;
      best = Right::urgent;
    }
  // A case linked to staff is for the people named on it, not for whoever manages the team (NHG-14).
  if (!c.restricted && actor.manages_team && actor.team && actor.team == c.team) return Right::manager;
  return best;
}

Refusal no_such_case() { return Refusal::one(Because::not_found, "case.none", "There is no such case."); }

Result<Seen> may_see(const Case& c, const Actor& actor, Instant now) {
  const Right right = right_to(c, actor, now);
  if (right == Right::none) return no_such_case();
  return Seen(c, actor, right, now);
}

std::vector<Visibility> visibility_of(const Case& c) {
  std::vector<Visibility> out;
  if (c.lead) out.push_back({staff_principal(c.lead), c.opened_at, {}});
  if (!c.restricted && c.team) out.push_back({managers_principal(c.team), c.opened_at, {}});
  for (const CaseGrant& grant : c.grants) out.push_back({staff_principal(grant.to), grant.from, grant.until});
  return out;
}

bool may_run(const Seen& seen) { return seen.right() != Right::urgent; }

}  // namespace rowan
