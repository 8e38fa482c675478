// What a case says to the multi-agency meeting's thresholds, and when the meeting is; the days of reminders, ours and a policy's.
#include "domain/records/meeting_routes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/calendar.h"
#include "domain/records/shapes_of.h"
#include "domain/records/under_policy.h"
#include "domain/testing/record_samples.h"

namespace rowan {
namespace {

using namespace testing_;

Policy policy_of_glen() {
  Policy policy;
  policy.id = "glen";
  policy.layer = PolicyLayer::landlord;
  MultiAgencyRule rule{"GE-13", {14, true, EscalationCount{3, false, 12}, 12, MeetingCycle::monthly, {}}, {}};
  MeetingThresholds own;
  own.questions_high = 10;
  own.cycle = MeetingCycle::weekly;
  own.emergency = true;
  rule.areas.push_back({"glen", own});
  policy.multi_agency = rule;
  return policy;
}
const MeetingRoute& of(const MeetingView& view, ReferralRoute route) { return view.routes.at(static_cast<std::size_t>(route)); }
MeetingView seen(CaseBuilder& b, const Policy* policy) { return meeting_view(b.get(), policy, {}, b.now()); }
void assess(CaseBuilder& b, int yes, RiskLevel judgement) {
  RiskAssessed assessed;
  for (int i = 0; i < 24; ++i) assessed.answers.push_back({std::to_string(i), "Asked", i < yes ? "yes" : "no", {}, {}, 0, false});
  assessed.judgement = judgement;
  b.put(assessed);
}
std::int64_t incident(CaseBuilder& b, const char* kind) {
  RecordMade made;
  made.what = "incident";
  made.text = "He came back";
  if (kind) made.values = {{"kind", kind}};
  return b.put(made);
}

TEST(Clauses, CX_3_2e_the_page_counts_the_answers_of_the_latest_assessment_against_the_areas_own_threshold) {
  const Policy policy = policy_of_glen();
  for (const bool in_glen : {false, true})
    for (int yes = 0; yes <= 24; ++yes) {
      CaseBuilder b;
      b->opened.area = in_glen ? "glen" : "";
      EXPECT_FALSE(of(seen(b, &policy), ReferralRoute::visible_high_risk).holds) << "nothing was assessed";
      assess(b, 24, RiskLevel::unknown);
      assess(b.later(hours(1)), yes, RiskLevel::unknown);
      const MeetingView view = seen(b, &policy);
      EXPECT_EQ(of(view, ReferralRoute::visible_high_risk).holds, yes >= (in_glen ? 10 : 14)) << in_glen << yes;
      EXPECT_EQ(view.area, in_glen ? "glen" : "");
      EXPECT_EQ(view.emergency, in_glen);
      EXPECT_EQ(view.clause, "glen GE-13");
      for (const MeetingRoute& route : view.routes) EXPECT_FALSE(route.why.empty()) << "each says why";
    }
}
TEST(Clauses, CX_3_2e_judgement_is_a_route_of_its_own) {
  const Policy policy = policy_of_glen();
  for (const RiskLevel level : {RiskLevel::unknown, RiskLevel::standard, RiskLevel::medium, RiskLevel::high}) {
    CaseBuilder b;
    assess(b, 0, level);
    EXPECT_EQ(of(seen(b, &policy), ReferralRoute::professional_judgement).holds, level == RiskLevel::high);
  }
  CaseBuilder b;
  const MeetingView silent = seen(b, nullptr);
  EXPECT_TRUE(silent.clause.empty());
  ASSERT_EQ(silent.routes.size(), 4u);
  for (const MeetingRoute& route : silent.routes) EXPECT_TRUE(!route.said && !route.holds && !route.why.empty());
}
// Kind of incident, before or after the referral, referral standing or set aside: against the coded rule in plain words.
TEST(Clauses, CX_3_2e_a_coded_repeat_goes_back_to_the_meeting_and_what_nobody_coded_counts) {
  const Policy policy = policy_of_glen();
  for (const char* kind : {"violence", "stalking", "sexual", "other", static_cast<const char*>(nullptr)})
    for (const bool after : {false, true})
      for (const bool aside : {false, true}) {
        CaseBuilder b;
        if (!after) incident(b, kind);
        b.later(hours(1));
        const auto referral = b.put(sample_of("meeting-referral"));
        if (aside) {
          RecordMade turned;
          turned.what = "meeting-referral";
          turned.of = referral;
          turned.turn = RecordTurn::not_done;
          b.put(turned);
        }
        b.later(hours(1));
        if (after) incident(b, kind);
        const MeetingView view = seen(b.later(hours(1)), &policy);
        const bool repeat = after && !aside && (!kind || std::string_view(kind) != "other");
        EXPECT_EQ(view.must_refer, repeat) << (kind ? kind : "none") << after << aside;
        EXPECT_EQ(of(view, ReferralRoute::repeat).holds, repeat);
        EXPECT_EQ(view.last_referral.has_value(), !aside);
      }
}
TEST(Clauses, CX_3_2e_three_incidents_in_the_time_are_a_route) {
  const Policy policy = policy_of_glen();
  CaseBuilder b;
  for (int i = 1; i <= 4; ++i) {
    incident(b.later(hours(24)), "other");
    EXPECT_EQ(of(seen(b.later(hours(1)), &policy), ReferralRoute::escalation).holds, i >= 3) << i;
  }
}
TEST(Clauses, NHG_9_the_next_meeting_comes_from_one_known_date_and_our_research_is_due_before_it) {
  const Policy policy = policy_of_glen();
  CaseBuilder b;
  b->opened.area = "glen";
  EXPECT_FALSE(seen(b, &policy).next) << "no date of it is known";
  b.put(with(sample_of("meeting-listing"), "meeting", "2026-11-24T10:00:00Z"));  // a Tuesday, eight days on
  MeetingView view = seen(b, &policy);
  EXPECT_EQ(iso(*view.next), "2026-11-24T10:00:00Z");
  EXPECT_EQ(*view.research_due, instant_of({Date{2026, 11, 24}, 0, 0, 0})) << "to the end of the day before";
  EXPECT_TRUE(view.our_research_day);
  view = seen(b.later(elapsed_days(9)), &policy);
  EXPECT_EQ(iso(*view.next), "2026-12-01T10:00:00Z") << "the week after, by the area's own cycle";
  EXPECT_EQ(*view.research_due, instant_of({Date{2026, 12, 1}, 0, 0, 0}));
  CaseBuilder no_cycle;
  no_cycle.put(with(sample_of("meeting-listing"), "meeting", "2026-11-24T10:00:00Z"));
  EXPECT_TRUE(seen(no_cycle, nullptr).next) << "a date on record is one, whatever the policy says";
  EXPECT_FALSE(seen(no_cycle.later(elapsed_days(9)), nullptr).next) << "and no policy says when the one after is";
}

// ---- days of reminders ----

RecordShapes shapes_with(std::vector<ReminderDays> days) { return RecordShapes({}, std::move(days)); }

TEST(Clauses, NHG_11_days_after_which_we_chase_are_ours_where_the_policy_is_silent_and_its_own_where_it_speaks) {
  CaseBuilder b;
  b.put(without(sample_of("safeguarding-referral"), "chase_on"));
  const auto item = [&](const RecordShapes& shapes) { return record_items(b.get(), shapes, b.now()).at(0); };
  const RecordItem ours = item({});
  EXPECT_TRUE(ours.our_day);
  EXPECT_EQ(ours.due, instant_of({Date{2026, 11, 20}, 0, 0, 0}));
  EXPECT_EQ(ours.clause, find_record("safeguarding-referral")->clause);
  const RecordItem theirs = item(shapes_with({{"glen GE-4", "safeguarding-referral", 1}}));
  EXPECT_FALSE(theirs.our_day);
  EXPECT_EQ(theirs.due, instant_of({Date{2026, 11, 18}, 0, 0, 0}));
  EXPECT_EQ(theirs.clause, "glen GE-4");
  EXPECT_TRUE(item(shapes_with({{"glen GE-4", "meeting-referral", 1}})).our_day) << "said of another record";
  CaseBuilder chosen;
  chosen.put(with(sample_of("safeguarding-referral"), "chase_on", "2026-11-17"));
  EXPECT_FALSE(record_items(chosen.get(), {}, chosen.now()).at(0).our_day) << "somebody chose the day";
}
TEST(Clauses, NHG_9_days_before_a_meeting_follow_the_policy_too) {
  const auto research = [](const RecordShapes& shapes) {
    CaseBuilder b;
    b.put(without(with(sample_of("meeting-listing"), "meeting", "2026-11-24T10:00:00Z"), "research_by"));
    return record_items(b.get(), shapes, b.now()).at(0);
  };
  EXPECT_EQ(research({}).due, instant_of({Date{2026, 11, 24}, 0, 0, 0}));
  EXPECT_TRUE(research({}).our_day);
  const RecordShapes three = shapes_with({{"glen GE-13", "meeting-listing", 3}});
  EXPECT_EQ(research(three).due, instant_of({Date{2026, 11, 22}, 0, 0, 0}));
  EXPECT_FALSE(research(three).our_day);
}
TEST(Reminders, every_row_that_counts_days_says_on_its_form_whose_they_are) {
  for (const RecordRow& row : record_rows()) {
    const bool counts = std::any_of(row.due.begin(), row.due.end(), [](const RecordDue& due) { return due.else_days.has_value(); });
    CaseBuilder b;
    const auto notes = [&](RecordShapes shapes) {
      RecordRules rules{std::move(shapes), {}};
      hold_to_policy(rules, row, b.get(), nullptr, b.now());
      std::string all;
      for (const std::string& note : rules.notes) all += note + "\n";
      return all;
    };
    EXPECT_EQ(notes({}).find("Rowan’s own reminder, not in your policy") != std::string::npos, counts) << row.what;
    const std::string theirs = notes(shapes_with({{"glen GE-4", row.what, 2}}));
    EXPECT_EQ(theirs.find("So says the policy (glen GE-4)") != std::string::npos, counts) << row.what;
    EXPECT_EQ(theirs.find("Rowan’s own"), std::string::npos) << row.what;
  }
}
TEST(Reminders, of_several_versions_of_a_policy_the_latest_that_says_counts) {
  PolicyHistory history;
  for (const int days : {1, 4}) {
    auto policy = std::make_shared<Policy>();
    policy->id = "glen";
    policy->version = std::to_string(days);
    policy->layer = PolicyLayer::landlord;
    policy->landlord = policy->legal_entity = "Glen";
    policy->reminders = {{"GE-4", "safeguarding-referral", days}};
    history.adopt(policy, monday - elapsed_days(10 - days));
  }
  CaseBuilder b;
  const RecordShapes shapes = record_shapes(history, facts_of(b.get()));
  ASSERT_TRUE(shapes.days_for("safeguarding-referral"));
  EXPECT_EQ(shapes.days_for("safeguarding-referral")->days, 4);
  EXPECT_EQ(shapes.days_for("safeguarding-referral")->clause, "glen GE-4");
  EXPECT_FALSE(shapes.days_for("meeting-referral"));
}

}  // namespace
}  // namespace rowan
