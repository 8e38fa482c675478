// The sharing ledger, for somebody who may see it.
#include <cstdio>

#include "app/accounts.h"
#include "app/sharing_export.h"
#include "cli/commands.h"
#include "cli/installation.h"

namespace rowan::cli {
namespace {

Result<Actor> asker(const app::Desk& desk, const std::string& user_name) {
  for (const auto& person : desk.staff.all())
    if (person->user_name == user_name && person->active) return person->actor;
  return Refusal::one(Because::invalid, "user.none", "There is nobody of that user name who may sign in", "--as");
}

}  // namespace

// As that person and no more: what they may not see on a page they do not get here. It is written into the access log of each case under
// their name, so nobody may be serving meanwhile.
int sharing_export(const Config& config, const SharingOptions& options, const Output& out) {
  auto opened = open_installation(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto actor = asker(*opened->desk, options.as);
  if (!actor) return out.refuse(actor.refusal());
  const auto found = options.reference.empty() ? app::sharing_of_all(*opened->desk, *actor) : app::sharing_of_case(*opened->desk, *actor, options.reference);
  if (!found) return out.refuse(found.refusal());
  std::fputs((out.json ? sharing_json(found->rows) + "\n" : sharing_csv(found->rows)).c_str(), stdout);
  if (found->more_cases) std::fprintf(stderr, "Older cases are left out: %zu were looked at.\n", found->cases);
  return done;
}

}  // namespace rowan::cli
