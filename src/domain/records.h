#pragma once
// Things that are asked, offered or decided once and written down: a place to meet, a choice of worker, agencies told of, the
// three answers of a professional, and so on. Each is a row of the table below: the page, the timeline, the fact for the
// policy's clocks and the clause all come from it. To add one, add a row (and, for a new clock, a rule in the pack).
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.h"

namespace rowan {

struct RecordChoice {
  std::string_view code;
  std::string_view label;
};

struct RecordRow {
  std::string_view what;      // stored code, and the end of the page's address
  std::string_view title;     // heading of the page and of the timeline entry
  std::string_view hint;
  std::string_view fact;      // raised in the policy's facts; its value is the chosen code
  std::string_view clause;    // where it comes from
  std::string_view timeline;  // contact, decision, incident, document or access
  std::span<const RecordChoice> choices;  // empty: only the text
  std::string_view text_label;
  bool text_needed;
};

namespace record_choices {
inline constexpr RecordChoice accepted[] = {{"accepted", "Accepted"}, {"declined", "Declined"}, {"later", "Not now, ask again"}};
inline constexpr RecordChoice worker[] = {{"no_preference", "No preference"}, {"same_gender", "Someone of the same gender"}, {"opposite_gender", "Someone of the opposite gender"}, {"specific", "A particular person"}, {"culture_language", "Someone who shares their culture or language"}};
inline constexpr RecordChoice known[] = {{"answered", "They told us"}, {"not_known", "Not known to the agency"}};
inline constexpr RecordChoice contact[] = {{"yes", "Yes, we contact them"}, {"by_agency", "Yes, through the agency"}, {"no", "No"}};
inline constexpr RecordChoice agencies[] = {{"told", "Told about agencies"}, {"declined", "Did not want to hear about them"}};
inline constexpr RecordChoice specialist[] = {{"involved", "Involved"}, {"offered", "Offered, waiting for an answer"}, {"declined", "Offered and declined"}, {"not_offered", "Not offered yet, and why"}};
inline constexpr RecordChoice done[] = {{"safe", "Nobody is in danger now"}, {"danger", "Somebody may be in danger"}, {"unclear", "Could not be settled"}};
inline constexpr RecordChoice belief[] = {{"yes", "Yes, there is a concern"}, {"no", "No concern at present"}};
inline constexpr RecordChoice measures[] = {{"yes", "Measures agreed"}, {"no", "No measures needed or wanted"}, {"partial", "Some measures agreed"}};
inline constexpr RecordChoice child[] = {{"referred", "Referred to children's services"}, {"already_known", "Already open to children's services"}, {"not_referred", "Not referred, and why"}};
}  // namespace record_choices

inline constexpr RecordRow record_rows[] = {
    {"meeting-place", "A safe place to meet", "Offer to meet where they feel safe. Say what you offered and what they chose.", "meeting_place.offered", "NHG-23", "contact", record_choices::accepted, "Where and when", false},
    {"worker", "Choice of worker", "Ask who they would feel comfortable with.", "worker_choice.offered", "NHG-24", "contact", record_choices::worker, "Anything that matters to them", false},
    {"agencies", "Support agencies", "Tell them about local and national support, by a safe way only.", "agencies.told", "NHG-27", "contact", record_choices::agencies, "Which agencies, and how you told them", false},
    {"support", "Offer of support", "What we offered to do, and what they said.", "support.offered", "CX-1.2", "contact", record_choices::accepted, "What was offered", true},
    {"specialist", "Specialist service", "Is a specialist domestic abuse service involved?", "specialist.recorded", "CX-3.2a", "contact", record_choices::specialist, "Service, worker and what was agreed", false},
    {"details-from-professional", "What the professional was told", "Ask the professional what the person has already said, so that they need not say it twice.", "enquiry.details", "CX-4.1b", "contact", record_choices::known, "What they told you", false},
    {"support-in-place", "Support already in place", "Ask the professional what support the person has now.", "enquiry.support", "CX-4.1b", "contact", record_choices::known, "What support there is", false},
    {"wanted-from-us", "What the professional needs from us", "Ask what action or information they want.", "enquiry.wanted", "CX-4.1b", "contact", record_choices::known, "What they need", false},
    {"direct-contact", "Do we contact them ourselves?", "Decide whether we contact the person directly, and say why.", "direct_contact.decided", "CX-4.1c", "decision", record_choices::contact, "Why", true},
    {"interview", "Offer of an interview", "Offer a time to talk in person, in a place that is safe.", "interview.offered", "CX-4.1c", "contact", record_choices::accepted, "When, where and with whom", false},
    {"safety-check", "Safety of partner and household", "Check that nobody is in danger before anyone is contacted about this.", "safety_check.done", "NHG-15", "decision", record_choices::done, "What you checked and found", true},
    {"support-line", "Support for the person who harms", "Offer a support line or a programme.", "perpetrator_support.offered", "NHG-15", "contact", record_choices::accepted, "What was offered", false},
    {"contact-plan", "Plan for a safe first approach", "Who asks, how, under what ordinary reason, and when the other person is away.", "contact_plan.set", "NHG-20", "decision", {}, "The plan", true},
    {"contact-unsafe", "Not safe to make contact yet", "Say why contact would put them in danger now. The clock keeps running and shows this as an exception.", "contact.unsafe", "CX-4.1a", "decision", {}, "Why it is not safe, and when you will look again", true},
    {"safeguarding-view", "Is there a safeguarding concern?", "What you believe, and why. This is kept apart from what you were told.", "safeguarding.concern", "NHG-22", "decision", record_choices::belief, "Your reasons", true},
    {"safeguarding-referral", "Safeguarding referral", "Which authority and team, how you sent it, and their reference.", "safeguarding.referred", "NHG-11", "decision", {}, "Authority, team, method, reference and what you told them", true},
    {"child-safeguarding", "Child safeguarding decision", "Someone under 16 is harmed or harms: children's services decide with us.", "child_safeguarding.decided", "NHG-5", "decision", record_choices::child, "What was decided, and why", true},
    {"safety-measures", "Staying safely at home", "Locks, doors, lights, alarms: were they considered, and what was decided?", "safety_measures.decided", "NHG-18", "decision", record_choices::measures, "What was decided, and why", true},
    {"incident", "New incident", "What happened and when.", "incident.recorded", "NHG-5", "incident", {}, "What happened", true},
};

[[nodiscard]] constexpr const RecordRow* find_record(std::string_view what) {
  for (const RecordRow& row : record_rows) if (row.what == what) return &row;
  return nullptr;
}
[[nodiscard]] constexpr std::string_view choice_label(const RecordRow& row, std::string_view code) {
  for (const RecordChoice& choice : row.choices) if (choice.code == code) return choice.label;
  return {};
}

}  // namespace rowan
