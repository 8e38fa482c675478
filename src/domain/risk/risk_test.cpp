// Risk: what a score, a judgement and the survivor's own view come to, and what makes an assessment out of date.
#include "domain/testing/risk_samples.h"

namespace rowan {
namespace {

using namespace testing_;

// ---- scores ----

TEST(RiskScore, OnlyWhatWasAnsweredCountsAndNotKnownIsNotNo) {
  const RiskScore score =
      score_of(tool, {{"p0", "yes", {}}, {"p1", "no", {}}, {"p2", "unknown", {}}, {"often", "sometimes", {}}, {"fear", "", "the stairs"}});
  EXPECT_EQ(score.points, 2);
  EXPECT_EQ(score.answered, 3);
  EXPECT_EQ(score.prompts, 12);
  EXPECT_EQ(score.not_known, 9);
  EXPECT_EQ(score.at_most, 2 + 8 + 2);  // eight prompts of one point and the critical one of two
  EXPECT_TRUE(score.critical.empty());
}
TEST(RiskScore, NothingAnsweredIsNoLevelAtAll) {
  for (const std::string_view answer : {"unknown", "not_asked"}) {
    const RiskScore score = score_of(tool, answered(answer));
    EXPECT_EQ(level_by_score(score.points, score.answered, {4, 8}), RiskLevel::unknown) << answer;
  }
  EXPECT_EQ(level_by_score(0, 1, {4, 8}), RiskLevel::standard);
  EXPECT_EQ(level_by_score(9, 9, {}), RiskLevel::unknown);
}
TEST(RiskScore, TheLevelChangesAtItsThresholdAndNowhereElse) {
  for (int points = 0; points <= 20; ++points)
    EXPECT_EQ(level_by_score(points, 1, {4, 8}), points >= 8 ? RiskLevel::high : points >= 4 ? RiskLevel::medium : RiskLevel::standard) << points;
  EXPECT_EQ(level_by_score(100, 1, {4, {}}), RiskLevel::medium);
  EXPECT_EQ(level_by_score(7, 1, {{}, 8}), RiskLevel::standard);
}

// ---- a score only ever raises ----

TEST(Risk, EveryCombinationOfScoreJudgementOwnViewAndLevelBefore) {
  // The complete table. The level in force is the highest of what the score and the fear say, and of the judgement, or without one of
  // the level before.
  for (const OwnViewRule view_rule : {OwnViewRule::raises, OwnViewRule::prompts, OwnViewRule::recorded})
    for (const RiskLevel before : levels)
      for (const RiskLevel judgement : levels)
        for (const OwnView view : views)
          for (const int yes : {0, 3, 4, 7, 8, 10}) {
            RiskPolicy policy = rules;
            policy.survivors_view = view_rule;
            AssessRisk input = judged(with_yes(yes), judgement);
            input.own_view = view;
            const RiskAssessed out = weigh(input, tool, policy, before);
            const RiskLevel score = yes >= 8 ? RiskLevel::high : yes >= 4 ? RiskLevel::medium : RiskLevel::standard;
            const RiskLevel fear = view_rule != OwnViewRule::raises ? RiskLevel::unknown
                                   : view == OwnView::afraid        ? RiskLevel::high
                                   : view == OwnView::worried       ? RiskLevel::medium
                                                                    : RiskLevel::unknown;
            EXPECT_EQ(out.by_score, score);
            EXPECT_EQ(out.by_own_view, fear);
            EXPECT_EQ(out.judgement, judgement);
            EXPECT_EQ(out.level, std::max({score, fear, judgement == RiskLevel::unknown ? before : judgement}));
            EXPECT_GE(out.level, score);                                                    // a judgement never goes below the score
            if (judgement == RiskLevel::unknown) { EXPECT_GE(out.level, before); }          // a score never lowers
          }
}

TEST(Risk, ChangingAnyAnswerTowardsYesNeverLowersAnything) {
  std::mt19937 random(20260322);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const char* weaker[] = {"no", "unknown", "not_asked", "yes"};
  for (int round = 0; round < 2000; ++round) {
    AssessRisk input;
    for (const PromptGroup& group : tool.groups)
      for (const RiskPrompt& p : group.prompts) {
        if (p.kind == PromptKind::yes_no) input.answers.push_back({p.id, weaker[pick(4)], {}});
        if (p.kind == PromptKind::choice)
          input.answers.push_back({p.id, pick(3) == 0 ? "unknown" : p.choices[static_cast<std::size_t>(pick(3))].code, {}});
      }
    input.judgement = levels[pick(4)];
    input.own_view = views[pick(5)];
    const RiskLevel before = levels[pick(4)];
    const RiskAssessed low = weigh(input, tool, rules, before);
    PromptAnswer& changed = input.answers[static_cast<std::size_t>(pick(static_cast<int>(input.answers.size())))];
    const RiskPrompt& prompt = *tool.prompt(changed.id);
    const std::string was = changed.answer;
    if (prompt.kind == PromptKind::yes_no) changed.answer = "yes";
    else changed.answer = "daily";
    const RiskAssessed more = weigh(input, tool, rules, before);
    EXPECT_GE(more.score, low.score) << changed.id << " was " << was;
    EXPECT_GE(more.by_score, low.by_score) << changed.id << " was " << was;
    EXPECT_GE(more.level, low.level) << changed.id << " was " << was;
    EXPECT_GE(more.score_at_most, more.score);
    EXPECT_GE(more.by_score_at_most, more.by_score);
  }
}

TEST(Risk, AShortListOfYesesAfterAHighOneLeavesItHighUntilAPersonJudges) {
  CaseBuilder c;
  c.act(officer(), assess_risk, with_yes(9), tool, rules);
  EXPECT_EQ(risk_standing(c.get()).level, RiskLevel::high);
  c.later(hours(2)).act(officer(), assess_risk, with_yes(0), tool, rules);
  EXPECT_EQ(last_of(c.get()).by_score, RiskLevel::standard);
  EXPECT_EQ(risk_standing(c.get()).level, RiskLevel::high);
  EXPECT_EQ(facts_of(c.get()).value("risk.level"), "high");
  AssessRisk silent = with_yes(0);
  silent.judgement = RiskLevel::medium;
  EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), silent, tool, rules), "form.needed"));
  c.later(hours(2)).act(officer(), assess_risk, judged(with_yes(0), RiskLevel::medium), tool, rules);
  EXPECT_EQ(risk_standing(c.get()).level, RiskLevel::medium);
  EXPECT_EQ(last_of(c.get()).before, RiskLevel::high);
}
TEST(Risk, AJudgementBelowTheScoreIsKeptAndLowersNothing) {
  CaseBuilder c;
  c.act(officer(), assess_risk, judged(with_yes(8), RiskLevel::standard), tool, rules);
  EXPECT_EQ(last_of(c.get()).judgement, RiskLevel::standard);
  EXPECT_EQ(last_of(c.get()).by_score, RiskLevel::high);
  EXPECT_EQ(risk_standing(c.get()).level, RiskLevel::high);
}
TEST(Safeguards, SG_38_a_critical_factor_asks_for_a_judgement_whatever_the_score) {
  for (const char* critical : {"breath", "often"})
    for (const int yes : {0, 10}) {
      CaseBuilder c;
      AssessRisk input = with_yes(yes);
      if (critical == std::string_view("breath")) input.answers.back().answer = "yes";
      else input.answers.push_back({"often", "daily", {}});
      EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), input, tool, rules), "risk.critical")) << critical << yes;
      EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), judged(input, RiskLevel::unknown), tool, rules), "risk.critical"));
      c.act(officer(), assess_risk, judged(input, RiskLevel::medium), tool, rules);
      EXPECT_EQ(facts_of(c.get()).value("risk.critical"), "yes");
      EXPECT_EQ(facts_of(c.get()).value("risk.judgement"), "medium");
    }
}
TEST(Risk, WhereThePolicySaysSoFearBeyondTheScoreAsksForAJudgement) {
  CaseBuilder c;
  RiskPolicy prompts = rules;
  prompts.survivors_view = OwnViewRule::prompts;
  AssessRisk input = with_yes(1);
  input.own_view = OwnView::afraid;
  EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), input, tool, prompts), "risk.own-view"));
  EXPECT_TRUE(assess_risk(c.seen(officer()), judged(input, RiskLevel::standard), tool, prompts).ok());
  prompts.survivors_view = OwnViewRule::recorded;
  EXPECT_TRUE(assess_risk(c.seen(officer()), input, tool, prompts).ok());
}
TEST(Risk, AnAssessmentOfNothingIsRefused) {
  CaseBuilder c;
  AssessRisk input;
  input.answers = answered("not_asked");
  EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), input, tool, rules), "risk.nothing"));
  input.own_view = OwnView::safe;  // feeling safe is no assessment
  EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), input, tool, rules), "risk.nothing"));
  EXPECT_TRUE(assess_risk(c.seen(officer()), judged(input, RiskLevel::high), tool, rules).ok());
}
TEST(Risk, AnAnswerTheToolDoesNotKnowIsRefusedAtItsField) {
  CaseBuilder c;
  AssessRisk input = with_yes(1);
  input.answers.push_back({"often", "hourly", {}});
  input.answers.push_back({"gone", "yes", {}});
  const auto result = assess_risk(c.seen(officer()), input, tool, rules);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.refusal().problems.size(), 2u);
  EXPECT_EQ(result.refusal().problems[0].field, "answer-often");
  EXPECT_EQ(result.refusal().problems[1].field, "answer-gone");
}
TEST(Risk, WhatIsNotKnownShowsWhatItCouldComeTo) {
  AssessRisk input = with_yes(3);
  for (PromptAnswer& answer : input.answers) if (answer.answer == "no") answer.answer = "unknown";
  const RiskAssessed out = weigh(input, tool, rules, RiskLevel::unknown);
  EXPECT_EQ(out.by_score, RiskLevel::standard);
  EXPECT_EQ(out.by_score_at_most, RiskLevel::high);
}
TEST(Risk, TheRecordHoldsWhatWasAskedWithToolAndVersion) {
  CaseBuilder c;
  AssessRisk input = with_yes(1);
  input.answers.push_back({"fear", "", "That he comes back at night"});
  c.act(officer(), assess_risk, input, tool, rules);
  const RiskAssessed made = last_of(c.get());
  EXPECT_EQ(made.tool, "test-tool");
  EXPECT_EQ(made.tool_version, "3");
  EXPECT_EQ(made.acknowledgement, "Made for tests.");
  ASSERT_EQ(made.answers.size(), 13u);
  EXPECT_EQ(made.answers[0].asked, "Prompt p0");
  EXPECT_EQ(made.answers[0].label, "Yes");
  EXPECT_EQ(made.answers[11].answer, "not_asked");  // left out of the form: never a no
  EXPECT_EQ(made.answers[12].words, "That he comes back at night");
}

// ---- who may ----

TEST(Risk, OnlyTheRolesOfThePolicyAndOfTheToolMayAssess) {
  RiskPolicy champions = rules;
  champions.used_by = {Role::champion, Role::safeguarding_lead};
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const Actor who = person(5, {static_cast<Role>(i)});
    const bool named = static_cast<Role>(i) == Role::champion || static_cast<Role>(i) == Role::safeguarding_lead;
    EXPECT_EQ(may_assess(who, champions, &tool), named) << role_names[i];
    RiskTool narrow = tool;
    narrow.used_by = {Role::safeguarding_lead};
    EXPECT_EQ(may_assess(who, champions, &narrow), static_cast<Role>(i) == Role::safeguarding_lead) << role_names[i];
  }
  EXPECT_TRUE(may_assess(person(5, {Role::officer, Role::champion}), champions, &tool));
  CaseBuilder c;
  EXPECT_EQ(why_not(assess_risk(c.seen(officer()), with_yes(1), tool, champions)), "risk.role");
  EXPECT_FALSE(may_assess(officer(), RiskPolicy{}, &tool));  // where nobody is named, nobody may
}

// ---- received ----

TEST(Risk, AReceivedAssessmentStandsBesideOursRaisesAndNeverOverwrites) {
  for (const RiskLevel ours : {RiskLevel::unknown, RiskLevel::standard, RiskLevel::medium, RiskLevel::high})
    for (const RiskLevel theirs : levels) {
      CaseBuilder c;
      if (ours != RiskLevel::unknown) c.act(officer(), assess_risk, judged(with_yes(0), ours), tool, rules);
      RiskReceived received;
      received.agency = "Police";
      received.tool = "Their own";
      received.grade = theirs;
      received.text = "Graded after the call on Tuesday";
      c.later(hours(1)).act(officer(), receive_risk, received);
      EXPECT_EQ(risk_standing(c.get()).level, std::max(ours, theirs));
      EXPECT_EQ(risk_standing(c.get()).assessed != nullptr, ours != RiskLevel::unknown);
      if (ours != RiskLevel::unknown) { EXPECT_EQ(last_of(c.get()).level, ours); }
      EXPECT_EQ(facts_of(c.get()).value("risk.received"), name_of(theirs));
      RiskPolicy counting = rules;
      counting.reopen_on.push_back(RiskCause::received_higher);
      EXPECT_EQ(risk_state(c.get(), counting, c.now()).out_of_date, ours != RiskLevel::unknown && theirs > ours);
    }
}
TEST(Risk, AReceivedAssessmentNeedsSomebodyAndSomething) {
  CaseBuilder c;
  EXPECT_TRUE(names_problem(receive_risk(c.seen(officer()), {}), "form.needed"));
  EXPECT_TRUE(names_problem(receive_risk(c.seen(officer()), {}), "risk.received-nothing"));
  RiskReceived later;
  later.agency = "Police";
  later.grade = RiskLevel::high;
  later.on = Date{2027, 1, 1};
  EXPECT_TRUE(names_problem(receive_risk(c.seen(officer()), later), "form.future"));
}

}  // namespace
}  // namespace rowan
