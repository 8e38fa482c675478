#pragma once
// What a case's records amount to: each instance with its steps, how it stands, and what it asks for by when. Pure: of the case, the
// rows that hold for it, and now.
#include <optional>
#include <string>
#include <vector>

#include "domain/case.h"
#include "domain/records.h"

namespace rowan {

enum class ApprovalState { not_needed, asked, approved, refused };

// One entry of an instance. Points into the case and the rows.
struct RecordStep {
  std::int64_t seq = 0;
  const RecordRow* row = nullptr;      // null when no policy in force describes it any more
  const RecordMade* made = nullptr;    // null for a request not to refer written before these steps existed
  std::string text;                    // as it stands after corrections
  Instant happened_at;
  Instant entered_at;
  StaffId actor;
  ApprovalState approval = ApprovalState::not_needed;
  std::vector<StaffId> agreed;         // who agreed, where several have to
  StaffId answered_by;
  Instant answered_at;
  std::string answer;                  // the approver's reason

  [[nodiscard]] bool stands() const { return approval == ApprovalState::not_needed || approval == ApprovalState::approved; }
};

enum class RecordState {
  open,     // something may still follow
  waiting,  // for another person's approval
  ended,
  expired   // the day on which it ends has passed, and nothing took its place
};
inline constexpr std::string_view record_state_names[] = {"open", "waiting", "ended", "expired"};
constexpr std::span<const std::string_view> names_of(RecordState) { return record_state_names; }
[[nodiscard]] std::string_view label_of(RecordState state);

// Who may read a record, wherever something of it shows. A step is never for more people than the whole that it belongs to.
struct ReadBy {
  RecordClass kept = RecordClass::ordinary;
  RoleSet readers = {};           // empty: no role is asked for
  RoleSet readers_of_whole = {};  // the same, of the first entry of the instance
  bool nobody = false;            // kept apart by a pack that has gone: nobody knows any more from whom
  [[nodiscard]] bool for_all() const { return kept == RecordClass::ordinary && readers.empty() && readers_of_whole.empty() && !nobody; }
};
[[nodiscard]] ReadBy read_by(const Case& c, const RecordShapes& shapes, const RecordMade& made);
[[nodiscard]] bool may_read(const Seen& seen, const ReadBy& by);
// What it is called in a list that does not know who reads it, or for somebody who may not: the class of it and nothing more.
[[nodiscard]] std::string title_for_all(const ReadBy& by, std::string_view title);

// Something of an instance that has to be done.
struct RecordItem : ReadBy {
  std::int64_t instance = 0;  // seq of its first entry
  std::int64_t seq = 0;       // of the entry that asks for it
  std::string title;
  std::string about;          // title of the row
  std::string clause;
  std::optional<Instant> due;  // by when somebody must act; none: as soon as may be (an approval)
  std::optional<Instant> day;  // the day itself, which a reminder comes before
  bool expires = false;        // the thing itself ends on `day`
  bool approval = false;       // waits for another person's answer
  bool our_day = false;        // neither the record nor a policy names the day: it is a reminder of ours

  [[nodiscard]] bool lapsed(Instant now) const { return day && *day < now; }
};

struct RecordInstance {
  std::int64_t id = 0;  // seq of the first entry
  std::vector<RecordStep> steps;
  RecordState state = RecordState::open;
  bool not_done = false;  // set aside with a reason
  bool refused = false;   // the one who had to approve did not
  std::vector<RecordItem> items;          // soonest first
  std::vector<const RecordRow*> next;     // steps that may be added now
  [[nodiscard]] const RecordRow* row() const { return steps.front().row; }
};

// In the order they were begun.
[[nodiscard]] std::vector<RecordInstance> record_instances(const Case& c, const RecordShapes& shapes, Instant now);
[[nodiscard]] std::optional<RecordInstance> record_instance(const Case& c, const RecordShapes& shapes, std::int64_t id, Instant now);
// Everything that records ask for, soonest first, what has no date last. Nothing for a closed case.
[[nodiscard]] std::vector<RecordItem> record_items(const Case& c, const RecordShapes& shapes, Instant now);

// May this step of it be read? Never where the whole may not. A row that no policy describes any more: only where it was for everybody.
[[nodiscard]] bool may_read(const Seen& seen, const RecordInstance& instance, const RecordStep& step);

// May the words of this line be read by whoever this is? Of a row that no policy describes any more, only where it was for everybody.
[[nodiscard]] bool may_read(const Seen& seen, const RecordShapes& shapes, const CaseLine& line);

// The moment a due falls: the end of a date in London, or the instant. Nothing where the record names no day.
[[nodiscard]] std::optional<Instant> day_of(const RecordDue& due, const RecordRow& row, const RecordMade& made, Instant happened_at);

}  // namespace rowan
