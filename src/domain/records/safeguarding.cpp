// Children and adults at risk: what we believe, the referral and what becomes of it, and not referring (NHG-5, NHG-11, NHG-22).
// The policy's text may cite one act only; the law a referral rests on is a field of its own (Children Act 1989 for a child,
// Care Act 2014 for an adult).
#include "domain/access.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::safeguarding;
constexpr int days_to_chase = 3;  // ours: where nobody chose a day, we ask after this many

std::string value(const RecordMade& record, std::string_view code) {
  const std::string* found = value_of(record, code);
  return found ? *found : std::string();
}

// One person may not say what the answer about the household denies: the answer is what the duty to refer hangs on.
void check_member(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems) {
  const HouseholdAsked& known = seen.get().household;
  if (value(record, "lives_there") == "no") return;
  if (record.value == "child" && known.children != Answer::yes)
    problems.push_back({"household.children", "Answer first that children live there, under “Children and adults at risk”", "value"});
  if (record.value == "adult" && value(record, "at_risk") == "yes" && known.adults_at_risk != Answer::yes)
    problems.push_back({"household.adults", "Answer first that an adult at risk lives there, under “Children and adults at risk”", "at_risk"});
}
RecordRow member() {
  return {.what = "household-member",
          .title = "Somebody who lives there",
          .hint = "One for each person. What is not known is written down as not known.",
          .theme = here,
          .clause = "NHG-11",
          .basis = "Domestic Abuse Act 2021 section 3; Care Act 2014 section 42",
          .timeline = "decision",
          .choices = {{"adult", "An adult"}, {"child", "A child (under 18)"}},
          .text_label = "What it rests on",
          .fields = {{.code = "name", .label = "Name", .needed = true},
                     {.code = "age", .label = "Age in years", .hint = "Leave empty if it is not known", .kind = FieldKind::number},
                     {.code = "born", .label = "Date of birth, if it is known", .kind = FieldKind::date},
                     {.code = "relation", .label = "Who are they to the survivor?", .hint = "For example: daughter, or mother-in-law"},
                     {.code = "lives_there", .label = "Do they live there?", .kind = FieldKind::yes_no_unknown, .needed = true},
                     {.code = "at_risk", .label = "Are they at risk?", .kind = FieldKind::yes_no_unknown, .needed = true},
                     {.code = "ground",
                      .label = "Why are they at risk?",
                      .kind = FieldKind::choice,
                      .choices = {{"sees_it", "A child who sees, hears or feels what the abuse does (Domestic Abuse Act 2021, section 3)"},
                                  {"harmed", "They are harmed themselves, or may be"},
                                  {"care_needs", "An adult with care and support needs who may be abused or neglected (Care Act 2014, section 42)"},
                                  {"unborn", "A child that is not born yet"},
                                  {"other", "Another reason, in words below"}},
                      .needed_when = "at_risk",
                      .needed_when_is = {"yes"}}},
          .check = check_member};
}
RecordRow member_left() {
  return {.what = "household-member-left",
          .title = "They do not live there any more",
          .hint = "Or it turned out that they never did.",
          .theme = here,
          .clause = "NHG-11",
          .timeline = "decision",
          .text_label = "How you know",
          .text_needed = true,
          .continues = {"household-member"},
          .once = true,
          .ends = true};
}

RecordRow referral() {
  const std::vector<RecordChoice> bases{{"children_s47", "A child may be suffering significant harm (Children Act 1989, section 47)"},
                                        {"children_s17", "A child in need of help (Children Act 1989, section 17)"},
                                        {"care_act_s42", "An adult with care and support needs who may be abused (Care Act 2014, section 42)"},
                                        {"other", "Another basis"}};
  return {.what = "safeguarding-referral",
          .title = "Safeguarding referral",
          .hint = "Write down what you sent, to whom and how. Nobody has to agree before you refer.",
          .theme = here,
          .clause = "NHG-11",
          .basis = "Children Act 1989 sections 17 and 47; Care Act 2014 section 42",
          .fact = "safeguarding.referred",
          .timeline = "decision",
          .text_label = "What you told them, word for word",
          .text_needed = true,
          .fields = {{.code = "authority", .label = "Which local authority?", .kind = FieldKind::agency, .needed = true},
                     {.code = "team",
                      .label = "Which team?",
                      .kind = FieldKind::choice,
                      .choices = {{"children", "Children’s services"}, {"adults", "Adult services"}, {"mash", "Safeguarding hub for both (MASH)"}},
                      .needed = true},
                     {.code = "about",
                      .label = "Who is it about?",
                      .hint = "Names and ages, as far as you know them",
                      .kind = FieldKind::long_words,
                      .needed = true},
                     {.code = "law",
                      .label = "What does the law say?",
                      .hint = "This stands beside the policy and does not come from it",
                      .kind = FieldKind::choice,
                      .choices = bases,
                      .needed = true},
                     {.code = "law_other", .label = "Which other law?", .needed_when = "law", .needed_when_is = {"other"}},
                     {.code = "method",
                      .label = "How did you send it?",
                      .kind = FieldKind::choice,
                      .choices = {{"online", "Online form"}, {"phone", "Phone"}, {"email", "Secure email"}, {"in_person", "In person"}},
                      .needed = true},
                     {.code = "reference", .label = "Their reference", .hint = "If you have it already", .kind = FieldKind::reference},
                     {.code = "told",
                      .label = "Do they know about the referral?",
                      .hint = "Ask where it is safe. A no does not stop a referral",
                      .kind = FieldKind::choice,
                      .choices = {{"agreed", "They know and agree"},
                                  {"disagreed", "They know and do not agree"},
                                  {"not_told", "Not told: it would not be safe, or there was no time"}},
                      .needed = true},
                     {.code = "why_without",
                      .label = "Why do you refer without their agreement?",
                      .kind = FieldKind::long_words,
                      .needed_when = "told",
                      .needed_when_is = {"disagreed", "not_told"}},
                     {.code = "chase_on",
                      .label = "When will you ask what happened?",
                      .hint = "Leave empty and Rowan reminds you",
                      .kind = FieldKind::date}},
          .due = {{.title = "Ask whether the safeguarding referral has arrived",
                   .field = "chase_on",
                   .else_days = days_to_chase,
                   .met_by = {"safeguarding-acknowledged", "safeguarding-outcome"}}}};
}

RecordRow acknowledged() {
  return {.what = "safeguarding-acknowledged",
          .title = "Referral acknowledged",
          .hint = "The authority told you that it has the referral.",
          .theme = here,
          .clause = "NHG-11",
          .fact = "safeguarding.acknowledged",
          .timeline = "contact",
          .text_label = "What they said",
          .fields = {{.code = "from", .label = "Who answered?", .needed = true},
                     {.code = "reference", .label = "Their reference", .kind = FieldKind::reference},
                     {.code = "feedback_by", .label = "When do they say you will hear more?", .kind = FieldKind::date}},
          .continues = {"safeguarding-referral"},
          .due = {{.title = "Ask for the outcome of the safeguarding referral",
                   .field = "feedback_by",
                   .else_days = 10,
                   .met_by = {"safeguarding-outcome"}}}};
}

RecordRow outcome() {
  return {.what = "safeguarding-outcome",
          .title = "Outcome of the referral",
          .hint = "What the authority decided.",
          .theme = here,
          .clause = "NHG-11",
          .fact = "safeguarding.outcome",
          .timeline = "decision",
          .choices = {{"enquiry", "An enquiry or assessment was opened"},
                      {"support", "Early help or support"},
                      {"known", "Already open to them"},
                      {"no_action", "No further action"}},
          .text_label = "What they said, and what happens next",
          .text_needed_for = {"no_action"},
          .fields = {{.code = "from", .label = "Who told you?", .needed = true},
                     {.code = "agree",
                      .label = "Is this right for the people at risk?",
                      .kind = FieldKind::choice,
                      .choices = {{"yes", "Yes"}, {"no", "No, and we will say so"}},
                      .needed = true}},
          .continues = {"safeguarding-referral"},
          .ends = true,
          .ends_for = {"enquiry", "support", "known"},
          .due = {{.title = "Decide whether to challenge the outcome of the safeguarding referral",
                   .else_days = 5,
                   .met_by = {"safeguarding-disagreement", "safeguarding-settled"}}}};
}

RecordRow disagreement() {
  return {.what = "safeguarding-disagreement",
          .title = "We disagree with the outcome",
          .hint = "Use the authority’s procedure for disagreements between agencies.",
          .theme = here,
          .clause = "NHG-11",
          .fact = "safeguarding.disagreed",
          .timeline = "decision",
          .text_label = "Why, and what you asked for",
          .text_needed = true,
          .fields = {{.code = "to", .label = "Who did you tell?", .needed = true},
                     {.code = "answer_by", .label = "When do you expect an answer?", .kind = FieldKind::date}},
          .continues = {"safeguarding-referral"},
          .due = {{.title = "Ask for an answer to our disagreement",
                   .field = "answer_by",
                   .else_days = 5,
                   .met_by = {"safeguarding-outcome", "safeguarding-settled"}}}};
}

RecordRow settled() {
  return {.what = "safeguarding-settled",
          .title = "Nothing more to do on this referral",
          .hint = "For example: the outcome stands, and you have said why you accept it.",
          .theme = here,
          .clause = "NHG-11",
          .timeline = "decision",
          .text_label = "Why",
          .text_needed = true,
          .continues = {"safeguarding-referral"},
          .ends = true};
}

}  // namespace

std::vector<RecordRow> safeguarding() {
  return {
      {.what = "safeguarding-view",
       .title = "Is there a safeguarding concern?",
       .hint = "What you believe, and why. This is kept apart from what you were told.",
       .theme = here,
       .clause = "NHG-22",
       .fact = "safeguarding.concern",
       .timeline = "decision",
       .choices = {{"yes", "Yes, there is a concern"}, {"no", "No concern at present"}},
       .text_label = "Your reasons",
       .text_needed = true},
      member(),
      member_left(),
      referral(),
      acknowledged(),
      outcome(),
      disagreement(),
      settled(),
      {.what = "not-referring",
       .title = "Not making a safeguarding referral",
       .hint = "When a child or an adult at risk lives at the property, a referral is made. Not making one needs a reason, and another person who "
               "agrees.",
       .theme = here,
       .clause = "NHG-11",
       .fact = "safeguarding.not_referred",
       .timeline = "decision",
       .text_label = "Why no referral should be made",
       .text_needed = true,
       .decision = "not_referring",
       .approvers = {Role::manager, Role::da_lead}},
      {.what = "child-safeguarding",
       .title = "Child safeguarding decision",
       .hint = "Someone under 16 is harmed or harms: children’s services decide with us.",
       .theme = here,
       .clause = "NHG-5",
       .fact = "child_safeguarding.decided",
       .timeline = "decision",
       .choices = {{"referred", "Referred to children’s services"},
                   {"already_known", "Already open to children’s services"},
                   {"not_referred", "Not referred, and why"}},
       .text_label = "What was decided, and why",
       .text_needed = true},
  };
}

}  // namespace rowan::record_themes
