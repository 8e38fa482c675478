#include "domain/policy/money.h"

namespace rowan {

Result<void> may_recharge(const RechargeRule* rule, const RechargeQuestion& question) {
  Refusal why{Because::refused, {}};
  const auto refuse = [&](std::string_view id, std::string_view text) { why.problems.push_back({std::string(id), std::string(text), "debtor"}); };
  if (question.debtor == Debtor::survivor || question.debtor_is_survivor)
    refuse("recharge.survivor", "Damage done to a survivor's home is never charged to the survivor.");
  if (question.debtor == Debtor::joint_account || question.account_shared)
    refuse("recharge.shared-account", "The survivor is liable on this account too, so the charge cannot go there.");
  if (question.debtor == Debtor::nobody) refuse("recharge.debtor", "Say who is charged. Where the perpetrator is not known, nobody is.");
  if (!rule || !rule->to_perpetrator) refuse("recharge.not-in-policy", "The policy does not charge anybody for this damage.");
  if (question.survivor_lives_at_debtor)
    refuse("recharge.address", "The survivor lives where this charge would be sent. Hold it until another address is known.");
  if (!question.safety_checked) refuse("recharge.safety", "Check first that the charge does not put the survivor in more danger.");
  if (!why.problems.empty()) return why;
  return {};
}

std::optional<HousingSystemPayload> housing_system_payload(const HousingSystemRule* rule, std::string_view handle) {
  if (!rule || rule->label == HousingLabel::none) return {};
  return HousingSystemPayload{rule->words, std::string(handle)};
}

}  // namespace rowan
