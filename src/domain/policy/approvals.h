#pragma once
// Who approves a decision under a landlord's policy: a role or a body, its deputies, and several layers one after another.
// Whoever asks never approves, and nobody approves twice (CX-4.13c, NHG-11).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "domain/actor.h"

namespace rowan {

// Decisions that a policy can hold for another person's yes. A record of the landlord's own is "record:CODE".
inline constexpr std::string_view approvable_decisions[] = {
    "antisocial_behaviour_route", "close_case", "not_referring",     "override_wishes", "direct_let",
    "management_transfer",        "possession", "security_spending", "recharge",        "lift_restriction",
};
[[nodiscard]] bool is_approvable(std::string_view decision);  // one of the list, or "record:" and a code

struct ApprovalLayer {
  Role approver = Role::manager;  // of a body: the role that records what the body decided
  std::string body;               // "Tenancy Committee"; empty = the person decides
  std::vector<Role> deputies;     // stand in, in this order, when nobody else of the role is there
};

struct ApprovalPath {
  std::string decision;
  std::string clause;
  std::vector<ApprovalLayer> layers;  // in order; at least one
};

// Somebody who could be asked. `here` is false for those away or not active; they are passed over.
struct StaffAtHand {
  StaffId id;
  RoleSet roles;
  bool here = true;
};

// An approval already given, in the order given.
struct ApprovalGiven {
  StaffId by;
  std::size_t layer = 0;
};

struct Approvers {
  std::vector<StaffId> who;
  std::optional<Role> deputising;  // set when these stand in for the approver's own role
};
// Who may approve the next layer. Empty `who`: nobody is there, and the decision waits. Past the last layer: nobody.
[[nodiscard]] Approvers who_may_approve(const ApprovalPath& path, StaffId requester, std::span<const ApprovalGiven> given,
                                        std::span<const StaffAtHand> staff);
// Every reason why this person may not approve the next layer ("approval.own", "approval.twice", "approval.role", "approval.done").
[[nodiscard]] Result<void> may_approve(const ApprovalPath& path, StaffId requester, std::span<const ApprovalGiven> given,
                                       std::span<const StaffAtHand> staff, StaffId approver);
[[nodiscard]] bool fully_approved(const ApprovalPath& path, std::span<const ApprovalGiven> given);

}  // namespace rowan
