#include "domain/actor.h"

#include "base/codec.h"
#include <algorithm>

namespace rowan {
namespace {

constexpr std::uint32_t bit(Permission p) { return 1u << static_cast<unsigned>(p); }

constexpr std::uint32_t everyone = bit(Permission::signed_in) | bit(Permission::see_policy) | bit(Permission::take_reports) | bit(Permission::ask_before_acting);
constexpr std::uint32_t case_work = everyone | bit(Permission::triage) | bit(Permission::work_cases) | bit(Permission::search_people) | bit(Permission::urgent_access);

constexpr std::uint32_t screening = bit(Permission::screening) | bit(Permission::screening_rules);

constexpr std::uint32_t organisation = bit(Permission::organisation) | bit(Permission::keep_organisation);

constexpr std::uint32_t permissions_of(Role role) {
  switch (role) {
    case Role::officer: return case_work;
    case Role::manager: return case_work | bit(Permission::allocate) | bit(Permission::review_urgent) | organisation;
    case Role::da_lead:
      return case_work | bit(Permission::allocate) | bit(Permission::review_urgent) | bit(Permission::restricted) | organisation | screening;
    case Role::safeguarding_lead: return case_work | bit(Permission::restricted) | bit(Permission::organisation) | screening;
    case Role::data_protection: return everyone | bit(Permission::audit) | bit(Permission::review_urgent) | bit(Permission::organisation);
    case Role::auditor: return bit(Permission::signed_in) | bit(Permission::see_policy) | bit(Permission::audit) | bit(Permission::organisation);
    case Role::administrator: return bit(Permission::signed_in) | bit(Permission::see_policy) | bit(Permission::manage_staff);
    // Trained in domestic abuse, beside a role of their own: where a policy lets only champions assess risk, these are they.
    case Role::champion: return case_work | bit(Permission::screening);
    // Operatives can say that something is not right, and read nothing (SG-34).
    case Role::contractor: return bit(Permission::signed_in) | bit(Permission::take_reports);
    // Income, repairs, antisocial behaviour: they ask before they act on a home, and read nothing (SG-30, SG-31, SG-32).
    case Role::colleague: return bit(Permission::signed_in) | bit(Permission::take_reports) | bit(Permission::ask_before_acting);
  }
  return 0;
}

template <class F>
void each(RoleSet roles, F f) {
  for (std::size_t i = 0; i < std::size(role_names); ++i) if (roles.has(static_cast<Role>(i))) f(static_cast<Role>(i));
}

}  // namespace

std::string to_text(RoleSet roles) {
  std::string out;
  each(roles, [&](Role role) { (out.empty() ? out : out += ' ') += name_of(role); });
  return out;
}
std::vector<std::string> list_of(RoleSet roles) {
  std::vector<std::string> out;
  each(roles, [&](Role role) { out.emplace_back(name_of(role)); });
  return out;
}
RoleSet roles_from_text(std::string_view text) {
  RoleSet roles;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (const auto role = named<Role>(text.substr(0, end))) roles.add(*role);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return roles;
}

bool may(const Actor& actor, Permission permission) {
  std::uint32_t all = 0;
  each(actor.roles, [&](Role role) { all |= permissions_of(role); });
  return (all & bit(permission)) != 0;
}

std::string staff_principal(StaffId staff) { return "staff:" + std::to_string(staff.value); }
std::string managers_principal(TeamId team) { return "managers:" + std::to_string(team.value); }
std::vector<std::string> principals_of(const Actor& actor) {
  std::vector<std::string> out{staff_principal(actor.id)};
  if (actor.manages_team && actor.team) out.push_back(managers_principal(actor.team));
  return out;
}

}  // namespace rowan
