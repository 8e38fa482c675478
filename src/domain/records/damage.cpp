// Damage by the perpetrator: put on record, repaired, charged to the one who did it (CX-4.11, CX-4.12, SG-30).
#include <algorithm>

#include "domain/access.h"
#include "domain/policy/money.h"
#include "domain/records/plain_order.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"
#include "domain/tenancy.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::damage;
const std::vector<std::string> of_damage{"damage"};

bool is(const RecordMade& record, std::string_view field, std::string_view value) {
  const std::string* v = value_of(record, field);
  return v && *v == value;
}
bool written(const RecordMade& record, std::string_view field) {
  const std::string* v = value_of(record, field);
  return v && v->find_first_not_of(" \t\r\n") != std::string::npos;
}

RecordRow damage() {
  return {.what = "damage",
          .title = "Damage to the home",
          .hint = "Write it down and photograph it before it is repaired. Making it safe waits for nothing.",
          .theme = here,
          .clause = "CX-4.12a",
          .fact = "damage.recorded",
          .timeline = "incident",
          .text_label = "What is damaged, and how it happened",
          .text_needed = true,
          .fields = {{.code = "where", .label = "Where in the home?", .needed = true},
                     {.code = "seen_on", .label = "When did we see it or hear of it?", .kind = FieldKind::date, .needed = true},
                     {.code = "shown_by",
                      .label = "What shows who did it?",
                      .hint = "What they said, what was seen, an officer’s word. \"Not known\" is an answer",
                      .needed = true}}};
}
// No field asks the survivor for money or for a crime number, and no gate stands before it (CX-4.11).
RecordRow repair() {
  return {.what = "damage-repair",
          .title = "Repair ordered",
          .hint = "By its number in the repairs system, with nothing about why. A charge never holds up a repair.",
          .theme = here,
          .clause = "CX-4.11",
          .timeline = "decision",
          .fields = {{.code = "order", .label = "Number of the repair", .kind = FieldKind::reference, .needed = true},
                     {.code = "wording",
                      .label = "What the order says",
                      .hint = "For example: front door, renew frame and lock",
                      .kind = FieldKind::long_words,
                      .needed = true},
                     {.code = "priority",
                      .label = "How soon?",
                      .kind = FieldKind::choice,
                      .choices = {{"emergency", "Emergency: make it safe today"}, {"urgent", "Urgent"}, {"routine", "Routine"}},
                      .needed = true},
                     {.code = "done_by", .label = "To be done by", .kind = FieldKind::date, .needed = true}},
          .continues = of_damage,
          .due = {{.title = "See that the repair is done", .field = "done_by", .met_by = {"damage-repaired"}}},
          .check = plain_order};
}
RecordRow repaired() {
  return {.what = "damage-repaired",
          .title = "Repair done",
          .hint = "When, and what is left to do.",
          .theme = here,
          .clause = "CX-4.11",
          .timeline = "decision",
          .choices = {{"done", "Done"}, {"made_safe", "Made safe, more to do"}, {"not_done", "It was not done"}},
          .text_label = "What was done, and what is left",
          .text_needed_for = {"made_safe", "not_done"},
          .fields = {{.code = "order", .label = "Number of the repair", .kind = FieldKind::reference, .needed = true},
                     {.code = "done_on", .label = "When?", .kind = FieldKind::date, .needed_when = "value", .needed_when_is = {"done", "made_safe"}},
                     {.code = "cost", .label = "What it cost", .kind = FieldKind::money}},
          .continues = of_damage};
}

Debtor debtor_of(const RecordMade& record) {
  const std::string* who = value_of(record, "charged_to");
  return who ? named<Debtor>(*who).value_or(Debtor::nobody) : Debtor::nobody;
}
bool one_person(const Case& c) { return c.opened.survivor && c.perpetrator.person && c.opened.survivor == c.perpetrator.person; }

// What the case itself says against a "no" of the form (CX-4.12a). The perpetrator’s address is the survivor’s where they live there, where
// she stays and nobody has said that they do not, and where they hold the tenancy and nobody has said that they have gone.
bool account_may_be_shared(const Case& c) { return shared_tenancy_of(c) != SharedTenancy::no; }
bool letter_may_reach_survivor(const Case& c) {
  if (c.perpetrator.lives_there != Answer::no && (c.perpetrator.lives_there == Answer::yes || account_may_be_shared(c))) return true;
  return c.perpetrator.lives_there != Answer::no && facts_of(c).value("wishes.housing") == "stay";
}

// A "no" against what the case says needs the account and the address in words, and the address may not be that of the home.
void check_against_case(const Case& c, const RecordMade& record, std::vector<Problem>& problems) {
  if (is(record, "shared", "no") && account_may_be_shared(c) && !written(record, "which_account"))
    problems.push_back({"recharge.case-says-shared",
                        "The case says that they hold the home together, or may: its rent account is the survivor’s too. "
                        "Write which account is charged, and how you know that it is not theirs",
                        "which_account"});
  if (!is(record, "survivor_there", "no")) return;
  // The home itself, where she stays or he does not live: it can be no address of his. Where she has left and he has not, words say so.
  const std::string* where = value_of(record, "sent_where");
  const bool her_home = c.perpetrator.lives_there == Answer::no || facts_of(c).value("wishes.housing") == "stay";
  if (where && her_home && same_home(*where, c.opened.home_line) == Answer::yes)
    problems.push_back({"recharge.case-says-there", "That is the home of this case. A charge is never sent to where the survivor lives",
                        "sent_where"});
  else if (letter_may_reach_survivor(c) && !written(record, "sent_where"))
    problems.push_back({"recharge.case-says-there",
                        "The case says that the person who did the damage lives at the survivor’s home, or may. "
                        "Write where the letter goes, and how you know that the survivor does not live there",
                        "sent_where"});
}

// Whatever a policy says, a charge never reaches the survivor and waits until it is safe (SG-30). Not known is never safe.
void check_charge(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems) {
  if (record.value != "raised") return;
  check_against_case(seen.get(), record, problems);
  RechargeQuestion question{.debtor = debtor_of(record),
                            .debtor_is_survivor = one_person(seen.get()),
                            .account_shared = !is(record, "shared", "no"),
                            .survivor_lives_at_debtor = !is(record, "survivor_there", "no"),
                            .safety_checked = is(record, "safety", "safe") && written(record, "safety_why")};
  RechargeRule perpetrator_pays;
  perpetrator_pays.to_perpetrator = true;
  const auto may = may_recharge(&perpetrator_pays, question);
  if (may) return;
  for (Problem problem : may.refusal().problems) {
    if (problem.id == "recharge.shared-account" && question.debtor != Debtor::joint_account) problem.field = "shared";
    else if (problem.id == "recharge.address") problem.field = "survivor_there";
    else if (problem.id == "recharge.safety") problem.field = "safety";
    else problem.field = "charged_to";
    problems.push_back(std::move(problem));
  }
}

RecordRow charge() {
  return {.what = "damage-charge",
          .title = "Charge for the damage",
          .hint = "To the one who did it, when it is safe: raise it, hold it, or say why it is not raised.",
          .theme = here,
          .clause = "CX-4.12a",
          .fact = "recharge.decided",
          .timeline = "decision",
          .choices = {{"raised", "Raise it now"}, {"held", "Hold it until it is safe"}, {"not_raised", "Do not raise it"}},
          .text_label = "Why",
          .text_needed_for = {"held", "not_raised"},
          .fields =
              {{.code = "charged_to",
                .label = "Who is charged?",
                .hint = "Never the survivor, and never an account that is theirs too",
                .kind = FieldKind::choice,
                .choices = {{"perpetrator", "The one who did the damage"}, {"joint_account", "An account they share"}, {"survivor", "The survivor"}},
                .needed_when = "value",
                .needed_when_is = {"raised"}},
               {.code = "shared",
                .label = "Is the survivor liable on the account that is charged?",
                .kind = FieldKind::choice,
                .choices = {{"no", "No"}, {"yes", "Yes"}, {"unknown", "Not known"}},
                .needed_when = "value",
                .needed_when_is = {"raised"}},
               {.code = "survivor_there",
                .label = "Does the survivor live where the letter goes, or stay there?",
                .kind = FieldKind::choice,
                .choices = {{"no", "No"}, {"yes", "Yes"}, {"unknown", "Not known"}},
                .needed_when = "value",
                .needed_when_is = {"raised"}},
               {.code = "which_account",
                .label = "Which account is charged?",
                .hint = "Needed where they hold the home together, or may. Say how you know that the survivor is not liable on it",
                .kind = FieldKind::long_words},
               {.code = "sent_where",
                .label = "Where does the letter go?",
                .hint = "Needed where the person who did it lives at the survivor’s home, or may. Say how you know that the survivor is not there",
                .kind = FieldKind::long_words},
               {.code = "safety",
                .label = "Could a charge put them in more danger now?",
                .kind = FieldKind::choice,
                .choices = {{"safe", "No, this was looked at"}, {"danger", "Yes"}, {"unknown", "Not looked at, or not known"}},
                .needed_when = "value",
                .needed_when_is = {"raised"}},
               {.code = "safety_why",
                .label = "What makes you say so, and what they think",
                .kind = FieldKind::long_words,
                .needed_when = "value",
                .needed_when_is = {"raised"}},
               {.code = "amount", .label = "How much?", .kind = FieldKind::money, .needed_when = "value", .needed_when_is = {"raised"}},
               {.code = "look_again",
                .label = "When is it looked at again?",
                .kind = FieldKind::date,
                .needed_when = "value",
                .needed_when_is = {"held"}}},
          .continues = of_damage,
          .due = {{.title = "Look again at the charge that is held", .field = "look_again", .met_by = {"damage-charge"}}},
          .decision = "recharge",
          .check = check_charge};
}

// It is theirs to say. Without their yes there must be a ground, with its reason (CX-4.12b).
void check_report(const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
  if (record.value != "yes" || is(record, "their_view", "agree")) return;
  if (!value_of(record, "ground"))
    problems.push_back({"crime-report.ground", "They have not agreed. Say on what ground it is reported all the same", "ground"});
  if (!written(record, "ground_why")) problems.push_back({"crime-report.ground-why", "Explain the ground", "ground_why"});
}
RecordRow crime_report() {
  return {
      .what = "damage-crime-report",
      .title = "Report the damage as a crime: yes or no",
      .hint = "It is for them to say. A repair never waits for it, and nobody has to bring a crime number.",
      .theme = here,
      .clause = "CX-4.12b",
      .fact = "crime_report.decided",
      .timeline = "decision",
      .choices = {{"yes", "It is reported"}, {"no", "It is not reported"}, {"later", "Not now, asked again later"}},
      .text_label = "What was said and decided",
      .text_needed = true,
      .fields =
          {{.code = "their_view",
            .label = "What do they want?",
            .kind = FieldKind::choice,
            .choices = {{"agree", "They want it reported, or agree"},
                        {"disagree", "They do not want it reported"},
                        {"not_asked", "They could not be asked"}},
            .needed = true},
           {.code = "ground",
            .label = "If it is reported without their agreement: on what ground?",
            .kind = FieldKind::choice,
            .choices = {{"risk_of_harm", "Risk of harm"}, {"child", "A child has to be protected"}, {"legal_duty", "The law asks for it"}}},
           {.code = "ground_why", .label = "Explain the ground", .kind = FieldKind::long_words},
           {.code = "ask_again", .label = "When are they asked again?", .kind = FieldKind::date, .needed_when = "value", .needed_when_is = {"later"}},
           {.code = "crime", .label = "Crime number, where there is one", .kind = FieldKind::reference}},
      .continues = of_damage,
      .due = {{.title = "Ask again whether the damage is reported as a crime", .field = "ask_again", .met_by = {"damage-crime-report"}}},
      .check = check_report};
}
RecordRow settled() {
  return {.what = "damage-settled",
          .title = "Damage dealt with",
          .hint = "Repaired, and the charge and the report decided.",
          .theme = here,
          .clause = "CX-4.11",
          .timeline = "decision",
          .text_label = "What is left to say",
          .continues = of_damage,
          .once = true,
          .ends = true};
}

}  // namespace

std::vector<RecordRow> damage_to_home() { return {damage(), repair(), repaired(), charge(), crime_report(), settled()}; }

}  // namespace rowan::record_themes
