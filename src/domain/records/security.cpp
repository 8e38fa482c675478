// More security at home, paid for by the landlord (CX-4.9), and what police fit (CX-4.10).
#include "domain/records/plain_order.h"
#include "domain/records/themes.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::safety;

// There is no question of who pays: nobody but us can (CX-4.9).
RecordRow security() {
  return {
      .what = "security",
      .title = "More security at home",
      .hint = "Yes, no or partly, with the reason. We arrange it and we pay for it, always.",
      .theme = here,
      .clause = "CX-4.9",
      .fact = "security.decided",
      .timeline = "decision",
      .choices = {{"yes", "Yes, all of it"}, {"partial", "Yes, some of it"}, {"no", "No"}},
      .text_label = "Why, and what they said would make them feel safe",
      .text_needed = true,
      .fields =
          {{.code = "asked_for",
            .label = "What was asked for",
            .hint = "By them, the police or a specialist service",
            .kind = FieldKind::long_words,
            .needed = true},
           {.code = "agreed",
            .label = "What we will do",
            .kind = FieldKind::long_words,
            .needed_when = "value",
            .needed_when_is = {"yes", "partial"}},
           {.code = "cost", .label = "What it will cost us", .kind = FieldKind::money, .needed_when = "value", .needed_when_is = {"yes", "partial"}},
           {.code = "done_by", .label = "To be done by", .kind = FieldKind::date, .needed_when = "value", .needed_when_is = {"yes", "partial"}}},
      .due = {{.title = "Order the security work and see that it is done", .field = "done_by", .met_by = {"security-done"}}},
      .decision = "security_spending"};
}
RecordRow order() {
  return {.what = "security-order",
          .title = "Order for the security work",
          .hint = "The order goes to a contractor. It says what to fit and where, by its number, and nothing about why.",
          .theme = here,
          .clause = "CX-4.9",
          .timeline = "decision",
          .fields = {{.code = "order", .label = "Number of the order", .kind = FieldKind::reference, .needed = true},
                     {.code = "contractor", .label = "Who does the work?", .kind = FieldKind::agency, .needed = true},
                     {.code = "wording",
                      .label = "What the order says",
                      .hint = "For example: front door, fit a new five-lever lock",
                      .kind = FieldKind::long_words,
                      .needed = true}},
          .continues = {"security"},
          .check = plain_order};
}
RecordRow done() {
  return {
      .what = "security-done",
      .title = "Security work done",
      .hint = "Ask them whether it works and whether they feel safe with it.",
      .theme = here,
      .clause = "CX-4.9",
      .timeline = "contact",
      .choices = {{"done", "Done"}, {"partly", "Done in part"}, {"not_done", "It will not be done"}},
      .text_label = "What was fitted, and what is left",
      .text_needed_for = {"partly", "not_done"},
      .fields =
          {{.code = "done_on", .label = "When was it done?", .kind = FieldKind::date, .needed_when = "value", .needed_when_is = {"done", "partly"}},
           {.code = "cost", .label = "What it cost us", .kind = FieldKind::money},
           {.code = "feel_safe", .label = "Do they feel safe with it?", .kind = FieldKind::yes_no_unknown}},
      .continues = {"security"},
      .ends = true,
      .ends_for = {"done", "not_done"}};
}

// No row says no: the policy leaves one question open, who looks after the items (CX-4.10). A request ends with permission, or because
// the police took it back, and in no other way.
RecordRow police() {
  return {.what = "police-security",
          .title = "Police ask to fit security",
          .hint = "Permission is given at once. All that has to be agreed is who looks after the items.",
          .theme = here,
          .clause = "CX-4.10",
          .fact = "police_security.requested",
          .timeline = "contact",
          .fields = {{.code = "items", .label = "What do they want to fit?", .kind = FieldKind::long_words, .needed = true},
                     {.code = "from", .label = "Who asks?", .hint = "The officer and the station", .needed = true},
                     {.code = "reference", .label = "Their reference", .kind = FieldKind::reference}},
          .never_set_aside = "Permission cannot be refused. Give it, or write down that the police took their request back: who told us, and when"};
}
RecordRow permission() {
  return {.what = "police-security-permission",
          .title = "Permission given",
          .hint = "Whoever takes the call gives it. Nobody else has to agree.",
          .theme = here,
          .clause = "CX-4.10",
          .fact = "police_security.permitted",
          .timeline = "decision",
          .text_label = "What was agreed",
          .fields = {{.code = "maintenance",
                      .label = "Who looks after the items?",
                      .kind = FieldKind::choice,
                      .choices = {{"police", "The police"}, {"landlord", "We do"}, {"tenant", "The tenant"}},
                      .needed = true},
                     {.code = "told", .label = "Who was told that they may go ahead?", .needed = true}},
          .continues = {"police-security"},
          .once = true,
          .ends = true};
}
RecordRow withdrawn() {
  return {.what = "police-security-withdrawn",
          .title = "Police took their request back",
          .hint = "Only where they say so themselves. What it means for the survivor’s safety is for you to ask.",
          .theme = here,
          .clause = "CX-4.10",
          .fact = "police_security.withdrawn",
          .timeline = "contact",
          .text_label = "What they said",
          .text_needed = true,
          .fields = {{.code = "told_by", .label = "Who of the police told us?", .hint = "The officer and the station", .needed = true}},
          .continues = {"police-security"},
          .once = true,
          .ends = true};
}
RecordRow awaiting() {
  return {
      .what = "police-security-maintenance",
      .title = "Asked who looks after the items",
      .hint = "Only this may keep the permission waiting. We can always say that we do.",
      .theme = here,
      .clause = "CX-4.10",
      .timeline = "contact",
      .text_label = "What was said",
      .text_needed = true,
      .fields = {{.code = "asked", .label = "Who was asked?", .needed = true},
                 {.code = "answer_by", .label = "When will they answer?", .kind = FieldKind::date, .needed = true}},
      .continues = {"police-security"},
      .due = {
          {.title = "Settle who looks after the police items, and give permission",
           .field = "answer_by",
           .met_by = {"police-security-permission", "police-security-withdrawn"}}}};
}

}  // namespace

std::vector<RecordRow> security_at_home() { return {security(), order(), done(), police(), permission(), withdrawn(), awaiting()}; }

}  // namespace rowan::record_themes
