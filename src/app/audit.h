#pragma once
// The access log as an auditor reads it: who, when, which act, and the number of the record. Never a word of what was read,
// searched for or given as a reason, and never whose record it is.
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"

namespace rowan::app {

struct AuditLine {
  std::int64_t position = 0;  // in the log, from 1 without a gap
  Instant at;
  StaffId staff;
  std::string who;
  std::string act;  // a code: "case.viewed"
  StreamId record;  // 0 = about no one record
};
struct AuditPage {
  std::vector<AuditLine> lines;  // newest first
  std::int64_t older = 0;        // `before` of the next page; 0 = this was the last
};
// Reading the log is itself written into it. Refused: "audit.role".
[[nodiscard]] Result<AuditPage> audit_page(Desk& desk, const Actor& actor, std::optional<StaffId> staff, std::int64_t before, std::size_t limit);

// "Opened a case"; a code without words of its own is given as it is.
[[nodiscard]] std::string act_words(std::string_view act);

}  // namespace rowan::app
