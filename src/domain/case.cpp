#include "domain/case.h"

#include "domain/special.h"
#include "domain/tenancy.h"

#include <algorithm>

namespace rowan {
namespace {

template <class T>
void erase_by_staff(std::vector<T>& list, StaffId T::*who, StaffId staff) {
  std::erase_if(list, [&](const T& item) { return item.*who == staff; });
}

// One overload a kind: a kind without one does not compile.
struct Folder {
  Case& c;
  const EntryHead& head;

  void operator()(const CaseOpened& e) {
    c.opened = e;
    c.opened_at = head.entered_at;
    c.team = e.team;
    c.lead = e.lead;
    c.restricted = e.restricted;
    c.tenancy = tenancy_at_opening(e);
    guard_shared_home();
  }
  void operator()(const ReportAttached&) {}
  void operator()(const DangerAsked& e) { c.danger = e; }
  void operator()(const HouseholdAsked& e) { c.household = e; }
  void operator()(const SafeContactSet& e) {
    Channel channel = e.channel;
    if (channel.id == 0) channel.id = head.seq;
    const auto old = std::find_if(c.contact.channels.begin(), c.contact.channels.end(), [&](const Channel& k) { return k.id == channel.id; });
    if (old == c.contact.channels.end()) c.contact.channels.push_back(std::move(channel));
    else *old = std::move(channel);
  }
  void operator()(const DoNotContactSet& e) { c.contact.do_not_contact = e.on; }
  void operator()(const MustNotKnowSet& e) { c.contact.must_not_know = e.people; }
  void operator()(const PerpetratorAsked& e) {
    c.perpetrator = e;
    if (e.works_for_us == Answer::yes) c.restricted = true;  // NHG-14: restricted from the moment it is known
    guard_shared_home();
  }
  void operator()(const Classified& e) { c.classified = e; guard_go_betweens(); }
  void operator()(const WishesRecorded&) { c.wishes.push_back(static_cast<std::int64_t>(c.lines.size())); }
  void operator()(const ContactRecorded&) {}
  void operator()(const RecordMade&) {}
  void operator()(const ApprovalAnswered& e) {
    if (e.approved && e.more.value_or(false)) return;
    for (const CaseLine& line : c.lines) if (line.seq == e.of && std::holds_alternative<NotReferringAsked>(line.event)) c.not_referring_by = {};
  }
  void operator()(const NotReferringAsked&) { c.not_referring_by = head.actor; }
  void operator()(const NotReferringAnswered&) { c.not_referring_by = {}; }
  void operator()(const NoteAdded&) {}
  void operator()(const Corrected& e) {
    for (CaseLine& line : c.lines)
      if (line.seq == e.seq) {
        line.corrected_by = head.seq;
        line.text_now = e.text;
        correct_answers(line, e.text);
      }
  }
  void operator()(const TaskAdded& e) { c.tasks.push_back({head.seq, e.title, e.hint, e.due, e.due, e.owner, false, {}, {}}); }
  void operator()(const TaskDone& e) {
    if (CaseTask* task = find(e.task)) {
      task->done = true;
      task->done_at = head.happened_at;
      task->outcome = e.outcome;
    }
  }
  void operator()(const TaskMoved& e) { 
    if (CaseTask* task = find(e.task)) {
      task->due = e.due;
      if (!task->due_at_first) task->due_at_first = e.due;
    }
  }
  void operator()(const DutyRedated& e) { c.redatings.push_back({e.duty, e.due, head.entered_at, e.reason}); }
  void operator()(const Allocated& e) { give_to(e.to); }
  void operator()(const HandOverOffered& e) { c.hand_over_to = e.to; c.hand_over_note = e.note; }
  void operator()(const HandOverAnswered& e) {
    if (e.accepted) give_to(c.hand_over_to);
    end_hand_over();
  }
  void operator()(const AccessGranted& e) {
    c.grants.push_back({e.to, e.purpose, e.from, e.until, e.urgent, head.actor});
    if (e.urgent) c.urgent.push_back({head.seq, e.to, e.purpose, e.from, e.until.value_or(e.from), {}, {}, {}});
  }
  void operator()(const AccessEnded& e) {
    erase_by_staff(c.grants, &CaseGrant::to, e.of);
    take_tasks_from(e.of);
  }
  void operator()(const Barred& e) {
    erase_by_staff(c.bars, &CaseBar::who, e.who);
    c.bars.push_back({e.who, e.reason});
    erase_by_staff(c.grants, &CaseGrant::to, e.who);  // lifting the bar later gives nothing back by itself
    if (c.hand_over_to == e.who) end_hand_over();
    if (c.lead == e.who) c.lead = {};  // back to "not allocated": no duty stays with somebody who cannot see it
    take_tasks_from(e.who);
  }
  void operator()(const BarLifted& e) { erase_by_staff(c.bars, &CaseBar::who, e.who); }
  void operator()(const Restricted& e) { c.restricted = e.on; }
  void operator()(const CaseClosed&) { c.closed = true; c.closed_at = head.happened_at; }
  void operator()(const CaseReopened&) { c.closed = false; c.closed_at = {}; }
  void operator()(const StaffLinked& e) {
    c.staff_links.push_back(e);
    c.restricted = true;
  }
  void operator()(const SupervisionDiscussed&) { if (!c.discussed_at || *c.discussed_at < head.happened_at) c.discussed_at = head.happened_at; }
  void operator()(const UrgentAccessReviewed& e) {
    for (CaseUrgent& taken : c.urgent)
      if (taken.seq == e.of) {
        taken.review = e;
        taken.reviewed_by = head.actor;
        taken.reviewed_at = head.happened_at;
      }
  }
  void operator()(const AgenciesTold&) {}
  void operator()(const LiaisonRecorded&) {}
  void operator()(const SpecialAsked& e) { c.special = e; guard_go_betweens(); }
  void operator()(const FurtherPerpetrator& e) {
    c.further_perpetrators.push_back(e);
    if (e.works_for_us == Answer::yes) c.restricted = true;
  }
  void operator()(const PersonLearned& e) {
    if (e.takes_back) std::erase_if(c.learned, [&](const CaseLearned& held) { return held.seq == e.takes_back; });
    else c.learned.push_back({head.seq, e});
  }
  void operator()(const RiskAssessed&) {}
  void operator()(const RiskReceived&) {}
  void operator()(const RiskChanged&) {}
  void operator()(const Shared&) {}
  void operator()(const SharingRefused&) {}
  void operator()(const DocumentMade&) {}
  void operator()(const DocumentLooked&) {}
  void operator()(const DocumentReleased&) {}
  void operator()(const DocumentGiven&) {}
  void operator()(const PhotoAdded&) {}
  // The case is from here on what it would have been had this been known at the start: every clock, approval and word follows the
  // landlord named. What was believed at the opening stays in the entry of the opening.
  void operator()(const OwnerSet& e) {
    c.opened.owner = e.owner;
    c.opened.policy = e.policy;
    c.opened.policy_hash = e.policy_hash;
  }
  void operator()(const TenancySet& e) {
    c.tenancy = e;
    guard_shared_home();
  }

 private:
  void guard_shared_home() {
    c.contact.shared_tenancy = shared_tenancy_of(c);
    c.contact.shared_home = c.opened.home_line;
  }
  void guard_go_betweens() { c.contact.no_go_betweens = special_of(c).no_go_betweens(); }
  CaseTask* find(std::int64_t id) {
    const auto found = std::find_if(c.tasks.begin(), c.tasks.end(), [&](const CaseTask& t) { return t.id == id; });
    return found == c.tasks.end() ? nullptr : &*found;
  }
  void give_to(StaffId staff) {
    // Open tasks of the one who hands over move with the case: no orphan (SG-26).
    for (CaseTask& task : c.tasks) if (!task.done && (task.owner == c.lead || !task.owner)) task.owner = staff;
    c.lead = staff;
    end_hand_over();  // an offer of somebody who no longer has the case cannot take it from who has it now
  }
  void end_hand_over() {
    c.hand_over_to = {};
    c.hand_over_note.clear();
  }
  // Whoever can no longer see the case keeps no task on it (SG-26).
  void take_tasks_from(StaffId staff) {
    if (staff != c.lead) for (CaseTask& task : c.tasks) if (!task.done && task.owner == staff) task.owner = c.lead;
  }
  // The answers that the page shows are the latest of their kind: a correction of that one shows there too.
  void correct_answers(const CaseLine& line, const std::string& text) {
    if (is_latest<DangerAsked>(line)) c.danger.text = text;
    if (is_latest<HouseholdAsked>(line)) c.household.members = text;
    if (is_latest<PerpetratorAsked>(line)) c.perpetrator.text = text;
  }
  template <class T>
  [[nodiscard]] bool is_latest(const CaseLine& line) const {
    const auto last = std::find_if(c.lines.rbegin(), c.lines.rend(), [](const CaseLine& l) { return std::holds_alternative<T>(l.event); });
    return last != c.lines.rend() && last->seq == line.seq;
  }
};

// A contact with the survivor; one with a witness or anybody else it says nothing about them.
const ContactRecorded* with_survivor(const CaseLine& line) {
  const auto* contact = std::get_if<ContactRecorded>(&line.event);
  return contact && contact->person.empty() ? contact : nullptr;
}

}  // namespace

bool Case::in_enquiry() const {
  if (directness_of(opened.route) == Directness::direct) return false;
  return std::none_of(lines.begin(), lines.end(), [](const CaseLine& line) {
    if (const auto* report = std::get_if<ReportAttached>(&line.event)) return directness_of(report->route) == Directness::direct;
    const auto* made = with_survivor(line);
    return made && made->outcome != ContactOutcome::attempted;
  });
}
bool Case::out_of_touch() const {
  const CaseLine* last = nullptr;
  for (const CaseLine& line : lines) if (with_survivor(line) && (!last || last->happened_at <= line.happened_at)) last = &line;
  return last && with_survivor(*last)->outcome == ContactOutcome::attempted;
}
bool Case::barred(StaffId who) const {
  return std::any_of(bars.begin(), bars.end(), [&](const CaseBar& bar) { return bar.who == who; });
}
std::optional<std::string> Case::wish_now() const {
  if (wishes.empty()) return {};
  const CaseLine& line = lines[static_cast<std::size_t>(wishes.back())];
  return line.corrected_by ? line.text_now : std::get<WishesRecorded>(line.event).text;
}

void apply(Case& c, const EntryHead& head, CaseEvent event) {
  std::visit(Folder{c, head}, event);
  c.id = CaseId{head.stream.value};
  c.last_seq = head.seq;
  c.updated_at = head.entered_at;
  c.lines.push_back({head.seq, head.happened_at, head.entered_at, head.actor, std::move(event), 0, {}});
}

Case fold_case(const std::vector<Entry>& entries) {
  Case c;
  c.lines.reserve(entries.size());
  for (const Entry& entry : entries) apply(c, entry.head, read_case_event(entry));
  return c;
}

}  // namespace rowan
