#include "domain/organisation/entries.h"

#include "domain/read_event.h"

namespace rowan::organisation {

Event read_event(const Entry& entry) { return read_as<Event>(entry); }

}  // namespace rowan::organisation
