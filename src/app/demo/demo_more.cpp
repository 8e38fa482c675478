#include "app/demo/demo_more.h"

namespace rowan::demo {
namespace {

std::string on(Date day, int days) { return iso(add_days(day, days)); }
DemoStep answered(DemoStep step, bool yes, std::string_view why) {
  step.answer = yes;
  step.answer_why = why;
  return step;
}
FieldValue by(StaffId who) { return {"by", std::to_string(who.value)}; }

// A worker of another agency told us; the police fit items; a direct let is supported and decided.
void through_a_professional(std::vector<DemoStep>& out, Date day) {
  out.push_back({minutes(10), made("details-from-professional", "answered", "He waits outside her work. Her worker has known her for a year.")});
  out.push_back({minutes(12), made("support-in-place", "answered", "A worker each Tuesday, and a number for the night.")});
  out.push_back({minutes(14), made("wanted-from-us", "answered", "A move, and somebody to ring about repairs who knows.")});
  out.push_back({minutes(20), made("direct-contact", "yes", "Her worker has asked her, and she waits for our call.")});
  out.push_back({hours(2), made("housing-options", "leave_later", "Looked at staying first: he knows the building, and has had a key.",
                                {{"safe_to_stay", "no"}, {"looked_at", "yes"}, {"staying", "New locks, and she would still not sleep there."}})});
  out.push_back({hours(3), made("police-security", "", "",
                                {{"items", "A camera over the door"}, {"from", "The neighbourhood officer"}, {"reference", "NP/611"}})});
  out.push_back({minutes(185),
                 made("police-security-maintenance", "", "They ask their store and ring back.",
                      {{"asked", "The neighbourhood officer"}, {"answer_by", on(day, 1)}}),
                 "police-security"});
  out.push_back({minutes(200),
                 made("police-security-permission", "", "We look after it ourselves; permission in the same call.",
                      {{"maintenance", "landlord"}, {"told", "The neighbourhood officer"}}),
                 "police-security"});
  out.push_back({hours(5), made("direct-let-support", "police", "They support it: three call-outs since the summer.",
                                {{"stated_on", on(day, 0)}, {"grounds", "significant_risk"}})});
  out.push_back({hours(6), agreed(made("direct-let", "yes", "She holds the home alone, and the police support it."))});
}

// Children: what we believe, what the authority answered, and that we did not leave it there.
void safeguarding(std::vector<DemoStep>& out, Date day) {
  out.push_back({minutes(15), made("safeguarding-view", "yes", "The younger one does not speak at school since October.")});
  out.push_back({minutes(20), made("child-safeguarding", "already_known", "Their social worker rang back the same day.")});
  const auto member = [](std::string value, std::string name, std::string age, std::string relation, std::string risk, std::string ground) {
    std::vector<FieldValue> values{{"name", std::move(name)}, {"relation", std::move(relation)}, {"lives_there", "yes"}, {"at_risk", std::move(risk)}};
    if (!age.empty()) values.push_back({"age", std::move(age)});
    if (!ground.empty()) values.push_back({"ground", std::move(ground)});
    return made("household-member", std::move(value), "As she told us.", std::move(values));
  };
  out.push_back({minutes(16), member("adult", "Her mother", "", "mother", "unknown", "")});
  out.push_back({hours(5), made("household-member-left", "", "She has gone home to her own flat."), "household-member"});
  out.push_back({hours(6), member("child", "The younger child", "5", "son", "yes", "sees_it")});
  out.push_back({hours(6), member("child", "The elder child", "8", "daughter", "yes", "sees_it")});
  out.push_back({elapsed_days(7), made("safeguarding-referral", "", "What the school told us since, word for word.",
                                       {{"authority", "Northbrook Council"},
                                        {"team", "children"},
                                        {"about", "The younger child"},
                                        {"law", "children_s17"},
                                        {"method", "phone"},
                                        {"told", "agreed"}})});
  out.push_back({hours(24 * 7 + 4), made("safeguarding-acknowledged", "", "They have it.", {{"from", "The duty team"}}), "safeguarding-referral"});
  out.push_back(
      {elapsed_days(9),
       made("safeguarding-outcome", "no_action", "No further action: the school is to watch.", {{"from", "A social worker"}, {"agree", "no"}}),
       "safeguarding-referral"});
  out.push_back(
      {elapsed_days(10),
       made("safeguarding-disagreement", "", "Asked their manager to look again, with the letter of the school.", {{"to", "The team manager"}}),
       "safeguarding-referral"});
  out.push_back({elapsed_days(13), made("safeguarding-settled", "", "They visit now, every fortnight."), "safeguarding-referral"});
  out.push_back({hours(4), made("meeting-emergency", "", "He is let out on Friday, and the meeting is in three weeks.",
                                {{"area", "Wexcombe"}, {"asked_at", iso(instant_of({day, 10, 0, 0}))}, {"asked_of", "The coordinator"}})});
  out.push_back({hours(22),
                 made("meeting-emergency-answer", "agreed", "By telephone, with the police and the school.",
                      {{"from", "The chair"},
                       {"answered_at", iso(instant_of({add_days(day, 1), 8, 0, 0}))},
                       {"meeting", iso(instant_of({add_days(day, 2), 14, 0, 0}))}}),
                 "meeting-emergency"});
  out.push_back({elapsed_days(8), made("meeting-transfer", "", "She stays with her aunt; a summary by secure email.",
                                       {{"from", "Wexcombe"}, {"to", "Farbrook"}, {"sent_on", on(day, 8)}})});
  out.push_back({elapsed_days(10),
                 made("meeting-transfer-taken", "", "They hear it next week.", {{"from", "The coordinator there"}, {"number", "FB-220"}}),
                 "meeting-transfer"});
}

// Orders and what holds until then.
void orders(std::vector<DemoStep>& out, StaffId who, Date day) {
  std::vector<FieldValue> looked{{"looked_at", "Her own injunction, and ours."}, {"their_view", "She wants to speak with a solicitor first."}};
  std::vector<FieldValue> put_off = looked;
  put_off.push_back({"again_on", on(day, 6)});
  out.push_back({hours(3), made("legal-options", "deferred", "After the talk with the solicitor.", std::move(put_off))});
  out.push_back(
      {elapsed_days(6), agreed(made("legal-options-again", "taken", "Her own order, and a warning by us.", std::move(looked))), "legal-options"});
  const std::vector<FieldValue> four{{"portal", "done"}, {"portal_done", "Her own sign-in, with a password he does not know"},
                                     {"letters", "done"}, {"letters_done", "Held back; she collects them at the library"},
                                     {"keys", "none"}, {"rent_account", "none"}};
  std::vector<FieldValue> first = four;
  first[4].value = "open";
  first.push_back({"keys_done", "He still has a fob"});
  first.push_back({"again_on", on(day, 6)});
  out.push_back({hours(2), made("joint-tenant", "open", "Both hold the home.", std::move(first))});
  out.push_back({elapsed_days(6), made("joint-tenant-again", "settled", "The fob does not open any more, by the order.", four), "joint-tenant"});
  out.push_back({hours(4), agreed(made("interim-arrangement", "staying_elsewhere", "He stays with his brother.",
                                       {{"starts_on", on(day, 0)},
                                        {"ends_on", on(day, 8)},
                                        {"owner", std::to_string(who.value)},
                                        {"bridges_to", "order"},
                                        {"bridge_by", on(day, 7)}}))});
  out.push_back({hours(5), made("injunction", "survivor", "Told her who can ask for one, and that the support worker comes with her.",
                                {{"legal_help", "solicitor"}})});
  out.push_back({elapsed_days(5), made("injunction-outcome", "order_made", "Made without notice.", {}), "injunction"});
  out.push_back({hours(121), made("order", "non_molestation", "",
                                  {{"applicant", "survivor"},
                                   {"court", "Northbrook Family Court"},
                                   {"number", "FL-902"},
                                   {"made_on", on(day, 5)},
                                   {"served_on", on(day, 5)},
                                   {"terms", "He must not come to the building."},
                                   {"keeps_out", "yes"},
                                   {"until", "date"},
                                   {"expires_on", on(day, 60)}})});
  out.push_back({elapsed_days(7), made("interim-next", "step_taken", "The order holds now."), "interim-arrangement"});
  out.push_back({elapsed_days(8), made("order-breach", "", "He rang the bell twice.", {{"police", "told_by_them"}, {"number", "NP/940"}}), "order"});
  out.push_back({elapsed_days(12),
                 made("order-varied", "", "The street is in it now, and it is longer.",
                      {{"terms", "He must not come into the street."}, {"keeps_out", "yes"}, {"until", "date"}, {"expires_on", on(day, 180)}}),
                 "order"});
  out.push_back({hours(6), made("perpetrator-no-action", "injunction", "Not by us before hers is heard.",
                                {{"decision", "deferred"}, {"decide_on", on(day, 9)}})});
  out.push_back({elapsed_days(9), made("perpetrator-no-action-settled", "not_taken", "Hers was made; ours is not needed."), "perpetrator-no-action"});
  out.push_back({hours(7), made("deviation", "other_way", "By letter to the library: she cannot speak at home.", {{"duty", "Offer an interview"}})});
}

// The one who harms came to us himself.
void his_own_telling(std::vector<DemoStep>& out, StaffId who, Date day) {
  out.push_back({minutes(15), made("contact-unsafe", "", "He reads her messages. Looked at again on Monday, with the specialist service.")});
  out.push_back({hours(3), made("support-line", "accepted", "He wrote the number down.")});
  out.push_back(
      {elapsed_days(1), agreed(made("perpetrator-offer", "behaviour_programme", "A programme that starts in spring.", {{"answer", "accepted"}}))});
  out.push_back({elapsed_days(2), made("perpetrator-said", "account", "That he has moved out, and where he can be written to.")});
  out.push_back(answered({elapsed_days(3), agreed(made("perpetrator-contact", "", "To tell him what the conditions of his stay elsewhere are.",
                                                       {{"timing", "While she is with her sister."}, by(who)}))},
                         true, "At that time, with two of us."));
  out.push_back({elapsed_days(3), made("police-security", "", "", {{"items", "A new lock"}, {"from", "The neighbourhood officer"}, {"reference", "NP/702"}})});
  out.push_back({hours(73), made("police-security-withdrawn", "", "The family has its own already.", {{"told_by", "The neighbourhood officer"}}), "police-security"});
  out.push_back({hours(50), made("meeting-place", "accepted", "With the support worker.",
                                 {{"venue", "Our office in the High Street"}, {"chosen_by", "us"}, {"home", "no"}, {"who_comes", "The support worker"}})});
  out.push_back({hours(60), made("meeting-venue", "them", "The library, in the small room.", {{"venue", "The library"}, {"home", "no"}}), "meeting-place"});
  out.push_back({elapsed_days(4), made("panel", "", "Advised: keep the two workers apart, one for each of them.")});
  out.push_back({elapsed_days(5), agreed(made("perpetrator-action", "warning", "A warning about the noise at night, which says nothing of her.",
                                              {{"outcome_by", on(day, 12)}}))});
}

// From the tenancy, and another way for the neighbours.
void removal(std::vector<DemoStep>& out, StaffId who, Date day) {
  out.push_back({hours(3), made("removal-decision", "yes", "She stays, and the school is next door.",
                                {{"target", "both"}, {"their_view", "She wants to keep the flat, without him."}})});
  out.push_back({hours(4), made("removal-survivor", "yes", "“I want him off the tenancy.”", {{"stated_on", on(day, 0)}, {"form", "in_person"}})});
  out.push_back({hours(5), made("removal-specialist", "yes", "They have worked with her since March, and support it.",
                                {{"who", "The local service"}, {"stated_on", on(day, 0)}, {"form", "letter"}, {"kept", "With the case"}})});
  out.push_back(answered({hours(6), agreed(made("removal", "tenancy", "An assignment to her alone, with both solicitors.",
                                                {{"route", "occupation_order"}, {"next_on", on(day, 4)}}))},
                         true, "Both have said that they support it, and it is what she wants."));
  out.push_back({elapsed_days(4), made("removal-next", "", "Put off by a week: his solicitor was ill.", {{"next_on", on(day, 11)}}), "removal"});
  out.push_back({elapsed_days(11), made("removal-outcome", "removed", "She holds the tenancy alone."), "removal"});
  out.push_back({hours(30), made("possession-talk", "", "She wants it if she can stay.",
                                 {by(who), {"reassured", "That a home for her comes first."}, {"agencies", "The law centre"}})});
  out.push_back(answered({hours(31), agreed(made("possession", "notice", "Three nights of threats, heard by neighbours.",
                                                 {{"ground", "ground_14"}, {"lives_there", "yes"}, {"next_on", on(day, 6)}}))},
                         true, "Talked over with her; nothing is served before the home is settled."));
  out.push_back({elapsed_days(6), made("possession-next", "", "He has answered through a solicitor.", {{"next_on", on(day, 12)}}), "possession"});
  out.push_back({elapsed_days(12), made("possession-outcome", "withdrawn", "He has left; it is not needed."), "possession"});
  out.push_back(
      {hours(40), made("engagement", "no", "Two calls and a letter to the library. She said that she cannot talk with anybody now.",
                       {{"shown_by", "they_said"}, {"may_be_why", "pressure"}, {"encouraged", "The support worker sees her on Fridays."}})});
  out.push_back({hours(41), made("neighbours-affected", "yes", "Doors and shouting most nights.", {{"shown_by", "reports"}})});
  out.push_back(
      {hours(42), made("antisocial-behaviour-risk", "can_be_considered", "Looked at with the police.",
                       {{"for_them", "A letter in her name would be held against her."}, {"instead", "An injunction against him, by us."}})});
  out.push_back(answered({hours(43), made("antisocial-behaviour-agreement", "", "A talk with the neighbours, and nothing in writing to the home.")},
                         true, "A talk only, and away from the building."));
  out.push_back({elapsed_days(3), made("antisocial-behaviour-route", "talk", "With the two neighbours below, about him.", {{"again_on", on(day, 9)}}),
                 "antisocial-behaviour-agreement"});
  out.push_back({elapsed_days(9), made("antisocial-behaviour-ended", "not_needed", "Quiet since he left."), "antisocial-behaviour-agreement"});
}

// An order that stood, and has run its time.
void old_order(std::vector<DemoStep>& out, Date day) {
  out.push_back({hours(50), made("order", "occupation_order", "",
                                 {{"applicant", "survivor"},
                                  {"court", "Northbrook Family Court"},
                                  {"number", "FL-655"},
                                  {"made_on", on(day, 1)},
                                  {"served_on", on(day, 2)},
                                  {"terms", "He must leave the flat and not come back."},
                                  {"keeps_out", "yes"},
                                  {"until", "date"},
                                  {"expires_on", on(day, 90)}})});
  out.push_back({elapsed_days(12), made("order-ended", "replaced", "She holds the home alone now; the order is not needed."), "order"});
}

// Away for a while and back; a home that was not right; and the end of it.
void back_again(std::vector<DemoStep>& out, Date day) {
  out.push_back({hours(3), made("danger-area", "work", "He works at the depot there.", {{"area", "WX9"}})});
  out.push_back({elapsed_days(8), made("danger-area-end", "", "He has changed his work; she says so too."), "danger-area"});
  out.push_back({hours(4), made("left-home", "for_now", "With her sister.", {{"left_on", on(day, 0)}, {"safe", "yes"}})});
  out.push_back({elapsed_days(9), made("left-home-end", "back", "Home again, with new locks."), "left-home"});
  out.push_back({hours(5), made("home-offer", "points", "One bedroom, near the station.",
                                {{"address", "2 Mill Lane, Farbrook"}, {"postcode", "FB1 1AA"}, {"answer_by", on(day, 5)}})});
  out.push_back({elapsed_days(3), made("home-not-taken", "not_suitable", "Too small for the three of them."), "home-offer"});
  out.push_back(
      {hours(6), made("damage", "", "The lock of the back door.", {{"where", "Back door"}, {"seen_on", on(day, 0)}, {"shown_by", "The locksmith"}})});
  out.push_back({elapsed_days(2), made("damage-charge", "not_raised", "Nobody can say that he did it."), "damage"});
  out.push_back({elapsed_days(4), made("damage-settled", "", "Renewed, and not charged to anybody."), "damage"});
  out.push_back({hours(7), made("arrears-split", "held", "A letter now would tell him where she is.", {{"look_again", on(day, 7)}})});
  out.push_back({elapsed_days(7), made("arrears-split-next", "not_split", "There are none left."), "arrears-split"});
  out.push_back(
      {elapsed_days(5), made("form-received", "", "The form for help with the rent, filled in.", {{"from", "agency"}, {"kept", "With the case"}})});
  out.push_back({elapsed_days(6), made("restriction-end", "", "The colleague named in it does not work here any more.")});
  out.push_back(answered({elapsed_days(10), made("closing-no-watch", "elsewhere", "Her new landlord has the case, and says so.")}, true,
                         "Confirmed by letter."));
  out.push_back(
      answered({elapsed_days(11), made("closing-agreed", "", "Handed over in full; nothing is left with us.")}, true, "I have read the hand-over."));
}

}  // namespace

std::vector<DemoStep> demo_story(int story, StaffId who, Date day) {
  std::vector<DemoStep> out;
  switch (story) {
    case 0:
      through_a_professional(out, day);
      break;
    case 1:
      safeguarding(out, day);
      break;
    case 2:
      orders(out, who, day);
      break;
    case 3:
      his_own_telling(out, who, day);
      break;
    case 4:
      removal(out, who, day);
      old_order(out, day);
      break;
    case 5:
      back_again(out, day);
      break;
    default:
      break;
  }
  return out;
}

}  // namespace rowan::demo
