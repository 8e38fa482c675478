#pragma once
// Reports: taken by staff or on the public page, waiting in triage, opened as a case, attached to one, or ended by two people.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cases.h"
#include "app/desk.h"
#include "app/known.h"
#include "domain/report.h"
#include "store/report_index.h"

namespace rowan::app {

struct ReportSummary {
  std::string title;
  std::string from;    // route in words, and the agency
  Answer danger = Answer::not_asked;
  Door door = Door::staff;
  template <class F> void fields(F& f) { f("title", title); f("from", from); f("danger", danger); f("door", door); }
};

struct TakenReport {
  ReportId id;
  std::string reference;
};
// What is written in the same commit; its refusal is a refusal of the whole. The reference is that of what was made.
using WithReport = std::function<Result<void>(store::Tx&, const std::string& reference)>;
// actor 0 is the public page. Danger is shown to those who triage at once. `form_token` may be empty.
[[nodiscard]] Result<TakenReport> take_report(Desk& desk, const std::optional<Actor>& actor, ReportReceived report, Instant received_at,
                                              const std::string& form_token, const WithReport& also = {});

struct WaitingReport {
  std::string reference;
  Instant received_at;
  store::ReportState state;
  Route route;
  ReportSummary summary;
};
struct ReportList {
  std::vector<WaitingReport> rows;
  std::size_t total = 0;  // up to 100
};
[[nodiscard]] ReportList reports_in(Desk& desk, const Actor& actor, std::optional<store::ReportState> state, std::size_t limit);
// Reports ended without a case, newest first, each with why and by whom: for the manager (NHG-2). Written into the access log once.
struct EndedReport {
  WaitingReport row;
  std::string reason;
  StaffId asked_by;
  StaffId agreed_by;
};
[[nodiscard]] Result<std::vector<EndedReport>> ended_reports(Desk& desk, const Actor& actor, std::size_t limit);
[[nodiscard]] std::size_t reports_waiting(Desk& desk, const Actor& actor);
[[nodiscard]] std::size_t reports_waiting(store::Reader& reader, const Actor& actor, Instant now);

struct OpenedReport {
  Report report;
  std::string reference;
};
[[nodiscard]] Result<OpenedReport> view_report(Desk& desk, const Actor& actor, std::string_view reference);
// Whether they may see it as it is now: also by the case it has become part of. Of one that is not there: no.
[[nodiscard]] bool may_see_report(const store::Reader& reader, const Actor& actor, ReportId id, Instant now);

struct OpenChoice {
  PersonId person;  // 0: not one of the register
  HomeId home;      // 0: none chosen
  std::string name;
  AgeBand age_band = AgeBand::unknown;
  StaffId lead;     // 0: leave it not allocated
  TeamId team;
  std::optional<Severity> severity = {};  // absent: what the report says
};
[[nodiscard]] Result<std::string> open_from_report(Desk& desk, const Actor& actor, std::string_view report, const OpenChoice& choice, const std::string& form_token);
// A report and the case it becomes in one commit: it waits in no list, and when anything is refused neither is there. For what has been
// looked at by those who open it, and may be told to nobody who triages. Gives the reference of the case, and so to `also`.
[[nodiscard]] Result<std::string> take_and_open(Desk& desk, const Actor& actor, ReportReceived report, const OpenChoice& choice, const std::string& form_token,
                                                const WithReport& also);
[[nodiscard]] Result<std::string> attach_to_case(Desk& desk, const Actor& actor, std::string_view report, std::string_view case_reference, const std::string& form_token,
                                                 std::optional<Severity> severity = {});
// The answers to how serious a report looks, where a policy in force has a clock or a gate that turns on it, in the words of the policy of
// the default owner or else of the first that asks. Empty: nobody asks.
[[nodiscard]] std::vector<SeverityCode> severities_asked(const Desk& desk, Instant at);
[[nodiscard]] Result<void> ask_to_end_report(Desk& desk, const Actor& actor, std::string_view report, const std::string& reason, const std::string& form_token);
[[nodiscard]] Result<void> answer_end_of_report(Desk& desk, const Actor& actor, std::string_view report, bool agreed, const std::string& reason, const std::string& form_token);

// Index row of a report, for rebuilds too.
struct IndexedReport {
  store::ReportRow row;
  std::vector<store::Grant> grants;
};
[[nodiscard]] IndexedReport index_report(const Report& report);
void put_index(store::Tx& tx, const IndexedReport& indexed, const Report& report);

}  // namespace rowan::app
