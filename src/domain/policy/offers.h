#pragma once
// What is offered to the person who harms, and what the survivor is asked about our service.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/facts.h"

namespace rowan {

enum class PerpetratorOffer { support_line, behaviour_programme, housing_plan };
inline constexpr std::string_view perpetrator_offer_names[] = {"support_line", "behaviour_programme", "housing_plan"};
constexpr std::span<const std::string_view> names_of(PerpetratorOffer) { return perpetrator_offer_names; }
[[nodiscard]] std::string_view in_words(PerpetratorOffer offer);

struct PerpetratorOffersRule {
  std::string clause;
  std::vector<PerpetratorOffer> offers;
};
// The offers of the policy not yet made in this case.
[[nodiscard]] std::vector<PerpetratorOffer> offers_left(const PerpetratorOffersRule& rule, const Facts& facts);

struct FeedbackRule {
  std::string clause;
  std::optional<int> within_weeks;  // of their being told that the case is coming to its end; absent: no target in policy
};
enum class FeedbackState { not_in_policy, not_yet, due, asked };
inline constexpr std::string_view feedback_state_names[] = {"not_in_policy", "not_yet", "due", "asked"};
constexpr std::span<const std::string_view> names_of(FeedbackState) { return feedback_state_names; }
// A survey is a message like any other: never due where no safe way of contact is known.
[[nodiscard]] FeedbackState feedback_of(const FeedbackRule* rule, const Facts& facts);

}  // namespace rowan
