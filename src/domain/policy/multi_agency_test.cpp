// When a case goes to the multi-agency meeting, against a slow judge; and when the next meeting is.
#include "domain/policy/multi_agency.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/codec.h"

namespace rowan {
namespace {

Instant at(std::string_view wall) {
  return instant_of({*date_from_iso(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0});
}
bool has(const MeetingAnswer& answer, ReferralRoute route) {
  return std::find(answer.routes.begin(), answer.routes.end(), route) != answer.routes.end();
}

MultiAgencyRule rule() {
  MultiAgencyRule out{"P-1", {14, true, EscalationCount{3, false, 12}, 12, MeetingCycle::monthly, {}}, {}};
  MeetingThresholds strict;
  strict.questions_high = 10;
  strict.escalation = EscalationCount{5, true, 12};
  strict.cycle = MeetingCycle::weekly;
  out.areas.push_back({"glen", strict});
  return out;
}

TEST(Clauses, CX_3_2e_thresholds_are_those_of_the_area_and_else_the_policys_own) {
  const MultiAgencyRule r = rule();
  for (const std::string_view area : {"", "glen", "elsewhere"}) {
    const MeetingThresholds says = r.in(area);
    const bool glen = area == "glen";
    EXPECT_EQ(says.questions_high, glen ? 10 : 14);
    EXPECT_EQ(says.cycle, glen ? MeetingCycle::weekly : MeetingCycle::monthly);
    EXPECT_EQ(says.repeat_months, 12) << "not said by the area";
    for (int yes = 0; yes <= 24; ++yes) {
      MeetingQuestion q;
      q.yes_answers = yes;
      EXPECT_EQ(has(meeting_referral(says, q, at("2026-03-20 10:00")), ReferralRoute::visible_high_risk), yes >= (glen ? 10 : 14)) << yes;
    }
  }
}
TEST(Clauses, CX_3_2e_judgement_alone_is_enough_whatever_the_score) {
  MeetingQuestion q;
  q.yes_answers = 0;
  q.judged_high = true;
  EXPECT_TRUE(has(meeting_referral(rule().says, q, at("2026-03-20 10:00")), ReferralRoute::professional_judgement));
  EXPECT_TRUE(meeting_referral({}, q, at("2026-03-20 10:00")).routes.empty()) << "a policy that says nothing names no threshold";
}
TEST(Clauses, CX_3_2e_a_repeat_must_be_referred_and_the_last_day_of_twelve_months_counts) {
  const Instant last = at("2025-03-20 10:00");
  const auto repeat = [&](std::string_view when, bool counts = true) {
    MeetingQuestion q;
    q.last_referral = last;
    q.incidents = {{at(when), counts}};
    const MeetingAnswer answer = meeting_referral(rule().says, q, at("2027-01-01 10:00"));
    EXPECT_EQ(answer.must_refer, has(answer, ReferralRoute::repeat));
    return answer.must_refer;
  };
  EXPECT_FALSE(repeat("2025-03-20 09:59")) << "before the referral";
  EXPECT_FALSE(repeat("2025-03-20 10:00")) << "the one that was referred";
  EXPECT_TRUE(repeat("2025-03-20 10:01"));
  EXPECT_TRUE(repeat("2026-03-20 23:59"));
  EXPECT_FALSE(repeat("2026-03-21 00:00"));
  EXPECT_FALSE(repeat("2025-06-20 10:00", false)) << "of a kind that does not count";
}

// The slow judge walks the days from the last referral on and looks at each incident of the day.
bool slow_repeat(int months, Instant last, const std::vector<MeetingIncident>& incidents, Instant now) {
  const Date first = civil(last).date, end = add_months(first, months);
  for (Date day = first; day <= end; day = add_days(day, 1))
    for (const MeetingIncident& i : incidents) if (i.counts_for_repeat && civil(i.at).date == day && last < i.at && i.at <= now) return true;
  return false;
}
TEST(MeetingsAgainstASlowJudge, repeat_rule) {
  std::mt19937 random{12};
  int yes = 0;
  for (int round = 0; round < 1000; ++round) {
    const Instant last = at("2024-01-31 10:00") + minutes(static_cast<int>(random() % 1'000'000));
    const Instant now = last + minutes(static_cast<int>(random() % 900'000));
    const int months = 1 + static_cast<int>(random() % 18);
    std::vector<MeetingIncident> incidents;
    for (std::size_t i = 0, n = random() % 4; i < n; ++i)
      incidents.push_back({last + minutes(static_cast<int>(random() % 900'000) - 100'000), random() % 3 != 0});
    const bool expected = slow_repeat(months, last, incidents, now);
    yes += expected;
    ASSERT_EQ(is_repeat(months, last, incidents, now), expected) << iso(last) << ' ' << months;
  }
  EXPECT_GT(yes, 100);
}
TEST(MeetingsAgainstASlowJudge, escalation_counts_and_rising) {
  std::mt19937 random{3};
  const Instant now = at("2026-03-20 10:00"), from = at("2025-03-20 10:00");
  for (int round = 0; round < 1000; ++round) {
    const int wanted = 1 + static_cast<int>(random() % 5);
    const bool rising = random() % 2;
    MeetingThresholds says;
    says.escalation = EscalationCount{wanted, rising, 12};
    MeetingQuestion q;
    int early = 0, late = 0;
    for (std::size_t i = 0, n = random() % 8; i < n; ++i) {
      // Whole days either side of the middle, and some outside the year.
      const int day = static_cast<int>(random() % 420) - 30;
      q.incidents.push_back({from + elapsed_days(day) + hours(1), false});
      if (day < 0 || day >= 365) continue;
      ++(day < 182 ? early : late);
    }
    if (std::any_of(q.incidents.begin(), q.incidents.end(),
                    [&](const MeetingIncident& i) { return i.at > from + elapsed_days(181) && i.at < from + elapsed_days(183); }))
      continue;
    ASSERT_EQ(has(meeting_referral(says, q, now), ReferralRoute::escalation), early + late >= wanted && (!rising || early < late));
  }
}
TEST(Clauses, CX_3_2e_more_incidents_never_lose_a_route_that_does_not_ask_for_rising) {
  std::mt19937 random{7};
  for (int round = 0; round < 500; ++round) {
    MeetingQuestion q;
    q.last_referral = at("2025-06-01 10:00");
    MeetingAnswer before;
    for (int i = 0; i < 8; ++i) {
      q.incidents.push_back({at("2025-01-01 10:00") + hours(static_cast<int>(random() % 12000)), random() % 2 == 0});
      const MeetingAnswer after = meeting_referral(rule().says, q, at("2026-03-20 10:00"));
      for (const ReferralRoute route : before.routes) EXPECT_TRUE(has(after, route));
      EXPECT_EQ(after.why.size(), after.routes.size());
      before = after;
    }
  }
}

// The slow judge of a cycle: steps the days from the known meeting and keeps those that belong to it.
Instant slow_next(MeetingCycle cycle, Instant known, Instant now) {
  const CivilTime wall = civil(known);
  const auto belongs = [&](Date day) {
    if (weekday_of(day) != weekday_of(wall.date)) return false;
    const int apart = days_between(wall.date, day);
    if (cycle == MeetingCycle::weekly) return true;
    if (cycle == MeetingCycle::fortnightly) return apart % 14 == 0;
    const int place = (wall.date.day - 1) / 7, own = (day.day - 1) / 7;
    const bool last_of_month = add_days(day, 7).month != day.month;
    return own == place || (place == 4 && last_of_month && own == 3);
  };
  for (Date day = add_days(civil(now).date, -1);; day = add_days(day, 1)) {
    const Instant meeting = instant_of({day, wall.hour, wall.minute, wall.second});
    if (now < meeting && belongs(day)) return meeting;
  }
}
TEST(MeetingsAgainstASlowJudge, cycles_over_clock_changes) {
  std::mt19937 random{52};
  for (int round = 0; round < 1000; ++round) {
    const Instant known =
        at("2025-01-01 00:00") + hours(9) + hours(24 * static_cast<int>(random() % 400)) + minutes(static_cast<int>(random() % 400));
    const Instant now = at("2025-01-01 00:00") + minutes(static_cast<int>(random() % 1'000'000));
    for (const MeetingCycle cycle : {MeetingCycle::weekly, MeetingCycle::fortnightly, MeetingCycle::monthly})
      ASSERT_EQ(iso(next_meeting(cycle, known, now)), iso(slow_next(cycle, known, now))) << name_of(cycle) << ' ' << iso(known) << ' ' << iso(now);
  }
}

}  // namespace
}  // namespace rowan
