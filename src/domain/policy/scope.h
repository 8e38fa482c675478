#pragma once
// For whom a policy speaks. Everybody who lives in a home always may be helped (NHG-4, CX-1.1); this is about the policy's word,
// which is written beside the case and shuts nobody out.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/policy/condition.h"

namespace rowan {

enum class HomeTie { lives_there, applicant, staff, councillor, contractor, managing_agent_home };
inline constexpr std::string_view home_tie_names[] = {"lives_there", "applicant", "staff", "councillor", "contractor", "managing_agent_home"};
constexpr std::span<const std::string_view> names_of(HomeTie) { return home_tie_names; }

struct ScopeRule {
  std::string clause;
  std::vector<std::string> tenures;  // codes as cases hold them (domain/tenancy.h); empty = any tenure
  // Absent: the policy does not say.
  std::optional<bool> applicants, staff, councillors, contractors, managing_agents;
};
// Whether the policy itself speaks for somebody with this tie. unknown: it does not say.
[[nodiscard]] Truth in_scope(const ScopeRule* rule, HomeTie tie, std::string_view tenure = {});

}  // namespace rowan
