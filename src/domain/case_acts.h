#pragma once
// What may be done on a case: each function looks at the case as folded and gives new entries, or every reason why not.
// Pure: who acts, what they typed and the time come in as values.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access.h"
#include "domain/case.h"
#include "domain/policy/history.h"
#include "domain/worker_choice.h"

namespace rowan {

using NewEntries = std::vector<NewEntry>;

struct OpenCase {
  std::string reference;
  std::string name;  // empty: what the report calls them
  PersonId survivor;
  HomeId home;
  std::string home_line;
  std::optional<Date> born;
  std::string tenancy;
  std::string tenancy_kind;
  std::string tenure;  // a code of domain/tenancy.h, or the register's own
  std::string owner;
  std::string nation;
  std::string area;
  AgeBand age_band = AgeBand::unknown;
  StaffId lead;
  TeamId team;
  std::string policy;
  std::string policy_hash;
  std::vector<std::string> canonical_types;
  std::optional<Severity> severity = {};  // said at triage; absent: what the report says
};
// Everything the report says becomes part of the case, so that nobody has to be asked twice (SG-14).
[[nodiscard]] Result<NewEntries> open_case(const OpenCase& what, const Report& report, const Actor& actor, Instant now);
[[nodiscard]] Result<NewEntries> attach_report(const Seen& seen, const Report& report, Instant now);

struct ContactInput {
  std::int64_t channel = 0;  // 0: one that is not on the record (only with an override)
  ChannelKind other_kind = ChannelKind::call;
  std::string other_value;
  Purpose purpose = Purpose::case_work;
  ContactOutcome outcome = ContactOutcome::made;
  Instant happened_at;
  std::string text;
  std::string override_reason;
  std::string person;  // empty: the survivor; who it was with when `channel` is 0. A recorded channel says it itself
  Interpreter interpreter = Interpreter::none;
};
// May this contact be started now? All gates at once: safe contact, and those of the policy that stand before an approach.
[[nodiscard]] Result<SafeChannel> may_contact(const Case& c, const ContactInput& input, const std::vector<GateState>& gates);
[[nodiscard]] Result<NewEntries> record_contact(const Seen& seen, const ContactInput& input, const std::vector<GateState>& gates);

[[nodiscard]] Result<NewEntries> set_safe_contact(const Seen& seen, Channel channel, const std::string& reason);
[[nodiscard]] Result<NewEntries> set_do_not_contact(const Seen& seen, bool on, const std::string& reason);
[[nodiscard]] Result<NewEntries> set_must_not_know(const Seen& seen, std::vector<MustNotKnow> people);

[[nodiscard]] Result<NewEntries> ask_danger(const Seen& seen, DangerAsked asked);
[[nodiscard]] Result<NewEntries> ask_household(const Seen& seen, HouseholdAsked asked);
[[nodiscard]] Result<NewEntries> ask_perpetrator(const Seen& seen, PerpetratorAsked asked);
[[nodiscard]] Result<NewEntries> classify(const Seen& seen, Classified classified);
[[nodiscard]] Result<NewEntries> record_wishes(const Seen& seen, WishesRecorded wishes);
// A record of one of our own rows that no gate stands before; the whole of it is in domain/records/acts.h.
[[nodiscard]] Result<NewEntries> make_record(const Seen& seen, RecordMade record, Instant happened_at);

[[nodiscard]] Result<NewEntries> add_note(const Seen& seen, const std::string& text, bool about_other, std::optional<Instant> happened_at);
[[nodiscard]] Result<NewEntries> correct(const Seen& seen, std::int64_t seq, const std::string& text, const std::string& reason);
// The same where packs have rows of their own (domain/records/shapes_of.h): who may read such a record may correct its words.
[[nodiscard]] Result<NewEntries> correct_among(const RecordShapes& shapes, const Seen& seen, std::int64_t seq, const std::string& text,
                                               const std::string& reason);
// The text a correction may replace; nothing for a line that has none.
[[nodiscard]] std::optional<std::string> text_of(const CaseLine& line);

[[nodiscard]] Result<NewEntries> add_task(const Seen& seen, TaskAdded task);
[[nodiscard]] Result<NewEntries> finish_task(const Seen& seen, std::int64_t task, const std::string& outcome);
[[nodiscard]] Result<NewEntries> move_task(const Seen& seen, std::int64_t task, Instant due, const std::string& reason);
[[nodiscard]] Result<NewEntries> redate_duty(const Seen& seen, const std::string& duty, Instant due, const std::string& reason);

// `fit`: whether the colleague fits what the person asked for in a worker (domain/worker_choice.h). Where they do not, `against_wish` says
// why it is them all the same, and is kept. Refused, too: "worker.against-wish" (field against_wish).
[[nodiscard]] Result<NewEntries> allocate(const Seen& seen, const Actor& to, const std::string& reason, WorkerFit fit = WorkerFit::not_asked,
                                          const std::string& against_wish = {});
[[nodiscard]] Result<NewEntries> offer_hand_over(const Seen& seen, const Actor& to, const std::string& note, WorkerFit fit = WorkerFit::not_asked,
                                                 const std::string& against_wish = {});
[[nodiscard]] Result<NewEntries> answer_hand_over(const Case& c, const Actor& actor, bool accepted, const std::string& note, Instant now);
[[nodiscard]] Result<NewEntries> grant_access(const Seen& seen, const Actor& to, const std::string& purpose, std::optional<Instant> until);
[[nodiscard]] Result<NewEntries> end_access(const Seen& seen, StaffId of, const std::string& reason);
[[nodiscard]] Result<NewEntries> bar(const Seen& seen, StaffId who, const std::string& reason);
[[nodiscard]] Result<NewEntries> lift_bar(const Seen& seen, StaffId who, const std::string& reason);
// Where the policy names who agrees to the end of a restriction: lift_restriction (domain/records/under_policy.h).
[[nodiscard]] Result<NewEntries> restrict_case(const Seen& seen, bool on, const std::string& reason);
// One hour, with a reason, for somebody who is not on the case. A bar refuses as if there were no case (CX-5.2).
[[nodiscard]] Result<NewEntries> take_urgent_access(const Case& c, const Actor& actor, const std::string& reason, Instant now);
inline constexpr Duration urgent_access_lasts = hours(1);

// A manager, with every task done. Silence alone never closes a case: where the survivor is out of touch, `risk` says what risk
// remains, after a try by a safe way and with agencies told (SG-36). `gates` are those of the policy before Act::close_case,
// `shapes` the rows that hold for the case: what any record waits for, ours or a pack's, has to be answered first.
[[nodiscard]] Result<NewEntries> close_case(const Seen& seen, const std::string& reason, const std::string& told_how, const std::string& risk = {},
                                            const std::vector<GateState>& gates = {}, const RecordShapes& shapes = {});
[[nodiscard]] Result<NewEntries> reopen_case(const Seen& seen, const std::string& reason);

}  // namespace rowan
