#pragma once
// Notices with the way to what they are about, when the person may go there.
#include <string>
#include <vector>

#include "app/notices.h"

namespace rowan::app {

struct Message {
  store::Notice notice;
  std::string path;       // "/cases/RW-4001-H"; empty when there is nothing to open, or not for this person (any more)
  std::string reference;  // of the case or report; empty likewise
};
// Unread, newest first.
[[nodiscard]] std::vector<Message> messages_for(Desk& desk, const Actor& actor, std::size_t limit);

}  // namespace rowan::app
