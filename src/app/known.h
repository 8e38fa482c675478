#pragma once
// "Is anyone here already known?": who a report may concern, of the register and of cases; whom a hit is told to; and what a person said of it.
// A hit on a case that the asker may not see tells them nothing. Rules and reasons: docs/who-is-known.md.
#include <string>
#include <string_view>
#include <vector>

#include "app/desk.h"
#include "domain/case.h"
#include "domain/report.h"

namespace rowan::app {

// Under this many bits nobody is shown, and from this many on somebody who was not asked is told.
inline constexpr double least_shown_bits = 8;
inline constexpr double least_told_bits = 11;
inline constexpr std::size_t most_shown = 8;

// Somebody of a case that the asker may see.
struct KnownCase {
  std::string reference;
  std::string name;   // of the person met, as the case has it
  std::string home;   // of the case
  people::Part part = people::Part::survivor;
  matching::Band band = matching::Band::possible;
  std::string why;
  std::string pick;   // names the hit in the form "not the same"
};
struct KnownPerson {
  PersonId person;
  HomeId home;
  std::string label;
  std::string home_line;
  matching::Band band = matching::Band::possible;
  std::string why;
  std::string pick;
};
// Somebody of another report that waits and that the asker may see.
struct KnownReport {
  std::string reference;
  std::string name;  // of the person met, as the report has it
  Instant received_at;
  people::Part part = people::Part::survivor;
  matching::Band band = matching::Band::possible;
  std::string why;
  std::string pick;
};
// Said by somebody not to be the same, and not offered since.
struct SetAside {
  std::string label;
  std::string reason;
  StaffId by;
  Instant at;
  std::string pick;
};
struct AlreadyKnown {
  std::string asked;  // the name that was asked about
  std::string who;    // "survivor", "perpetrator", "reporter"
  std::vector<KnownPerson> people;
  std::vector<KnownCase> cases;
  std::vector<KnownReport> reports = {};
  std::vector<SetAside> set_aside = {};
};
// Of every name of a report; the likeliest first, at most `most_shown` of each kind. Written into the access log.
[[nodiscard]] std::vector<AlreadyKnown> already_known(Desk& desk, const Actor& actor, const Report& report);
// Cases the asker may see that may concern this person.
[[nodiscard]] std::vector<KnownCase> cases_like(Desk& desk, const Actor& actor, const people::PersonAsked& asked, std::size_t limit);

// "Not the same", or that taken back; only of what already_known gave this person for this report. The reason is needed for the first.
// Refused: report.none, known.none, form.needed, form.too-long.
[[nodiscard]] Result<void> say_same_or_not(Desk& desk, const Actor& actor, std::string_view report, std::string_view who, std::string_view pick, bool not_same,
                                           const std::string& reason, const std::string& form_token);

// Tells those who have to know, after the answer has gone out, each once: the lead of every case the report may concern, and who decides on
// conflicts when a name is like a colleague's (NHG-14). May be asked again at any time: what was told is not told twice. The record is read when
// it is done: whoever it is kept from by then hears nothing. What finds no room is done when there is some.
void tell_of_report(Desk& desk, const Report& report);
// The same when a case names somebody new, or something is learned of somebody: against other cases, reports that wait, and staff.
// `before`: whom it named until now.
void tell_of_case(Desk& desk, const Case& c, std::vector<people::Party> before);
// The report is, or is no longer, one of those that wait: after every act on one, once it is committed.
void follow_report(Desk& desk, const Report& report);
// At the start: what was to be told when the program ended is asked again, of the reports that wait and so many cases, those written in
// last: what waits to be told is seconds old. Comes back at once; what was told already is not told twice.
inline constexpr std::size_t cases_asked_again = 200;
void tell_again(Desk& desk);

// Whoever harms in one case and may be the same as in another (SG-39): for the domestic abuse lead alone.
struct SamePerson {
  struct Place {
    std::string reference;
    std::string name;
    std::string home;
    std::string why;
    matching::Band band = matching::Band::same;
    std::string pick;  // names it and the first in "not the same"
  };
  std::vector<Place> places;  // the first is the one the others are compared with
};
struct SamePersons {
  std::vector<SamePerson> found;
  std::vector<SetAside> set_aside;  // pairs that were said not to be the same
  std::size_t asked = 0;  // cases looked at, of those that the lead may see
  bool more = false;      // there are older ones
};
// Looks at `most_asked` of the cases that the lead may see, newest first, after leaving out `skip` of them. Refused to every other role. What
// was shown is in the access log under no case, since the log of a case is read by whoever works on it.
inline constexpr std::size_t most_asked = 200;
[[nodiscard]] Result<SamePersons> same_in_other_cases(Desk& desk, const Actor& actor, std::size_t skip);

// "Not the same" of a pair that the lead was shown, or that taken back. The pair is then not offered there until it agrees in other ways.
// Refused: known.role, known.none, form.needed, form.too-long.
[[nodiscard]] Result<void> say_of_same_person(Desk& desk, const Actor& actor, std::string_view pick, bool not_same, const std::string& reason,
                                              const std::string& form_token);

}  // namespace rowan::app
