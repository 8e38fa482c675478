// Acts about who works on a case and who may see it: tasks, allocation, hand-over, grants, bars, urgent access (CX-5.2, SG-26).
#include <algorithm>

#include "base/calendar.h"
#include "domain/case_acts.h"
#include "domain/case_acts_checks.h"
#include "domain/case_acts_links.h"

namespace rowan {
namespace {

const std::string hand_over_purpose = "Hand-over";

const CaseTask* open_task(const Case& c, std::int64_t id) {
  const auto found = std::find_if(c.tasks.begin(), c.tasks.end(), [&](const CaseTask& t) { return t.id == id; });
  return found == c.tasks.end() || found->done ? nullptr : &*found;
}
Refusal no_such_task() { return Refusal::one(Because::not_found, "task.none", "There is no such open task."); }

Result<void> may_hand_out(const Seen& seen) {
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you change who can see the case.");
  if (seen.right() == Right::granted && !may(seen.by(), Permission::allocate)) return refused("access.role", "The case lead or a manager decides who can see the case.");
  return {};
}
Result<void> can_hold(const Case& c, const Actor& to) {
  // The same words whether the colleague is barred or has the wrong role: a bar is nobody's business but theirs who made it.
  // A colleague in the line of somebody the case concerns is given nothing of it either (NHG-14).
  if (!may(to, Permission::work_cases) || c.barred(to.id) || in_line(c, to)) return refused("access.person", "This person cannot be given the case.", "to");
  return {};
}

// Somebody who is not who they asked for can have the case, with a reason (NHG-24). The words say no more of the colleague than that.
Result<void> wish_heard(WorkerFit fit, const std::string& against_wish) {
  Faults faults;
  faults.at_most(against_wish, longest_line, "against_wish");
  if (fit == WorkerFit::conflict && blank(against_wish))
    faults.add("worker.against-wish", "This is not who they asked for. Say why it is this colleague all the same", "against_wish");
  if (faults.any()) return faults.take();
  return {};
}
std::string kept_against(WorkerFit fit, const std::string& against_wish) { return fit == WorkerFit::conflict ? against_wish : std::string(); }

}  // namespace

Result<NewEntries> add_task(const Seen& seen, TaskAdded task) {
  Faults faults;
  faults.need(task.title, "Say what has to be done", "title");
  faults.at_most(task.title, longest_line, "title");
  faults.at_most(task.hint, longest_text, "hint");
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  if (task.owner && seen.get().barred(task.owner)) return refused("access.person", "This person cannot be given the case.", "owner");
  if (faults.any()) return faults.take();
  if (!task.owner) task.owner = seen.get().lead;
  return one(task, seen.now());
}
Result<NewEntries> finish_task(const Seen& seen, std::int64_t task, const std::string& outcome) {
  if (!open_task(seen.get(), task)) return no_such_task();
  if (blank(outcome)) return Refusal::one(Because::invalid, "form.needed", "Say what was done", "outcome");
  return one(TaskDone{task, outcome}, seen.now());
}
Result<NewEntries> move_task(const Seen& seen, std::int64_t task, Instant due, const std::string& reason) {
  if (!open_task(seen.get(), task)) return no_such_task();
  Faults faults;
  faults.need(reason, "Say why the date is changing", "reason");
  if (due <= seen.now()) faults.add("task.past", "The new date must be in the future", "due");
  if (faults.any()) return faults.take();
  return one(TaskMoved{task, due, reason}, seen.now());
}
Result<NewEntries> redate_duty(const Seen& seen, const std::string& duty, Instant due, const std::string& reason) {
  Faults faults;
  faults.need(reason, "Say why the date is changing", "reason");
  faults.need(duty, "Choose the duty", "duty");
  if (due <= seen.now()) faults.add("duty.past", "The new date must be in the future", "due");
  if (faults.any()) return faults.take();
  return one(DutyRedated{duty, due, reason}, seen.now());
}

Result<NewEntries> allocate(const Seen& seen, const Actor& to, const std::string& reason, WorkerFit fit, const std::string& against_wish) {
  const Case& c = seen.get();
  if (!may(seen.by(), Permission::allocate) && c.lead) return refused("allocate.role", "A manager gives a case to somebody else.");
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you change who has the case.");
  if (auto can = can_hold(c, to); !can) return can.refusal();
  if (c.lead == to.id) return refused("allocate.same", "This person has the case already.", "to");
  if (auto heard = wish_heard(fit, against_wish); !heard) return heard.refusal();
  return one(Allocated{to.id, reason, kept_against(fit, against_wish)}, seen.now());
}
Result<NewEntries> offer_hand_over(const Seen& seen, const Actor& to, const std::string& note, WorkerFit fit, const std::string& against_wish) {
  const Case& c = seen.get();
  if (seen.right() != Right::lead && !may(seen.by(), Permission::allocate)) return refused("hand-over.role", "The case lead hands a case over.");
  if (auto can = can_hold(c, to); !can) return can.refusal();
  if (to.id == c.lead) return refused("allocate.same", "This person has the case already.", "to");
  if (blank(note)) return Refusal::one(Because::invalid, "form.needed", "Write what the next person needs to know first", "note");
  if (auto heard = wish_heard(fit, against_wish); !heard) return heard.refusal();
  NewEntries out = one(HandOverOffered{to.id, note, kept_against(fit, against_wish)}, seen.now());
  // They must be able to read it before they say yes.
  out.push_back(new_entry(AccessGranted{to.id, hand_over_purpose, seen.now(), seen.now() + elapsed_days(7), false}, seen.now()));
  return out;
}
Result<NewEntries> answer_hand_over(const Case& c, const Actor& actor, bool accepted, const std::string& note, Instant now) {
  if (!c.hand_over_to || c.hand_over_to != actor.id || c.barred(actor.id) || !may(actor, Permission::work_cases)) return no_such_case();
  if (!accepted && blank(note)) return Refusal::one(Because::invalid, "form.needed", "Say why you cannot take it", "note");
  NewEntries out = one(HandOverAnswered{accepted, note}, now);
  // Access given only to read before answering ends with a no; any they had before stays.
  const auto for_this = [&](const CaseGrant& g) { return g.to != actor.id || g.purpose == hand_over_purpose; };
  const bool only_for_this = std::all_of(c.grants.begin(), c.grants.end(), for_this);
  if (!accepted && only_for_this) out.push_back(new_entry(AccessEnded{actor.id, "Did not take the hand-over"}, now));
  return out;
}

Result<NewEntries> grant_access(const Seen& seen, const Actor& to, const std::string& purpose, std::optional<Instant> until) {
  if (auto may_do = may_hand_out(seen); !may_do) return may_do.refusal();
  Faults faults;
  faults.need(purpose, "Say what they need it for", "purpose");
  faults.at_most(purpose, longest_line, "purpose");
  if (until && *until <= seen.now()) faults.add("access.past", "The end must be in the future", "until");
  if (faults.any()) return faults.take();
  if (auto can = can_hold(seen.get(), to); !can) return can.refusal();
  if (to.id == seen.by().id) return refused("access.self", "You cannot give yourself access, or more of it. Ask the case lead.", "to");
  return one(AccessGranted{to.id, purpose, seen.now(), until, false}, seen.now());
}
Result<NewEntries> end_access(const Seen& seen, StaffId of, const std::string& reason) {
  if (auto may_do = may_hand_out(seen); !may_do) return may_do.refusal();
  const auto& grants = seen.get().grants;
  if (std::none_of(grants.begin(), grants.end(), [&](const CaseGrant& g) { return g.to == of; })) return refused("access.none", "This person has no access of their own to end.", "of");
  if (blank(reason)) return Refusal::one(Because::invalid, "form.needed", "Say why their access ends", "reason");
  return one(AccessEnded{of, reason}, seen.now());
}
Result<NewEntries> bar(const Seen& seen, StaffId who, const std::string& reason) {
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you change who can see the case.");
  if (who == seen.by().id) return refused("bar.self", "You cannot bar yourself. Ask a manager to take the case from you.", "who");
  if (!who) return Refusal::one(Because::invalid, "form.choice", "Choose the colleague", "who");
  // Anybody on the case can shut a colleague out at once; taking it from its lead is for a manager.
  if (who == seen.get().lead && !may(seen.by(), Permission::allocate)) return refused("bar.lead", "A manager takes a case from its lead.", "who");
  if (blank(reason)) return Refusal::one(Because::invalid, "form.needed", "Say why they must not see it", "reason");
  return one(Barred{who, reason}, seen.now());
}
Result<NewEntries> lift_bar(const Seen& seen, StaffId who, const std::string& reason) {
  if (!may_run(seen) || !may(seen.by(), Permission::allocate)) return refused("bar.lift-role", "A manager lifts a bar.");
  if (!seen.get().barred(who)) return refused("bar.none", "This person is not barred.", "who");
  if (blank(reason)) return Refusal::one(Because::invalid, "form.needed", "Say why it is safe now", "reason");
  return one(BarLifted{who, reason}, seen.now());
}
Result<NewEntries> restrict_case(const Seen& seen, bool on, const std::string& reason) {
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you change who can see the case.");
  if (!on && !may(seen.by(), Permission::allocate)) return refused("restrict.role", "A manager or lead lifts a restriction.");
  if (!on && concerns_staff(seen.get()) && !may(seen.by(), Permission::restricted))
    return refused("restrict.linked", "Somebody involved works for us. The domestic abuse lead decides whether the restriction can be lifted.");
  if (on == seen.get().restricted) return refused("restrict.same", on ? "The case is restricted already." : "The case is not restricted.");
  if (blank(reason)) return Refusal::one(Because::invalid, "form.needed", "Give the reason", "reason");
  NewEntries out = one(Restricted{on, reason}, seen.now());
  if (on && seen.right() == Right::manager) out.push_back(new_entry(AccessGranted{seen.by().id, "Restricted the case", seen.now(), {}, false}, seen.now()));
  return out;
}

Result<NewEntries> take_urgent_access(const Case& c, const Actor& actor, const std::string& reason, Instant now) {
  if (!may(actor, Permission::urgent_access)) return no_such_case();
  // Before anything about the case is looked at: a missing reason must not tell that there is a case.
  if (trim(reason).size() < 10) return Refusal::one(Because::invalid, "form.needed", "Say why this cannot wait", "why");
  if (c.barred(actor.id)) return no_such_case();
  // A case linked to staff opens only to those trusted with such cases, also in a hurry, and never in the line of whom it concerns.
  if (c.restricted && !may(actor, Permission::restricted)) return no_such_case();
  if (in_line(c, actor)) return no_such_case();
  const Right right = right_to(c, actor, now);
  if (right != Right::none && right != Right::urgent) return refused("access.already", "You can see this case already.");
  return one(AccessGranted{actor.id, reason, now, now + urgent_access_lasts, true}, now);
}

Instant urgent_review_due(const Case& c, const CaseUrgent& taken) {
  WorkingCalendar calendar;
  if (c.opened.nation == "scotland") calendar.holidays = Holidays::scotland;
  if (c.opened.nation == "northern_ireland") calendar.holidays = Holidays::northern_ireland;
  const Date day = civil(taken.from).date;
  const Date next = add_working_days(day, 1, calendar).value_or(add_days(day, 1));
  return instant_of({next, 17, 0, 0});
}
bool may_review_urgent(const Case& c, const Actor& who, const CaseUrgent& taken, Instant now) {
  if (who.id == taken.who || !may(who, Permission::review_urgent) || c.barred(who.id)) return false;
  const Right right = right_to(c, who, now);
  const bool runs_it = may(who, Permission::allocate) && right != Right::none && right != Right::urgent;
  return runs_it || (who.roles.has(Role::data_protection) && !in_line(c, who));
}
Result<NewEntries> review_urgent_access(const Case& c, const Actor& who, std::int64_t of, UrgentFinding found, const std::string& text, Instant now) {
  const auto taken = std::ranges::find(c.urgent, of, &CaseUrgent::seq);
  if (taken == c.urgent.end()) return no_such_case();
  if (who.id == taken->who) {
    // Whoever took it may know that it is there, and is told why this is not theirs; a bar since then tells them nothing.
    if (c.barred(who.id)) return no_such_case();
    return refused("urgent.own", "You took this access yourself. Somebody else has to look at it.");
  }
  if (!may_review_urgent(c, who, *taken, now)) return no_such_case();
  if (taken->review) return refused("urgent.reviewed", "Somebody has looked at this access already.");
  Faults faults;
  faults.need(text, "Say how you found this, and what was done", "text");
  faults.at_most(text, longest_text, "text");
  if (faults.any()) return faults.take();
  return one(UrgentAccessReviewed{of, found, text}, now);
}

}  // namespace rowan
