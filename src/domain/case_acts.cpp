#include "domain/case_acts.h"

#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/records/instances.h"
#include "domain/telling.h"

namespace rowan {
namespace {

// Ours: a way of contact named in a report is asked about again after this long, as no date was asked for there.
constexpr int days_a_told_channel_stands = 28;

Result<void> open_for_work(const Seen& seen) {
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  return {};
}

Result<void> can_place(const Actor& actor, const Report& report) {
  if (!may_see(actor, report)) return Refusal::one(Because::not_found, "report.none", "There is no such report.");
  if (report.state != ReportState::waiting && report.state != ReportState::ending)
    return refused("report.not-waiting", "Somebody has already dealt with this report.");
  return {};
}

// A yes is not taken back by a later report that says no or does not know, and what was asked does not become "not asked".
Answer stronger(Answer known, Answer told) { return known == Answer::yes || told == Answer::not_asked ? known : told; }

// The public page cannot tell who is typing. Where a safe way is known already, what comes through it changes nothing by itself:
// the person who harms could name their own number, or ask for silence.
bool unproven(const ReportReceived& said, const Case& known) { return said.door == Door::public_page && known.contact.known(); }

void tell_channels(NewEntries& out, const Report& report, const Case& known) {
  const ReportReceived& said = report.said;
  std::vector<Channel> channels = said.channels;
  const bool phone_listed = std::any_of(channels.begin(), channels.end(), [&](const Channel& k) { return k.value == said.survivor.phone; });
  if (!said.survivor.phone.empty() && !phone_listed) {
    channels.emplace_back().kind = ChannelKind::call;  // kept so that nobody has to ask for it; safe only once somebody says so
    channels.back().value = said.survivor.phone;
  }
  for (Channel& channel : channels) {
    const auto& have = known.contact.channels;
    if (std::any_of(have.begin(), have.end(), [&](const Channel& k) { return k.kind == channel.kind && k.value == channel.value; })) continue;
    channel.id = 0;
    // Only the person themselves can approve a way of reaching them (NHG-25).
    std::string reason = "Named in the report";
    if (said.route != Route::survivor || unproven(said, known)) {
      channel.safety = ChannelSafety::not_safe;
      reason = said.route == Route::survivor ? "Named on the public page. Ask them by a way known to be safe"
                                             : "Named in the report by somebody else. Ask them whether it is safe";
    } else if (channel.safety == ChannelSafety::approved) {
      const bool online = said.door == Door::public_page;
      if (channel.approved_by.empty()) channel.approved_by = online ? "Themselves, on the public page" : "Themselves, when they told us";
      if (!channel.check_by) channel.check_by = add_days(civil(report.received_at).date, days_a_told_channel_stands);
    } else {
      reason = "Named in the report. Nobody has said that it is safe";
    }
    out.push_back(new_entry(SafeContactSet{channel, reason}, report.received_at));
  }
}

void tell_perpetrator(NewEntries& out, const Report& report) {
  const ReportReceived& said = report.said;
  if (said.perpetrator_given == NameGiven::not_asked && said.perpetrator.empty() && said.relationship.empty()) return;
  PerpetratorAsked asked;
  asked.given = said.perpetrator_given == NameGiven::not_asked && !said.perpetrator.name.empty() ? NameGiven::named : said.perpetrator_given;
  asked.name = said.perpetrator.name;
  asked.person = said.perpetrator.known_as;
  asked.relationship = said.relationship;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) ((asked.text += asked.text.empty() ? "" : "\n") += label) += value;
  };
  add("Address: ", said.perpetrator.address);
  add("Phone: ", said.perpetrator.phone);
  if (said.perpetrator.born) add("Born: ", long_date(*said.perpetrator.born));
  out.push_back(new_entry(asked, report.received_at));
}

// What a report knows of somebody beside the name that stands in the case: by that they are found elsewhere.
void tell_learned(NewEntries& out, const Report& report, LearnedOf who, const PersonSaid& person, const std::string& name_in_case) {
  PersonLearned learned;
  learned.who = who;
  learned.report = report.id;
  if (!person.name.empty() && fold(collapse(person.name)) != fold(collapse(name_in_case))) learned.names.push_back(person.name);
  learned.born = person.born;
  learned.phone = person.phone;
  learned.address = person.address;
  if (!learned.names.empty() || learned.born || !learned.phone.empty() || !learned.address.empty())
    out.push_back(new_entry(learned, report.received_at));
}

// The person harmed: what the case has already, and their phone, which stands among the ways of contact, are left out.
void tell_of_survivor(NewEntries& out, const Report& report, const CaseOpened& opened) {
  PersonSaid person = report.said.survivor;
  person.phone.clear();
  if (person.born == opened.born) person.born.reset();
  if (fold_joined(person.address) == fold_joined(opened.home_line)) person.address.clear();
  tell_learned(out, report, LearnedOf::survivor, person, opened.name);
}

// Whoever harms. Of another name than the one in the case, nobody has said yet that it is the same person.
void tell_of_perpetrator(NewEntries& out, const Report& report, const Case& known) {
  const PersonSaid& person = report.said.perpetrator;
  const std::string& name = known.perpetrator.name;
  const bool first = known.perpetrator.given == NameGiven::not_asked && known.perpetrator.relationship.empty();  // as tell() has it
  const bool same = first || person.name.empty() || (!name.empty() && fold(collapse(person.name)) == fold(collapse(name)));
  if (!same) tell_learned(out, report, LearnedOf::named, person, {});
  else tell_learned(out, report, LearnedOf::perpetrator, person, first ? person.name : name);
}

void tell_wishes(NewEntries& out, const Report& report) {
  const ReportReceived& said = report.said;
  if (said.wishes.empty()) return;
  const Directness how = directness_of(said.route);
  // A neighbour's view of what should happen is not what the survivor wants (NHG-8): kept, as what it is.
  const bool theirs = how == Directness::direct || how == Directness::professional_third_party;
  if (theirs) out.push_back(new_entry(WishesRecorded{said.wishes, {}}, report.received_at));
  else out.push_back(new_entry(NoteAdded{"What whoever reported it says they want: " + said.wishes, true}, report.received_at));
}

// Somebody who went quiet may be in more danger, not less. A case is closed on that only by a manager who says what risk remains,
// after a try by a way that was approved, and with agencies told (SG-36).
void not_by_silence(const Case& c, const std::string& risk, Faults& faults) {
  if (!c.out_of_touch()) return;
  faults.need(risk, "They have not answered. Say what risk remains", "risk");
  bool tried_safely = false, agencies = false;
  for (const CaseLine& line : c.lines) {
    if (const auto* contact = std::get_if<ContactRecorded>(&line.event))
      tried_safely = tried_safely || (contact->person.empty() && contact->outcome == ContactOutcome::attempted && contact->override_reason.empty());
    if (const auto* record = std::get_if<RecordMade>(&line.event)) agencies = agencies || (!record->turn && (record->what == "agencies" || record->what == "specialist"));
    agencies = agencies || std::holds_alternative<AgenciesTold>(line.event);
  }
  if (!tried_safely) faults.add("case.close-attempt", "They have not answered. Try once more by a safe way first", "told_how");
  if (!agencies) faults.add("case.close-agencies", "They have not answered. Record which support agencies know", "told_how");
}

// What a report says becomes part of the case, new or known, so that nobody has to be asked twice (SG-14).
void tell(NewEntries& out, const Report& report, const Case& known, const std::vector<std::string>& canonical_types) {
  const ReportReceived& said = report.said;
  const Instant at = report.received_at;
  const bool danger_known = known.danger.answer != Answer::not_asked;
  if (said.danger == Answer::yes || (said.danger != Answer::not_asked && !danger_known))
    out.push_back(new_entry(DangerAsked{said.danger, said.police, said.police_reference, {}}, at));
  const HouseholdAsked household{stronger(known.household.children, said.children), stronger(known.household.adults_at_risk, said.adults_at_risk),
                                 said.household.empty() ? known.household.members : said.household};
  if (household.children != known.household.children || household.adults_at_risk != known.household.adults_at_risk || !said.household.empty())
    out.push_back(new_entry(household, at));
  if (said.do_not_contact && !known.contact.do_not_contact) {
    const std::string doubt = "A report through the public page asks us not to contact them. Check with them by a way known to be safe.";
    if (unproven(said, known)) out.push_back(new_entry(NoteAdded{doubt, false}, at));
    else out.push_back(new_entry(DoNotContactSet{true, "Asked for in the report"}, at));
  }
  tell_channels(out, report, known);
  if (!said.must_not_know.empty()) {
    MustNotKnowSet all{known.contact.must_not_know};
    all.people.push_back({said.must_not_know, {}, {}});
    out.push_back(new_entry(all, at));
  }
  // What is known of the perpetrator already stands until somebody on the case changes it.
  if (known.perpetrator.given == NameGiven::not_asked && known.perpetrator.relationship.empty()) tell_perpetrator(out, report);
  tell_of_perpetrator(out, report, known);
  if (!said.abuse_types.empty() && known.classified.types.empty()) {
    Classified classified;
    classified.types = said.abuse_types;
    classified.canonical = canonical_types;
    out.push_back(new_entry(classified, at));
  }
  tell_wishes(out, report);
  const auto part = [&](std::string what_part, const std::string& text) {
    if (!text.empty()) out.push_back(new_entry(RecordMade{std::move(what_part), "answered", text}, at));
  };
  part("details-from-professional", said.enquiry_details);
  part("support-in-place", said.enquiry_support);
  part("wanted-from-us", said.enquiry_wanted);
}

}  // namespace

Result<NewEntries> open_case(const OpenCase& what, const Report& report, const Actor& actor, Instant now) {
  if (!may(actor, Permission::triage)) return refused("case.open-role", "Your role cannot open cases.");
  if (auto can = can_place(actor, report); !can) return can.refusal();
  const ReportReceived& said = report.said;
  const bool lead_kept_away = std::find(said.keep_from.begin(), said.keep_from.end(), what.lead) != said.keep_from.end();
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
  opened.tenure = what.tenure;
  opened.owner = what.owner;
  opened.nation = what.nation;
  opened.area = what.area;
  opened.age_band = what.age_band;
  opened.report = report.id;
  opened.route = said.route;
  opened.received_at = report.received_at;
  opened.team = what.team;
  if (!lead_kept_away) opened.lead = what.lead;
  opened.restricted = report.restricted();
  opened.policy = what.policy;
  opened.policy_hash = what.policy_hash;
  out.push_back(new_entry(opened, now));
  // Triage may say what the report left open; danger that was reported is not said away.
  ReportReceived as_judged = said;
  if (what.severity) as_judged.severity = what.severity;
  out.push_back(
      new_entry(ReportAttached{report.id, said.route, said.door, said.account, said.reporter.agency, severity_of(as_judged)}, report.received_at));
  // A linked colleague must not see it, and somebody must: whoever opened it, when no lead and no team manager can.
  for (const StaffId who : said.keep_from) out.push_back(new_entry(Barred{who, "Named when the report was taken"}, now));
  const bool nobody_else = !opened.lead && !opened.team;
  if ((opened.restricted || nobody_else) && opened.lead != actor.id)
    out.push_back(new_entry(AccessGranted{actor.id, "Opened the case", now, {}, false}, now));
  tell(out, report, Case{}, what.canonical_types);
  tell_of_survivor(out, report, opened);
  return out;
}

Result<NewEntries> attach_report(const Seen& seen, const Report& report, Instant now) {
  if (auto can = can_place(seen.by(), report); !can) return can.refusal();
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you attach a report.");
  if (auto open = open_for_work(seen); !open) return open.refusal();
  const Case& c = seen.get();
  const ReportReceived& said = report.said;
  NewEntries out = one(ReportAttached{report.id, said.route, said.door, said.account, said.reporter.agency, severity_of(said)}, report.received_at);
  for (const StaffId who : said.keep_from) if (!c.barred(who)) out.push_back(new_entry(Barred{who, "Named when a report was taken"}, now));
  // NHG-14: staff are involved, so the case is restricted from the moment it is known here; who attached it stays on the list.
  if (report.restricted() && !c.restricted) {
    out.push_back(new_entry(Restricted{true, "Somebody involved works for us"}, now));
    if (seen.right() == Right::manager)
      out.push_back(new_entry(AccessGranted{seen.by().id, "Attached the report that restricted the case", now, {}, false}, now));
  }
  tell(out, report, c, {});
  tell_of_survivor(out, report, c.opened);
  return out;
}

Result<SafeChannel> may_contact(const Case& c, const ContactInput& input, const std::vector<GateState>& gates) {
  Result<SafeChannel> safe = safe_channel(c.contact, input.channel, input.purpose, input.happened_at);
  Refusal why{Because::refused, {}};
  if (!safe) why = safe.refusal();
  if (c.contact.no_go_betweens && input.interpreter == Interpreter::family_or_community)
    why.problems.push_back({"contact.interpreter", "Nobody of the family or the community interprets here. Use a professional interpreter (CX-2.3).", "interpreter"});
  for (const GateState& gate : gates) if (gate.open != Truth::yes) why.problems.push_back({"gate." + gate.id, gate.title + " (" + gate.clause + ")", "channel"});
  if (why.problems.empty()) return safe;
  // A gate that is never passed says what comes first (the safety check of NHG-15); that is done and recorded, not overridden.
  const bool never = std::any_of(gates.begin(), gates.end(), [](const GateState& gate) { return gate.open != Truth::yes && gate.pass == Override::never; });
  if (never || blank(input.override_reason)) return why;
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
  faults.at_most(input.override_reason, longest_text, "override_reason");
  const Channel* channel = seen.get().contact.find(input.channel);
  if (!channel && !input.override_reason.empty() && input.outcome != ContactOutcome::received)
    faults.need(input.other_value, "Say which way of contact you used", "other_value");
  if (faults.any()) return faults.take();
  ContactRecorded made;
  made.purpose = input.purpose;
  made.outcome = input.outcome;
  made.text = input.text;
  made.channel_kind = input.other_kind;
  made.person = input.person;
  made.interpreter = input.interpreter;
  if (channel) {
    made.channel = channel->id;
    made.channel_kind = channel->kind;
    made.person = channel->person;
  } else {
    made.other_channel = input.other_value;
  }
  // They reached us: nothing of ours had to be safe, and what they said must be kept.
  if (input.outcome == ContactOutcome::received) return one(made, input.happened_at);
  const Result<SafeChannel> safe = may_contact(seen.get(), input, gates);
  if (!safe) return safe.refusal();
  if (!safe->override_reason().empty()) {
    ContactInput plain = input;
    plain.override_reason.clear();
    const auto gate = may_contact(seen.get(), plain, gates);
    made.override_reason = input.override_reason;
    if (!gate)
      for (const Problem& problem : gate.refusal().problems) (made.gate_said.empty() ? made.gate_said : made.gate_said += " ") += problem.text;
  }
  return one(made, input.happened_at);
}

Result<NewEntries> add_note(const Seen& seen, const std::string& text, bool about_other, std::optional<Instant> happened_at) {
  Faults faults;
  faults.need(text, "Write the note before you save it", "text");
  faults.at_most(text, longest_text, "text");
  if (happened_at) faults.not_future(*happened_at, seen.now(), "when");
  if (tells_new_home(seen.get(), text)) faults.add("note.new-home", new_home_told, "text");
  if (faults.any()) return faults.take();
  return one(NoteAdded{text, about_other}, happened_at.value_or(seen.now()));
}

std::optional<std::string> text_of(const CaseLine& line) {
  if (line.corrected_by) return line.text_now;
  return std::visit([](const auto& e) -> std::optional<std::string> {
    using T = std::decay_t<decltype(e)>;
    if constexpr (std::is_same_v<T, NoteAdded> || std::is_same_v<T, RiskChanged> || std::is_same_v<T, ContactRecorded> || std::is_same_v<T, RecordMade> || std::is_same_v<T, WishesRecorded>) return e.text;
    else if constexpr (std::is_same_v<T, HouseholdAsked>) return e.members;
    else if constexpr (std::is_same_v<T, TenancySet>) return e.text;
    else if constexpr (std::is_same_v<T, DangerAsked> || std::is_same_v<T, PerpetratorAsked>) return e.text;
    else return {};
  }, line.event);
}

Result<NewEntries> correct(const Seen& seen, std::int64_t seq, const std::string& text, const std::string& reason) {
  return correct_among({}, seen, seq, text, reason);
}
Result<NewEntries> correct_among(const RecordShapes& shapes, const Seen& seen, std::int64_t seq, const std::string& text, const std::string& reason) {
  const auto& lines = seen.get().lines;
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const CaseLine& l) { return l.seq == seq; });
  if (line == lines.end() || !text_of(*line) || !may_read(seen, shapes, *line))
    return Refusal::one(Because::not_found, "entry.none", "There is no such entry to correct.");
  if (!may_run(seen) && line->actor != seen.by().id) return refused("access.urgent", "Urgent access lets you correct only what you wrote.");
  const auto* made = std::get_if<RecordMade>(&line->event);
  // Somebody agreed, or is asked to agree, to these very words.
  if (made && made->asked.value_or(false)) return refused("approval.words", "Another person was asked to agree to these words. Set it aside, and ask again with a new record.");
  Faults faults;
  faults.need(text, "Write what it should say", "text");
  faults.need(reason, "Say why you are correcting it", "reason");
  faults.at_most(text, longest_text, "text");
  if (!text.empty() && *text_of(*line) == text) faults.add("entry.same", "This is what it says already", "text");
  if (const RecordRow* row = made ? find_record(made->what) : nullptr; row && row->check) {
    RecordMade corrected = *made;
    corrected.text = text;
    std::vector<Problem> found;
    row->check(seen, corrected, found);
    for (Problem& problem : found) if (problem.field == "text") faults.add(std::move(problem.id), std::move(problem.text), "text");
  }
  const RecordRow* of = made ? find_record(made->what) : nullptr;
  if (!(of && of->kept == RecordClass::new_home) && tells_new_home(seen.get(), text)) faults.add("note.new-home", new_home_told, "text");
  if (faults.any()) return faults.take();
  return one(Corrected{seq, text, reason}, seen.now());
}

Result<NewEntries> close_case(const Seen& seen, const std::string& reason, const std::string& told_how, const std::string& risk,
                              const std::vector<GateState>& gates, const RecordShapes& shapes) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  if (!may_run(seen) || !may(seen.by(), Permission::allocate)) return refused("case.close-role", "A manager closes cases.");
  const Case& c = seen.get();
  Faults faults;
  faults.need(reason, "Say why the case can be closed", "reason");
  faults.need(told_how, "Say how they were told, by a safe way, or why they could not be", "told_how");
  for (const std::string* text : {&reason, &told_how, &risk}) faults.at_most(*text, longest_text, "reason");
  not_by_silence(c, risk, faults);
  if (std::any_of(c.tasks.begin(), c.tasks.end(), [](const CaseTask& task) { return !task.done; }))
    faults.add("case.close-tasks", "Finish the open tasks first, or say in each why it is not needed", "tasks");
  const std::vector<RecordItem> waiting = record_items(c, shapes, seen.now());
  for (const RecordItem& item : waiting) {
    const bool named = may_read(seen, item);
    if (item.approval) faults.add("case.close-approval", "Somebody has to answer first: " + (named ? item.about : title_for_all(item, item.about)), "tasks");
    else if (!item.expires)
      faults.add("case.close-records", "Finish this first, or say why it is not done: " + (named ? item.title : title_for_all(item, item.title)), "tasks");
  }
  // A gate that a reason passes is passed by the reason for closing, which is always given.
  for (const GateState& gate : gates)
    if (gate.open != Truth::yes && gate.pass != Override::reason) faults.add("gate." + gate.id, gate.title + " (" + gate.clause + ")", "reason");
  if (faults.any()) return faults.take();
  return one(CaseClosed{reason, told_how, risk}, seen.now());
}
Result<NewEntries> reopen_case(const Seen& seen, const std::string& reason) {
  if (!seen.get().closed) return refused("case.open", "This case is open.");
  if (!may_run(seen)) return refused("case.reopen-role", "Urgent access does not let you reopen a case.");
  if (blank(reason)) return Refusal::one(Because::invalid, "form.needed", "Say why the case is opened again", "reason");
  return one(CaseReopened{reason}, seen.now());
}

}  // namespace rowan
