#include "domain/policy/offers.h"

#include <algorithm>

#include "base/codec.h"

namespace rowan {

std::string_view in_words(PerpetratorOffer offer) {
  switch (offer) {
    case PerpetratorOffer::support_line: return "a support line";
    case PerpetratorOffer::behaviour_programme: return "a programme to change behaviour";
    case PerpetratorOffer::housing_plan: return "a housing plan with conditions";
  }
  return {};
}

std::vector<PerpetratorOffer> offers_left(const PerpetratorOffersRule& rule, const Facts& facts) {
  std::vector<PerpetratorOffer> left;
  for (const PerpetratorOffer offer : rule.offers) {
    const auto all = facts.all();
    const bool made = std::any_of(all.begin(), all.end(), [&](const Fact& fact) {
      return (fact.name == "perpetrator.offered" && fact.value == name_of(offer)) ||
             (offer == PerpetratorOffer::support_line && fact.name == "perpetrator_support.offered");
    });
    if (!made) left.push_back(offer);
  }
  return left;
}

FeedbackState feedback_of(const FeedbackRule* rule, const Facts& facts) {
  if (!rule) return FeedbackState::not_in_policy;
  if (facts.first("feedback.offered")) return FeedbackState::asked;
  const auto informed = facts.first("closure.informed");
  const bool safe = facts.value("safe_contact.known") == "yes";
  return informed && safe ? FeedbackState::due : FeedbackState::not_yet;
}

}  // namespace rowan
