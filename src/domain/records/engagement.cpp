// Engagement as facts, and the antisocial behaviour route behind both conditions, a look at the risk and another person's agreement
// (CX-4.13a to CX-4.13c).
#include "domain/records/engagement.h"

#include <algorithm>

#include "base/text.h"
#include "domain/records/instances.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"
#include "domain/risk/risk.h"

namespace rowan {
namespace {

constexpr std::string_view verdicts[] = {
    "uncooperative",   "unco-operative",    "un-cooperative",    "not cooperative",    "not co-operative", "non-compliant",    "noncompliant",
    "not compliant",   "refuses to engage", "refused to engage", "refusing to engage", "fails to engage",  "failed to engage", "failure to engage",
    "will not engage", "won't engage",      "won’t engage",      "does not engage",    "doesn't engage",   "doesn’t engage",   "not engaging",
    "non-engaging",    "hard to engage",    "hard to reach",     "difficult customer", "time waster",      "attention seeking"};

}  // namespace

std::string verdict_in(std::string_view text) {
  const std::string folded = fold(collapse(text));
  for (const std::string_view word : verdicts) if (folded.find(fold(word)) != std::string::npos) return std::string(word);
  return {};
}

Engagement engagement_of(const Case& c, Instant now) {
  Engagement out;
  for (const CaseLine& line : c.lines) {
    const auto* contact = std::get_if<ContactRecorded>(&line.event);
    if (!contact || !contact->person.empty()) continue;  // with somebody else
    out.tries.push_back({line.seq, line.happened_at, contact->channel_kind, contact->outcome});
    switch (contact->outcome) {
      case ContactOutcome::attempted: ++out.tried, ++out.since_reached; continue;
      case ContactOutcome::made: ++out.tried, ++out.reached; break;
      case ContactOutcome::received: ++out.came_to_us; break;
    }
    out.since_reached = 0;
    out.last_reached = line.happened_at;
  }
  const Date today = civil(now).date;
  bool approved = false, stale = false, shared = false;
  for (const Channel& channel : c.contact.channels) {
    if (!channel.person.empty() || channel.safety != ChannelSafety::approved) continue;
    approved = true;
    stale = stale || (channel.check_by && *channel.check_by < today);
    shared = shared || !channel.who_else.empty();
  }
  if (c.contact.do_not_contact) out.may_be_why.emplace_back("They asked us not to get in touch. That is an answer, and no lack of will.");
  else if (!approved) out.may_be_why.emplace_back("No safe way to reach them is approved.");
  else out.may_be_why.push_back("They can be reached only like this: " + in_short(c.contact) + ".");
  if (stale) out.may_be_why.emplace_back("A safe way has not been asked about since the day it was to be checked: it may not be safe any more.");
  if (shared) out.may_be_why.emplace_back("Somebody else has the phone or opens the letters.");
  if (!c.contact.must_not_know.empty()) out.may_be_why.emplace_back("Somebody who must not find out may be there when we try.");
  if (c.danger.answer == Answer::yes) out.may_be_why.emplace_back("They were in immediate danger when they were last asked.");
  out.could_be_reached = approved && !c.contact.do_not_contact;
  return out;
}

namespace record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::engagement;

void no_verdict(const RecordMade& made, std::vector<Problem>& problems) {
  const auto look = [&](std::string_view text, std::string field) {
    if (const std::string word = verdict_in(text); !word.empty())
      problems.push_back({"engagement.label", "“" + word + "” judges them. Say what you tried, and what happened", std::move(field)});
  };
  look(made.text, "text");
  for (const FieldValue& each : made.values) look(each.value, each.code);
}
void words_check(const Seen&, const RecordMade& made, std::vector<Problem>& problems) { no_verdict(made, problems); }

void engagement_check(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  no_verdict(made, problems);
  if (made.value != "no") return;
  const Engagement known = engagement_of(seen.get(), seen.now());
  const std::string* shown = value_of(made, "shown_by");
  if (!shown) return;  // asked for already
  if (*shown == "they_said") {
    if (!known.last_reached)
      problems.push_back({"engagement.not-reached", "They have not been reached yet. Record the contact in which they said so", "shown_by"});
    return;
  }
  if (!known.could_be_reached)
    problems.push_back({"engagement.no-safe-way", known.may_be_why.front() + " A silence then says nothing about what they want", "shown_by"});
  if (known.since_reached < missed_contacts)
    problems.push_back(
        {"engagement.tries", "Try at least " + std::to_string(missed_contacts) + " times by a safe way first, and record each try", "shown_by"});
}

const RecordMade* latest_of(const Case& c, std::string_view what) {
  const RecordMade* out = nullptr;
  for (const CaseLine& line : c.lines)
    if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == what && !made->turn) out = made;
  return out;
}
void risk_allows(const Case& c, std::vector<Problem>& problems) {
  const RecordMade* review = latest_of(c, "antisocial-behaviour-risk");
  if (review && review->value == "too_dangerous")
    problems.push_back({"antisocial-behaviour.danger", "The last look at the risk found this too dangerous for them", {}});
}
void agreement_check(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  no_verdict(made, problems);
  risk_allows(seen.get(), problems);
}
// What was agreed was agreed about the standing at that time.
void route_check(const Seen& seen, const RecordMade& made, std::vector<Problem>& problems) {
  no_verdict(made, problems);
  const Case& c = seen.get();
  risk_allows(c, problems);
  const auto agreement = made.of ? record_instance(c, {}, *made.of, seen.now()) : std::nullopt;
  if (!agreement) return;
  const Instant agreed = agreement->steps.front().answered_at;
  const Facts facts = facts_of(c);
  for (const Fact& fact : facts.all())
    if ((fact.name == "engagement.willing" || fact.name == "neighbours.affected") && agreed < fact.at) {
      problems.push_back({"antisocial-behaviour.stale", "Something has changed since this was agreed. Ask for agreement again", {}});
      return;
    }
}

RecordRow in_touch() {
  return {.what = "engagement",
          .title = "Are they able and willing to work with us now?",
          .hint = "Facts only: what was tried, what came back. A silence may be a sign of danger, and the risk is looked at again.",
          .theme = here,
          .clause = "CX-4.13a",
          .fact = "engagement.willing",
          .timeline = "decision",
          .choices = {{"yes", "Yes, for now"}, {"no", "No, for now"}, {"unknown", "Not clear"}},
          .text_label = "What was tried, by which way, and what came back",
          .text_needed = true,
          .fields = {{.code = "shown_by",
                      .label = "What shows it?",
                      .kind = FieldKind::choice,
                      .choices = {{"they_said", "They said so"}, {"not_reached", "We tried by a safe way and did not reach them"}},
                      .needed_when = "value",
                      .needed_when_is = {"no"}},
                     {.code = "may_be_why",
                      .label = "What may stand in the way for them?",
                      .kind = FieldKind::choice,
                      .choices = {{"not_safe", "It is not safe to answer"},
                                  {"watched", "Phone or post is watched or shared"},
                                  {"practical", "Work, children, health or money"},
                                  {"language", "Language, or a way of talking that suits them"},
                                  {"trust", "What happened with us or others before"},
                                  {"pressure", "Pressure by the person who harms, or by relatives"},
                                  {"not_known", "We do not know"}},
                      .needed_when = "value",
                      .needed_when_is = {"no"}},
                     {.code = "encouraged",
                      .label = "How do we make it easier for them, and who else may reach them?",
                      .kind = FieldKind::long_words,
                      .needed_when = "value",
                      .needed_when_is = {"no"}}},
          .check = engagement_check};
}
RecordRow neighbours() {
  return {.what = "neighbours-affected",
          .title = "Are neighbours affected?",
          .hint = "What shows it. Name no neighbour here. Banging and shouting next door may be abuse that somebody overhears.",
          .theme = here,
          .clause = "CX-4.13b",
          .fact = "neighbours.affected",
          .timeline = "decision",
          .choices = {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not clear"}},
          .text_label = "What happens, how often, and since when",
          .text_needed = true,
          .fields = {{.code = "shown_by",
                      .label = "What shows it?",
                      .kind = FieldKind::choice,
                      .choices = {{"reports", "Reports to us"},
                                  {"seen", "We saw or heard it ourselves"},
                                  {"police", "The police told us"},
                                  {"council", "The council told us"}},
                      .needed_when = "value",
                      .needed_when_is = {"yes"}}},
          .check = words_check};
}
RecordRow risk() {
  return {.what = "antisocial-behaviour-risk",
          .title = "What would an antisocial behaviour case do to them?",
          .hint = "Acting against the tenancy of somebody who is harmed, for the noise of being harmed, is a known failing. Look at the risk first.",
          .theme = here,
          .clause = "CX-4.13c",
          .fact = "antisocial_behaviour.risk_reviewed",
          .timeline = "decision",
          .choices = {{"can_be_considered", "It can be considered"}, {"too_dangerous", "It would put them in danger"}},
          .text_label = "What you looked at, and what you found",
          .text_needed = true,
          .fields = {{.code = "for_them", .label = "What could it do to them and to children there?", .kind = FieldKind::long_words, .needed = true},
                     {.code = "instead",
                      .label = "What could be done instead, against the person who harms?",
                      .kind = FieldKind::long_words,
                      .needed = true}},
          .check = words_check};
}
std::vector<RecordRow> route() {
  return {{.what = "antisocial-behaviour-agreement",
           .title = "Ask to deal with it as antisocial behaviour",
           .hint = "Somebody else decides. The case stays open and as closed to others as it is, whatever they say.",
           .theme = here,
           .clause = "CX-4.13c",
           .fact = "antisocial_behaviour.agreed",
           .timeline = "decision",
           .text_label = "What you ask for, and why nothing else will do",
           .text_needed = true,
           .decision = "antisocial_behaviour_route",
           .approvers = {Role::manager},
           .check = agreement_check},
          {.what = "antisocial-behaviour-route",
           .title = "Deal with it as antisocial behaviour",
           .hint = "What is done now. Support goes on, and so does this case.",
           .theme = here,
           .clause = "CX-4.13b",
           .timeline = "decision",
           .choices = {{"talk", "Talk with everybody concerned"},
                       {"agreement", "Ask for an agreement on conduct"},
                       {"letter", "Letter, by a safe way only"},
                       {"other", "Something else"}},
           .text_label = "What is done, and about whom",
           .text_needed = true,
           .fields = {{.code = "again_on", .label = "When will it be looked at again?", .kind = FieldKind::date, .needed = true}},
           .continues = {"antisocial-behaviour-agreement"},
           .due = {{.title = "Look at the antisocial behaviour route again", .field = "again_on", .met_by = {"antisocial-behaviour-ended"}}},
           .check = route_check},
          {.what = "antisocial-behaviour-ended",
           .title = "The antisocial behaviour route has ended",
           .hint = "How it ended. Nothing about the case changes with it.",
           .theme = here,
           .clause = "CX-4.13b",
           .timeline = "decision",
           .choices = {{"not_needed", "Not needed any more"}, {"not_used", "Agreed, and not used"}, {"stopped", "Stopped: it put them at risk"}},
           .text_label = "Why",
           .text_needed = true,
           .continues = {"antisocial-behaviour-agreement"},
           .ends = true,
           .check = words_check}};
}

}  // namespace

std::vector<RecordRow> engagement() {
  std::vector<RecordRow> out{in_touch(), neighbours(), risk()};
  std::vector<RecordRow> rest = route();
  std::move(rest.begin(), rest.end(), std::back_inserter(out));
  return out;
}

}  // namespace record_themes
}  // namespace rowan
