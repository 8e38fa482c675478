#include "domain/timeline.h"

#include <algorithm>

#include "domain/case_acts.h"
#include "domain/records.h"
#include "domain/records/values.h"
#include "domain/risk/risk_words.h"
#include "domain/tenancy.h"
#include "domain/timeline_documents.h"
#include "domain/timeline_links.h"

namespace rowan {
namespace {

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}
std::string lower_first(std::string_view label) {
  std::string text(label);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}
std::string people_words(std::size_t n) { return n == 1 ? "1 person" : std::to_string(n) + " people"; }

std::string label_or_code(const std::function<std::string(std::string_view)>& labels, std::string_view code) {
  std::string label = labels ? labels(code) : std::string{};
  return label.empty() ? std::string(code) : label;
}

std::string_view housing_words(std::string_view code) {
  if (code == "stay") return "To stay in their home";
  if (code == "leave_now") return "To leave now";
  if (code == "leave_later") return "To leave later";
  if (code == "unsure") return "Not sure yet";
  return code;
}

// How reaching somebody, or hearing from them, is said in one line.
struct ChannelWords {
  std::string_view reached;     // before the name
  std::string_view reached_by;  // after it
  std::string_view heard;       // before the name, when they got in touch
  std::string_view heard_by = "";
};
ChannelWords words_of(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::text: return {"Text to ", ", answered", "Text reply from "};
    case ChannelKind::call: return {"Spoke to ", " by phone", "Call from "};
    case ChannelKind::email: return {"Email to ", ", answered", "Email from "};
    case ChannelKind::letter: return {"Letter to ", ", answered", "Letter from "};
    case ChannelKind::visit: return {"Met ", "", "Visit from "};
    case ChannelKind::trusted_person: return {"Reached ", " through someone they trust", "Word from ", " through someone they trust"};
    case ChannelKind::work: return {"Reached ", " at work", "Contact from ", " at work"};
    case ChannelKind::portal: return {"Portal message to ", ", answered", "Portal message from "};
  }
  return {"Contact with ", "", "Contact from "};
}

// Who is named on the case at one point of its record: those a restriction restricts it to.
class NamedPeople {
 public:
  void lead(StaffId staff) { lead_ = staff; }
  [[nodiscard]] StaffId lead() const { return lead_; }
  void add(StaffId staff, std::optional<Instant> until) { grants_.push_back({staff, until}); }
  void remove(StaffId staff) { std::erase_if(grants_, [&](const Grant& g) { return g.staff == staff; }); }
  void bar(StaffId staff) { if (lead_ == staff) lead_ = {}; barred_.push_back(staff); }
  void lift(StaffId staff) { std::erase(barred_, staff); }
  [[nodiscard]] std::size_t count(Instant now) const {
    std::vector<StaffId> seen;
    const auto add = [&](StaffId staff) {
      const auto among = [&](const std::vector<StaffId>& list) { return std::find(list.begin(), list.end(), staff) != list.end(); };
      if (staff && !among(barred_) && !among(seen)) seen.push_back(staff);
    };
    add(lead_);
    for (const Grant& grant : grants_) if (!grant.until || now < *grant.until) add(grant.staff);
    return seen.size();
  }

 private:
  struct Grant {
    StaffId staff;
    std::optional<Instant> until;
  };
  StaffId lead_;
  std::vector<Grant> grants_;
  std::vector<StaffId> barred_;
};

// One overload a kind: a kind without words does not compile.
struct Teller {
  const Case& c;
  const Names& names;
  const CaseLine& line;
  TimelineItem& item;
  NamedPeople& people;

  void operator()(const CaseOpened& e) {
    say(TimelineKind::decision, ours("Case opened"));
    detail("Reference", e.reference);
    if (e.lead) detail(ours("Case lead"), staff(e.lead));
    if (e.restricted) detail("Restricted", "Yes");
    people.lead(e.lead);
  }
  void operator()(const ReportAttached& e) {
    say(TimelineKind::incident, "Report received", e.account);
    detail("From", label_of(e.route));
    detail("Agency", e.agency);
    if (e.door == Door::public_page) detail("How", "Through the public page");
  }
  void operator()(const DangerAsked& e) {
    say(TimelineKind::incident, danger_title(e.answer), e.text);
    if (e.answer == Answer::yes || e.police != Police::not_recorded) detail("Police", label_of(e.police));
    detail("Police reference", e.police_reference);
  }
  void operator()(const HouseholdAsked& e) {
    say(TimelineKind::decision, "Children and adults at risk", e.members);
    detail("Children", label_of(e.children));
    detail("Adults at risk", label_of(e.adults_at_risk));
  }
  void operator()(const SafeContactSet& e) {
    const Channel& k = e.channel;
    const bool changed = k.id != 0 && k.id != line.seq;
    const std::string way = lower_first(label_of(k.kind));
    const bool safe = k.safety == ChannelSafety::approved;
    const std::string_view before = !safe ? "Not a safe way of contact: " : changed ? "Safe way of contact changed: " : "Safe way of contact: ";
    say(TimelineKind::contact, std::string(before) + way, e.reason);
    detail("For", k.person);
    detail("Number, address or name", k.value);
    if (safe) {
      detail("When", upper_first(when_words(k)));
      detail("Who told us", k.approved_by);
      detail("Why, though a joint tenant may have it too", k.despite_joint_tenant);
      if (k.check_by) detail("Check again by", long_date(*k.check_by));
    }
  }
  void operator()(const DoNotContactSet& e) {
    say(TimelineKind::contact, e.on ? "Asked us not to contact them" : "We may contact them again", e.reason);
  }
  void operator()(const MustNotKnowSet& e) {
    say(TimelineKind::contact, e.people.empty() ? "Nobody is named who must not find out" : "Who must not find out");
    for (const MustNotKnow& person : e.people) item.details.emplace_back("Name", person.name + (person.why.empty() ? "" : ", " + person.why));
  }
  void operator()(const PerpetratorAsked& e) {
    say(TimelineKind::decision, ours(perpetrator_title(e.given)), e.text);
    detail("Name", e.name);
    if (!e.relationship.empty()) detail("Relationship", label_or_code(names.relationship, e.relationship));
    if (e.age_band != AgeBand::unknown) detail("Age", label_of(e.age_band));
    answer("Lives there", e.lives_there);
    answer("Joint tenant", e.joint_tenant);
    answer("Works for us", e.works_for_us);
  }
  void operator()(const Classified& e) {
    say(TimelineKind::decision, "Kind of abuse recorded", e.reason);
    std::string types;
    for (const std::string& type : e.types) (types.empty() ? types : types += ", ") += label_or_code(names.abuse_type, type);
    detail("Kinds", types);
    detail("Other", e.other);
    answer("Meets the law’s definition", e.statutory);
    answer("Within our policy", e.policy);
    if (e.threat_only) detail("Threats only", "Yes");
    if (e.pattern) detail("A pattern", "Yes");
  }
  void operator()(const WishesRecorded& e) {
    say(TimelineKind::contact, "What " + name() + " wants", e.text);
    detail("Their home", housing_words(e.housing));
  }
  void operator()(const ContactRecorded& e) {
    say(TimelineKind::contact, contact_title(e), e.text);
    if (e.outcome == ContactOutcome::attempted) detail("How", label_of(e.channel_kind));
    detail("Way used", e.other_channel);
    if (e.outcome == ContactOutcome::received) return;
    detail("About", label_of(e.purpose));
    item.overridden = !e.override_reason.empty();
    detail("Safe way used", item.overridden ? "No" : "Yes");
    if (!item.overridden) return;
    detail("Why it could not wait", e.override_reason);
    detail("What stood against it", e.gate_said);
  }
  void operator()(const RecordMade& e) {
    const RecordRow* row = row_of(e);
    std::string title = row ? ours(row->title) : e.title.empty() ? e.what : e.title;
    if (withheld(e, row)) return say(TimelineKind::document, kept_title());
    if (e.turn == RecordTurn::not_done) title = "Not done: " + title;
    if (e.turn == RecordTurn::opened_again) title = "Opened again: " + title;
    if (e.asked.value_or(false)) title = "Asked to approve: " + title;
    say(row ? named<TimelineKind>(row->timeline).value_or(TimelineKind::note) : TimelineKind::note, std::move(title), e.text);
    if (row) detail("Answer", ours(row->choice_label(e.value)));
    for (const FieldValue& each : e.values) {
      const RecordField* field = row ? row->field(each.code) : nullptr;
      detail(field ? ours(field->label) : each.code, !field                             ? each.value
                                                     : field->kind == FieldKind::choice ? ours(value_in_words(*field, each.value, names.staff))
                                                                                        : value_in_words(*field, each.value, names.staff));
    }
    if (e.wish) detail("What they want", label_of(*e.wish));
    if (e.basis) detail("Ground for going ahead", label_of(*e.basis));
    detail("Why", e.basis_text);
    detail("What stood against it", e.gate_said);
    detail("Why it was passed", e.pass_reason);
  }
  void operator()(const ApprovalAnswered& e) {
    const auto asked = std::find_if(c.lines.begin(), c.lines.end(), [&](const CaseLine& l) { return l.seq == e.of; });
    const auto* made = asked == c.lines.end() ? nullptr : std::get_if<RecordMade>(&asked->event);
    const RecordRow* row = made ? row_of(*made) : find_record("not-referring");
    const std::string of = row ? ours(row->title) : made && !made->title.empty() ? made->title : "a record";
    if (made && withheld(*made, row)) return say(TimelineKind::document, kept_title());
    say(TimelineKind::decision, (e.approved ? "Approved: " : "Not approved: ") + of, e.reason);
    if (e.body) detail("Decided by", *e.body);
    if (e.minute) detail("In its minutes", *e.minute);
    if (e.more.value_or(false)) detail("Still needed", "Another person’s agreement");
  }
  void operator()(const NotReferringAsked& e) { say(TimelineKind::decision, "Asked to approve not making a safeguarding referral", e.reason); }
  void operator()(const NotReferringAnswered& e) {
    say(TimelineKind::decision, std::string("Not making a safeguarding referral: ") + (e.approved ? "approved" : "not approved"), e.reason);
  }
  void operator()(const NoteAdded& e) {
    say(TimelineKind::note, "Note", e.text);
    if (e.about_other) detail("About someone else too", "Yes");
  }
  void operator()(const Corrected&) {}
  void operator()(const TaskAdded& e) {
    say(TimelineKind::decision, "Task added: " + e.title, e.hint);
    if (e.due) detail("Due", date_and_time(*e.due));
    if (e.owner) detail("Owner", staff(e.owner));
  }
  void operator()(const TaskDone& e) { say(TimelineKind::decision, "Task done: " + task(e.task), e.outcome); }
  void operator()(const TaskMoved& e) {
    say(TimelineKind::decision, "New date for task: " + task(e.task), e.reason);
    detail("Now due", date_and_time(e.due));
    const auto found = std::find_if(c.tasks.begin(), c.tasks.end(), [&](const CaseTask& t) { return t.id == e.task; });
    if (found != c.tasks.end() && found->due_at_first) detail("First due", date_and_time(*found->due_at_first));
  }
  void operator()(const DutyRedated& e) {
    say(TimelineKind::decision, "New date for: " + label_or_code(names.duty, e.duty), e.reason);
    detail("Agreed date", date_and_time(e.due));
  }
  void operator()(const Allocated& e) {
    say(TimelineKind::access, e.to ? ours("Case given to ") + staff(e.to) : ours("Case not allocated to anyone"), e.reason);
    if (!e.against_wish.empty()) detail("Not what they asked for in a worker", e.against_wish);
    people.lead(e.to);
  }
  void operator()(const HandOverOffered& e) {
    say(TimelineKind::access, "Hand-over offered to " + staff(e.to), e.note);
    if (!e.against_wish.empty()) detail("Not what they asked for in a worker", e.against_wish);
  }
  void operator()(const HandOverAnswered& e) {
    say(TimelineKind::access, (e.accepted ? "Hand-over accepted by " : "Hand-over not accepted by ") + staff(line.actor), e.note);
    if (e.accepted) people.lead(line.actor);
  }
  void operator()(const AccessGranted& e) {
    say(TimelineKind::access, e.urgent ? "Urgent access for one hour" : "Access given to " + staff(e.to), e.purpose);
    if (e.until) detail("Until", date_and_time(*e.until));
    people.add(e.to, e.until);
  }
  void operator()(const UrgentAccessReviewed& e) {
    say(TimelineKind::access, "Urgent access looked at", e.text);
    detail("Found", std::string(label_of(e.found)));
    for (const CaseUrgent& taken : c.urgent) if (taken.seq == e.of) detail("Taken by", staff(taken.who));
  }
  void operator()(const AccessEnded& e) {
    say(TimelineKind::access, "Access ended for " + staff(e.of), e.reason);
    people.remove(e.of);
  }
  void operator()(const Barred& e) {
    say(TimelineKind::access, "Kept from " + staff(e.who), e.reason);
    people.bar(e.who);
  }
  void operator()(const BarLifted& e) {
    say(TimelineKind::access, "No longer kept from " + staff(e.who), e.reason);
    people.lift(e.who);
  }
  void operator()(const Restricted& e) { say(TimelineKind::access, e.on ? "Access restricted" : "Restriction lifted", e.reason); }
  void operator()(const CaseClosed& e) {
    say(TimelineKind::decision, ours("Case closed"), e.reason);
    detail("How they were told", e.told_how);
    detail("Risk that remains", e.risk);
  }
  void operator()(const CaseReopened& e) { say(TimelineKind::decision, ours("Case opened again"), e.reason); }
  void operator()(const StaffLinked& e) { say(rowan::words_of(e, names)); }
  void operator()(const SupervisionDiscussed& e) { say(rowan::words_of(e, names)); }
  void operator()(const AgenciesTold& e) { say(rowan::words_of(e)); }
  void operator()(const LiaisonRecorded& e) { say(rowan::words_of(e)); }
  void operator()(const SpecialAsked& e) { say(rowan::words_of(e)); }
  void operator()(const FurtherPerpetrator& e) { say(rowan::words_of(e)); }
  void operator()(const PersonLearned& e) { say(rowan::words_of(e)); }
  void operator()(const RiskAssessed& e) { say(rowan::words_of(e)); }
  void operator()(const RiskReceived& e) { say(rowan::words_of(e)); }
  void operator()(const RiskChanged& e) { say(rowan::words_of(e)); }
  void operator()(const Shared& e) { say(rowan::words_of(e, names)); }
  void operator()(const SharingRefused& e) { say(rowan::words_of(e, names)); }
  void operator()(const DocumentMade& e) { say(rowan::words_of(e)); }
  void operator()(const DocumentLooked& e) { say(rowan::words_of(e, c)); }
  void operator()(const DocumentReleased& e) { say(rowan::words_of(e, c)); }
  void operator()(const DocumentGiven& e) { say(rowan::words_of(e, c)); }
  void operator()(const PhotoAdded& e) { say(rowan::words_of(e)); }
  void operator()(const OwnerSet& e) {
    say(TimelineKind::decision, "Owner of the home recorded", e.text);
    detail("Owner", names.owner ? names.owner(e.owner) : e.owner);
  }
  void operator()(const TenancySet& e) {
    say(TimelineKind::decision, "The tenancy", e.text);
    detail("How the home is held", held_label(e.held));
    if (!e.tenure.empty()) detail("Tenure", tenure_label(e.tenure));
    detail("Who told us", e.told_by);
  }

 private:
  void say(TimelineKind kind, std::string title, const std::string& text = {}) {
    item.kind = kind;
    item.title = std::move(title);
    if (!line.corrected_by) item.text = text;
  }
  void say(LineWords words) {
    say(words.kind, std::move(words.title), words.text);
    for (auto& d : words.details) item.details.push_back(std::move(d));
  }
  void detail(std::string_view label, std::string_view value) { if (!value.empty()) item.details.emplace_back(label, value); }
  void answer(std::string_view label, Answer value) { if (value != Answer::not_asked) detail(label, label_of(value)); }
  // Words of ours, in the landlord's.
  [[nodiscard]] std::string ours(std::string_view text) const { return names.said ? names.said(text) : std::string(text); }
  [[nodiscard]] std::string staff(StaffId id) const {
    std::string known = names.staff && id ? names.staff(id) : std::string{};
    return known.empty() ? "a colleague" : known;
  }
  [[nodiscard]] const std::string& name() const { return c.opened.name; }
  [[nodiscard]] const RecordRow* row_of(const RecordMade& e) const { return names.record ? names.record(e.what) : find_record(e.what); }
  [[nodiscard]] std::string kept_title() const { return item.kept == RecordClass::ordinary ? "A record for some colleagues only" : std::string(label_of(item.kept)); }
  // Notes the class, and whether the words may be shown. A row that nobody knows any more is shown only where it was for everybody.
  [[nodiscard]] bool withheld(const RecordMade& e, const RecordRow* row) {
    const auto look_at = [&](const RecordMade& made, const RecordRow* its) {
      const RecordClass kept = its ? its->kept : named<RecordClass>(made.kept_apart).value_or(RecordClass::ordinary);
      if (item.kept == RecordClass::ordinary) item.kept = kept;
      const bool for_all = its ? kept == RecordClass::ordinary && its->readers.empty() : made.kept_apart.empty();
      if (!for_all && !(its && names.may_read && names.may_read(*its))) item.withheld = true;
    };
    look_at(e, row);
    // A step is never for more people than the whole that it belongs to.
    if (e.of) for (const CaseLine& first : c.lines) if (first.seq == *e.of) if (const auto* whole = std::get_if<RecordMade>(&first.event)) look_at(*whole, row_of(*whole));
    return item.withheld;
  }
  [[nodiscard]] std::string task(std::int64_t id) const {
    const auto found = std::find_if(c.tasks.begin(), c.tasks.end(), [&](const CaseTask& t) { return t.id == id; });
    return found == c.tasks.end() ? "a task" : found->title;
  }
  [[nodiscard]] std::string contact_title(const ContactRecorded& e) const {
    const std::string& who = e.person.empty() ? name() : e.person;
    const ChannelWords words = words_of(e.channel_kind);
    switch (e.outcome) {
      case ContactOutcome::made: return std::string(words.reached).append(who).append(words.reached_by);
      case ContactOutcome::received: return std::string(words.heard).append(who).append(words.heard_by);
      case ContactOutcome::attempted: return "Contact tried, not reached";
    }
    return {};
  }
  static std::string danger_title(Answer answer) {
    switch (answer) {
      case Answer::yes: return "In immediate danger";
      case Answer::no: return "Not in immediate danger";
      case Answer::unknown: return "Immediate danger: not known";
      case Answer::not_asked: return "Immediate danger: not asked";
    }
    return {};
  }
  static std::string perpetrator_title(NameGiven given) {
    switch (given) {
      case NameGiven::named: return "Perpetrator named";
      case NameGiven::declined: return "Would rather not name the perpetrator";
      case NameGiven::unknown: return "Perpetrator’s name not known";
      case NameGiven::not_asked: return "Perpetrator: not asked yet";
    }
    return {};
  }
};

}  // namespace

std::vector<TimelineItem> timeline(const Case& c, const Names& names, std::optional<TimelineKind> only) {
  std::vector<TimelineItem> items;
  items.reserve(c.lines.size());
  NamedPeople people;
  for (std::size_t i = 0; i < c.lines.size(); ++i) {
    const CaseLine& line = c.lines[i];
    if (const auto* correction = std::get_if<Corrected>(&line.event)) {
      for (TimelineItem& item : items) if (item.seq == correction->seq) item.corrected_at = line.entered_at;
      continue;
    }
    TimelineItem item;
    item.seq = line.seq;
    item.happened_at = line.happened_at;
    item.entered_at = line.entered_at;
    item.actor = line.actor;
    item.late = line.entered_at - line.happened_at > late_after;
    item.corrected_by = line.corrected_by;
    if (line.corrected_by) item.text = line.text_now;
    std::visit(Teller{c, names, line, item, people}, line.event);
    item.can_correct = text_of(line).has_value();
    if (item.withheld) {  // also what a correction put in its place
      item.text.clear();
      item.can_correct = false;
    }
    items.push_back(std::move(item));
    // A restriction may bring access for whoever made it: both stand in one act, and the count is of the act.
    if (i + 1 < c.lines.size() && c.lines[i + 1].entered_at == line.entered_at) continue;
    for (std::size_t k = items.size(); k > 0 && items[k - 1].entered_at == line.entered_at; --k) {
      const auto same = std::find_if(c.lines.begin(), c.lines.end(), [&](const CaseLine& l) { return l.seq == items[k - 1].seq; });
      const auto* e = std::get_if<Restricted>(&same->event);
      if (e && e->on) items[k - 1].title += " to " + people_words(people.count(line.entered_at));
    }
  }
  if (only) std::erase_if(items, [&](const TimelineItem& item) { return item.kind != *only; });
  std::sort(items.begin(), items.end(), [](const TimelineItem& a, const TimelineItem& b) {
    return a.happened_at != b.happened_at ? a.happened_at > b.happened_at : a.seq > b.seq;
  });
  return items;
}

std::vector<TextVersion> versions_of(const Case& c, std::int64_t seq) {
  std::vector<TextVersion> versions;
  for (const CaseLine& line : c.lines) {
    if (line.seq == seq) {
      CaseLine first = line;
      first.corrected_by = 0;
      if (auto text = text_of(first)) versions.push_back({line.seq, std::move(*text), {}, line.actor, line.entered_at});
    } else if (const auto* correction = std::get_if<Corrected>(&line.event); correction && correction->seq == seq && !versions.empty()) {
      versions.push_back({line.seq, correction->text, correction->reason, line.actor, line.entered_at});
    }
  }
  return versions;
}

}  // namespace rowan
