#include "domain/policy/scope.h"

#include <algorithm>

namespace rowan {
namespace {

Truth said(const std::optional<bool>& answer) { return !answer ? Truth::unknown : *answer ? Truth::yes : Truth::no; }

}  // namespace

Truth in_scope(const ScopeRule* rule, HomeTie tie, std::string_view tenure) {
  switch (tie) {
    case HomeTie::lives_there:
      if (!rule || rule->tenures.empty()) return Truth::yes;
      if (tenure.empty() || tenure == "unknown") return Truth::unknown;
      return std::find(rule->tenures.begin(), rule->tenures.end(), tenure) != rule->tenures.end() ? Truth::yes : Truth::no;
    case HomeTie::applicant: return rule ? said(rule->applicants) : Truth::unknown;
    case HomeTie::staff: return rule ? said(rule->staff) : Truth::unknown;
    case HomeTie::councillor: return rule ? said(rule->councillors) : Truth::unknown;
    case HomeTie::contractor: return rule ? said(rule->contractors) : Truth::unknown;
    case HomeTie::managing_agent_home: return rule ? said(rule->managing_agents) : Truth::unknown;
  }
  return Truth::unknown;
}

}  // namespace rowan
