#include "domain/case_acts.h"

#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/records.h"

namespace rowan {
namespace {

Result<void> open_for_work(const Seen& seen) {
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  return {};
}

}  // namespace

Result<NewEntries> open_case(const OpenCase& what, const Report& report, const Actor& actor, Instant now) {
  if (!may(actor, Permission::triage)) return refused("case.open-role", "Your role cannot open cases.");
  if (!may_see(actor, report)) return Refusal::one(Because::not_found, "report.none", "There is no such report.");
  if (report.state != ReportState::waiting && report.state != ReportState::ending) return refused("report.not-waiting", "Somebody has already dealt with this report.");
  const ReportReceived& said = report.said;
  const Instant at = report.received_at;
  NewEntries out;
  CaseOpened opened;
  opened.reference = what.reference;
  opened.name = what.name.empty() ? title_of(said) : what.name;
  opened.survivor = what.survivor;
  opened.home = what.home;
  opened.home_line = what.home_line.empty() ? said.survivor.address : what.home_line;
  opened.born = what.born ? what.born : said.survivor.born;
  opened.tenancy = what.tenancy;
  opened.tenancy_kind = what.tenancy_kind;
  opened.owner = what.owner;
  opened.nation = what.nation;
  opened.area = what.area;
  opened.age_band = what.age_band;
  opened.report = report.id;
  opened.route = said.route;
  opened.received_at = at;
  opened.team = what.team;
  opened.lead = what.lead;
  opened.restricted = report.restricted();
  opened.policy = what.policy;
  opened.policy_hash = what.policy_hash;
  out.push_back(new_entry(opened, now));
  out.push_back(new_entry(ReportAttached{report.id, said.route, said.door, said.account, said.reporter.agency}, at));
  // A linked colleague must not see it, and whoever opened a restricted one must be able to.
  for (const StaffId who : said.keep_from) out.push_back(new_entry(Barred{who, "Named when the report was taken"}, now));
  if (opened.restricted && what.lead != actor.id) out.push_back(new_entry(AccessGranted{actor.id, "Opened the case", now, {}, false}, now));
  if (said.danger != Answer::not_asked) out.push_back(new_entry(DangerAsked{said.danger, said.police, said.police_reference, {}}, at));
  if (said.children != Answer::not_asked || said.adults_at_risk != Answer::not_asked || !said.household.empty())
    out.push_back(new_entry(HouseholdAsked{said.children, said.adults_at_risk, said.household}, at));
  if (said.do_not_contact) out.push_back(new_entry(DoNotContactSet{true, "Asked for in the report"}, at));
  // Only the person themselves can approve a way of reaching them (NHG-25).
  if (said.route == Route::survivor)
    for (Channel channel : said.channels) {
      channel.id = 0;
      if (channel.approved_by.empty()) channel.approved_by = said.door == Door::public_page ? "Themselves, on the public page" : "Themselves, when they told us";
      out.push_back(new_entry(SafeContactSet{channel, "Named in the report"}, at));
    }
  if (!said.must_not_know.empty()) out.push_back(new_entry(MustNotKnowSet{{{said.must_not_know, {}, {}}}}, at));
  if (said.perpetrator_given != NameGiven::not_asked || !said.relationship.empty()) {
    PerpetratorAsked asked;
    asked.given = said.perpetrator_given;
    asked.name = said.perpetrator.name;
    asked.person = said.perpetrator.known_as;
    asked.relationship = said.relationship;
    asked.works_for_us = said.works_for_us;
    out.push_back(new_entry(asked, at));
  }
  if (!said.abuse_types.empty()) {
    Classified classified;
    classified.types = said.abuse_types;
    classified.canonical = what.canonical_types;
    out.push_back(new_entry(classified, at));
  }
  if (!said.wishes.empty()) out.push_back(new_entry(WishesRecorded{said.wishes, {}}, at));
  const auto part = [&](std::string what_part, const std::string& text) {
    if (!text.empty()) out.push_back(new_entry(RecordMade{std::move(what_part), "answered", text}, at));
  };
  part("details-from-professional", said.enquiry_details);
  part("support-in-place", said.enquiry_support);
  part("wanted-from-us", said.enquiry_wanted);
  return out;
}

Result<NewEntries> attach_report(const Seen& seen, const Report& report, Instant now) {
  if (!may_see(seen.by(), report)) return Refusal::one(Because::not_found, "report.none", "There is no such report.");
  if (report.state != ReportState::waiting && report.state != ReportState::ending) return refused("report.not-waiting", "Somebody has already dealt with this report.");
  const ReportReceived& said = report.said;
  NewEntries out = one(ReportAttached{report.id, said.route, said.door, said.account, said.reporter.agency}, report.received_at);
  if (said.danger == Answer::yes) out.push_back(new_entry(DangerAsked{said.danger, said.police, said.police_reference, {}}, report.received_at));
  for (const StaffId who : said.keep_from) if (!seen.get().barred(who)) out.push_back(new_entry(Barred{who, "Named when a report was taken"}, now));
  return out;
}

Result<SafeChannel> may_contact(const Case& c, const ContactInput& input, const std::vector<GateState>& gates) {
  Result<SafeChannel> safe = safe_channel(c.contact, input.channel, input.purpose, input.happened_at);
  Refusal why{Because::refused, {}};
  if (!safe) why = safe.refusal();
  for (const GateState& gate : gates) if (gate.open != Truth::yes) why.problems.push_back({"gate." + gate.id, gate.title + " (" + gate.clause + ")", "channel"});
  if (why.problems.empty()) return safe;
  if (input.override_reason.empty()) return why;
  Channel channel;
  if (const Channel* found = c.contact.find(input.channel)) channel = *found;
  else {
    channel.kind = input.other_kind;
    channel.value = input.other_value;
  }
  return override_to_save_life(c.contact, channel, input.purpose, input.happened_at, input.override_reason);
}

Result<NewEntries> record_contact(const Seen& seen, const ContactInput& input, const std::vector<GateState>& gates) {
  Faults faults;
  faults.not_future(input.happened_at, seen.now(), "when");
  faults.need(input.text, "Say what happened", "text");
  faults.at_most(input.text, longest_text, "text");
  faults.at_most(input.other_value, longest_line, "other_value");
  if (faults.any()) return faults.take();
  ContactRecorded made;
  made.channel = input.channel;
  made.purpose = input.purpose;
  made.outcome = input.outcome;
  made.text = input.text;
  made.channel_kind = input.other_kind;
  if (const Channel* found = seen.get().contact.find(input.channel)) made.channel_kind = found->kind;
  else made.other_channel = input.other_value;
  // They reached us: nothing of ours had to be safe, and what they said must be kept.
  if (input.outcome == ContactOutcome::received) return one(made, input.happened_at);
  const Result<SafeChannel> safe = may_contact(seen.get(), input, gates);
  if (!safe) return safe.refusal();
  if (!safe->override_reason().empty()) {
    ContactInput plain = input;
    plain.override_reason.clear();
    const auto gate = may_contact(seen.get(), plain, gates);
    made.override_reason = input.override_reason;
    made.gate_said = gate ? "" : gate.refusal().first().text;
  }
  return one(made, input.happened_at);
}

Result<NewEntries> make_record(const Seen& seen, RecordMade record, Instant happened_at) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  const RecordRow* row = find_record(record.what);
  if (!row) return Refusal::one(Because::not_found, "record.none", "There is no such record.");
  Faults faults;
  if (!row->choices.empty() && choice_label(*row, record.value).empty()) faults.add("form.choice", "Choose an answer", "value");
  if (row->choices.empty()) record.value.clear();
  if (row->text_needed || record.value == "not_offered" || record.value == "not_referred") faults.need(record.text, "Fill in: " + std::string(row->text_label), "text");
  faults.at_most(record.text, longest_text, "text");
  faults.not_future(happened_at, seen.now(), "when");
  if (faults.any()) return faults.take();
  return one(record, happened_at);
}

Result<NewEntries> ask_not_to_refer(const Seen& seen, const std::string& reason) {
  if (reason.empty()) return Refusal::one(Because::invalid, "form.needed", "Say why no referral should be made", "reason");
  if (seen.get().not_referring_by) return refused("not-referring.waiting", "This has been asked already and waits for a second person.");
  return one(NotReferringAsked{reason}, seen.now());
}
Result<NewEntries> answer_not_to_refer(const Seen& seen, bool approved, const std::string& reason) {
  if (!seen.get().not_referring_by) return refused("not-referring.none", "Nobody has asked for this.");
  if (seen.get().not_referring_by == seen.by().id) return refused("not-referring.second-person", "A second person has to approve. You asked for this.");
  if (!may(seen.by(), Permission::allocate)) return refused("not-referring.role", "A manager has to approve this.");
  if (reason.empty()) return Refusal::one(Because::invalid, "form.needed", "Give your reason", "reason");
  return one(NotReferringAnswered{approved, reason}, seen.now());
}

Result<NewEntries> add_note(const Seen& seen, const std::string& text, bool about_other, std::optional<Instant> happened_at) {
  Faults faults;
  faults.need(text, "Write the note before you save it", "text");
  faults.at_most(text, longest_text, "text");
  if (happened_at) faults.not_future(*happened_at, seen.now(), "when");
  if (faults.any()) return faults.take();
  return one(NoteAdded{text, about_other}, happened_at.value_or(seen.now()));
}

std::optional<std::string> text_of(const CaseLine& line) {
  if (line.corrected_by) return line.text_now;
  return std::visit([](const auto& e) -> std::optional<std::string> {
    using T = std::decay_t<decltype(e)>;
    if constexpr (std::is_same_v<T, NoteAdded> || std::is_same_v<T, ContactRecorded> || std::is_same_v<T, RecordMade> || std::is_same_v<T, WishesRecorded>) return e.text;
    else if constexpr (std::is_same_v<T, HouseholdAsked>) return e.members;
    else if constexpr (std::is_same_v<T, DangerAsked> || std::is_same_v<T, PerpetratorAsked>) return e.text;
    else return {};
  }, line.event);
}

Result<NewEntries> correct(const Seen& seen, std::int64_t seq, const std::string& text, const std::string& reason) {
  const auto& lines = seen.get().lines;
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const CaseLine& l) { return l.seq == seq; });
  if (line == lines.end() || !text_of(*line)) return Refusal::one(Because::not_found, "entry.none", "There is no such entry to correct.");
  Faults faults;
  faults.need(text, "Write what it should say", "text");
  faults.need(reason, "Say why you are correcting it", "reason");
  faults.at_most(text, longest_text, "text");
  if (!text.empty() && *text_of(*line) == text) faults.add("entry.same", "This is what it says already", "text");
  if (faults.any()) return faults.take();
  return one(Corrected{seq, text, reason}, seen.now());
}

Result<NewEntries> close_case(const Seen& seen, const std::string& reason, const std::string& told_how) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  if (!may_run(seen) || !may(seen.by(), Permission::allocate)) return refused("case.close-role", "A manager closes cases.");
  Faults faults;
  faults.need(reason, "Say why the case can be closed", "reason");
  faults.need(told_how, "Say how they were told, by a safe way, or why they could not be", "told_how");
  if (faults.any()) return faults.take();
  return one(CaseClosed{reason, told_how}, seen.now());
}
Result<NewEntries> reopen_case(const Seen& seen, const std::string& reason) {
  if (!seen.get().closed) return refused("case.open", "This case is open.");
  if (!may_run(seen)) return refused("case.reopen-role", "Urgent access does not let you reopen a case.");
  if (reason.empty()) return Refusal::one(Because::invalid, "form.needed", "Say why the case is opened again", "reason");
  return one(CaseReopened{reason}, seen.now());
}

}  // namespace rowan
