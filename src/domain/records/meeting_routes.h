#pragma once
// What a case says to the question whether it goes to the multi-agency meeting, and when that is: each route with its why, the next
// meeting of the cycle, and the day by which it wants our research (NHG-9, CX-3.2e). Pure.
#include <optional>
#include <string>
#include <vector>

#include "domain/case.h"
#include "domain/policy/policy.h"
#include "domain/records.h"

namespace rowan {

struct MeetingRoute {
  ReferralRoute route = ReferralRoute::professional_judgement;
  bool said = false;   // the policy names a threshold for it; without one it is for a person to judge
  bool holds = false;  // what is on record meets it
  std::string why;     // one sentence
};
struct MeetingView {
  std::string clause;                  // "connexus-2023 CX-3.2e"; empty: no policy of the case speaks of meetings
  std::string area;                    // whose thresholds these are; empty: the policy's own
  std::vector<MeetingRoute> routes;    // all four, in their order
  bool must_refer = false;             // a repeat
  std::optional<Instant> last_referral;
  std::optional<MeetingCycle> cycle;
  bool emergency = false;              // a meeting can be asked for between two
  std::optional<Instant> next;         // of the cycle, from the last meeting on record; nothing: no date of it is known
  std::optional<Instant> research_due; // the end of the day by which our research is wanted for it
  bool our_research_day = false;       // that day is a reminder of ours, not of a policy
};

// What the record says to the thresholds. An incident whose kind nobody wrote down counts for a repeat: in doubt it goes back.
[[nodiscard]] MeetingQuestion meeting_question(const Case& c, const RecordShapes& shapes, Instant now);
[[nodiscard]] MeetingView meeting_view(const Case& c, const Policy* policy, const RecordShapes& shapes, Instant now);

[[nodiscard]] std::string_view label_of(ReferralRoute route);
[[nodiscard]] std::string_view label_of(MeetingCycle cycle);

}  // namespace rowan
