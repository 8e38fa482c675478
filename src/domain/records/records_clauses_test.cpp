// What both policies ask of records: wishes, referrals, meetings. One test or more a clause block.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/testing/record_samples.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

using namespace testing_;

std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made) { return b.take(make_record(b.seen(by), made, b.now()), by.id); }
std::vector<RecordItem> items(CaseBuilder& b) { return record_items(b.get(), {}, b.now()); }
bool asks(CaseBuilder& b, std::string_view title) {
  const auto all = items(b);
  return std::any_of(all.begin(), all.end(), [&](const RecordItem& item) { return item.title == title; });
}

TEST(Clauses, NHG_8_AnActionThatTouchesThemIsHeldToTheirWishByACompleteTable) {
  // wish: not known, agreed, declined, not consulted; ground: none or one of three; words: none or some.
  const std::optional<RecordWish> wishes[] = {{}, RecordWish::agreed, RecordWish::declined, RecordWish::not_consulted};
  const std::optional<OverrideBasis> bases[] = {{}, OverrideBasis::risk_of_harm, OverrideBasis::child, OverrideBasis::legal_duty};
  for (const RecordChoice& action : find_record("plan-action")->choices)
    for (const auto& wish : wishes)
      for (const auto& basis : bases)
        for (const bool words : {false, true}) {
          CaseBuilder b;
          RecordMade made = sample_of("plan-action");
          made.value = action.code;
          made.wish = wish;
          made.basis = basis;
          made.basis_text = words ? "He has said that he will kill her" : " ";
          const auto result = make_record(b.seen(officer()), made, b.now());
          const std::string row =
              action.code + (wish ? std::string(name_of(*wish)) : "unknown") + (basis ? std::string(name_of(*basis)) : "-") + (words ? "words" : "");
          if (!wish) {
            EXPECT_EQ(why_not(result), "wish.unknown") << row;
            continue;
          }
          const bool against = *wish != RecordWish::agreed;
          EXPECT_EQ(result.ok(), !against || (basis && words)) << row;
          if (against && !basis) { EXPECT_TRUE(names_problem(result, "wish.basis")) << row; }
          if (!result) continue;
          b.take(result, StaffId{1});
          const auto& kept = std::get<RecordMade>(b->lines.back().event);
          EXPECT_EQ(kept.asked.value_or(false), against) << row;
          EXPECT_EQ(kept.basis.has_value(), against) << row;
          EXPECT_EQ(facts_of(b.get()).first("plan.action_agreed").has_value(), !against) << row;
        }
}
TEST(Clauses, NHG_8_AnOverrideCountsWhenAManagerSignsItOffAndStaysInTheTrail) {
  CaseBuilder b;
  RecordMade made = sample_of("plan-action");
  made.value = "contact_perpetrator";
  made.wish = RecordWish::declined;
  made.basis = OverrideBasis::child;
  made.basis_text = "The baby is there";
  const auto asked = add(b, officer(), made);
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("plan-action-outcome", asked), b.now())), "record.waiting");
  EXPECT_EQ(why_not(answer_approval(b.seen(officer(1)), asked, true, "Yes", {})), "approval.own");
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), "Done", "By text"), "case.close-approval"));
  b.take(answer_approval(b.seen(team_manager()), asked, true, "The child comes first", {}), StaffId{2});
  EXPECT_EQ(facts_of(b.get()).value("plan.action_agreed"), "contact_perpetrator");
  EXPECT_EQ(facts_of(b.get()).value("wish.overridden"), "child");
  std::string said;
  for (const TimelineItem& item : timeline(b.get(), Names{})) {
    said += item.title + '\n' + item.text + '\n';
    for (const auto& [key, value] : item.details) said += key + ": " + value + '\n';
  }
  for (const char* words :
       {"Asked to approve: Action in the plan", "What they want: They do not want it", "Ground for going ahead: A child has to be protected",
        "Why: The baby is there", "Approved: Action in the plan", "The child comes first"})
    EXPECT_NE(said.find(words), std::string::npos) << words << " is not in\n" << said;
}
TEST(Clauses, NHG_8_WhatAManagerDoesNotSignOffIsNotDone) {
  CaseBuilder b;
  RecordMade made = sample_of("plan-action");
  made.wish = RecordWish::not_consulted;
  made.basis = OverrideBasis::legal_duty;
  made.basis_text = "An order of the court";
  const auto asked = add(b, officer(), made);
  b.take(answer_approval(b.seen(team_manager()), asked, false, "Ask her first", {}), StaffId{2});
  EXPECT_FALSE(facts_of(b.get()).first("plan.action_agreed"));
  EXPECT_FALSE(facts_of(b.get()).first("wish.overridden"));
  EXPECT_TRUE(items(b).empty());
}

TEST(Clauses, NHG_19_StepsAreTakenInAnyOrderAndAgain) {
  // Every row that begins something, backwards, twice, on a case where nothing else was done: none waits for another.
  CaseBuilder b;
  const auto rows = record_rows();
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = rows.size(); i-- > 0;) {
      const RecordRow& row = rows[i];
      if (row.is_step()) continue;
      if (!row.approvers.empty() && round > 0) continue;  // one request at a time
      EXPECT_EQ(why_not(make_record(b.seen(team_manager()), sample_of(row), b.now())), "") << row.what;
      add(b, team_manager(), sample_of(row));
    }
}
TEST(Clauses, NHG_19_AStepIsSkippedWithAReasonAndTakenUpAgain) {
  CaseBuilder b;
  RecordMade aside;
  aside.what = "interview";
  aside.turn = RecordTurn::not_done;
  EXPECT_EQ(why_not(make_record(b.seen(officer()), aside, b.now())), "form.needed");
  aside.text = "She does not want to meet";
  const auto id = add(b, officer(), aside);
  EXPECT_FALSE(facts_of(b.get()).first("interview.offered")) << "skipping is not doing";
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("support"), b.now())), "") << "and stands before nothing else";
  RecordMade again = aside;
  again.turn = RecordTurn::opened_again;
  again.of = id;
  again.text = "She has changed her mind";
  add(b, officer(), again);
  add(b, officer(), sample_of("interview", id));
  EXPECT_TRUE(facts_of(b.get()).first("interview.offered"));
}

TEST(Clauses, NHG_11_NotReferringNeedsAReasonAndAnotherPersonWhoIsAManager) {
  CaseBuilder b;
  RecordMade made = sample_of("not-referring");
  made.text = " ";
  EXPECT_EQ(why_not(make_record(b.seen(team_manager()), made, b.now())), "form.needed");
  const auto asked = add(b, team_manager(), sample_of("not-referring"));
  EXPECT_EQ(why_not(answer_approval(b.seen(team_manager()), asked, true, "Yes", {})), "approval.own");
  EXPECT_EQ(why_not(answer_approval(b.seen(officer()), asked, true, "Yes", {})), "approval.role");
  EXPECT_FALSE(facts_of(b.get()).first("safeguarding.not_referred"));
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), "Done", "By text"), "case.close-approval"));
  b.take(answer_approval(b.seen(team_manager(12)), asked, true, "Checked with them", {}), StaffId{12});
  EXPECT_TRUE(facts_of(b.get()).first("safeguarding.not_referred"));
  EXPECT_FALSE(names_problem(close_case(b.seen(team_manager()), "Done", "By text"), "case.close-approval"));
}
TEST(Clauses, NHG_11_WhatWasAgreedAndThenSetAsideCountsForNothing) {
  int tried = 0;
  for (const RecordRow& row : record_rows()) {
    if (row.approvers.empty() || row.is_step() || row.fact.empty()) continue;
    CaseBuilder b;
    const auto made = make_record(b.seen(team_manager()), sample_of(row), b.now());
    if (!made) continue;  // stands behind a gate, or behind another record
    const auto asked = b.take(*made, team_manager().id);
    b.take(answer_approval(b.seen(team_manager(12)), asked, true, "Checked with them", {}), StaffId{12});
    ASSERT_EQ(facts_of(b.get()).count(row.fact), 1) << row.what;
    RecordMade aside;
    aside.what = row.what;
    aside.turn = RecordTurn::not_done;
    aside.of = asked;
    aside.text = "There is something new";
    const auto turned = make_record(b.seen(team_manager()), aside, b.now());
    if (!turned) continue;  // ended by the answer: it cannot be set aside any more
    b.take(*turned, team_manager().id);
    EXPECT_EQ(facts_of(b.get()).count(row.fact), 0) << row.what << ": the duty stands again";
    ++tried;
  }
  EXPECT_GT(tried, 0);
}
TEST(Clauses, NHG_11_AReferralHoldsAuthorityTeamMethodReferenceAndWhatWasSent) {
  const RecordRow& row = *find_record("safeguarding-referral");
  for (const char* needed : {"authority", "team", "about", "law", "method", "told"}) {
    CaseBuilder b;
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of(row), needed), b.now()), "form.needed")) << needed;
    EXPECT_FALSE(facts_of(b.get()).first("safeguarding.referred"));
  }
  CaseBuilder b;
  RecordMade bare = sample_of(row);
  bare.text.clear();
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), bare, b.now()), "form.needed"));
  add(b, officer(), sample_of(row));
  EXPECT_TRUE(facts_of(b.get()).first("safeguarding.referred")) << "nobody has to agree before a referral";
}
TEST(Clauses, NHG_11_ANoFromThemNeverStopsAReferralAndIsWrittenDown) {
  for (const char* told : {"agreed", "disagreed", "not_told"}) {
    CaseBuilder b;
    RecordMade made = without(with(sample_of("safeguarding-referral"), "told", told), "why_without");
    EXPECT_EQ(make_record(b.seen(officer()), made, b.now()).ok(), std::string(told) == "agreed") << told;
    EXPECT_EQ(why_not(make_record(b.seen(officer()), with(made, "why_without", "A child is in danger"), b.now())), "") << told;
  }
}
TEST(Clauses, NHG_11_TheLawStandsApartFromTheWordsOfThePolicy) {
  const RecordRow& row = *find_record("safeguarding-referral");
  EXPECT_NE(row.basis.find("Children Act 1989"), std::string::npos);
  EXPECT_NE(row.basis.find("Care Act 2014"), std::string::npos);
  // A child is referred under the Children Act, whatever act the policy cites.
  EXPECT_NE(row.field("law")->choices.front().label.find("Children Act 1989"), std::string::npos);
  CaseBuilder b;
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(with(sample_of(row), "law", "other"), "law_other"), b.now()), "form.needed"));
}
TEST(Clauses, NHG_11_AReferralIsChasedUntilItIsAcknowledgedAndUntilThereIsAnOutcome) {
  CaseBuilder b;
  const auto id = add(b, officer(), without(sample_of("safeguarding-referral"), "chase_on"));
  EXPECT_TRUE(asks(b, "Ask whether the safeguarding referral has arrived"));
  EXPECT_EQ(items(b).at(0).due, instant_of({Date{2026, 11, 20}, 0, 0, 0})) << "three days, to the end of the last";
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), "Done", "By text"), "case.close-records"));
  add(b, officer(), without(sample_of("safeguarding-acknowledged", id), "feedback_by"));
  EXPECT_FALSE(asks(b, "Ask whether the safeguarding referral has arrived"));
  EXPECT_TRUE(asks(b, "Ask for the outcome of the safeguarding referral"));
  add(b, officer(), sample_of("safeguarding-outcome", id));
  EXPECT_TRUE(items(b).empty());
  for (const char* fact : {"safeguarding.referred", "safeguarding.acknowledged", "safeguarding.outcome"})
    EXPECT_TRUE(facts_of(b.get()).first(fact)) << fact;
  // A day of one's own choosing stands in place of ours.
  CaseBuilder own;
  add(own, officer(), with(sample_of("safeguarding-referral"), "chase_on", "2026-11-17"));
  EXPECT_EQ(items(own).at(0).due, instant_of({Date{2026, 11, 18}, 0, 0, 0}));
}
TEST(Clauses, NHG_11_NoFurtherActionAsksWhetherItIsRight) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("safeguarding-referral"));
  RecordMade outcome = sample_of("safeguarding-outcome", id);
  outcome.value = "no_action";
  outcome.text = "They closed it";
  add(b, officer(), with(outcome, "agree", "no"));
  EXPECT_TRUE(asks(b, "Decide whether to challenge the outcome of the safeguarding referral"));
  add(b, officer(), sample_of("safeguarding-disagreement", id));
  EXPECT_TRUE(facts_of(b.get()).first("safeguarding.disagreed"));
  EXPECT_TRUE(asks(b, "Ask for an answer to our disagreement"));
}
TEST(Clauses, NHG_22_BeliefAndReasonsAreApartFromWhatWasAsked) {
  CaseBuilder b;
  b.act(officer(), ask_household, HouseholdAsked{Answer::no, Answer::no, ""});
  EXPECT_FALSE(facts_of(b.get()).value("safeguarding.concern")) << "asked and answered is not yet believed";
  RecordMade view = sample_of("safeguarding-view");
  view.text = " ";
  EXPECT_EQ(why_not(make_record(b.seen(officer()), view, b.now())), "form.needed");
  add(b, officer(), sample_of("safeguarding-view"));
  EXPECT_EQ(facts_of(b.get()).value("safeguarding.concern"), "yes");
  EXPECT_EQ(facts_of(b.get()).value("household.children"), "no");
}

TEST(Clauses, NHG_9_AListingAsksForOurResearchBeforeTheMeetingAndForAttendanceAtIt) {
  CaseBuilder b;
  const auto id = add(b, officer(), without(sample_of("meeting-listing"), "research_by"));
  const auto all = items(b);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].title, "Send our research before the meeting");
  EXPECT_EQ(all[0].due, instant_of({Date{2026, 11, 24}, 0, 0, 0})) << "by the end of the day before";
  EXPECT_LT(*all[0].due, at("2026-11-24T10:00:00Z"));
  add(b, officer(), sample_of("meeting-research", id));
  EXPECT_TRUE(facts_of(b.get()).first("meeting.research_returned"));
  EXPECT_EQ(items(b).size(), 1u);
  CaseBuilder asked;
  add(asked, officer(), with(sample_of("meeting-listing"), "research_by", "2026-11-18"));
  EXPECT_EQ(items(asked)[0].due, instant_of({Date{2026, 11, 19}, 0, 0, 0}));
}
TEST(Clauses, NHG_9_AListingWithoutTheDateOrTheirNumberIsRefused) {
  for (const char* needed : {"meeting", "number"}) {
    CaseBuilder b;
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("meeting-listing"), needed), b.now()), "form.needed")) << needed;
  }
}
TEST(Clauses, NHG_9_AttendanceIsRecordedForEveryMeetingAlsoWhenNobodyWent) {
  for (const char* how : {"attended", "apologies", "none"}) {
    CaseBuilder b;
    const auto id = add(b, officer(), sample_of("meeting-listing"));
    EXPECT_TRUE(asks(b, "Write down whether we were at the meeting"));
    RecordMade made = sample_of("meeting-attendance", id);
    made.value = how;
    add(b, officer(), made);
    EXPECT_EQ(facts_of(b.get()).value("meeting.attended"), how);
    EXPECT_EQ(record_instance(b.get(), {}, id, b.now())->state, RecordState::ended);
    EXPECT_NE(why_not(make_record(b.seen(officer()), made, b.now())), "") << "one answer a meeting";
  }
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("meeting-listing"));
  RecordMade nobody = sample_of("meeting-attendance", id);
  nobody.value = "none";
  nobody.text.clear();
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), nobody, b.now()), "form.needed"));
}
TEST(Clauses, NHG_9_OurActionIsADatedTaskThatNothingButAnOutcomeCloses) {
  for (const char* needed : {"owner", "due"}) {
    CaseBuilder b;
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("meeting-action"), needed), b.now()), "form.needed")) << needed;
  }
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("meeting-action"));
  EXPECT_TRUE(asks(b, "Do our action from the multi-agency meeting"));
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), "Done", "By text"), "case.close-records"));
  RecordMade outcome = sample_of("meeting-action-outcome", id);
  outcome.text = " ";
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), outcome, b.now()), "form.needed"));
  add(b, officer(), sample_of("meeting-action-outcome", id));
  EXPECT_TRUE(items(b).empty());
  EXPECT_EQ(facts_of(b.get()).value("meeting.action_done"), "done");
}

TEST(Clauses, CX_3_2e_AReferralGoesByOneOfTheRoutesAndARepeatNamesTheEarlierOne) {
  for (const RecordChoice& route : find_record("meeting-referral")->choices) {
    CaseBuilder b;
    RecordMade made = sample_of("meeting-referral");
    made.value = route.code;
    add(b, officer(), made);
    EXPECT_EQ(facts_of(b.get()).value("meeting.referred"), route.code);
    if (route.code == "repeat") { EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(made, "earlier"), b.now()), "form.needed")); }
  }
  CaseBuilder b;
  RecordMade none = sample_of("meeting-referral");
  none.value = "because";
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), none, b.now()), "form.choice"));
}
TEST(Clauses, CX_3_2e_AReferralIsFollowedUntilTheMeetingHasAnswered) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("meeting-referral"));
  EXPECT_TRUE(asks(b, "Ask for the date of the multi-agency meeting"));
  add(b, officer(), sample_of("meeting-referral-answer", id));
  EXPECT_TRUE(items(b).empty());
  EXPECT_EQ(record_instance(b.get(), {}, id, b.now())->state, RecordState::ended);
}
TEST(Clauses, CX_3_2e_WithoutConsentTheHarmThatIsFearedIsStated) {
  for (const char* consent : {"agreed", "refused", "not_asked"}) {
    CaseBuilder b;
    const RecordMade made = without(with(sample_of("meeting-referral"), "consent", consent), "harm");
    EXPECT_EQ(make_record(b.seen(officer()), made, b.now()).ok(), std::string(consent) == "agreed") << consent;
  }
}
TEST(Clauses, CX_3_2e_AnActionNotDoneByItsDateIsAnExceptionAtOnce) {
  CaseBuilder b;
  add(b, officer(), with(sample_of("meeting-action"), "due", "2026-11-20"));
  const RecordItem item = items(b).at(0);
  EXPECT_FALSE(item.lapsed(at("2026-11-20T23:59:59Z")));
  EXPECT_TRUE(item.lapsed(at("2026-11-21T00:00:01Z")));
}
TEST(Clauses, CX_3_2e_CompletionNeedsEvidence) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("meeting-action"));
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("meeting-action-outcome", id), "evidence"), b.now()), "form.needed"));
  EXPECT_FALSE(facts_of(b.get()).first("meeting.action_done"));
}
TEST(Clauses, CX_3_2e_ATransferIsFollowedUntilTheOtherAreaHasTheCase) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("meeting-transfer"));
  EXPECT_TRUE(facts_of(b.get()).first("meeting.transferred"));
  EXPECT_TRUE(asks(b, "Ask whether the other area has the case"));
  add(b, officer(), sample_of("meeting-transfer-taken", id));
  EXPECT_TRUE(items(b).empty());
}

}  // namespace
}  // namespace rowan
