#pragma once
// Which version of which policy governs what. A clock is governed by the version in force when it started, also after that
// version is superseded; a report from before a policy's effective date is not governed by it (CX-0.3).
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "domain/facts.h"
#include "domain/policy/policy.h"

namespace rowan {

// From when until when one version applies, to reports and clocks that start in between.
struct PolicyVersion {
  std::shared_ptr<const Policy> policy;
  Instant adopted;  // when this installation took it up
  std::optional<Instant> from;   // first instant of its force; nothing = it has always been
  std::optional<Instant> until;  // first instant no longer
  [[nodiscard]] bool in_force(Instant at) const { return (!from || *from <= at) && (!until || at < *until); }
};

// How it is settled whose policy a case follows. Only the first two are known; the third is what was applied when the case was opened,
// and is kept until somebody says who owns the home. Nothing is ever chosen by the order of the packs.
enum class FollowedBy { owner, only_landlord, at_opening, nobody };
struct Followed {
  FollowedBy by = FollowedBy::nobody;
  std::string entity;  // code of the landlord entity; nothing is to be read from it where `by` is nobody
  [[nodiscard]] bool settled() const { return by == FollowedBy::owner || by == FollowedBy::only_landlord; }
};

class PolicyHistory {
 public:
  // A later policy takes over from an earlier one of the same line: the same landlord entity, the same statutory layer, the same
  // overlay. The first of a line is in force from its effective date whenever it was adopted; a later one from whichever of the
  // two comes last. Call in order of adoption.
  void adopt(std::shared_ptr<const Policy> policy, Instant adopted);

  [[nodiscard]] std::span<const PolicyVersion> versions() const { return versions_; }

  // Whose landlord policy speaks: that of property.owner; where nobody has one for it, the only landlord's, or that of
  // policy.at_opening; else nobody's (CX-1.3).
  [[nodiscard]] Followed followed(const Facts& facts) const;
  // The versions that speak about this case, of any time: entity by followed(), nation and area by the home. A nation not known does
  // not narrow; an area not known selects no overlay.
  [[nodiscard]] std::vector<const PolicyVersion*> about(const Facts& facts) const;
  // The landlord's policy for something that came at `at`; null when none was in force.
  [[nodiscard]] const Policy* landlord_policy(const Facts& facts, Instant at) const;
  // Before there is a case: that of the owner a new case is given to while its home is not known.
  [[nodiscard]] const Policy* policy_of_owner(std::string_view owner, Instant at) const;
  [[nodiscard]] const Policy* find(std::string_view id, std::string_view version) const;

 private:
  std::vector<PolicyVersion> versions_;
};

// Whether a gate before an act is open.
struct GateState {
  std::string id, title, why, clause;  // clause with its policy: "connexus-2023 CX-4.13"
  Truth open = Truth::no;              // unknown is closed
  Override pass = Override::never;
  bool ours = false;
  std::vector<Reason> reasons;
};
// Every gate before `act` that stands for this case now, closed or open. The act may go ahead when all are open or passed.
[[nodiscard]] std::vector<GateState> gates(const Facts& facts, const PolicyHistory& history, Act act, Instant now);
// The same for the gates that stand before a record of the row `what`.
[[nodiscard]] std::vector<GateState> gates_before_record(const Facts& facts, const PolicyHistory& history, std::string_view what, Instant now);

}  // namespace rowan
