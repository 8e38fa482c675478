// Staying or leaving, a roof for tonight, and ways to another home (CX-4.2, CX-4.3, CX-4.4).
#include "domain/records/themes.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::housing;

// Their wish is asked again whenever it may have changed; each answer stays, the last one counts.
RecordRow options() {
  return {.what = "housing-options",
          .title = "Staying or leaving",
          .hint = "Staying safely comes first, where they want it. What they want may change: ask again and write it down again.",
          .theme = here,
          .clause = "CX-4.2",
          .fact = "wishes.housing",
          .timeline = "contact",
          .choices = {{"stay", "Stay in their home"},
                      {"leave_now", "Leave now"},
                      {"leave_later", "Leave for longer, or for good"},
                      {"unsure", "Not sure yet"}},
          .text_label = "What they said, and the options that were talked through",
          .text_needed = true,
          .fields = {{.code = "safe_to_stay", .label = "Is it safe for them to stay?", .kind = FieldKind::yes_no_unknown, .needed = true},
                     {.code = "looked_at",
                      .label = "Was it looked at with them what would let them stay?",
                      .hint = "Whatever they want: nobody is moved because staying was never looked at",
                      .kind = FieldKind::choice,
                      .choices = {{"yes", "Yes"}, {"not_yet", "Not yet"}},
                      .needed = true,
                      .fact = "staying.considered"},
                     {.code = "staying",
                      .label = "What would let them stay, and what they think of it",
                      .kind = FieldKind::long_words,
                      .needed_when = "looked_at",
                      .needed_when_is = {"yes"}}}};
}
RecordRow tonight() {
  return {.what = "tonight",
          .title = "Somewhere safe tonight",
          .hint = "Ask where they will sleep tonight, and whether it is safe.",
          .theme = here,
          .clause = "CX-4.3",
          .fact = "tonight.safe_place",
          .timeline = "contact",
          .choices = {{"yes", "Yes, somewhere safe"}, {"no", "No, nowhere safe"}, {"unknown", "Not known yet"}},
          .text_label = "What they said"};
}
// "We have no home free" is no advice, so it is no answer here.
RecordRow advice() {
  return {.what = "housing-advice",
          .title = "Where they can go",
          .hint = "Nobody leaves with nowhere to go. Say which way to a place you opened, with whom you spoke and when.",
          .theme = here,
          .clause = "CX-4.3",
          .basis = "Housing Act 1996 Part 7",
          .fact = "housing_advice.given",
          .timeline = "contact",
          .choices = {{"council", "The council, as homeless"},
                      {"refuge", "A place in a refuge"},
                      {"specialist", "A specialist domestic abuse service"},
                      {"family_or_friends", "With family or friends for now. They still need advice"},
                      {"own_home", "One of our own empty homes for now"},
                      {"declined", "They did not want advice"}},
          .text_label = "What you advised and what happens next",
          .text_needed = true,
          .fields = {{.code = "service",
                      .label = "Which council or service?",
                      .kind = FieldKind::agency,
                      .needed_when = "value",
                      .needed_when_is = {"council", "refuge", "specialist"}},
                     {.code = "reference", .label = "Their reference", .kind = FieldKind::reference},
                     {.code = "referral",
                      .label = "If the council: who told them?",
                      .hint = "A referral under the duty to refer, or our own promise to refer, needs their consent",
                      .kind = FieldKind::choice,
                      .choices = {{"referred", "We referred them, with their consent"},
                                  {"themselves", "They go or call themselves"},
                                  {"with_us", "We call or go with them"}}},
                     {.code = "staying_tonight", .label = "Where will they be tonight?", .hint = "In general: never an address"}}};
}
RecordRow support() {
  return {
      .what = "direct-let-support",
      .title = "Support for a direct let",
      .hint = "Who supports the move, and why. Keep their statement.",
      .theme = here,
      .clause = "CX-4.4",
      .fact = "direct_let.supported",
      .timeline = "document",
      .choices = {{"police", "The police"}, {"other_agency", "Another agency"}},
      .text_label = "What they say",
      .text_needed = true,
      .fields = {{.code = "agency", .label = "Which agency?", .kind = FieldKind::agency, .needed_when = "value", .needed_when_is = {"other_agency"}},
                 {.code = "stated_on", .label = "Date of their statement", .kind = FieldKind::date, .needed = true},
                 {.code = "grounds",
                  .label = "On what basis?",
                  .kind = FieldKind::choice,
                  .choices = {{"significant_risk", "Significant risk from the perpetrator"}, {"other", "Something else"}},
                  .needed = true,
                  .fact = "direct_let.basis"}}};
}
RecordRow direct_let() {
  return {.what = "direct-let",
          .title = "Direct let: yes or no",
          .hint = "A decision with its reason. The new address is never written here, nor to the old tenancy.",
          .theme = here,
          .clause = "CX-4.4",
          .fact = "direct_let.decided",
          .timeline = "decision",
          .choices = {{"yes", "Yes"}, {"no", "No"}},
          .text_label = "Why",
          .text_needed = true,
          .decision = "direct_let",
          .affects_them = true};
}
RecordRow award() {
  return {.what = "award",
          .title = "Award of rehousing",
          .hint = "What was awarded. Where the policy says so it runs out, and shows before it does.",
          .theme = here,
          .clause = "SG-19",
          .fact = "award.made",
          .timeline = "decision",
          .choices = {{"direct_let", "Direct let"},
                      {"management_transfer", "Management transfer"},
                      {"points", "Points for rehousing"},
                      {"mutual_exchange", "Mutual exchange"},
                      {"out_of_area", "A move out of the area"}},
          .text_label = "What was awarded, and on what terms",
          .decisions = {{"management_transfer", "management_transfer"}},
          .affects_them = true};
}
RecordRow award_end() {
  return {.what = "award-end",
          .title = "What became of the award",
          .hint = "Used, renewed or ended.",
          .theme = here,
          .clause = "SG-19",
          .fact = "award.ended",
          .timeline = "decision",
          .choices = {{"used", "Used: they have moved"}, {"renewed", "Renewed"}, {"ended", "Ended"}},
          .text_label = "Why",
          .text_needed_for = {"ended"},
          .continues = {"award"},
          .ends = true,
          .ends_for = {"used", "ended"}};
}

}  // namespace

std::vector<RecordRow> housing() { return {options(), tonight(), advice(), support(), direct_let(), award(), award_end()}; }

}  // namespace rowan::record_themes
