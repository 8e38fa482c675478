#pragma once
// Things that are asked, offered, decided, referred or agreed and written down. Each is a row: what it is called, what is asked, which
// steps may follow, by when, who else has to agree, and which facts it raises for the policy's clocks. The page, the timeline, the
// reminders and the register come from the row. Our own rows stand in src/domain/records/, by theme; a policy pack may add more.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/codec.h"
#include "base/result.h"
#include "domain/actor.h"

namespace rowan {

class Seen;
struct RecordMade;

// Where rows stand together: a heading of "More actions", and a register of their own.
enum class RecordTheme { talking, enquiry, safeguarding, meetings, plan, safety, housing, legal, perpetrator, damage, engagement, sharing, other };
inline constexpr std::string_view record_theme_names[] = {"talking", "enquiry",     "safeguarding", "meetings",   "plan",    "safety", "housing",
                                                          "legal",   "perpetrator", "damage",       "engagement", "sharing", "other"};
constexpr std::span<const std::string_view> names_of(RecordTheme) { return record_theme_names; }
[[nodiscard]] std::string_view label_of(RecordTheme theme);

// Kept apart from the rest of a case. Minutes belong to the meeting's partners; the perpetrator's file can be separated from the
// survivor's; who reported must never reach the person reported. None of the three is in anything that is given to the survivor. A new
// home is known to those who arrange it, and is in no paper, no list and no other system at all (CX-4.4, SG-4).
enum class RecordClass { ordinary, minutes, perpetrator_file, reporter_identity, new_home };
inline constexpr std::string_view record_class_names[] = {"ordinary", "minutes", "perpetrator_file", "reporter_identity", "new_home"};
constexpr std::span<const std::string_view> names_of(RecordClass) { return record_class_names; }
[[nodiscard]] std::string_view label_of(RecordClass kept);

struct RecordChoice {
  std::string code;
  std::string label;
  friend bool operator==(const RecordChoice&, const RecordChoice&) = default;
};

// How a value is typed, and its canonical form in the record (records/values.h).
enum class FieldKind {
  words,           // one line
  long_words,      // several
  date,            // 2026-11-19
  instant,         // 2026-11-19T11:05:00Z
  choice,          // a code of `choices`
  yes_no_unknown,  // yes, no or unknown; left out is "not asked"
  number,          // whole, 0 or more
  money,           // whole pence
  reference,       // somebody's number for it: letters, digits and - / . _ and spaces
  staff,           // the number of a colleague who can see the case
  agency           // the name of an organisation
};
inline constexpr std::string_view field_kind_names[] = {"words", "long_words", "date", "instant", "choice", "yes_no_unknown",
                                                        "number", "money", "reference", "staff", "agency"};
constexpr std::span<const std::string_view> names_of(FieldKind) { return field_kind_names; }

struct RecordField {
  std::string code;  // stored; small letters, digits and _
  std::string label;
  std::string hint = {};
  FieldKind kind = FieldKind::words;
  std::vector<RecordChoice> choices = {};
  bool needed = false;
  std::string needed_when = {};                // code of another field: needed when that has a value …
  std::vector<std::string> needed_when_is = {};  // … one of these; empty: any
  // Raised with this value: a choice is set to it; an event happens with it, at the value's own time where it is a date.
  std::string fact = {};
  friend bool operator==(const RecordField&, const RecordField&) = default;
};

// Whether something is asked for by this very entry; of our own rows only.
using RecordWhen = bool (*)(const RecordMade& record);

// Something that has to be done by a day that the record names, or a day on which it ends. Shows in "What needs doing" from the
// moment it is known, and as an exception once it has passed.
struct RecordDue {
  std::string title;                // what has to be done, in plain words
  std::string field = {};           // of this row: a date (to the end of it) or an instant
  std::optional<int> else_days = {};  // where `field` is empty or has no value: days after `else_field`, or after the record was made
  std::string else_field = {};
  int remind_days = 0;              // how many days before the day it has to be done
  std::vector<std::string> met_by = {};  // steps that settle it; empty: only the end of the instance
  bool expires = false;             // the thing itself ends on the day, and the instance shows as expired
  RecordWhen when = nullptr;        // null: always
  friend bool operator==(const RecordDue&, const RecordDue&) = default;
};

// A refusal of its own that no field can say, in src/domain/records/: adds what stands in the way. Null for most.
using RecordCheck = void (*)(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems);

struct RecordRow {
  std::string what;   // stored code, and the end of the page's address; never changed once released
  std::string title;  // heading of the page and of the timeline entry
  std::string hint;
  RecordTheme theme = RecordTheme::other;
  std::string clause = {};    // where it comes from
  std::string basis = {};     // the law it rests on, kept apart from the policy's words (NHG-11)
  std::string fact = {};      // raised in the policy's facts; its value is the chosen code
  std::string timeline = {};  // contact, decision, incident, document or access
  std::vector<RecordChoice> choices = {};  // of the first question; empty: none
  std::string text_label = {};             // of the box for words; empty: none
  bool text_needed = false;
  std::vector<std::string> text_needed_for = {};  // codes of `choices` that need words
  std::vector<RecordField> fields = {};

  std::vector<std::string> continues = {};  // rows whose instances this one is a step of; empty: it begins an instance
  bool once = false;                        // as a step: at most one in an instance
  std::string never_set_aside = {};         // not empty: the whole cannot be set aside, and this says what to do instead
  bool ends = false;                        // as a step: the instance is ended by it …
  std::vector<std::string> ends_for = {};   // … where one of these codes was chosen; empty: always
  std::vector<RecordDue> due = {};

  std::string decision = {};   // what a policy calls this where it says who approves; empty: "record:" and `what`
  // Of single choices: what a policy calls them where it says who approves. The others wait for nobody.
  std::vector<std::pair<std::string, std::string>> decisions = {};
  RoleSet approvers = {};      // not empty: stands as asked until another person of one of these roles approves
  bool affects_them = false;   // an action that touches the survivor or the perpetrator: their wish is part of it (NHG-8) …
  std::vector<std::string> affects_them_for = {};  // … where one of these codes was chosen; empty: always
  RecordClass kept = RecordClass::ordinary;
  RoleSet readers = {};        // who may read and write it; empty: whoever sees the case (of a class kept apart: not in an urgent hour)
  RecordCheck check = nullptr;

  [[nodiscard]] bool is_step() const { return !continues.empty(); }
  [[nodiscard]] const RecordField* field(std::string_view code) const;
  [[nodiscard]] std::string_view choice_label(std::string_view code) const;  // "" for a code that is not one
  [[nodiscard]] bool touches_them(std::string_view value) const;             // is their wish part of it, with this answer?
  friend bool operator==(const RecordRow&, const RecordRow&) = default;
};

// Our own rows, by theme and in the order of the pages.
[[nodiscard]] std::span<const RecordRow> record_rows();
[[nodiscard]] const RecordRow* find_record(std::string_view what);  // among our own

// How many days a policy gives before one of our reminders, where the record itself names no day. Without it the days are ours.
struct ReminderDays {
  std::string clause;  // of the policy; with its policy where it stands among the rows of a case: "connexus-2023 CX-3.2e"
  std::string record;  // code of the row that asks for it
  int days = 0;        // after the record, or before the day it names, as the row says
  friend bool operator==(const ReminderDays&, const ReminderDays&) = default;
};

// The rows that hold for one case: ours, and those of the packs that speak about it. Copies are cheap; what `find` gives lives as
// long as one of them.
class RecordShapes {
 public:
  RecordShapes() = default;  // ours alone
  // Later lists give way to earlier ones and all of them to ours: a code means one thing.
  explicit RecordShapes(std::vector<std::shared_ptr<const std::vector<RecordRow>>> of_packs, std::vector<ReminderDays> days = {});
  [[nodiscard]] const RecordRow* find(std::string_view what) const;
  [[nodiscard]] bool of_pack(std::string_view what) const { return find(what) && !find_record(what); }
  [[nodiscard]] std::vector<const RecordRow*> all() const;                       // ours first
  [[nodiscard]] std::vector<const RecordRow*> beginnings(RecordTheme theme) const;  // rows that are no steps
  [[nodiscard]] std::vector<const RecordRow*> steps_of(std::string_view what) const;
  [[nodiscard]] const ReminderDays* days_for(std::string_view what) const;  // null: no policy of the case says; ours hold

 private:
  std::vector<ReminderDays> days_;
  std::vector<std::shared_ptr<const std::vector<RecordRow>>> of_packs_;
};

// May whoever this is read and write rows of this kind on the case they see?
[[nodiscard]] bool may_read(const Seen& seen, const RecordRow& row);

}  // namespace rowan
