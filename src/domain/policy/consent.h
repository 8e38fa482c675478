#pragma once
// Whether something may be shared: by consent in the form the policy asks for, or without it for a reason that the law knows.
// A risk of harm never waits for consent, whatever a policy says (CX-5.3); refusing is an answer too, and is recorded.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowan {

enum class ConsentForm { written, verbal };
inline constexpr std::string_view consent_form_names[] = {"written", "verbal"};
constexpr std::span<const std::string_view> names_of(ConsentForm) { return consent_form_names; }

enum class ConsentException { risk_of_harm, child_at_risk, legal_duty, prevention_of_crime };
inline constexpr std::string_view consent_exception_names[] = {"risk_of_harm", "child_at_risk", "legal_duty", "prevention_of_crime"};
constexpr std::span<const std::string_view> names_of(ConsentException) { return consent_exception_names; }

struct ConsentRule {
  std::string clause;
  std::optional<ConsentForm> form;  // the least that counts: written asks for writing; absent: either
  std::vector<ConsentException> exceptions;
};

enum class ConsentGiven { in_writing, by_word, refused, not_asked };
inline constexpr std::string_view consent_given_names[] = {"in_writing", "by_word", "refused", "not_asked"};
constexpr std::span<const std::string_view> names_of(ConsentGiven) { return consent_given_names; }

struct WithoutConsent {
  ConsentException because = ConsentException::risk_of_harm;
  std::string statement;  // what the risk or the duty is; blank does not count
};

enum class SharingGround { consent, exception };
// How it may be shared, at once and with nobody else's approval; or "sharing.no-ground" with what is missing. `rule` null: the
// policy says nothing, and what the law allows holds.
[[nodiscard]] Result<SharingGround> may_share(const ConsentRule* rule, ConsentGiven given, const std::optional<WithoutConsent>& without);

}  // namespace rowan
