#pragma once
// A report: what somebody told us, before there is a case. It waits in triage until a person opens a case from it, attaches it
// to one, or ends it with a reason and a second person (NHG-2).
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "domain/actor.h"
#include "domain/answers.h"
#include "domain/entry.h"
#include "domain/safe_contact.h"

namespace rowan {

enum class Door { staff, public_page };
inline constexpr std::string_view door_names[] = {"staff", "public_page"};
constexpr std::span<const std::string_view> names_of(Door) { return door_names; }

// A person as named in a report; any part may be missing, and nothing here is checked against anything.
struct PersonSaid {
  PersonId known_as;  // when somebody chose a person of the register
  std::string name;
  std::string address;
  std::string phone;
  std::optional<Date> born;
  template <class F> void fields(F& f) { f("known", known_as); f("name", name); f("address", address); f("phone", phone); f("born", born); }
  [[nodiscard]] bool empty() const { return !known_as && name.empty() && address.empty() && phone.empty(); }
};

// Who told us. Protected apart from the rest: never part of anything that goes towards a perpetrator (NHG-15).
struct ReporterSaid {
  std::string name;
  std::string contact;
  std::string agency;     // of a professional
  std::string reference;  // theirs
  std::string relation;
  template <class F> void fields(F& f) { f("name", name); f("contact", contact); f("agency", agency); f("reference", reference); f("relation", relation); }
  [[nodiscard]] bool empty() const { return name.empty() && contact.empty() && agency.empty(); }
};

struct ReportReceived {
  static constexpr std::string_view kind = "report-received";
  static constexpr int version = 1;
  std::string reference;  // R-4001-Y
  Route route = Route::survivor;
  Door door = Door::staff;
  Answer danger = Answer::not_asked;
  Police police = Police::not_recorded;
  std::string police_reference;
  std::string handle;  // what the report is called until there is a name
  PersonSaid survivor;
  ReporterSaid reporter;
  std::string account;  // what happened, in their words
  Answer children = Answer::not_asked;
  Answer adults_at_risk = Answer::not_asked;
  std::string household;
  NameGiven perpetrator_given = NameGiven::not_asked;
  PersonSaid perpetrator;
  std::string relationship;  // pack code
  std::vector<std::string> abuse_types;  // pack codes
  std::vector<Channel> channels;  // ways of contact that were named
  bool do_not_contact = false;
  std::string must_not_know;
  std::string wishes;
  std::string enquiry_details;  // the three parts of CX-4.1b, when a professional gave them at once
  std::string enquiry_support;
  std::string enquiry_wanted;
  Answer works_for_us = Answer::not_asked;  // somebody involved is staff (NHG-14): restricted from the first moment
  std::vector<StaffId> keep_from;           // colleagues who must not see it: a bar from the first record
  StaffId taken_by;
  TeamId team;
  std::optional<Severity> severity = {};  // absent: not asked, or not known

  template <class F> void fields(F& f) {
    f("reference", reference); f("route", route); f("door", door); f("danger", danger); f("police", police); f("police_reference", police_reference); f("handle", handle);
    f("survivor", survivor); f("reporter", reporter); f("account", account); f("children", children); f("adults_at_risk", adults_at_risk);
    f("household", household); f("perpetrator_given", perpetrator_given); f("perpetrator", perpetrator); f("relationship", relationship);
    f("abuse_types", abuse_types); f("channels", channels); f("do_not_contact", do_not_contact); f("must_not_know", must_not_know);
    f("wishes", wishes); f("enquiry_details", enquiry_details); f("enquiry_support", enquiry_support); f("enquiry_wanted", enquiry_wanted);
    f("works_for_us", works_for_us); f("keep_from", keep_from); f("taken_by", taken_by); f("team", team);
    f("severity", severity);
  }
};

// A case was opened from the report, or the report was attached to one.
struct ReportPlaced {
  static constexpr std::string_view kind = "report-placed";
  static constexpr int version = 1;
  CaseId case_id;
  bool opened = false;  // true: the case began with this report
  template <class F> void fields(F& f) { f("case", case_id); f("opened", opened); }
};

// One person asks to end a report without a case; another agrees or does not.
struct EndAsked {
  static constexpr std::string_view kind = "report-end-asked";
  static constexpr int version = 1;
  std::string reason;
  template <class F> void fields(F& f) { f("reason", reason); }
};
struct EndAnswered {
  static constexpr std::string_view kind = "report-end-answered";
  static constexpr int version = 1;
  bool agreed = false;
  std::string reason;
  template <class F> void fields(F& f) { f("agreed", agreed); f("reason", reason); }
};

enum class ReportState { waiting, ending, opened, attached, ended };
inline constexpr std::string_view report_state_names[] = {"waiting", "ending", "opened", "attached", "ended"};
constexpr std::span<const std::string_view> names_of(ReportState) { return report_state_names; }

// The fold of a report's stream.
struct Report {
  ReportId id;
  std::int64_t last_seq = 0;
  Instant received_at;
  Instant entered_at;
  ReportReceived said;
  ReportState state = ReportState::waiting;
  CaseId case_id;
  StaffId end_asked_by;
  std::string end_reason;
  StaffId ended_by;

  [[nodiscard]] bool restricted() const { return said.works_for_us == Answer::yes; }
};

// Nobody has opened a case from it, attached it or ended it yet.
[[nodiscard]] inline bool waits(const Report& report) { return report.state == ReportState::waiting || report.state == ReportState::ending; }

// Throws Unreadable when a payload is not of its kind.
[[nodiscard]] Report fold_report(const std::vector<Entry>& entries);

// May this person see the waiting report? A bar beats everything; a report linked to staff is for those trusted with such cases and whoever took it.
[[nodiscard]] bool may_see(const Actor& actor, const Report& report);
[[nodiscard]] std::vector<std::string> principals_for(const Report& report);
inline constexpr std::string_view triage_principal = "triage";
inline constexpr std::string_view restricted_principal = "restricted";
[[nodiscard]] std::vector<std::string> report_principals_of(const Actor& actor);

// Every fault at once; field names are those of the form. Nothing that would be evidence is ever demanded (NHG-7, SG-12).
[[nodiscard]] Result<NewEntry> take_report(ReportReceived report, Instant received_at, Instant now);
[[nodiscard]] Result<NewEntry> ask_to_end(const Report& report, const Actor& actor, const std::string& reason, Instant now);
[[nodiscard]] Result<NewEntry> answer_end(const Report& report, const Actor& actor, bool agreed, const std::string& reason, Instant now);
[[nodiscard]] Result<NewEntry> place_report(const Report& report, CaseId case_id, bool opened, Instant now);

// What was said of it; immediate danger says it too. Absent: nobody has said.
[[nodiscard]] std::optional<Severity> severity_of(const ReportReceived& report);

// A name for the page until there is a better one: never empty.
[[nodiscard]] std::string title_of(const ReportReceived& report);

}  // namespace rowan
