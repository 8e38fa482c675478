// Decisions and steps against the person who harms: legal options, actions, removal, possession (NHG-10, CX-3.2c, CX-4.5 to CX-4.7).
#include "domain/records/accountability.h"

#include <algorithm>

#include "domain/records/legal_routes.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::legal;

Answer answer_in(const RecordMade& made, std::string_view code) {
  const std::string* value = value_of(made, code);
  return value ? named<Answer>(*value).value_or(Answer::unknown) : Answer::not_asked;
}

// Who supports it was asked and written down; somebody who no longer does is heard first (CX-4.6c).
void wish_agrees_with_support(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  if (made.wish == RecordWish::declined && facts_of(seen.get()).value("removal.survivor_supports") == "yes")
    problems.push_back({"removal.support-withdrawn",
                        "Earlier they supported this, and now they do not want it. Write down first that they no longer support it", "wish"});
}

// What is no law where the home is. Not known where it is: nothing is refused, and the page of the routes says so (CX-4.5).
void law_of_the_home(const Seen& seen, const RecordMade& made, std::string_view field, std::vector<Problem>& problems) {
  const std::string* code = value_of(made, field);
  const LegalRoute* route = code ? find_legal_route(*code) : nullptr;
  const auto nation = named<LawOf>(seen.get().opened.nation);
  if (route && nation && law_in(*route, seen.get().opened.nation) == Answer::no)
    problems.push_back({"legal.other-nation",
                        "This is law in " + nations_words(*route) + ". The home is in " + std::string(label_of(*nation)) + ": ask a lawyer there",
                        std::string(field)});
}
void removal_check(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  wish_agrees_with_support(seen, made, problems);
  law_of_the_home(seen, made, "route", problems);
}

// A warning that a reason passes: the law is not ours to apply, and a lawyer may know more.
void possession_check(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  wish_agrees_with_support(seen, made, problems);
  law_of_the_home(seen, made, "ground", problems);
  const std::string* ground = value_of(made, "ground");
  if (!ground) return;
  const LegalRoute* route = find_legal_route(*ground);
  if (route && !in_force(*route, civil(seen.now()).date)) problems.push_back({"legal.not-in-force", "This ground is not in force today", "ground"});
  if (*ground != "ground_14a" || value_of(made, "despite")) return;
  const auto warnings = ground_14a_warnings(
      {answer_in(made, "provider"), answer_in(made, "lives_there"), answer_in(made, "left_because"), answer_in(made, "not_returning")});
  for (const std::string& warning : warnings) problems.push_back({"legal.precondition", warning + " If you go on all the same, say why", "despite"});
}

std::vector<RecordChoice> actions() {
  return {{"warning", "Warning"},
          {"tenancy_breach", "Breach of the tenancy"},
          {"recharge", "Charge for damage"},
          {"injunction", "Injunction"},
          {"possession", "Possession"},
          {"police", "Telling the police"},
          {"other", "Something else"}};
}

std::vector<RecordRow> legal_options() {
  const std::vector<RecordChoice> decided{{"taken", "Action is taken"}, {"not_taken", "No action"}, {"deferred", "Not decided yet"}};
  const std::vector<RecordField> fields{{.code = "looked_at",
                                         .label = "Which routes did you look at, and what speaks for and against each?",
                                         .hint = "The list of legal routes says what has to be true for each",
                                         .kind = FieldKind::long_words,
                                         .needed = true},
                                        {.code = "their_view", .label = "What do they think of it?", .kind = FieldKind::long_words, .needed = true},
                                        {.code = "evidence",
                                         .label = "What is there to show it?",
                                         .hint = "Notes made at the time count. Nobody is asked to prove anything",
                                         .kind = FieldKind::long_words},
                                        {.code = "advice", .label = "Who advised you?", .hint = "For example, our solicitor"},
                                        {.code = "again_on",
                                         .label = "When will it be looked at again?",
                                         .kind = FieldKind::date,
                                         .needed_when = "value",
                                         .needed_when_is = {"deferred"}}};
  return {{.what = "legal-options",
           .title = "Legal options looked at",
           .hint = "Is it right to act in law against the person who harms? Taken, not taken or not yet, each with its reason.",
           .theme = here,
           .clause = "NHG-10",
           .fact = "legal_options.decided",
           .timeline = "decision",
           .choices = decided,
           .text_label = "Why",
           .text_needed = true,
           .fields = fields,
           .due = {{.title = "Look at the legal options again", .field = "again_on", .met_by = {"legal-options-again"}}},
           .affects_them = true,
           .affects_them_for = {"taken"}},
          {.what = "legal-options-again",
           .title = "Legal options looked at again",
           .hint = "What has changed, and what is decided now.",
           .theme = here,
           .clause = "NHG-10",
           .fact = "legal_options.decided",
           .timeline = "decision",
           .choices = decided,
           .text_label = "Why",
           .text_needed = true,
           .fields = fields,
           .continues = {"legal-options"},
           .ends = true,
           .ends_for = {"taken", "not_taken"},
           .due = {{.title = "Look at the legal options again", .field = "again_on", .met_by = {"legal-options-again"}}},
           .affects_them = true,
           .affects_them_for = {"taken"}}};
}

std::vector<RecordRow> action_log() {
  return {{.what = "perpetrator-action",
           .title = "Action about the person who harms",
           .hint = "What we do, why, and later what came of it. What they want is asked first.",
           .theme = here,
           .clause = "CX-3.2c",
           .fact = "perpetrator_action.decided",
           .timeline = "decision",
           .choices = actions(),
           .text_label = "What is done, and why",
           .text_needed = true,
           .fields = {{.code = "outcome_by", .label = "When should there be an outcome?", .kind = FieldKind::date, .needed = true}},
           .due = {{.title = "Write down what came of the action", .field = "outcome_by", .met_by = {"perpetrator-action-outcome"}}},
           .affects_them = true},
          {.what = "perpetrator-action-outcome",
           .title = "What came of it",
           .hint = "What happened, and whether it made them safer.",
           .theme = here,
           .clause = "CX-3.2c",
           .timeline = "decision",
           .choices = {{"done", "Done"}, {"partly", "Done in part"}, {"stopped", "Stopped"}},
           .text_label = "What happened",
           .text_needed = true,
           .continues = {"perpetrator-action"},
           .ends = true,
           .ends_for = {"done", "stopped"}},
          {.what = "perpetrator-no-action",
           .title = "Not acting about the person who harms, or not yet",
           .hint = "Doing nothing is a decision too, with its reason.",
           .theme = here,
           .clause = "CX-3.2c",
           .fact = "perpetrator_action.decided",
           .timeline = "decision",
           .choices = actions(),
           .text_label = "Why",
           .text_needed = true,
           .fields = {{.code = "decision",
                       .label = "Is it decided?",
                       .kind = FieldKind::choice,
                       .choices = {{"not_taken", "Yes: we do not do this"}, {"deferred", "Not yet"}},
                       .needed = true},
                      {.code = "decide_on",
                       .label = "When will it be decided?",
                       .kind = FieldKind::date,
                       .needed_when = "decision",
                       .needed_when_is = {"deferred"}}},
           .due = {{.title = "Decide on an action about the person who harms", .field = "decide_on", .met_by = {"perpetrator-no-action-settled"}}}},
          {.what = "perpetrator-no-action-settled",
           .title = "Decided since",
           .hint = "Where we do act after all, write down the action as a record of its own.",
           .theme = here,
           .clause = "CX-3.2c",
           .timeline = "decision",
           .choices = {{"action_taken", "We act after all"}, {"not_taken", "We do not do this"}},
           .text_label = "Why",
           .text_needed = true,
           .continues = {"perpetrator-no-action"},
           .ends = true}};
}

RecordRow support_of(std::string what, std::string title, std::string fact, std::string who) {
  return {.what = std::move(what),
          .title = std::move(title),
          .hint = "A court asks for it. Say what they say, in which form, and where it is kept.",
          .theme = here,
          .clause = "CX-4.6c",
          .fact = std::move(fact),
          .timeline = "document",
          .choices = {{"yes", "Yes, they support it"}, {"no", "No, or no longer"}},
          .text_label = "What they say",
          .text_needed = true,
          .fields = {{.code = "who", .label = std::move(who), .needed = true},
                     {.code = "stated_on", .label = "Date of what they say", .kind = FieldKind::date, .needed = true},
                     {.code = "form",
                      .label = "In which form?",
                      .kind = FieldKind::choice,
                      .choices = {{"statement", "Signed statement"},
                                  {"letter", "Letter or email"},
                                  {"minutes", "Minutes of a meeting"},
                                  {"spoken", "Spoken, and written down by us"}},
                      .needed = true},
                     {.code = "kept", .label = "Where is it kept?", .needed_when = "value", .needed_when_is = {"yes"}}}};
}

std::vector<RecordRow> removal() {
  const std::vector<RecordChoice> targets{{"tenancy", "From the tenancy"}, {"property", "From the home"}, {"both", "From both"}};
  std::vector<RecordChoice> routes = choices_of(LegalRouteKind::tenancy);
  for (const char* code : {"occupation_order", "civil_injunction", "ground_14a"})
    routes.push_back({code, std::string(find_legal_route(code)->title)});
  return {
      {.what = "removal-decision",
       .title = "Should the person who harms be the one to go?",
       .hint = "Where the survivor stays, this is asked until it is decided. A yes opens the way; the step itself needs their support.",
       .theme = here,
       .clause = "CX-4.6a",
       .fact = "removal.decided",
       .timeline = "decision",
       .choices = {{"yes", "Yes, we seek it"}, {"no", "No"}},
       .text_label = "Why",
       .text_needed = true,
       .fields = {{.code = "target",
                   .label = "From what?",
                   .kind = FieldKind::choice,
                   .choices = targets,
                   .needed_when = "value",
                   .needed_when_is = {"yes"}},
                  {.code = "their_view", .label = "What do they want?", .kind = FieldKind::long_words, .needed = true}}},
      {.what = "removal-survivor",
       .title = "Does the survivor support the removal?",
       .hint = "Ask alone and without pressure. A no, or a change of mind, shuts the way again at once.",
       .theme = here,
       .clause = "CX-4.6c",
       .fact = "removal.survivor_supports",
       .timeline = "document",
       .choices = {{"yes", "Yes"}, {"no", "No, or no longer"}},
       .text_label = "What they said, in their words",
       .text_needed = true,
       .fields = {{.code = "stated_on", .label = "When did they say it?", .kind = FieldKind::date, .needed = true},
                  {.code = "form",
                   .label = "How?",
                   .kind = FieldKind::choice,
                   .choices = {{"in_person", "In person"},
                               {"by_phone", "By phone"},
                               {"in_writing", "In writing"},
                               {"through_service", "Through a support worker"}},
                   .needed = true},
                  {.code = "kept", .label = "Where is it kept?", .hint = "If there is more than this note"}}},
      support_of("removal-police", "Do the police support the removal?", "removal.police_support", "Which officer or unit?"),
      support_of("removal-specialist", "Does a specialist service support the removal?", "removal.specialist_supports", "Which service and worker?"),
      {.what = "removal",
       .title = "Removing the person who harms: the step",
       .hint = "The step itself, in court or by agreement. The survivor supports it, and the police or a specialist service does. "
               "A lawyer confirms the route first.",
       .theme = here,
       .clause = "CX-4.6c",
       .timeline = "decision",
       .choices = targets,
       .text_label = "What is done, and why this way",
       .text_needed = true,
       .fields = {{.code = "route", .label = "Which way?", .kind = FieldKind::choice, .choices = routes, .needed = true},
                  {.code = "next_on",
                   .label = "What is the next date?",
                   .hint = "A hearing, a meeting, or when you will ask",
                   .kind = FieldKind::date,
                   .needed = true}},
       .due = {{.title = "Next date of the removal", .field = "next_on", .remind_days = 3, .met_by = {"removal-next", "removal-outcome"}}},
       .approvers = {Role::manager, Role::da_lead},
       .affects_them = true,
       .check = removal_check},
      {.what = "removal-next",
       .title = "What happened on the day",
       .hint = "And the next date.",
       .theme = here,
       .clause = "CX-4.6c",
       .timeline = "decision",
       .text_label = "What happened",
       .text_needed = true,
       .fields = {{.code = "next_on", .label = "What is the next date?", .kind = FieldKind::date, .needed = true}},
       .continues = {"removal"},
       .due = {{.title = "Next date of the removal", .field = "next_on", .remind_days = 3, .met_by = {"removal-outcome"}}}},
      {.what = "removal-outcome",
       .title = "Outcome of the removal",
       .hint = "How it ended, and what holds now.",
       .theme = here,
       .clause = "CX-4.6a",
       .timeline = "decision",
       .choices = {{"removed", "They are off the tenancy or out of the home"}, {"refused", "The court refused"}, {"stopped", "Stopped"}},
       .text_label = "What holds now",
       .text_needed = true,
       .continues = {"removal"},
       .ends = true},
  };
}

std::vector<RecordRow> possession() {
  return {
      {.what = "possession-talk",
       .title = "Possession talked over with the survivor",
       .hint = "Before any notice or claim. They live with what follows: say what would happen, and that we stand by them.",
       .theme = here,
       .clause = "CX-4.7",
       .fact = "possession.discussed",
       .timeline = "contact",
       .text_label = "What they think of it",
       .text_needed = true,
       .fields = {{.code = "by", .label = "Who talked with them?", .kind = FieldKind::staff, .needed = true},
                  {.code = "reassured", .label = "How did you assure them of our support?", .kind = FieldKind::long_words, .needed = true},
                  {.code = "agencies", .label = "Which agencies did you name to them?", .needed = true}}},
      {.what = "possession",
       .title = "Notice or claim for possession",
       .hint = "One record for the notice and one for the claim. Nothing is served before the talk and the support are on record, "
               "and a lawyer has confirmed the ground.",
       .theme = here,
       .clause = "CX-4.5",
       .timeline = "decision",
       .choices = {{"notice", "Serve a notice"}, {"claim", "Make a claim to the court"}},
       .text_label = "Why, and what shows it",
       .text_needed = true,
       .fields = {{.code = "ground",
                   .label = "On which ground?",
                   .kind = FieldKind::choice,
                   .choices = choices_of(LegalRouteKind::possession),
                   .needed = true},
                  {.code = "lives_there", .label = "Does the survivor live there now?", .kind = FieldKind::yes_no_unknown, .needed = true},
                  {.code = "left_because",
                   .label = "Did they leave because of violence or threats?",
                   .kind = FieldKind::yes_no_unknown,
                   .needed_when = "ground",
                   .needed_when_is = {"ground_14a"}},
                  {.code = "not_returning",
                   .label = "Are they unlikely to return?",
                   .kind = FieldKind::yes_no_unknown,
                   .needed_when = "ground",
                   .needed_when_is = {"ground_14a"}},
                  {.code = "provider",
                   .label = "Is the landlord of this home a registered provider or a charitable housing trust?",
                   .kind = FieldKind::yes_no_unknown,
                   .needed_when = "ground",
                   .needed_when_is = {"ground_14a"}},
                  {.code = "despite", .label = "If something that the ground asks for is missing: why go on?", .kind = FieldKind::long_words},
                  {.code = "next_on",
                   .label = "What is the next date?",
                   .hint = "When the notice ends, or the hearing",
                   .kind = FieldKind::date,
                   .needed = true}},
       .due = {{.title = "Next date of the possession", .field = "next_on", .remind_days = 7, .met_by = {"possession-next", "possession-outcome"}}},
       .decision = "possession",
       .approvers = {Role::manager, Role::da_lead},
       .affects_them = true,
       .check = possession_check},
      {.what = "possession-next",
       .title = "What happened on the day",
       .hint = "And the next date.",
       .theme = here,
       .clause = "CX-4.5",
       .timeline = "decision",
       .text_label = "What happened",
       .text_needed = true,
       .fields = {{.code = "next_on", .label = "What is the next date?", .kind = FieldKind::date, .needed = true}},
       .continues = {"possession"},
       .due = {{.title = "Next date of the possession", .field = "next_on", .remind_days = 7, .met_by = {"possession-outcome"}}}},
      {.what = "possession-outcome",
       .title = "Outcome of the notice or claim",
       .hint = "How it ended, and what holds now.",
       .theme = here,
       .clause = "CX-4.5",
       .timeline = "decision",
       .choices = {{"order", "Possession ordered"},
                   {"claim_follows", "The notice ended and a claim follows"},
                   {"refused", "The court refused"},
                   {"withdrawn", "Withdrawn"}},
       .text_label = "What holds now",
       .text_needed = true,
       .continues = {"possession"},
       .ends = true},
  };
}

// Every case in the same way, and where it is not, why (CX-3.2d). Managers see these in one list (domain/deviations.h).
std::vector<RecordRow> deviation() {
  return {{.what = "deviation",
           .title = "A duty done in another way",
           .hint = "Where this case goes another way than the policy asks, say which duty and why. Managers see it in their list.",
           .theme = RecordTheme::plan,
           .clause = "CX-3.2d",
           .timeline = "decision",
           .choices = {{"other_way", "Done in another way"}, {"later", "Done later than it asks"}, {"not_done", "Not done"}},
           .text_label = "Why",
           .text_needed = true,
           .fields = {{.code = "duty", .label = "Which duty?", .hint = "As it stands in what needs doing", .needed = true}}}};
}

}  // namespace

std::vector<RecordRow> accountability() {
  std::vector<RecordRow> out;
  for (auto* part : {legal_options, action_log, removal, possession, deviation}) {
    std::vector<RecordRow> rows = part();
    std::move(rows.begin(), rows.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace rowan::record_themes
