#include "domain/policy/policy.h"

#include <algorithm>

namespace rowan {
namespace {

template <class T>
const T* by_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& item) { return item.id == id; });
  return found == list.end() ? nullptr : &*found;
}

void warn_of_documents(const Policy& policy, Date today, std::vector<PolicyWarning>& out) {
  for (const AssociatedDocument& document : policy.documents) {
    if (document.review && *document.review < today)
      out.push_back({"policy.document_past_review", document.name + " passed its review date on " + long_date(*document.review) + "."});
    for (const DocumentAlias& alias : document.aliases)
      if (!alias.confirmed)
        out.push_back({"policy.alias_unresolved", "The policy also writes \"" + alias.name + "\". Confirm whether this is " + document.name + "."});
  }
}

}  // namespace

const Clause* Policy::clause(std::string_view clause_id) const { return by_id(clauses, clause_id); }
const DutyRule* Policy::duty(std::string_view duty_id) const { return by_id(duties, duty_id); }
const ApprovalPath* Policy::approval_of(std::string_view decision) const {
  const auto found = std::find_if(approvals.begin(), approvals.end(), [&](const ApprovalPath& path) { return path.decision == decision; });
  return found == approvals.end() ? nullptr : &*found;
}

bool Policy::asks_about(std::string_view fact) const {
  const auto in = [&](const Condition& condition) {
    const auto facts = facts_in(condition);
    return std::find(facts.begin(), facts.end(), fact) != facts.end();
  };
  const auto of = [&](const std::vector<Moment>& moments) {
    return std::any_of(moments.begin(), moments.end(), [&](const Moment& moment) { return moment.fact == fact; });
  };
  return std::any_of(duties.begin(), duties.end(),
                     [&](const DutyRule& rule) {
                       return in(rule.when) || in(rule.not_needed) || of(rule.start) || of(rule.stop) ||
                              std::any_of(rule.variants.begin(), rule.variants.end(), [&](const ClockVariant& v) { return in(v.when); });
                     }) ||
         std::any_of(gates.begin(), gates.end(), [&](const GateRule& gate) { return in(gate.when) || in(gate.needs); });
}

std::string Policy::title_of(Role role) const {
  for (const RoleTitle& own : titles) if (own.role == role) return own.title;
  return std::string(rowan::title_of(role));
}

std::vector<PolicyWarning> warnings(const Policy& policy, Date today) {
  std::vector<PolicyWarning> out;
  const PolicyDates& dates = policy.dates;
  const bool written_policy = policy.layer == PolicyLayer::landlord || policy.layer == PolicyLayer::overlay;
  if (written_policy && !dates.review) out.push_back({"policy.no_review_date", "This policy has no review date."});
  if (written_policy && !dates.effective) out.push_back({"policy.no_effective_date", "This policy does not say from when it applies."});
  if (written_policy && dates.approved.empty()) out.push_back({"policy.no_approver", "This policy does not say who approved it."});
  if (dates.review && *dates.review < today)
    out.push_back({"policy.past_review_date", "This policy passed its review date on " + long_date(*dates.review) + ". It is still applied."});
  if (dates.effective && today < *dates.effective)
    out.push_back({"policy.not_yet_effective", "This policy applies from " + long_date(*dates.effective) + ". It is not applied yet."});
  if (dates.effective_until && *dates.effective_until < today)
    out.push_back({"policy.ended", "This policy ended on " + long_date(*dates.effective_until) + ". New reports are not governed by it."});
  warn_of_documents(policy, today, out);
  for (const Clause& clause : policy.clauses)
    if (clause.interpretation)
      out.push_back(
          {"policy.interpretation_open", "Clause " + clause.id + " is read in a way that " + clause.interpretation->owner + " must confirm."});
  return out;
}

}  // namespace rowan
