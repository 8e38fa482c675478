#include "app/demo/demo_legal.h"

namespace rowan::demo {
namespace {

void options(std::vector<DemoStep>& out, int n, Date day) {
  std::vector<FieldValue> values{{"looked_at", "An injunction by us: possible, and slower than hers. Ground 14A: not open while she lives there."},
                                 {"their_view", "She wants him to stop ringing the bell at night. She does not want to go to court herself."},
                                 {"advice", "Our solicitor"}};
  const bool later = n % 2 == 0;
  if (later) values.push_back({"again_on", iso(add_days(day, 21))});
  out.push_back({hours(30),
                 agreed(made("legal-options", later ? "deferred" : "taken",
                             later ? "She wants to speak with the support worker first." : "A warning in writing, then an injunction if it goes on.",
                             std::move(values))),
                 {}});
  if (later) {
    out.push_back({hours(31),
                   made("perpetrator-no-action", "injunction", "Not before she has had advice.",
                        {{"decision", "deferred"}, {"decide_on", iso(add_days(day, 21))}}),
                   {}});
    return;
  }
  out.push_back({hours(32),
                 agreed(made("perpetrator-action", "warning", "A warning about noise at night, which says nothing of her.",
                             {{"outcome_by", iso(add_days(day, 10))}})),
                 {}});
  if (n % 3 == 0)
    out.push_back({elapsed_days(6), made("perpetrator-action-outcome", "done", "He was told in person, and has not been back since.", {}),
                   "perpetrator-action"});
}
void order(std::vector<DemoStep>& out, int n, Date day) {
  out.push_back({hours(28),
                 made("injunction", "ncdv", "Told her who can ask for one, and that the support worker can come with her.",
                      {{"legal_help", "specialist"}, {"consent", "given"}, {"ask_on", iso(add_days(day, 4))}}),
                 {}});
  out.push_back(
      {elapsed_days(4), made("injunction-outcome", "order_made", "Made without notice; the full hearing is in two weeks.", {}), "injunction"});
  out.push_back({hours(97),
                 made("order", "non_molestation", "",
                      {{"applicant", "ncdv"},
                       {"court", "Northbrook Family Court"},
                       {"number", "FL-" + std::to_string(700 + n)},
                       {"made_on", iso(add_days(day, 4))},
                       {"served_on", iso(add_days(day, 5))},
                       {"terms", "He must not come within 100 metres of the building or get in touch with her, also not through others."},
                       {"keeps_out", "yes"},
                       {"until", "date"},
                       {"expires_on", iso(add_days(day, n % 8 == 1 ? 30 : 180))}}),
                 {}});
  if (n % 8 == 1)
    out.push_back({elapsed_days(6),
                   made("order-breach", "", "He stood across the road for half an hour.",
                        {{"police", "told_by_them"}, {"number", "NP/" + std::to_string(900 + n)}}),
                   "order"});
  else out.push_back({elapsed_days(16), made("order-ended", "replaced", "Another order took its place at the full hearing.", {}), "order"});
}
void interim(std::vector<DemoStep>& out, StaffId who, Date day) {
  out.push_back({hours(27), agreed(made("interim-arrangement", "staying_elsewhere", "He stays with a friend until the talk with his solicitor.",
                                        {{"starts_on", iso(day)},
                                         {"ends_on", iso(add_days(day, 9))},
                                         {"owner", std::to_string(who.value)},
                                         {"bridges_to", "order"},
                                         {"bridge_by", iso(add_days(day, 14))}}))});
}
void removal(std::vector<DemoStep>& out, int n, StaffId who, Date day) {
  out.push_back({hours(29),
                 made("removal-decision", "yes", "She stays, and the school is next door.",
                      {{"target", "both"}, {"their_view", "She wants to keep the flat, without him."}}),
                 {}});
  out.push_back({hours(30), made("removal-survivor", "yes", "“I want him off the tenancy.”", {{"stated_on", iso(day)}, {"form", "in_person"}}), {}});
  out.push_back({hours(50),
                 made("removal-police", "yes", "They support it, with the log of two call-outs.",
                      {{"who", "The neighbourhood officer"}, {"stated_on", iso(add_days(day, 1))}, {"form", "letter"}, {"kept", "With the case"}}),
                 {}});
  out.push_back({hours(51),
                 agreed(made("interim-arrangement", "bail_conditions", "He stays with his brother and may not come to the street.",
                             {{"starts_on", iso(day)},
                              {"ends_on", iso(add_days(day, 25))},
                              {"owner", std::to_string(who.value)},
                              {"bridges_to", "tenancy"},
                              {"bridge_by", iso(add_days(day, 24))}})),
                 {}});
  DemoStep step{hours(52), agreed(made("removal", "tenancy", "An assignment of the tenancy to her alone, with her solicitor and ours.",
                                       {{"route", "occupation_order"}, {"next_on", iso(add_days(day, 12))}}))};
  if (n % 12 == 7) {
    step.answer = true;
    step.answer_why = "Both have said that they support it, and it is what she wants.";
  }
  out.push_back(std::move(step));
  if (n % 12 == 7)
    out.push_back({elapsed_days(12), made("removal-outcome", "removed", "She holds the tenancy alone. He left on the same day."), "removal"});
}
void possession(std::vector<DemoStep>& out, StaffId who, Date day) {
  out.push_back({hours(76), made("possession-talk", "", "She is afraid of losing the flat herself, and wants it if she can stay.",
                                 {{"by", std::to_string(who.value)},
                                  {"reassured", "That a home for her comes first, and that nothing is served before it is settled."},
                                  {"agencies", "The local service and the law centre"}})});
  out.push_back({hours(77), agreed(made("possession", "notice", "Three nights of threats, heard by neighbours and by the police.",
                                        {{"ground", "ground_14"}, {"lives_there", "yes"}, {"next_on", iso(add_days(day, 30))}}))});
}
// What he says, what he is offered, and a talk with him that another person agrees to first.
void of_him(std::vector<DemoStep>& out, int n, StaffId who) {
  out.push_back({elapsed_days(2),
                 made("perpetrator-said", n % 4 ? "account" : "complaint", "That nobody asked him, and that the noise is not from the flat.")});
  DemoStep talk{elapsed_days(3),
                agreed(made("perpetrator-contact", "", "To tell him where he can stay, and what the conditions are.",
                            {{"timing", "While she is at her sister’s, with the police in the house."}, {"by", std::to_string(who.value)}}))};
  if (n % 3 == 0) {
    talk.answer = false;
    talk.answer_why = "Not before the order is served.";
  } else if (n % 3 == 1) {
    talk.answer = true;
    talk.answer_why = "At that time, with two of us.";
  }
  out.push_back(std::move(talk));
}

}  // namespace

std::vector<DemoStep> demo_legal(int n, StaffId who, Date day, bool second_person) {
  std::vector<DemoStep> out;
  if (n % 3 != 2) options(out, n, day);
  if (n % 4 == 1) order(out, n, day);
  if (n % 8 == 4) interim(out, who, day);
  if (second_person && n % 6 == 1) removal(out, n, who, day);
  if (second_person && n % 12 == 1) possession(out, who, day);
  if (second_person && n % 5 == 3) of_him(out, n, who);
  if (n % 9 == 4) {
    out.push_back({hours(33),
                   made("engagement", "unknown", "Two texts on weekday mornings, one answered after a day. She can only use the phone at work.", {}),
                   {}});
    out.push_back(
        {hours(34), made("neighbours-affected", "yes", "Shouting at night, twice a week since the summer.", {{"shown_by", "reports"}}), {}});
  }
  if (n % 10 == 4)
    out.push_back(
        {hours(35),
         made("deviation", "other_way", "By letter to the library, as she asked: she cannot speak at home.", {{"duty", "Offer an interview"}}),
         {}});
  if (n % 10 == 6)
    out.push_back({hours(36),
                   agreed(made("perpetrator-offer", "support_line", "Told him of a line for people who want to change, at his own call.",
                               {{"answer", "later"}})),
                   {}});
  return out;
}

}  // namespace rowan::demo
