#include "app/desk.h"

#include <algorithm>
#include <mutex>

namespace rowan::app {

void StaffList::put(Colleague colleague) {
  auto shared = std::make_shared<const Colleague>(std::move(colleague));
  std::unique_lock lock(guard_);
  auto& held = people_[shared->actor.id];
  if (!held || shared->seq >= held->seq) held = std::move(shared);
}
std::shared_ptr<const Colleague> StaffList::find(StaffId id) const {
  std::shared_lock lock(guard_);
  const auto found = people_.find(id);
  return found == people_.end() ? nullptr : found->second;
}
std::string StaffList::name(StaffId id) const {
  if (!id) return "The system";
  const auto found = find(id);
  return found ? found->actor.name : "A former colleague";
}
std::vector<std::shared_ptr<const Colleague>> StaffList::all() const {
  std::vector<std::shared_ptr<const Colleague>> out;
  {
    std::shared_lock lock(guard_);
    for (const auto& [id, person] : people_) out.push_back(person);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return std::pair(a->actor.name, a->actor.id) < std::pair(b->actor.name, b->actor.id); });
  return out;
}

std::string Desk::team_name(TeamId id) const {
  for (const Team& team : landlord.teams) if (team.id == id) return team.name;
  return "Team " + std::to_string(id.value);
}

std::string out_of_hours(const Desk& desk, Instant now) {
  const Policy* policy = desk.policies ? desk.policies->policy_of_owner(desk.landlord.default_owner, now) : nullptr;
  return policy && !policy->contact.out_of_hours.empty() ? policy->contact.out_of_hours : desk.landlord.out_of_hours;
}

}  // namespace rowan::app
