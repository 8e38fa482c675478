#pragma once
// Writing records: a first entry, a step, something set aside or taken up again, and another person's answer.
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "domain/case_acts.h"
#include "domain/records/instances.h"

namespace rowan {

// Who may answer a request. The policy may supply its own, with deputies and layers; the row names the least. Nobody ever approves what they
// asked for, nor twice, whatever this says.
struct ApprovalRule {
  // Why `who` may not agree to `decision`; `given` are those who have agreed so far.
  std::function<Result<void>(const RecordRow& row, std::string_view decision, StaffId asked_by, std::span<const StaffId> given, const Actor& who)>
      may_approve;
  // Does yet another have to agree, after so many?
  std::function<bool(std::string_view decision, std::size_t given)> more;
  // The gates before a record of this row as they stand when it is answered: what has shut since it was asked is not approved (CX-4.6c).
  std::function<std::vector<GateState>(std::string_view what)> gates = {};
  // The body that decides next, after so many; empty: a person does. Whoever records it says where its minutes are.
  std::function<std::string(std::string_view decision, std::size_t given)> body = {};
  // Who answers next, in words: "Tenancy Committee convener, or in their place Secretary".
  std::function<std::string(std::string_view decision, std::size_t given)> whose = {};
};
// One of the row's approvers; for an action against their wish, a manager or the domestic abuse lead. One is enough.
[[nodiscard]] ApprovalRule approval_by_role();
// What a policy calls the agreement that this entry needs: the decision of its choice, the row's own decision, or "record:" and its code;
// where it goes against their wish, "override_wishes" and, after a plus, that too.
[[nodiscard]] std::string decision_of(const RecordRow& row, const RecordMade& made);

// What a record is held against besides its row.
struct RecordRules {
  RecordShapes shapes = {};
  std::vector<GateState> gates = {};  // of the policy before this record (gates_before_record)
  // What else the policy says here (records/under_policy.h).
  std::vector<std::string> not_offered = {};  // codes of choices that are not to be had
  std::vector<std::string> notes = {};        // for the page, above the form
  bool another_agrees = false;                // it counts only when somebody else has agreed, whatever the row says
  std::vector<std::string> another_agrees_for = {};  // the same, of these choices alone
  std::function<void(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems)> check = {};
};

// A record that needs another person's agreement stands as asked, and raises nothing, until answer_approval. Every fault at its field;
// `value`, `text`, `when`, `wish`, `basis`, `basis_text` and `pass_reason` are fields too.
[[nodiscard]] Result<NewEntries> add_record(const Seen& seen, RecordMade record, Instant happened_at, const RecordRules& rules);
// `seq` is the entry that was asked for.
[[nodiscard]] Result<NewEntries> answer_approval(const Seen& seen, std::int64_t seq, bool approved, const std::string& reason,
                                                 const RecordShapes& shapes, const ApprovalRule& rule = approval_by_role(), const std::string& minute = {});

// Does this entry wait for another person before it counts, by its row or by a wish that is overridden? A gate may ask for it too.
[[nodiscard]] bool needs_approval(const RecordRow& row, const RecordMade& made);

}  // namespace rowan
