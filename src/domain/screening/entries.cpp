#include "domain/screening/entries.h"

#include "domain/read_event.h"

namespace rowan::prompts {

Event read_event(const Entry& entry) { return read_as<Event>(entry); }

}  // namespace rowan::prompts
