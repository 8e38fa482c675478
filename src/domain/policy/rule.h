#pragma once
// The rules of a policy that the system acts on: duties with their clocks, and gates.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "domain/policy/condition.h"
#include "domain/actor.h"

namespace rowan {

// How binding a sentence of a policy is.
enum class Modality { must, must_decide, may, aim, frame };
inline constexpr std::string_view modality_names[] = {"must", "must_decide", "may", "aim", "frame"};
constexpr std::span<const std::string_view> names_of(Modality) { return modality_names; }
[[nodiscard]] std::string_view in_words(Modality modality);  // "must", "must decide and give a reason" …

// How long a duty may take. No clock at all means that the policy gives no target.
struct Clock {
  enum class Kind {
    at_once,         // due when it starts
    elapsed_hours,   // clock hours, whatever the wall says: 24 hours may be 23 or 25 on the wall
    calendar_days,   // the same wall time, or the end of the day, n days on
    calendar_months,
    same_day,        // midnight that ends the day it started
    working_days,    // of the pack's calendar
    working_hours,
  };
  Kind kind = Kind::at_once;
  int amount = 0;                      // hours, days or months; weeks are kept as days
  DayEnd day_end = DayEnd::same_time;  // of calendar and working days
  friend bool operator==(const Clock&, const Clock&) = default;
};
inline constexpr std::string_view clock_kind_names[] = {"at_once",  "elapsed_hours", "calendar_days", "calendar_months",
                                                        "same_day", "working_days",  "working_hours"};
constexpr std::span<const std::string_view> names_of(Clock::Kind) { return clock_kind_names; }
[[nodiscard]] std::string in_words(const Clock& clock);  // "24 hours", "end of the next working day"
// Nothing when the calendar has no working hours.
[[nodiscard]] std::optional<Instant> due_of(const Clock& clock, Instant start, const WorkingCalendar& calendar);

// A thing that can start or stop a clock: an event (with one of the values, if any are named), or a choice that has one of them.
// An event whose value was never recorded starts a clock whatever values are named, and stops none: not known is never no.
struct Moment {
  std::string_view fact;
  std::vector<std::string> values = {};
  friend bool operator==(const Moment&, const Moment&) = default;
};

struct Escalation {
  int share = 100;  // per cent of the time allowed that has passed; 100 = when due
  Role to = Role::manager;
  friend bool operator==(const Escalation&, const Escalation&) = default;
};

// Another clock when something holds: by severity, by route. The first that holds wins; where it is not known whether one holds,
// the earliest of the dates it could be.
struct ClockVariant {
  Condition when;
  std::optional<Clock> clock;
  friend bool operator==(const ClockVariant&, const ClockVariant&) = default;
};

struct DutyRule {
  // Which start counts when the start event happens more than once.
  enum class Starts { first, last, every };

  std::string id;     // "first-contact": the same id in two layers is the same duty, and the stricter rule wins
  std::string title;  // what to do, in plain words
  std::string clause;  // id of the clause in its policy
  std::string why;
  Modality modality = Modality::must;
  bool ours = false;        // a safety default of ours, not the landlord's policy
  bool comes_first = false; // to be done before any other duty of the case

  Condition when;                  // must be true for the duty to exist
  std::vector<Moment> start;       // the earliest of them
  std::string start_after_duty;    // or: when this duty of the same policy is met
  Starts starts = Starts::first;
  std::vector<Moment> stop;        // contact made, decision recorded …
  bool stop_needs_all = false;     // every one of `stop`, in any order; else any one
  bool stop_later = false;         // only a stop after the start counts: of a duty that what ends it starts again (a review)
  bool earlier_counts = false;     // a stop that came before the start counts as met at the start
  std::vector<Moment> attempts;    // shown as attempted
  bool attempt_counts = false;     // counts_as_met: attempt
  std::vector<Moment> exceptions;  // a recorded exception, never a met target
  Condition not_needed = {Condition::Kind::any};  // when true, and not yet met, the duty shows as not needed

  std::optional<Clock> clock;      // absent = no target in policy
  std::vector<ClockVariant> variants;
  Role owner = Role::officer;
  std::vector<Escalation> escalate;
};

// What a gate stands before.
enum class Act { approach_survivor, contact_perpetrator, close_case, end_report, open_case, book_meeting, set_safe_contact,
                 direct_let, remove_perpetrator, possession, antisocial_behaviour_route, make_record };
inline constexpr std::string_view act_names[] = {"approach_survivor", "contact_perpetrator", "close_case",         "end_report",
                                                 "open_case",         "book_meeting",        "set_safe_contact",   "direct_let",
                                                 "remove_perpetrator", "possession",         "antisocial_behaviour_route", "make_record"};
constexpr std::span<const std::string_view> names_of(Act) { return act_names; }

// How a closed gate may be passed.
enum class Override { never, reason, second_person };
inline constexpr std::string_view override_names[] = {"never", "reason", "second_person"};
constexpr std::span<const std::string_view> names_of(Override) { return override_names; }

struct GateRule {
  std::string id;
  std::string title;  // what is missing, in plain words
  std::string clause;
  std::string why;
  bool ours = false;
  Act act = Act::close_case;
  std::string record = {};  // of Act::make_record: the row it stands before (RecordRow::what)
  Condition when;   // the gate stands only while this is true
  Condition needs;  // and opens when this is true
  Override pass = Override::never;
};

}  // namespace rowan
