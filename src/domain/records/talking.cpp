// What is offered on a disclosure: a place, a worker, support, agencies (NHG-23, NHG-24, NHG-27, CX-1.2, CX-3.2a).
#include "domain/case_entries.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {

std::vector<RecordChoice> accepted_or_declined() { return {{"accepted", "Accepted"}, {"declined", "Declined"}, {"later", "Not now, ask again"}}; }

namespace {

const std::string* answered(const RecordMade& made, std::string_view code) {
  const std::string* value = value_of(made, code);
  return value && !value->empty() ? value : nullptr;
}
// A meeting is agreed, and there is no place that they chose themselves: left empty counts as not chosen (NHG-23).
bool no_place_of_theirs(const RecordMade& made) {
  const std::string* chose = answered(made, "chosen_by");
  return made.value == "accepted" && !(answered(made, "venue") && chose && *chose == "them");
}
bool still_not_theirs(const RecordMade& made) { return made.value != "them"; }

std::vector<RecordChoice> who_chose() { return {{"them", "They chose it"}, {"us", "We did"}, {"other", "Somebody else did"}}; }

RecordField venue(bool needed) {
  return {.code = "venue", .label = "Where?", .hint = "It stands here alone: no title, task or message repeats it", .needed = needed};
}
std::vector<RecordField> about_the_place() {
  return {{.code = "home", .label = "Is it their home?", .hint = "Never take the home for granted", .kind = FieldKind::yes_no_unknown},
          {.code = "risk",
           .label = "What speaks against meeting there?",
           .hint = "Who else goes there, who could see them come or leave",
           .kind = FieldKind::long_words,
           .needed_when = "home",
           .needed_when_is = {"yes", "unknown"}},
          {.code = "meet_at", .label = "When?", .kind = FieldKind::instant},
          {.code = "who_comes", .label = "Who will be there?"}};
}
std::vector<RecordField> place_fields() {
  std::vector<RecordField> out{venue(false), {.code = "chosen_by", .label = "Who chose it?", .kind = FieldKind::choice, .choices = who_chose()}};
  for (RecordField& field : about_the_place()) out.push_back(std::move(field));
  return out;
}
std::vector<RecordField> other_place_fields() {
  std::vector<RecordField> out{venue(true)};
  for (RecordField& field : about_the_place()) out.push_back(std::move(field));
  return out;
}
// Open until there is a place that they chose: by the time of the meeting, else within a day (ours).
RecordDue place_to_settle(RecordWhen when) {
  return {.title = "Ask for a place of their own choice", .field = "meet_at", .else_days = 1, .met_by = {"meeting-venue"}, .when = when};
}

}  // namespace

std::vector<RecordRow> talking() {
  constexpr RecordTheme here = RecordTheme::talking;
  const std::vector<RecordChoice> worker{{"no_preference", "No preference"},
                                         {"same_gender", "Someone of the same gender"},
                                         {"opposite_gender", "Someone of the opposite gender"},
                                         {"woman", "A woman"},
                                         {"man", "A man"},
                                         {"specific", "A particular person"},
                                         {"culture_language", "Someone who shares their culture or language"}};
  return {
      {.what = "meeting-place",
       .title = "A safe place to meet",
       .hint = "Offer to meet where they feel safe. Say what you offered and what they chose.",
       .theme = here,
       .clause = "NHG-23",
       .fact = "meeting_place.offered",
       .timeline = "contact",
       .choices = accepted_or_declined(),
       .text_label = "Anything else you agreed",
       .fields = place_fields(),
       .due = {place_to_settle(no_place_of_theirs)}},
      {.what = "meeting-venue",
       .title = "The place to meet",
       .hint = "Where they would rather meet. It is settled when they chose it themselves.",
       .theme = here,
       .clause = "NHG-23",
       .timeline = "contact",
       .choices = who_chose(),
       .text_label = "Anything else you agreed",
       .fields = other_place_fields(),
       .continues = {"meeting-place", "interview"},
       .ends = true,
       .ends_for = {"them"},
       .due = {place_to_settle(still_not_theirs)}},
      {.what = "worker",
       .title = "Choice of worker",
       .hint = "Ask who they would feel comfortable with.",
       .theme = here,
       .clause = "NHG-24",
       .fact = "worker_choice.offered",
       .timeline = "contact",
       .choices = worker,
       .text_label = "Anything that matters to them",
       .fields = {{.code = "gender",
                   .label = "Which gender would that be?",
                   .hint = "Only where they asked for the same or the opposite, so that we need not ask for theirs",
                   .kind = FieldKind::choice,
                   .choices = {{"woman", "A woman"}, {"man", "A man"}, {"other", "Another"}}},
                  {.code = "language", .label = "Which language?", .hint = "Where they asked for somebody who speaks it"},
                  {.code = "person",
                   .label = "Which person?",
                   .hint = "Where they asked for one of us by name. Somebody who is not in the list you name below",
                   .kind = FieldKind::staff}}},
      {.what = "agencies",
       .title = "Support agencies",
       .hint = "Tell them about local and national support, by a safe way only.",
       .theme = here,
       .clause = "NHG-27",
       .fact = "agencies.told",
       .timeline = "contact",
       .choices = {{"told", "Told about agencies"}, {"declined", "Did not want to hear about them"}},
       .text_label = "Which agencies, and how you told them"},
      {.what = "support",
       .title = "Offer of support",
       .hint = "What we offered to do, and what they said.",
       .theme = here,
       .clause = "CX-1.2",
       .fact = "support.offered",
       .timeline = "contact",
       .choices = accepted_or_declined(),
       .text_label = "What was offered",
       .text_needed = true},
      {.what = "specialist",
       .title = "Specialist service",
       .hint = "Is a specialist domestic abuse service involved?",
       .theme = here,
       .clause = "CX-3.2a",
       .fact = "specialist.recorded",
       .timeline = "contact",
       .choices = {{"involved", "Involved"},
                   {"offered", "Offered, waiting for an answer"},
                   {"declined", "Offered and declined"},
                   {"not_offered", "Not offered yet, and why"}},
       .text_label = "Service, worker and what was agreed",
       .text_needed_for = {"not_offered"}},
      {.what = "interview",
       .title = "Offer of an interview",
       .hint = "Offer a time to talk in person, in a place that is safe.",
       .theme = here,
       .clause = "CX-4.1c",
       .fact = "interview.offered",
       .timeline = "contact",
       .choices = accepted_or_declined(),
       .text_label = "Anything else you agreed",
       .fields = place_fields(),
       .due = {place_to_settle(no_place_of_theirs)}},
      {.what = "incident",
       .title = "New incident",
       .hint = "What happened and when.",
       .theme = here,
       .clause = "NHG-5",
       .fact = "incident.recorded",
       .timeline = "incident",
       .text_label = "What happened",
       .text_needed = true,
       // What a multi-agency meeting counts as a repeat (CX-3.2e). Left empty, it counts.
       .fields = {{.code = "kind",
                   .label = "What kind of thing was it?",
                   .hint = "After a referral to a multi-agency meeting the first three send the case back to it. Where you do not know, leave it empty: then it does too",
                   .kind = FieldKind::choice,
                   .choices = {{"violence", "Violence, or a threat of it, to people or to things"},
                               {"stalking", "Stalking or harassment"},
                               {"sexual", "Rape or sexual abuse"},
                               {"other", "None of these"}}}}},
  };
}

}  // namespace rowan::record_themes
