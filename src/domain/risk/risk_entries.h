#pragma once
// Entries of a case about risk: assessed by us, received from others, and what happened that calls for looking again.
// Part of case_entries.h. What they add up to is in domain/risk/risk.h.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.h"
#include "base/time.h"
#include "domain/answers.h"

namespace rowan {

// In rising order: comparing them says which is more. Unknown is less than any, and is never shown as "standard".
enum class RiskLevel { unknown, standard, medium, high };
inline constexpr std::string_view risk_level_names[] = {"unknown", "standard", "medium", "high"};
constexpr std::span<const std::string_view> names_of(RiskLevel) { return risk_level_names; }
inline constexpr std::string_view risk_level_labels[] = {"Not known", "Standard", "Medium", "High"};
constexpr std::string_view label_of(RiskLevel level) { return risk_level_labels[static_cast<std::size_t>(level)]; }

// How safe the survivor says they are. Their own words stand beside it.
enum class OwnView { not_asked, not_known, safe, worried, afraid };
inline constexpr std::string_view own_view_names[] = {"not_asked", "not_known", "safe", "worried", "afraid"};
constexpr std::span<const std::string_view> names_of(OwnView) { return own_view_names; }
inline constexpr std::string_view own_view_labels[] = {"Not asked yet", "They do not know, or would rather not say", "They feel safe for now",
                                                       "They are worried that it will get worse", "They are afraid of being badly hurt or killed"};
constexpr std::string_view label_of(OwnView view) { return own_view_labels[static_cast<std::size_t>(view)]; }

// Where the answers came from.
enum class AssessedWith { not_recorded, survivor, another_person, our_records };
inline constexpr std::string_view assessed_with_names[] = {"not_recorded", "survivor", "another_person", "our_records"};
constexpr std::span<const std::string_view> names_of(AssessedWith) { return assessed_with_names; }
inline constexpr std::string_view assessed_with_labels[] = {"Not recorded", "From the person themselves", "From somebody who works with them",
                                                            "From what we know already"};
constexpr std::string_view label_of(AssessedWith with) { return assessed_with_labels[static_cast<std::size_t>(with)]; }

// What can change the risk, so that it is looked at again. A pack names those that count for it.
enum class RiskCause {
  other,
  incident,           // something new happened, or was reported
  immediate_danger,
  escalation,         // it got worse or more frequent
  separation,         // they left, or said that they will
  strangulation,
  release,            // from prison or custody
  breach,             // of an order, bail or a licence
  disengagement,      // we tried twice and did not reach them (SG-36)
  bail_ends,
  order_ends,
  court,
  child_contact,
  money_stops,        // a benefit or a wage that somebody else may notice
  unknown_occupant,   // somebody else is staying in the home (SG-40)
  told_somebody,      // the person who harms may know what was said to us (SG-7)
  case_reopened,
  received_higher     // another agency's assessment says more than ours
};
inline constexpr std::string_view risk_cause_names[] = {"other",         "incident",      "immediate_danger", "escalation",    "separation",
                                                        "strangulation", "release",       "breach",           "disengagement", "bail_ends",
                                                        "order_ends",    "court",         "child_contact",    "money_stops",   "unknown_occupant",
                                                        "told_somebody", "case_reopened", "received_higher"};
constexpr std::span<const std::string_view> names_of(RiskCause) { return risk_cause_names; }
inline constexpr std::string_view risk_cause_labels[] = {"Something else changed",
                                                         "A new incident or report",
                                                         "Immediate danger",
                                                         "It got worse, or more frequent",
                                                         "They left, or said that they will",
                                                         "Strangled, choked or smothered",
                                                         "Release from prison or custody",
                                                         "An order, bail or licence was broken",
                                                         "We tried twice and did not reach them",
                                                         "Bail ends",
                                                         "An order ends",
                                                         "A hearing in court",
                                                         "Handing over or seeing children",
                                                         "A benefit or wage stops or changes",
                                                         "Somebody else is staying in the home",
                                                         "The person who harms may know what we were told",
                                                         "The case was opened again",
                                                         "Another agency’s assessment says more than ours"};
constexpr std::string_view label_of(RiskCause cause) { return risk_cause_labels[static_cast<std::size_t>(cause)]; }

// One prompt of a tool as it was put, with the answer: the record can be read without the tool.
struct RiskAnswered {
  std::string id;
  std::string asked;   // the prompt's text at the time
  std::string answer;  // yes, no, unknown, not_asked, or a choice of the tool; empty where only words are asked for
  std::string label;   // of the answer
  std::string words;
  std::int64_t points = 0;
  bool critical = false;  // a critical factor, and it is present
  template <class F> void fields(F& f) {
    f("id", id); f("asked", asked); f("answer", answer); f("label", label); f("words", words); f("points", points); f("critical", critical);
  }
};

// Score, professional judgement and what the survivor thinks are three things, and stay three.
struct RiskAssessed {
  static constexpr std::string_view kind = "risk-assessed";
  static constexpr int version = 1;
  std::string tool, tool_version, tool_hash, tool_title;
  std::string acknowledgement;  // of whoever holds the tool's text
  AssessedWith with = AssessedWith::not_recorded;
  std::vector<RiskAnswered> answers;
  std::int64_t score = 0;
  std::int64_t score_at_most = 0;                // if all that is not known were so
  RiskLevel by_score = RiskLevel::unknown;       // unknown: the tool gives no level, or nothing was answered
  RiskLevel by_score_at_most = RiskLevel::unknown;
  RiskLevel judgement = RiskLevel::unknown;      // unknown: none was given
  std::string judgement_why;
  OwnView own_view = OwnView::not_asked;
  std::string own_words;
  RiskLevel by_own_view = RiskLevel::unknown;    // what the policy made of it
  RiskLevel before = RiskLevel::unknown;         // the level in force until now
  RiskLevel level = RiskLevel::unknown;          // and from now on
  Answer suicide_survivor = Answer::not_asked;   // SG-37
  Answer suicide_perpetrator = Answer::not_asked;
  template <class F> void fields(F& f) {
    f("tool", tool);
    f("tool_version", tool_version);
    f("tool_hash", tool_hash);
    f("tool_title", tool_title);
    f("acknowledgement", acknowledgement);
    f("with", with);
    f("answers", answers);
    f("score", score);
    f("score_at_most", score_at_most);
    f("by_score", by_score);
    f("by_score_at_most", by_score_at_most);
    f("judgement", judgement);
    f("judgement_why", judgement_why);
    f("own_view", own_view);
    f("own_words", own_words);
    f("by_own_view", by_own_view);
    f("before", before);
    f("level", level);
    f("suicide_survivor", suicide_survivor); f("suicide_perpetrator", suicide_perpetrator);
  }
};

// Another agency's assessment, beside ours and never over it. The police use a tool of their own.
struct RiskReceived {
  static constexpr std::string_view kind = "risk-received";
  static constexpr int version = 1;
  std::string agency;
  std::string tool;      // as they call it
  RiskLevel grade = RiskLevel::unknown;
  std::string grade_words;  // as they wrote it, a score say
  std::optional<Date> on;   // when they made it
  std::string reference;
  std::string text;
  template <class F> void fields(F& f) {
    f("agency", agency); f("tool", tool); f("grade", grade); f("grade_words", grade_words); f("on", on); f("reference", reference); f("text", text);
  }
};

// Something that changes the risk happened, or its date is known (SG-23).
struct RiskChanged {
  static constexpr std::string_view kind = "risk-changed";
  static constexpr int version = 1;
  RiskCause cause = RiskCause::other;
  std::optional<Date> on;  // a date ahead; nothing: it happened
  std::string text;
  template <class F> void fields(F& f) { f("cause", cause); f("on", on); f("text", text); }
};

}  // namespace rowan
