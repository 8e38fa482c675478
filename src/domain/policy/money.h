#pragma once
// Who pays for damage, and the label a case carries on the housing system.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan {

// Where a bill could go. A pack can only ever name the perpetrator or nobody (SG-30).
enum class Debtor { perpetrator, survivor, joint_account, nobody };
inline constexpr std::string_view debtor_names[] = {"perpetrator", "survivor", "joint_account", "nobody"};
constexpr std::span<const std::string_view> names_of(Debtor) { return debtor_names; }

struct RechargeRule {
  std::string clause;
  bool to_perpetrator = false;  // false: the policy says that nobody is charged
  bool split_arrears = false;   // arrears of a joint tenancy go to the perpetrator
};

struct RechargeQuestion {
  Debtor debtor = Debtor::nobody;
  bool debtor_is_survivor = false;     // the same person in the register, whatever the account is called
  bool account_shared = false;         // the survivor is liable on it too
  bool survivor_lives_at_debtor = false;  // the letter would arrive where the survivor lives
  bool safety_checked = false;         // that it will not make things worse was looked at, with the answer on record
};
// Refused with every reason: "recharge.survivor", "recharge.shared-account", "recharge.address", "recharge.safety",
// "recharge.not-in-policy". `rule` null: the policy says nothing about charging anybody.
[[nodiscard]] Result<void> may_recharge(const RechargeRule* rule, const RechargeQuestion& question);

enum class HousingLabel { serious_antisocial_behaviour, domestic_abuse_restricted, neutral, none };
inline constexpr std::string_view housing_label_names[] = {"serious_antisocial_behaviour", "domestic_abuse_restricted", "neutral", "none"};
constexpr std::span<const std::string_view> names_of(HousingLabel) { return housing_label_names; }

struct HousingSystemRule {
  std::string clause;
  HousingLabel label = HousingLabel::none;
  std::string words;  // as the system calls the category: "Serious ASB"; empty with none
};

// All that ever leaves for the housing system. Nothing can be added here without a look at who reads that system (CX-5.1a).
struct HousingSystemPayload {
  std::string category;
  std::string handle;  // an opaque reference that only this product can resolve
};
// Nothing: no label is sent.
[[nodiscard]] std::optional<HousingSystemPayload> housing_system_payload(const HousingSystemRule* rule, std::string_view handle);

}  // namespace rowan
