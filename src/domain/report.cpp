#include "domain/report.h"

#include "domain/upcast.h"

#include <algorithm>

#include "domain/case_acts_checks.h"

namespace rowan {
namespace {

constexpr std::size_t most_channels = 20;

void apply(Report& r, const ReportReceived& said, const EntryHead& head) {
  r.said = said;
  r.received_at = head.happened_at;
  r.entered_at = head.entered_at;
}
void apply(Report& r, const ReportPlaced& placed, const EntryHead&) {
  r.state = placed.opened ? ReportState::opened : ReportState::attached;
  r.case_id = placed.case_id;
}
void apply(Report& r, const EndAsked& asked, const EntryHead& head) {
  r.state = ReportState::ending;
  r.end_asked_by = head.actor;
  r.end_reason = asked.reason;
}
void apply(Report& r, const EndAnswered& answered, const EntryHead& head) {
  r.state = answered.agreed ? ReportState::ended : ReportState::waiting;
  if (answered.agreed) {
    r.ended_by = head.actor;
  } else {
    r.end_asked_by = {};
    r.end_reason.clear();
  }
}

template <class T>
bool take(Report& report, const Entry& entry) {
  if (entry.head.kind != T::kind) return false;
  apply(report, from_json<T>(upcast(entry.head.kind, entry.head.version, T::version, entry.payload)), entry.head);
  return true;
}

// One answer for a report that is not there and one that is kept from them.
Refusal no_such_report() { return Refusal::one(Because::not_found, "report.none", "There is no such report."); }
Refusal not_waiting() { return Refusal::one(Because::refused, "report.not-waiting", "Somebody has already dealt with this report."); }

}  // namespace

Report fold_report(const std::vector<Entry>& entries) {
  Report report;
  for (const Entry& entry : entries) {
    if (!(take<ReportReceived>(report, entry) || take<ReportPlaced>(report, entry) || take<EndAsked>(report, entry) || take<EndAnswered>(report, entry)))
      throw Unreadable("an entry kind this version does not know");
    report.id = ReportId{entry.head.stream.value};
    report.last_seq = entry.head.seq;
  }
  return report;
}

std::vector<std::string> principals_for(const Report& report) {
  std::vector<std::string> out{std::string(report.restricted() ? restricted_principal : triage_principal)};
  if (report.said.taken_by) out.push_back(staff_principal(report.said.taken_by));
  return out;
}

std::vector<std::string> report_principals_of(const Actor& actor) {
  std::vector<std::string> out;
  if (may(actor, Permission::triage)) {
    out.emplace_back(triage_principal);
    out.push_back(staff_principal(actor.id));
  }
  if (may(actor, Permission::restricted)) out.emplace_back(restricted_principal);
  return out;
}

bool may_see(const Actor& actor, const Report& report) {
  const auto& barred = report.said.keep_from;
  if (std::find(barred.begin(), barred.end(), actor.id) != barred.end()) return false;
  const auto wanted = principals_for(report);
  const auto held = report_principals_of(actor);
  return std::any_of(held.begin(), held.end(), [&](const std::string& p) { return std::find(wanted.begin(), wanted.end(), p) != wanted.end(); });
}

Result<NewEntry> take_report(ReportReceived report, Instant received_at, Instant now) {
  Refusal faults{Because::invalid, {}};
  const auto fault = [&](std::string id, std::string text, std::string field) { faults.problems.push_back({std::move(id), std::move(text), std::move(field)}); };
  const auto check = [&](const std::string& value, std::size_t most, std::string field) {
    if (value.size() > most) fault("report.too-long", "This is too long. Use " + std::to_string(most) + " characters or fewer", std::move(field));
  };
  if (received_at > now + minutes(5)) fault("report.future", "The time we heard cannot be in the future", "received");
  if (report.door == Door::staff && report.danger == Answer::not_asked) fault("report.danger", "Say whether anyone is in immediate danger", "danger");
  // Only a handle is needed, and any name will do for one.
  const bool says_nothing = blank(report.handle) && report.survivor.empty() && report.reporter.empty() && blank(report.account);
  if (report.door == Door::public_page && says_nothing && report.channels.empty() && report.danger != Answer::yes)
    fault("report.nothing", "Tell us something about what is happening, in a few words", "account");
  if (report.door == Door::staff && says_nothing) fault("report.handle", "Enter a name, or anything you will know this report by", "handle");
  check(report.handle, longest_line, "handle");
  check(report.survivor.name, longest_line, "survivor_name");
  check(report.survivor.address, longest_line, "survivor_address");
  check(report.reporter.name, longest_line, "reporter_name");
  check(report.perpetrator.name, longest_line, "perpetrator_name");
  check(report.account, longest_text, "account");
  check(report.wishes, longest_text, "wishes");
  check(report.household, longest_text, "household");
  check(report.must_not_know, longest_line, "must_not_know");
  check(report.police_reference, longest_line, "police_reference");
  check(report.survivor.phone, longest_line, "survivor_phone");
  check(report.reporter.contact, longest_line, "reporter_contact");
  check(report.reporter.agency, longest_line, "reporter_agency");
  check(report.reporter.reference, longest_line, "reporter_reference");
  check(report.reporter.relation, longest_line, "reporter_relation");
  check(report.perpetrator.address, longest_line, "perpetrator_address");
  check(report.perpetrator.phone, longest_line, "perpetrator_phone");
  check(report.enquiry_details, longest_text, "enquiry_details");
  check(report.enquiry_support, longest_text, "enquiry_support");
  check(report.enquiry_wanted, longest_text, "enquiry_wanted");
  if (report.channels.size() > most_channels) fault("report.channels", "Name " + std::to_string(most_channels) + " ways of contact or fewer", "channels");
  for (const Channel& channel : report.channels) {
    for (const std::string* text : {&channel.value, &channel.person, &channel.code_word, &channel.say, &channel.who_else, &channel.approved_by}) check(*text, longest_line, "channels");
    if (channel.from_minute < 0 || channel.from_minute > 1440 || channel.until_minute < 0 || channel.until_minute > 1440 || channel.from_minute == channel.until_minute)
      fault("report.hours", "Enter the hours as two different times", "channels");
  }
  if (!faults.problems.empty()) return faults;
  return new_entry(report, received_at);
}

Result<NewEntry> ask_to_end(const Report& report, const Actor& actor, const std::string& reason, Instant now) {
  if (!may_see(actor, report)) return no_such_report();
  if (report.state != ReportState::waiting) return not_waiting();
  if (!may(actor, Permission::triage)) return Refusal::one(Because::refused, "report.end-role", "Your role cannot end reports.");
  if (blank(reason)) return Refusal::one(Because::invalid, "report.end-reason", "Say why no case is needed", "reason");
  return new_entry(EndAsked{reason}, now);
}

Result<NewEntry> answer_end(const Report& report, const Actor& actor, bool agreed, const std::string& reason, Instant now) {
  if (!may_see(actor, report)) return no_such_report();
  if (report.state != ReportState::ending) return not_waiting();
  if (!may(actor, Permission::triage)) return Refusal::one(Because::refused, "report.end-role", "Your role cannot end reports.");
  if (report.end_asked_by == actor.id) return Refusal::one(Because::refused, "report.end-second-person", "A second person has to agree. You asked for this one to be ended.");
  if (blank(reason)) return Refusal::one(Because::invalid, "report.end-reason", agreed ? "Say why you agree" : "Say why you do not agree", "reason");
  return new_entry(EndAnswered{agreed, reason}, now);
}

Result<NewEntry> place_report(const Report& report, CaseId case_id, bool opened, Instant now) {
  if (report.state != ReportState::waiting && report.state != ReportState::ending) return not_waiting();
  return new_entry(ReportPlaced{case_id, opened}, now);
}

std::optional<Severity> severity_of(const ReportReceived& report) {
  if (report.danger == Answer::yes) return Severity::immediate_danger;
  return report.severity;
}

std::string title_of(const ReportReceived& report) {
  if (!report.survivor.name.empty()) return report.survivor.name;
  if (!report.handle.empty()) return report.handle;
  return "Name not given";
}

}  // namespace rowan
