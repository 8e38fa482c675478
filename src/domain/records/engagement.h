#pragma once
// Keeping in touch, as facts: what was tried, how, and what came back; and what may explain a silence (CX-4.13a). Never a verdict on the
// person.
#include <optional>
#include <string>
#include <vector>

#include "domain/access.h"

namespace rowan {

struct ContactTry {
  std::int64_t seq = 0;
  Instant at;
  ChannelKind channel = ChannelKind::call;
  ContactOutcome outcome = ContactOutcome::made;
};
struct Engagement {
  std::vector<ContactTry> tries;  // with the survivor, in the order entered, theirs to us with them
  int tried = 0, reached = 0, came_to_us = 0;
  int since_reached = 0;          // tries in a row without reaching them
  std::optional<Instant> last_reached;
  std::vector<std::string> may_be_why;  // reasons for a silence that the safe contact record knows of, as sentences
  bool could_be_reached = false;  // a safe way is approved, and they have not asked us to keep away: a silence can be spoken of at all
};
[[nodiscard]] Engagement engagement_of(const Case& c, Instant now);

// A word that judges somebody who is harmed instead of saying what happened ("uncooperative"), as it stands in the text; "" when there is none.
[[nodiscard]] std::string verdict_in(std::string_view text);

}  // namespace rowan
