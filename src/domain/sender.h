#pragma once
// Whose name stands on what we send (CX-0.8). The landlord's own name, number and address appear only where the safe contact record lets
// that way say who we are; everything else goes out under a sender that says nothing.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/policy/policy.h"
#include "domain/safe_contact.h"

namespace rowan {

// What a landlord writes under when its name must not be seen: a number that is answered without a name, and a word that tells nothing.
struct NeutralSender {
  std::string name;   // "Customer services"; empty: no name at all
  std::string phone;  // empty: none
};

struct Sender {
  bool neutral = true;
  std::string name, phone, email, website, social;  // each may be empty
};

// `contact` is the policy's published block; an empty part of it stays empty.
[[nodiscard]] Sender sender_for(const SafeChannel& way, std::string_view landlord, const ContactBlock& contact, const NeutralSender& neutral);

// What about a neutral sender would give us away, as problems at "neutral_name" and "neutral_phone": the landlord's own name or initials
// in it, a word that says what it is about, a number that is none, or one that a policy publishes as ours. Empty: nothing was found.
[[nodiscard]] std::vector<Problem> not_neutral(const NeutralSender& neutral, std::string_view landlord, const std::vector<ContactBlock>& published);

}  // namespace rowan
