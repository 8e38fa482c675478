// What holds until a court decides, and what it decided: interim arrangements, injunctions, orders (CX-4.6b, CX-4.8).
#include "domain/records/accountability.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::legal;

void interim_check(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  if (!value_of(made, "ends_on") && !value_of(made, "review_on"))
    problems.push_back({"interim.end", "Say when it ends, or when you look at it again. What holds for now does not hold by itself", "ends_on"});
  if (made.value != "lock_change") return;
  const std::string* held = value_of(made, "home_held_by");
  const HomeHeldBy said = held ? named<HomeHeldBy>(*held).value_or(HomeHeldBy::unknown) : HomeHeldBy::unknown;
  if (const auto refused = lock_change_refused(seen.get(), said, seen.now())) problems.push_back({"interim.lock", *refused, "home_held_by"});
}
void interim_next_check(const Seen&, const RecordMade& made, std::vector<Problem>& problems) {
  if (made.value == "longer" && !value_of(made, "ends_on") && !value_of(made, "review_on"))
    problems.push_back({"interim.end", "Say when it ends now, or when you look at it again", "ends_on"});
}

std::vector<RecordRow> interim() {
  const std::vector<RecordDue> due{
      {.title = "The interim arrangement ends: say what follows it",
       .field = "ends_on",
       .remind_days = 3,
       .met_by = {"interim-next"},
       .expires = true},
      {.title = "Look at the interim arrangement again", .field = "review_on", .met_by = {"interim-next"}},
      {.title = "Take the longer step that the interim arrangement leads to", .field = "bridge_by", .met_by = {"interim-next"}}};
  return {
      {.what = "interim-arrangement",
       .title = "What holds until a court decides",
       .hint = "Something for now, with its end and the longer step that it leads to.",
       .theme = here,
       .clause = "CX-4.6b",
       .fact = "interim.arranged",
       .timeline = "decision",
       .choices = {{"staying_elsewhere", "The person who harms stays elsewhere"},
                   {"injunction_without_notice", "Injunction without notice"},
                   {"protection_notice", "Protection notice by the police"},
                   {"bail_conditions", "Bail conditions"},
                   {"exclusion", "Kept out of the home or the area"},
                   {"lock_change", "Locks changed"},
                   {"sanctuary", "The home made safer"}},
       .text_label = "What is arranged",
       .text_needed = true,
       .fields = {{.code = "starts_on", .label = "From when?", .kind = FieldKind::date, .needed = true},
                  {.code = "ends_on", .label = "When does it end?", .kind = FieldKind::date},
                  {.code = "review_on", .label = "Or when will you look at it again?", .kind = FieldKind::date},
                  {.code = "owner", .label = "Who looks after it?", .kind = FieldKind::staff, .needed = true},
                  {.code = "bridges_to",
                   .label = "Which longer step does it lead to?",
                   .kind = FieldKind::choice,
                   .choices = {{"order", "An order of a court"},
                               {"possession", "Possession"},
                               {"tenancy", "Changing who holds the tenancy"},
                               {"removal", "Removing the person who harms by agreement"},
                               {"move", "A move of the survivor, as they wish"}},
                   .needed = true},
                  {.code = "bridge_by", .label = "By when should that step be taken?", .kind = FieldKind::date, .needed = true},
                  {.code = "home_held_by",
                   .label = "For locks: who holds the tenancy?",
                   .kind = FieldKind::choice,
                   .choices = home_held_by_choices(),
                   .needed_when = "value",
                   .needed_when_is = {"lock_change"}}},
       .due = due,
       .affects_them = true,
       .check = interim_check},
      {.what = "interim-next",
       .title = "What follows the interim arrangement",
       .hint = "It goes on, another takes its place, or the longer step was taken.",
       .theme = here,
       .clause = "CX-4.6b",
       .timeline = "decision",
       .choices = {{"step_taken", "The longer step was taken"},
                   {"replaced", "Another arrangement takes its place"},
                   {"longer", "It goes on"},
                   {"ended", "Not needed any more"}},
       .text_label = "What holds now",
       .text_needed = true,
       .fields = {{.code = "ends_on", .label = "If it goes on: until when?", .kind = FieldKind::date},
                  {.code = "review_on", .label = "Or when will you look at it again?", .kind = FieldKind::date},
                  {.code = "bridge_by",
                   .label = "By when should the longer step be taken?",
                   .kind = FieldKind::date,
                   .needed_when = "value",
                   .needed_when_is = {"longer"}}},
       .continues = {"interim-arrangement"},
       .ends = true,
       .ends_for = {"step_taken", "replaced", "ended"},
       .due = due,
       .check = interim_next_check},
  };
}

// A referral to the national service is the survivor's own application: it is theirs to allow, and nothing overrides that.
void injunction_check(const Seen&, const RecordMade& made, std::vector<Problem>& problems) {
  const std::string* consent = value_of(made, "consent");
  if (made.value == "ncdv" && (!consent || *consent != "given"))
    problems.push_back({"injunction.consent", "A referral to the national service needs their consent. Ask them first", "consent"});
}

std::vector<RecordRow> injunctions() {
  return {
      {.what = "injunction",
       .title = "Injunction: told them, and who asks for it",
       .hint = "Tell them who can ask for one, and that a specialist service can help them to legal advice. The choice is theirs.",
       .theme = here,
       .clause = "CX-4.8",
       .basis = "Family Law Act 1996 Part 4; Anti-social Behaviour, Crime and Policing Act 2014 Part 1",
       .timeline = "decision",
       .choices = {{"survivor", "They ask for it themselves"},
                   {"landlord", "We ask for it"},
                   {"ncdv", "The National Centre for Domestic Violence, for them"},
                   {"police", "The police ask for an order"},
                   {"not_now", "Nobody, for now"}},
       .text_label = "What you told them, and what they said",
       .text_needed = true,
       .fields = {{.code = "legal_help",
                   .label = "Who helps them to legal advice?",
                   .kind = FieldKind::choice,
                   .choices = {{"specialist", "A specialist service"}, {"solicitor", "A solicitor"}, {"not_wanted", "They do not want that"}},
                   .needed = true},
                  {.code = "consent",
                   .label = "Did they agree that their details go to the national service?",
                   .kind = FieldKind::choice,
                   .choices = {{"given", "Yes"}, {"refused", "No"}, {"not_asked", "Not asked"}},
                   .needed_when = "value",
                   .needed_when_is = {"ncdv"}},
                  {.code = "ask_on",
                   .label = "When will you ask what came of it?",
                   .hint = "Leave empty and we remind you after five days",
                   .kind = FieldKind::date}},
       .due = {{.title = "Ask what came of the injunction", .field = "ask_on", .else_days = 5, .met_by = {"injunction-outcome"}}},
       .check = injunction_check},
      {.what = "injunction-outcome",
       .title = "What came of it",
       .hint = "An order that was made is a record of its own, with its terms and its end.",
       .theme = here,
       .clause = "CX-4.8",
       .timeline = "decision",
       .choices = {{"order_made", "An order was made"},
                   {"undertaking", "A promise to the court instead"},
                   {"refused", "Refused"},
                   {"not_pursued", "Not pursued"}},
       .text_label = "What happened",
       .text_needed = true,
       .continues = {"injunction"},
       .ends = true},
  };
}

void order_check(const Seen&, const RecordMade& made, std::vector<Problem>& problems) {
  const std::string* until = value_of(made, "until");
  if (until && *until == "further_order" && value_of(made, "expires_on"))
    problems.push_back({"order.end", "Either it ends on a date, or it stands until the court says otherwise. Choose one", "expires_on"});
}

RecordField terms() {
  return {
      .code = "terms",
      .label = "Its terms",
      .hint = "What they must not do, and where they must not go. Shown at the top of the case to everybody who sees the case, and to nobody else",
      .kind = FieldKind::long_words,
      .needed = true};
}
RecordField keeps_out() {
  return {.code = "keeps_out", .label = "Does it keep them out of the home?", .kind = FieldKind::yes_no_unknown, .needed = true};
}

std::vector<RecordRow> orders() {
  const std::vector<RecordChoice> until{{"date", "A date"}, {"further_order", "Until the court says otherwise"}};
  const std::vector<RecordField> ends{
      {.code = "until", .label = "Until when?", .kind = FieldKind::choice, .choices = until, .needed = true},
      {.code = "expires_on", .label = "Which date?", .kind = FieldKind::date, .needed_when = "until", .needed_when_is = {"date"}},
      {.code = "check_on",
       .label = "When will you ask whether it still stands?",
       .kind = FieldKind::date,
       .needed_when = "until",
       .needed_when_is = {"further_order"}}};
  const std::vector<RecordDue> due{{.title = "The order ends: ask whether another is needed",
                                    .field = "expires_on",
                                    .remind_days = 28,
                                    .met_by = {"order-varied"},
                                    .expires = true},
                                   {.title = "Ask whether the order still stands", .field = "check_on", .met_by = {"order-varied"}}};
  RecordRow order{
      .what = "order",
      .title = "An order",
      .hint = "An order of a court or a notice of the police: who asked for it, what it says, and when it ends.",
      .theme = here,
      .clause = "CX-4.8",
      .timeline = "document",
      .choices = {{"non_molestation", "Non-molestation order"},
                  {"occupation_order", "Occupation order"},
                  {"civil_injunction", "Injunction sought by the landlord"},
                  {"protection_notice", "Domestic abuse protection notice"},
                  {"protection_order", "Domestic abuse protection order"},
                  {"violence_protection_order", "Domestic violence protection notice or order"},
                  {"restraining_order", "Restraining order"},
                  {"stalking_protection_order", "Stalking protection order"},
                  {"undertaking", "A promise to the court"},
                  {"bail_conditions", "Bail or licence conditions"},
                  {"other", "Another order"}},
      .text_label = "Anything else about it",
      .fields = {{.code = "applicant",
                  .label = "Who asked for it?",
                  .kind = FieldKind::choice,
                  .choices = {{"survivor", "The survivor"},
                              {"landlord", "We did"},
                              {"ncdv", "The National Centre for Domestic Violence, for them"},
                              {"police", "The police"},
                              {"other", "Somebody else"}},
                  .needed = true},
                 {.code = "court", .label = "Which court, or which police force?", .needed = true},
                 {.code = "number", .label = "Its number", .kind = FieldKind::reference},
                 {.code = "made_on", .label = "When was it made?", .kind = FieldKind::date, .needed = true},
                 {.code = "served_on", .label = "When was it served?", .hint = "Some orders bind only once they are served", .kind = FieldKind::date},
                 terms(),
                 keeps_out()},
      .due = due};
  RecordRow varied{.what = "order-varied",
                   .title = "Changed or made longer",
                   .hint = "What it says now, and when it ends now.",
                   .theme = here,
                   .clause = "CX-4.8",
                   .timeline = "document",
                   .text_label = "What changed, and why",
                   .text_needed = true,
                   .fields = {terms(), keeps_out()},
                   .continues = {"order"},
                   .due = due};
  for (RecordRow* row : {&order, &varied}) {
    row->fields.insert(row->fields.end(), ends.begin(), ends.end());
    row->check = order_check;
  }
  return {std::move(order),
          std::move(varied),
          {.what = "order-breach",
           .title = "A breach",
           .hint = "What they did against it. The risk has to be looked at again.",
           .theme = here,
           .clause = "CX-4.8",
           .timeline = "incident",
           .text_label = "What happened",
           .text_needed = true,
           .fields = {{.code = "police",
                       .label = "Do the police know?",
                       .kind = FieldKind::choice,
                       .choices = {{"told_by_us", "Yes, we told them"},
                                   {"told_by_them", "Yes, the survivor told them"},
                                   {"not_wanted", "No, they do not want that"},
                                   {"not_yet", "Not yet"}},
                       .needed = true},
                      {.code = "number", .label = "Number at the police", .kind = FieldKind::reference}},
           .continues = {"order"}},
          {.what = "order-ended",
           .title = "The order has ended",
           .hint = "It ran out, was lifted, or another took its place.",
           .theme = here,
           .clause = "CX-4.8",
           .timeline = "document",
           .choices = {{"ran_out", "It ran out"}, {"lifted", "The court lifted it"}, {"replaced", "Another order took its place"}},
           .text_label = "What holds now",
           .text_needed = true,
           .continues = {"order"},
           .ends = true}};
}

// What is about them alone can be taken out of the case and given to them: it is theirs, and the survivor is not in it (SG-28).
std::vector<RecordRow> perpetrator_file() {
  constexpr RecordTheme theirs = RecordTheme::perpetrator;
  return {
      {.what = "perpetrator-offer",
       .title = "Offer to the person who harms",
       .hint = "A support line, a programme, or a housing plan with conditions. Never couples or family work.",
       .theme = theirs,
       .clause = "CX-1.1",
       .fact = "perpetrator.offered",
       .timeline = "contact",
       .choices = {{"support_line", "A support line"},
                   {"behaviour_programme", "A programme to change behaviour"},
                   {"housing_plan", "A housing plan with conditions"}},
       .text_label = "What was offered, how and by whom",
       .text_needed = true,
       .fields = {{.code = "answer", .label = "What did they say?", .kind = FieldKind::choice, .choices = accepted_or_declined(), .needed = true}},
       .affects_them = true,
       .kept = RecordClass::perpetrator_file},
      {.what = "perpetrator-contact",
       .title = "Contact with the person who harms: decided first",
       .hint = "What for, when, and why it does not put anybody in danger. Another person agrees before anybody speaks with them.",
       .theme = theirs,
       .clause = "SG-6",
       .timeline = "decision",
       .text_label = "What the contact is for",
       .text_needed = true,
       .fields = {{.code = "timing", .label = "Why now, and how is it made safe?", .kind = FieldKind::long_words, .needed = true},
                  {.code = "by", .label = "Who speaks with them?", .kind = FieldKind::staff, .needed = true}},
       .approvers = {Role::manager, Role::da_lead},
       .affects_them = true,
       .kept = RecordClass::perpetrator_file},
      {.what = "perpetrator-said",
       .title = "From the person who harms",
       .hint = "What they told us or asked of us. Write nothing about the survivor here: they may be given this file.",
       .theme = theirs,
       .clause = "SG-28",
       .timeline = "document",
       .choices = {{"account", "What they say happened"},
                   {"complaint", "A complaint"},
                   {"request", "A request for their data"},
                   {"need", "Something they need"},
                   {"address", "Where they are"}},
       .text_label = "What they said",
       .text_needed = true,
       .kept = RecordClass::perpetrator_file},
  };
}

}  // namespace

std::vector<RecordRow> legal_orders() {
  std::vector<RecordRow> out;
  for (auto* part : {interim, injunctions, orders, perpetrator_file}) {
    std::vector<RecordRow> rows = part();
    std::move(rows.begin(), rows.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace rowan::record_themes
