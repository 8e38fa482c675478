#include "app/demo/demo_support.h"

namespace rowan::demo {
namespace {

std::string on(Date day, int days) { return iso(add_days(day, days)); }

// Most chose the place themselves; where we did, the case asks for one of their own.
std::vector<FieldValue> place(int n) {
  return {{"venue", n % 2 ? "The library" : "The café at the swimming pool"}, {"chosen_by", n % 8 == 3 ? "us" : "them"}, {"home", "no"}};
}

void talking(std::vector<DemoStep>& out, int n) {
  static constexpr const char* workers[] = {"no_preference", "same_gender", "culture_language"};
  out.push_back({minutes(20), made("support", n % 5 == 3 ? "later" : "accepted", "To go with her to the council, and a call every Thursday.")});
  if (n % 4 != 3) out.push_back({minutes(25), made("meeting-place", n % 3 ? "accepted" : "later", "On a weekday morning.", n % 3 ? place(n) : std::vector<FieldValue>{})});
  if (n % 4 != 1) out.push_back({minutes(30), made("worker", workers[n % 3], "")});
  if (n % 6 != 4) out.push_back({minutes(35), made("specialist", n % 3 == 1 ? "offered" : "involved", "The local service; their worker rings on Fridays.")});
  if (n % 5 != 0) out.push_back({minutes(40), made("interview", "accepted", "With the support worker.", place(n + 1))});
  if (n % 3 != 1)
    out.push_back({hours(24), made("safety-measures", n % 2 ? "yes" : "no", n % 2 ? "A lock and a light." : "Wants to leave, and nothing done to the flat.")});
  if (n % 9 == 5) out.push_back({elapsed_days(4), made("incident", "", "Came to the door at two in the night and shouted until a light went on next door.")});
}

// Professionals have told us something; whether we get in touch ourselves is decided.
void enquiry(std::vector<DemoStep>& out, int n) {
  if (n % 10 == 1 || n % 10 == 5) {
    out.push_back({minutes(-60), made("wanted-from-us", "answered", "To know whether the locks can be changed this week.")});
    out.push_back({minutes(-50), made("direct-contact", n % 10 == 1 ? "yes" : "by_agency", "They agreed to a call from us, at a time when nobody is there.")});
  }
  if (n % 10 == 7) out.push_back({hours(4), made("support-line", "accepted", "The number of a line for people who want to change, and its hours.")});
}

void not_referring(std::vector<DemoStep>& out, int n) {
  DemoStep ask{hours(6), made("not-referring", "", "Their social worker was there yesterday and has all of it already.")};
  if (n % 3 == 1) {
    ask.answer = true;
    ask.answer_why = "The social worker confirmed it to me by phone.";
  } else if (n % 3 == 0) {
    ask.answer = false;
    ask.answer_why = "What happened on Sunday is new. Refer it.";
  }
  out.push_back(std::move(ask));
}
void challenged(std::vector<DemoStep>& out, Date day) {
  out.push_back({elapsed_days(3), made("safeguarding-outcome", "no_action", "Below their threshold.", {{"from", "The duty team"}, {"agree", "no"}}), "safeguarding-referral"});
  out.push_back({hours(74), made("safeguarding-disagreement", "", "The younger child saw it. Asked for a second look.", {{"to", "Their team manager"}, {"answer_by", on(day, 8)}}),
                 "safeguarding-referral"});
}

void meeting(std::vector<DemoStep>& out, int n, StaffId who, Date day) {
  out.push_back({hours(9), made("meeting-referral", n % 2 ? "professional_judgement" : "escalation", "It happens more often, and she means to leave.",
                                {{"area", "Wexcombe"}, {"consent", n % 4 == 2 ? "not_asked" : "agreed"}, {"harm", "That he finds out when she goes."}})});
  if (n % 4 == 3) return;  // nobody has answered yet
  const std::string number = "WX " + std::to_string(100 + n);
  out.push_back({elapsed_days(2), made("meeting-referral-answer", "listed", "", {{"from", "The coordinator"}}), "meeting-referral"});
  out.push_back({hours(49), made("meeting-listing", "", "", {{"meeting", iso(instant_of({add_days(day, 9), 10, 0, 0}))}, {"number", number}, {"goes", std::to_string(who.value)}})});
  if (n % 8 == 6) return;  // our research is missing
  out.push_back({elapsed_days(5), made("meeting-research", "", "Tenancy, repairs to doors since spring, who lives there.", {{"to", "The coordinator"}, {"how", "secure_email"}}), "meeting-listing"});
  out.push_back({elapsed_days(10), made("meeting-attendance", n % 5 == 4 ? "apologies" : "attended", n % 5 == 4 ? "" : "The school and the police know the plan.",
                                        {{"who", std::to_string(who.value)}, {"actions", "yes"}}), "meeting-listing"});
  out.push_back({hours(241), made("meeting-action", "", "Fit a stronger door.", {{"owner", std::to_string(who.value)}, {"due", on(day, 15)}, {"number", number}})});
  if (n % 5 != 1) out.push_back({elapsed_days(14), made("meeting-action-outcome", "done", "Fitted.", {{"evidence", "WO-" + std::to_string(7700 + n)}}), "meeting-action"});
  out.push_back({elapsed_days(11), made("meeting-minutes", "", "The police put a marker on the address. The school tells us of absences.", {{"held_on", on(day, 9)}, {"number", number}}), {}, true});
  if (n % 7 == 0) out.push_back({elapsed_days(16), made("meeting-transfer", "", "She has gone to another area; a summary by secure email.", {{"from", "Wexcombe"}, {"to", "Farbrook"}, {"sent_on", on(day, 16)}})});
}

void plan(std::vector<DemoStep>& out, int n, StaffId who, Date day, bool second_person) {
  out.push_back({hours(22), agreed(made("plan-action", n % 2 ? "security" : "referral", n % 2 ? "Second lock for the front door." : "An hour with the money adviser.",
                                        {{"who", std::to_string(who.value)}, {"by", on(day, 6)}}))});
  if (n % 3 != 0) out.push_back({elapsed_days(5), made("plan-action-outcome", n % 3 == 1 ? "done" : "stopped", n % 3 == 1 ? "As planned." : "She does not want it any more."), "plan-action"});
  if (!second_person) return;
  if (n % 9 == 0 || n % 9 == 3) {
    RecordMade against = made("plan-action", "share", "Tell the school what happened on the way home.");
    against.wish = RecordWish::declined;
    against.basis = OverrideBasis::child;
    against.basis_text = "The children are met on that way every day.";
    DemoStep step{hours(28), std::move(against)};
    if (n % 9 == 3) {
      step.answer = true;
      step.answer_why = "Talked over with the safeguarding lead of the school, without names first.";
    }
    out.push_back(std::move(step));
  }
  if (n % 8 == 3) out.push_back({elapsed_days(8), made("case-audit", "", "Clear and in time. The safe times should be asked for again."), {}, true});
}

void looked_at(std::vector<DemoStep>& out, int n, bool second_person) {
  if (n % 4 == 0) out.push_back({elapsed_days(7), made("case-review", "", "The locks hold. She sleeps. Goes on as planned, looked at again in two weeks.")});
  if (n % 6 == 0) out.push_back({elapsed_days(9), made("panel", "", "Advised: a management transfer beside the order, so that there are two ways.")});
  if (n % 10 == 9) out.push_back({elapsed_days(12), made("closing-watch", "", "Three quiet weeks. The support worker and the school would notice.")});
  if (second_person && n % 10 == 9) out.push_back({elapsed_days(13), made("closing-agreed", "", "Moved, supported, no contact since.")});
}

// Nowhere for tonight, and what was opened for them.
void tonight(std::vector<DemoStep>& out, int n) {
  out.push_back({minutes(45), made("tonight", "no", "The sofa of a friend is not free any more.")});
  if (n % 2) out.push_back({minutes(65), made("housing-advice", "refuge", "A place for tonight, with the children.", {{"service", "The refuge line"}, {"reference", "RL-" + std::to_string(400 + n)}})});
}
void rehousing(std::vector<DemoStep>& out, int n, Date day, bool moved) {
  out.push_back({elapsed_days(4), agreed(made("award", n % 2 ? "points" : "management_transfer", "Two bedrooms, away from his family."))});
  if (!moved) return;
  out.push_back({elapsed_days(6), agreed(made("home-offer", "management_transfer", "Two bedrooms, a school near by.",
                                              {{"address", "4 Quarry Rise, Farbrook"}, {"postcode", "ZZ6 2LT"}, {"answer_by", on(day, 12)}}))});
  out.push_back({elapsed_days(7), made("home-reserved", "", "She takes it."), "home-offer"});
  out.push_back({elapsed_days(9), made("new-home", "", "", {{"address", "4 Quarry Rise, Farbrook"}, {"from", on(day, 12)}, {"tenure_before", "assured"}, {"tenure_after", "assured"}})});
  out.push_back({elapsed_days(10), made("new-home-list", "", "", {{"letters", "done"}, {"systems", "done"}, {"contractors", "done"}, {"self_service", "done"}, {"told", "done"}, {"safe_contact", "to_do"}, {"rest_by", on(day, 17)}}),
                 "new-home"});
  out.push_back({elapsed_days(15), made("award-end", "used", ""), "award"});
}

// Only where both is on record may somebody ask for the other route (CX-4.13).
void neighbours(std::vector<DemoStep>& out) {
  out.push_back({elapsed_days(5), made("engagement", "no", "Two calls and a letter to the library. She said that she cannot talk with anybody now.",
                                       {{"shown_by", "they_said"}, {"may_be_why", "pressure"}, {"encouraged", "The support worker sees her on Fridays and can bring a word."}})});
  out.push_back({hours(121), made("neighbours-affected", "yes", "Doors and shouting most nights since September.", {{"shown_by", "reports"}})});
  out.push_back({hours(122), made("antisocial-behaviour-risk", "can_be_considered", "Looked at with the police.",
                                  {{"for_them", "A letter in her name would be held against her at home."}, {"instead", "An injunction against him, by us."}})});
  out.push_back({hours(123), made("antisocial-behaviour-agreement", "", "A talk with the neighbours, and nothing in writing to the home.")});
}

void closing(std::vector<DemoStep>& out) {
  out.push_back({elapsed_days(8), made("closing-watch", "", "Quiet since the move. The support worker sees her every week.")});
  out.push_back({elapsed_days(9), made("closing-told", "told", "By text in the agreed hours, with how to come back.")});
  out.push_back({hours(217), made("feedback", "accepted", "“You did not ask me twice for the same thing.”")});
}

}  // namespace

std::vector<DemoStep> demo_support(int n, StaffId who, Date day, bool stays_open, bool second_person) {
  std::vector<DemoStep> out;
  talking(out, n);
  enquiry(out, n);
  if (!stays_open) {
    closing(out);
    return out;
  }
  if (second_person && n % 5 == 2) not_referring(out, n);
  if (n % 10 == 3 || n % 10 == 9) challenged(out, day);
  if (second_person && n % 3 == 2) meeting(out, n, who, day);
  plan(out, n, who, day, second_person);
  looked_at(out, n, second_person);
  if (n % 8 == 0 || n % 8 == 5) tonight(out, n);
  if (n % 6 == 4) rehousing(out, n, day, n % 12 == 4);
  if (second_person && n % 10 == 2) neighbours(out);
  return out;
}

}  // namespace rowan::demo
