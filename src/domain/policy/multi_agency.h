#pragma once
// When a case goes to the local multi-agency meeting, and how often that meets. Thresholds are local: an area may have its own.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace rowan {

enum class MeetingCycle { weekly, fortnightly, monthly };
inline constexpr std::string_view meeting_cycle_names[] = {"weekly", "fortnightly", "monthly"};
constexpr std::span<const std::string_view> names_of(MeetingCycle) { return meeting_cycle_names; }

struct EscalationCount {
  int incidents = 0;         // at least so many
  bool rising = false;       // and more in the later half of the time than in the earlier
  int within_months = 12;
};

// What an area, or the policy for every area, says. Absent is "not said": an area then falls back to the policy's own.
struct MeetingThresholds {
  std::optional<int> questions_high;  // this many yes answers are enough
  std::optional<bool> professional_judgement;
  std::optional<EscalationCount> escalation;
  std::optional<int> repeat_months;
  std::optional<MeetingCycle> cycle;
  std::optional<bool> emergency;      // an emergency meeting can be asked for between two
};
struct AreaThresholds {
  std::string area;
  MeetingThresholds says;
};

struct MultiAgencyRule {
  std::string clause;
  MeetingThresholds says;
  std::vector<AreaThresholds> areas;
  [[nodiscard]] MeetingThresholds in(std::string_view area) const;  // "" or an area not listed: the policy's own
};

// Why a case goes. Only a repeat is a must whatever the thresholds say.
enum class ReferralRoute { visible_high_risk, professional_judgement, escalation, repeat };
inline constexpr std::string_view referral_route_names[] = {"visible_high_risk", "professional_judgement", "escalation", "repeat"};
constexpr std::span<const std::string_view> names_of(ReferralRoute) { return referral_route_names; }

// An incident between the same two people, found out by any agency, told to the police or not.
struct MeetingIncident {
  Instant at;
  bool counts_for_repeat = false;  // violence or threats (to things too), stalking or harassment, rape or sexual abuse
};

struct MeetingQuestion {
  std::optional<int> yes_answers;      // of the risk tool in use; absent: none taken
  bool judged_high = false;            // somebody's professional judgement, with reasons on record
  std::vector<MeetingIncident> incidents;
  std::optional<Instant> last_referral;
};

struct MeetingAnswer {
  std::vector<ReferralRoute> routes;  // each that holds; none: no referral by threshold
  bool must_refer = false;            // a repeat (CX-3.2e)
  std::vector<std::string> why;       // one sentence for each route
};
[[nodiscard]] MeetingAnswer meeting_referral(const MeetingThresholds& says, const MeetingQuestion& question, Instant now);

// The coded repeat rule: an incident that counts, after the last referral and within the months that follow it. The last day counts.
[[nodiscard]] bool is_repeat(int repeat_months, Instant last_referral, std::span<const MeetingIncident> incidents, Instant now);
// The first meeting of the cycle after `now`, given any one known date of it; the same wall time, also over a clock change.
// Monthly keeps the weekday and its place in the month (the second Tuesday; the fifth becomes the last).
[[nodiscard]] Instant next_meeting(MeetingCycle cycle, Instant known, Instant now);

}  // namespace rowan
