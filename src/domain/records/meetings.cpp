// Multi-agency meetings: referral by one of the routes, listing and our research, attendance, our actions, transfer to another area,
// and minutes, which belong to the meeting's partners (NHG-9, CX-3.2e).
#include "domain/records/themes.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::meetings;

RecordRow referral() {
  // The codes are those of the policy's thresholds (domain/policy/multi_agency.h).
  return {.what = "meeting-referral",
          .title = "Referral to a multi-agency meeting",
          .hint = "Each route is enough on its own. A repeat goes back whatever the risk looks like now.",
          .theme = here,
          .clause = "CX-3.2e",
          .basis = "Data Protection Act 2018 schedule 1 (safeguarding); Crime and Disorder Act 1998 section 115",
          .fact = "meeting.referred",
          .timeline = "decision",
          .choices = {{"visible_high_risk", "The number of high-risk answers"},
                      {"professional_judgement", "Professional judgement"},
                      {"escalation", "Things are getting worse"},
                      {"repeat", "A repeat after an earlier referral"}},
          .text_label = "Why now: what you know, and what you fear",
          .text_needed = true,
          .fields = {{.code = "area", .label = "Which area’s meeting?", .kind = FieldKind::agency, .needed = true},
                     {.code = "answers",
                      .label = "How many high-risk answers?",
                      .kind = FieldKind::number,
                      .needed_when = "value",
                      .needed_when_is = {"visible_high_risk"}},
                     {.code = "earlier",
                      .label = "Date of the earlier referral",
                      .kind = FieldKind::date,
                      .needed_when = "value",
                      .needed_when_is = {"repeat"}},
                     {.code = "consent",
                      .label = "Do they agree?",
                      .hint = "Ask where it is safe. Without agreement, say what harm you fear",
                      .kind = FieldKind::choice,
                      .choices = {{"agreed", "They agree"}, {"refused", "They do not agree"}, {"not_asked", "Not asked: it would not be safe"}},
                      .needed = true},
                     {.code = "harm",
                      .label = "What harm do you fear if you do not share?",
                      .kind = FieldKind::long_words,
                      .needed_when = "consent",
                      .needed_when_is = {"refused", "not_asked"}}},
          .due = {{.title = "Ask for the date of the multi-agency meeting", .else_days = 7, .met_by = {"meeting-referral-answer"}}}};
}

RecordRow referral_answer() {
  return {.what = "meeting-referral-answer",
          .title = "What the meeting said to our referral",
          .hint = "Once there is a date, write the listing down as a record of its own.",
          .theme = here,
          .clause = "NHG-9",
          .timeline = "contact",
          .choices = {{"listed", "It will be heard"}, {"sent_on", "It goes to another area"}, {"not_taken", "It will not be heard"}},
          .text_label = "What they said",
          .text_needed_for = {"not_taken"},
          .fields = {{.code = "from", .label = "Who answered?", .needed = true}},
          .continues = {"meeting-referral"},
          .ends = true};
}

// Between two meetings, where waiting for the next would leave somebody in danger (pack: multi_agency.emergency).
RecordRow emergency() {
  return {.what = "meeting-emergency",
          .title = "Emergency meeting asked for",
          .hint = "Where waiting for the next meeting is not safe. It takes the place of nothing: call 999 where there is danger now.",
          .theme = here,
          .clause = "CX-3.2e",
          .timeline = "contact",
          .text_label = "Why it cannot wait",
          .text_needed = true,
          .fields = {{.code = "area", .label = "Which area’s meeting?", .kind = FieldKind::agency, .needed = true},
                     {.code = "asked_at", .label = "When did you ask?", .kind = FieldKind::instant, .needed = true},
                     {.code = "asked_of", .label = "Whom did you ask?", .needed = true},
                     {.code = "answer_by",
                      .label = "By when do they answer?",
                      .hint = "Leave empty and we remind you the next day",
                      .kind = FieldKind::instant}},
          .due = {{.title = "Ask for the answer about the emergency meeting",
                   .field = "answer_by",
                   .else_days = 1,
                   .else_field = "asked_at",
                   .met_by = {"meeting-emergency-answer"}}}};
}
RecordRow emergency_answer() {
  return {.what = "meeting-emergency-answer",
          .title = "Answer about the emergency meeting",
          .hint = "Where they meet, write the listing down as a record of its own.",
          .theme = here,
          .clause = "CX-3.2e",
          .timeline = "contact",
          .choices = {{"agreed", "They meet"}, {"not_agreed", "They wait for the next meeting"}},
          .text_label = "What they said, and what keeps them safe until then",
          .text_needed_for = {"not_agreed"},
          .fields =
              {{.code = "from", .label = "Who answered?", .needed = true},
               {.code = "answered_at", .label = "When did they answer?", .kind = FieldKind::instant, .needed = true},
               {.code = "meeting", .label = "When do they meet?", .kind = FieldKind::instant, .needed_when = "value", .needed_when_is = {"agreed"}}},
          .continues = {"meeting-emergency"},
          .ends = true};
}

RecordRow listing() {
  return {.what = "meeting-listing",
          .title = "Listed at a meeting",
          .hint = "The date and their number. Our research goes to them before it.",
          .theme = here,
          .clause = "NHG-9",
          .fact = "meeting.listed",
          .timeline = "contact",
          .fields =
              {{.code = "meeting", .label = "When does it meet?", .kind = FieldKind::instant, .needed = true},
               {.code = "number", .label = "Their case number", .kind = FieldKind::reference, .needed = true},
               {.code = "research_by", .label = "When do they want our research?", .hint = "Leave empty for the day before", .kind = FieldKind::date},
               {.code = "goes", .label = "Who goes for us?", .kind = FieldKind::staff}},
          .due = {{.title = "Send our research before the meeting",
                   .field = "research_by",
                   .else_days = -1,
                   .else_field = "meeting",
                   .met_by = {"meeting-research"}},
                  {.title = "Write down whether we were at the meeting", .field = "meeting", .met_by = {"meeting-attendance"}}}};
}

RecordRow research() {
  return {.what = "meeting-research",
          .title = "Research sent",
          .hint = "What we told the meeting about this household.",
          .theme = here,
          .clause = "NHG-9",
          .fact = "meeting.research_returned",
          .timeline = "document",
          .text_label = "What you sent",
          .text_needed = true,
          .fields = {{.code = "to", .label = "Sent to", .needed = true},
                     {.code = "how",
                      .label = "How?",
                      .kind = FieldKind::choice,
                      .choices = {{"secure_email", "Secure email"}, {"portal", "Their portal"}, {"phone", "Phone"}},
                      .needed = true}},
          .continues = {"meeting-listing"}};
}

RecordRow attendance() {
  return {
      .what = "meeting-attendance",
      .title = "Attendance",
      .hint = "For every meeting, also when nobody could go.",
      .theme = here,
      .clause = "NHG-9",
      .fact = "meeting.attended",
      .timeline = "contact",
      .choices = {{"attended", "We were there"}, {"apologies", "We sent apologies"}, {"none", "Nobody went"}},
      .text_label = "What was said that we have to know",
      .text_needed_for = {"none"},
      .fields = {{.code = "who", .label = "Who was there for us?", .kind = FieldKind::staff, .needed_when = "value", .needed_when_is = {"attended"}},
                 {.code = "held_on",
                  .label = "When did it take place?",
                  .hint = "Leave empty when it was on the day listed",
                  .kind = FieldKind::date,
                  .fact = "meeting.held"},
                 {.code = "actions",
                  .label = "Did it give us actions?",
                  .hint = "Write each down as an action of its own",
                  .kind = FieldKind::yes_no_unknown,
                  .needed = true}},
      .continues = {"meeting-listing"},
      .once = true,
      .ends = true};
}

RecordRow action() {
  return {.what = "meeting-action",
          .title = "Our action from a meeting",
          .hint = "It stays open, with its date, until you say what came of it.",
          .theme = here,
          .clause = "CX-3.2e",
          .fact = "meeting.action_agreed",
          .timeline = "decision",
          .text_label = "What we have to do",
          .text_needed = true,
          .fields = {{.code = "owner", .label = "Whose action is it?", .kind = FieldKind::staff, .needed = true},
                     {.code = "due", .label = "By when?", .kind = FieldKind::date, .needed = true},
                     {.code = "number", .label = "Case number of the meeting", .kind = FieldKind::reference}},
          .due = {{.title = "Do our action from the multi-agency meeting", .field = "due"}}};
}

RecordRow action_outcome() {
  return {.what = "meeting-action-outcome",
          .title = "What came of our action",
          .hint = "Say what was done and what shows it.",
          .theme = here,
          .clause = "CX-3.2e",
          .fact = "meeting.action_done",
          .timeline = "decision",
          .choices = {{"done", "Done"}, {"could_not", "Could not be done, and the meeting knows"}},
          .text_label = "What was done, or why not",
          .text_needed = true,
          .fields = {{.code = "evidence", .label = "What shows that it was done?", .hint = "For example a job number or a letter", .needed = true}},
          .continues = {"meeting-action"},
          .once = true,
          .ends = true};
}

RecordRow transfer() {
  return {.what = "meeting-transfer",
          .title = "Transfer to another area",
          .hint = "They have moved, or will move: the other area’s meeting takes the case.",
          .theme = here,
          .clause = "NHG-9",
          .fact = "meeting.transferred",
          .timeline = "decision",
          .text_label = "What you told them",
          .text_needed = true,
          .fields = {{.code = "from", .label = "From which area?", .kind = FieldKind::agency, .needed = true},
                     {.code = "to",
                      .label = "To which area?",
                      .hint = "Never written where the other person could read it",
                      .kind = FieldKind::agency,
                      .needed = true},
                     {.code = "sent_on", .label = "When was it sent?", .kind = FieldKind::date, .needed = true}},
          .due = {{.title = "Ask whether the other area has the case", .else_days = 5, .met_by = {"meeting-transfer-taken"}}}};
}

}  // namespace

std::vector<RecordRow> meetings() {
  return {
      referral(),
      referral_answer(),
      emergency(),
      emergency_answer(),
      listing(),
      research(),
      attendance(),
      action(),
      action_outcome(),
      transfer(),
      {.what = "meeting-transfer-taken",
       .title = "The other area has the case",
       .hint = "Who confirmed it, and their number.",
       .theme = here,
       .clause = "NHG-9",
       .timeline = "contact",
       .text_label = "What they said",
       .fields = {{.code = "from", .label = "Who confirmed it?", .needed = true},
                  {.code = "number", .label = "Their case number", .kind = FieldKind::reference}},
       .continues = {"meeting-transfer"},
       .ends = true},
      {.what = "meeting-minutes",
       .title = "Minutes of a meeting",
       .hint = "They belong to the meeting. Only some colleagues read them, and nothing that leaves here holds them.",
       .theme = here,
       .clause = "NHG-9",
       .timeline = "document",
       .text_label = "What the minutes say of this case",
       .text_needed = true,
       .fields = {{.code = "held_on", .label = "Date of the meeting", .kind = FieldKind::date, .needed = true},
                  {.code = "number", .label = "Their case number", .kind = FieldKind::reference}},
       .kept = RecordClass::minutes,
       .readers = {Role::manager, Role::da_lead, Role::safeguarding_lead}},
  };
}

}  // namespace rowan::record_themes
