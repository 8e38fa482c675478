#include "domain/sender.h"

namespace rowan {

Sender sender_for(const SafeChannel& way, std::string_view landlord, const ContactBlock& contact, const NeutralSender& neutral) {
  // A life at stake is no reason to show the name: the override was of the way, and nobody approved the name for it.
  if (!way.override_reason().empty() || !way.channel().names_us) return {true, neutral.name, neutral.phone, {}, {}, {}};
  return {false, std::string(landlord), contact.phone, contact.email, contact.website, contact.social};
}

}  // namespace rowan
