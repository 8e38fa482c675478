#include "domain/sender.h"

#include <algorithm>

#include "base/text.h"
#include "domain/telling.h"

namespace rowan {

Sender sender_for(const SafeChannel& way, std::string_view landlord, const ContactBlock& contact, const NeutralSender& neutral) {
  // A life at stake is no reason to show the name: the override was of the way, and nobody approved the name for it.
  if (!way.override_reason().empty() || !way.channel().names_us) return {true, neutral.name, neutral.phone, {}, {}, {}};
  return {false, std::string(landlord), contact.phone, contact.email, contact.website, contact.social};
}

std::vector<Problem> not_neutral(const NeutralSender& neutral, std::string_view landlord, const std::vector<ContactBlock>& published) {
  std::vector<Problem> out;
  const std::vector<std::string> words = fold_words(neutral.name), own = fold_words(landlord);
  // "Northbrook Homes": the first word tells, "homes" alone does not.
  const bool named = !own.empty() && (std::find(words.begin(), words.end(), own.front()) != words.end() ||
                                      (fold_joined(landlord).size() >= 3 && fold_joined(neutral.name).find(fold_joined(landlord)) != std::string::npos));
  if (named) out.push_back({"sender.named", "This names the landlord, and a neutral sender must not", "neutral_name"});
  if (!found_in(neutral.name, subject_words()).empty()) out.push_back({"sender.telling", "This says what it is about, and a neutral sender must not", "neutral_name"});
  if (neutral.phone.empty()) return out;
  if (!is_phone(neutral.phone)) out.push_back({"sender.phone", "This is not a telephone number", "neutral_phone"});
  const auto ours = [&](const ContactBlock& block) {
    const std::string number = phone_normal_form(neutral.phone);
    return number == phone_normal_form(block.phone) || number == phone_normal_form(block.out_of_hours);
  };
  if (is_phone(neutral.phone) && std::any_of(published.begin(), published.end(), ours))
    out.push_back({"sender.published", "This number is published as the landlord’s, so whoever looks it up finds out", "neutral_phone"});
  return out;
}

}  // namespace rowan
