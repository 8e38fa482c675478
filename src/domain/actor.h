#pragma once
// Who acts, and what their roles let them do at all. Which cases they may see is a matter of grants (domain/access.h):
// a role alone opens no case, and the administrator's role opens none ever (CX-5.2).
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace rowan {

// Canonical roles; a policy pack maps its own titles to these.
enum class Role { officer, manager, da_lead, safeguarding_lead, data_protection, auditor, administrator, contractor, champion, colleague };
inline constexpr std::string_view role_names[] = {"officer", "manager", "da_lead", "safeguarding_lead", "data_protection", "auditor", "administrator", "contractor", "champion", "colleague"};
constexpr std::span<const std::string_view> names_of(Role) { return role_names; }
inline constexpr std::string_view role_titles[] = {"Officer", "Manager", "Domestic abuse lead", "Safeguarding lead", "Data protection lead", "Auditor", "Administrator", "Contractor", "Domestic abuse champion", "Colleague of another service"};
[[nodiscard]] constexpr std::string_view title_of(Role role) { return role_titles[static_cast<std::size_t>(role)]; }

enum class Permission {
  signed_in,       // any active member of staff
  take_reports,    // write down a report; what was written can be read back by those who triage
  triage,          // see waiting reports, open and attach
  work_cases,      // hold case access at all
  search_people,   // find tenants and homes of the landlord's own register
  allocate,        // give cases to officers, approve as the second person
  urgent_access,   // open a case for one hour, with a reason
  review_urgent,   // look at the urgent access of others afterwards, without seeing the case for it (CX-5.2)
  restricted,      // may be trusted with cases linked to staff
  see_policy,      // read the policy page and its figures
  manage_staff,    // add people, set roles: no case content
  organisation,    // see the registers of the organisation: its duties, training, documents (NHG-12, NHG-13)
  keep_organisation,  // write in them, and keep the directory of agencies
  audit,           // read the access log as such: ids, times and acts only
  ask_before_acting,  // ask whether an action on a home may go ahead (SG-30, SG-31, SG-32): reads nothing
  screening,       // may be on the team that looks at patterns in repairs and noise; the policy names the roles (NHG-16)
  screening_rules  // may be trusted with switching a rule of screening on
};

struct RoleSet {
  std::uint32_t bits = 0;
  constexpr RoleSet() = default;
  constexpr RoleSet(std::initializer_list<Role> roles) { for (const Role role : roles) add(role); }
  constexpr void add(Role role) { bits |= 1u << static_cast<unsigned>(role); }
  [[nodiscard]] constexpr bool has(Role role) const { return (bits >> static_cast<unsigned>(role)) & 1u; }
  [[nodiscard]] constexpr bool empty() const { return bits == 0; }
  friend constexpr bool operator==(RoleSet, RoleSet) = default;
};
[[nodiscard]] std::string to_text(RoleSet roles);               // "officer manager"
[[nodiscard]] std::vector<std::string> list_of(RoleSet roles);
// Unknown names are left out; the caller that reads a person's typing checks each with named<Role>.
[[nodiscard]] RoleSet roles_from_text(std::string_view text);

struct Actor {
  StaffId id;
  std::string name;
  RoleSet roles;
  TeamId team;
  bool manages_team = false;  // of `team`
};

[[nodiscard]] bool may(const Actor& actor, Permission permission);

// The names under which cases are made visible to this person: themselves, and the managers of their team.
[[nodiscard]] std::string staff_principal(StaffId staff);
[[nodiscard]] std::string managers_principal(TeamId team);
[[nodiscard]] std::vector<std::string> principals_of(const Actor& actor);

}  // namespace rowan
