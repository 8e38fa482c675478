#pragma once
// Records of a case: what holds for them under its policies, writing them, and answering what waits for another person.
#include <string>
#include <string_view>
#include <vector>

#include "app/cases.h"
#include "domain/records/acts.h"

namespace rowan::app {

// The rows that hold for this case: ours and those of the policies about it.
[[nodiscard]] RecordShapes shapes_of(const Desk& desk, const Case& c);
// What a record of this row is held against now: the rows, and the gates of the policy before it.
[[nodiscard]] RecordRules rules_for(const Desk& desk, const Case& c, std::string_view what, Instant now);
// What records ask for, soonest first, in the words of the landlord of the case.
[[nodiscard]] std::vector<RecordItem> record_items_of(const Desk& desk, const Case& c, Instant now);
// Who may agree: as the policy of the case says, with deputies and layers; where it says nothing, the roles of the row.
[[nodiscard]] ApprovalRule approval_rule(const Desk& desk, const Case& c, Instant now);

// Writes the record. Where it waits for another person, the managers of the team are told; on a restricted case, the people named on
// it. A colleague chosen in a field must be able to see the case.
[[nodiscard]] Result<OpenedCase> record(Desk& desk, const Actor& actor, std::string_view reference, const RecordMade& made, Instant happened_at,
                                        With with);
// Whoever asked is told the answer.
[[nodiscard]] Result<OpenedCase> answer_record(Desk& desk, const Actor& actor, std::string_view reference, std::int64_t seq, bool approved,
                                               const std::string& reason, With with, const std::string& minute = {});

}  // namespace rowan::app
