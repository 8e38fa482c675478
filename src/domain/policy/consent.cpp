#include "domain/policy/consent.h"

#include <algorithm>

namespace rowan {
namespace {

bool counts(const ConsentRule* rule, ConsentGiven given) {
  if (given == ConsentGiven::in_writing) return true;
  return given == ConsentGiven::by_word && !(rule && rule->form == ConsentForm::written);
}

// What no policy can take away: harm and what the law commands.
bool always(ConsentException why) {
  return why == ConsentException::risk_of_harm || why == ConsentException::child_at_risk || why == ConsentException::legal_duty;
}

}  // namespace

Result<SharingGround> may_share(const ConsentRule* rule, ConsentGiven given, const std::optional<WithoutConsent>& without) {
  if (counts(rule, given)) return SharingGround::consent;
  const bool stated = without && without->statement.find_first_not_of(" \t\r\n") != std::string::npos;
  if (stated) {
    const bool known = always(without->because) ||
                       (rule && std::find(rule->exceptions.begin(), rule->exceptions.end(), without->because) != rule->exceptions.end());
    if (known) return SharingGround::exception;
    return Refusal::one(Because::refused, "sharing.no-ground", "The policy does not name this as a reason to share without consent", "because");
  }
  if (given == ConsentGiven::by_word)
    return Refusal::one(Because::refused, "sharing.no-ground", "The policy asks for consent in writing. Without it, say what the risk of harm is",
                        "risk");
  return Refusal::one(Because::refused, "sharing.no-ground", "There is no consent. Say what the risk of harm is, or do not share", "risk");
}

}  // namespace rowan
