#include "domain/policy/approvals.h"

#include <algorithm>

namespace rowan {
namespace {

constexpr std::string_view record_prefix = "record:";

bool took_part(StaffId who, StaffId requester, std::span<const ApprovalGiven> given) {
  return who == requester || std::any_of(given.begin(), given.end(), [&](const ApprovalGiven& g) { return g.by == who; });
}

std::vector<StaffId> holders(Role role, StaffId requester, std::span<const ApprovalGiven> given, std::span<const StaffAtHand> staff) {
  std::vector<StaffId> out;
  for (const StaffAtHand& person : staff)
    if (person.here && person.roles.has(role) && !took_part(person.id, requester, given)) out.push_back(person.id);
  return out;
}

}  // namespace

bool is_approvable(std::string_view decision) {
  if (decision.starts_with(record_prefix)) return decision.size() > record_prefix.size();
  return std::find(std::begin(approvable_decisions), std::end(approvable_decisions), decision) != std::end(approvable_decisions);
}

bool fully_approved(const ApprovalPath& path, std::span<const ApprovalGiven> given) { return given.size() >= path.layers.size(); }

Approvers who_may_approve(const ApprovalPath& path, StaffId requester, std::span<const ApprovalGiven> given, std::span<const StaffAtHand> staff) {
  if (fully_approved(path, given)) return {};
  const ApprovalLayer& layer = path.layers[given.size()];
  Approvers out{holders(layer.approver, requester, given, staff), {}};
  for (const Role deputy : layer.deputies) {
    if (!out.who.empty()) break;
    out = {holders(deputy, requester, given, staff), deputy};
  }
  if (out.who.empty()) out.deputising.reset();
  return out;
}

Result<void> may_approve(const ApprovalPath& path, StaffId requester, std::span<const ApprovalGiven> given, std::span<const StaffAtHand> staff,
                         StaffId approver) {
  if (fully_approved(path, given)) return Refusal::one(Because::refused, "approval.done", "This has been approved already.");
  Refusal why{Because::refused, {}};
  if (approver == requester) why.problems.push_back({"approval.own", "You asked for this, so somebody else has to approve it.", {}});
  else if (took_part(approver, requester, given))
    why.problems.push_back({"approval.twice", "You have approved this once. The next approval is another person's.", {}});
  const Approvers able = who_may_approve(path, requester, given, staff);
  if (why.problems.empty() && std::find(able.who.begin(), able.who.end(), approver) == able.who.end()) {
    const std::string role{title_of(path.layers[given.size()].approver)};
    why.problems.push_back({"approval.role",
                            able.who.empty() ? "Nobody who may approve this is at work. It waits for: " + role + '.'
                                             : "This is for another role to approve: " +
                                                   std::string(title_of(able.deputising.value_or(path.layers[given.size()].approver))) + '.',
                            {}});
  }
  if (!why.problems.empty()) return why;
  return {};
}

}  // namespace rowan
