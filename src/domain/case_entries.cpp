#include "domain/case_entries.h"

#include "domain/read_event.h"

namespace rowan {

CaseEvent read_case_event(const Entry& entry) { return read_as<CaseEvent>(entry); }

}  // namespace rowan
