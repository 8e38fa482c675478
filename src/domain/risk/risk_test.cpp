// Risk: what a score, a judgement and the survivor's own view come to, and what makes an assessment out of date.
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "domain/duties/duties.h"
#include "domain/risk/risk.h"
#include "domain/testing/case_builder.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

using namespace testing_;

constexpr RiskLevel levels[] = {RiskLevel::unknown, RiskLevel::standard, RiskLevel::medium, RiskLevel::high};
constexpr OwnView views[] = {OwnView::not_asked, OwnView::not_known, OwnView::safe, OwnView::worried, OwnView::afraid};

RiskPrompt yes_no(std::string id, int points = 1, bool critical = false) {
  RiskPrompt p;
  p.id = id;
  p.text = "Prompt " + id;
  p.points = points;
  p.critical = critical;
  return p;
}
// Ten prompts of one point, one critical one of two, one of choices, one of words. Medium from 4 points, High from 8.
RiskTool tool_of_tests() {
  RiskTool tool;
  tool.id = "test-tool";
  tool.version = "3";
  tool.title = "Tool of the tests";
  tool.acknowledgement = "Made for tests.";
  PromptGroup group{"Everything", {}, {}};
  for (int i = 0; i < 10; ++i) group.prompts.push_back(yes_no("p" + std::to_string(i)));
  group.prompts.push_back(yes_no("breath", 2, true));
  RiskPrompt often;
  often.id = "often";
  often.text = "How often";
  often.kind = PromptKind::choice;
  often.choices = {{"never", "Never", 0, false}, {"sometimes", "Sometimes", 1, false}, {"daily", "Every day", 3, true}};
  group.prompts.push_back(often);
  RiskPrompt words;
  words.id = "fear";
  words.text = "What they fear";
  words.kind = PromptKind::words;
  group.prompts.push_back(words);
  tool.groups.push_back(std::move(group));
  tool.medium = 4;
  tool.high = 8;
  return tool;
}
const RiskTool tool = tool_of_tests();

RiskPolicy policy_of_tests() {
  RiskPolicy policy;
  policy.tool = tool.id;
  policy.used_by = {Role::officer, Role::manager};
  policy.reopen_on = {RiskCause::incident, RiskCause::separation, RiskCause::strangulation,
                      RiskCause::release,  RiskCause::breach,     RiskCause::disengagement};
  return policy;
}
const RiskPolicy rules = policy_of_tests();

std::vector<PromptAnswer> answered(std::string_view with, int yes = 0) {
  std::vector<PromptAnswer> out;
  int n = 0;
  for (const PromptGroup& group : tool.groups)
    for (const RiskPrompt& p : group.prompts) {
      if (p.kind != PromptKind::yes_no) continue;
      const bool counts = !p.critical && n < yes;
      n += !p.critical;
      out.push_back({p.id, std::string(counts ? "yes" : with), {}});
    }
  return out;
}
AssessRisk with_yes(int n) {
  AssessRisk input;
  input.answers = answered("no", n);
  return input;
}
AssessRisk judged(AssessRisk input, RiskLevel level) {
  input.judgement = level;
  input.judgement_why = "What she told us about Tuesday";
  return input;
}
RiskAssessed last_of(const Case& c) { return std::get<RiskAssessed>(risk_standing(c).assessed->event); }

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
TEST(Risk, ACriticalFactorAsksForAJudgementWhateverTheScore) {
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

// ---- out of date ----

CaseBuilder assessed_case(RiskLevel level = RiskLevel::standard) {
  CaseBuilder c;
  c.act(officer(), assess_risk, judged(with_yes(0), level), tool, rules);
  c.later(hours(1));
  return c;
}
TEST(Risk, NotAssessedIsShownAsSuchAndNeverAsStandard) {
  CaseBuilder c;
  const RiskState state = risk_state(c.get(), rules, c.now());
  EXPECT_EQ(state.level, RiskLevel::unknown);
  EXPECT_FALSE(state.assessed_at);
  EXPECT_EQ(risk_tag(state.level, false, false), "Risk not assessed");
  EXPECT_EQ(facts_of(c.get()).value("risk.level"), "unknown");
  EXPECT_EQ(risk_tag(RiskLevel::high, true, true), "High risk, out of date");
}
TEST(Risk, EachCauseReopensExactlyWhereThePolicyCountsIt) {
  for (std::size_t i = 0; i < std::size(risk_cause_names); ++i) {
    const auto cause = static_cast<RiskCause>(i);
    for (const bool counted : {true, false}) {
      CaseBuilder c = assessed_case();
      RiskPolicy policy = rules;
      policy.reopen_on.clear();
      if (counted) policy.reopen_on.push_back(cause);
      EXPECT_FALSE(risk_state(c.get(), policy, c.now()).out_of_date) << risk_cause_names[i];
      c.act(officer(), change_risk, RiskChanged{cause, {}, "It happened"}, std::optional<Instant>{});
      EXPECT_EQ(risk_state(c.get(), policy, c.now()).out_of_date, counted) << risk_cause_names[i];
      EXPECT_EQ(facts_of(c.get()).value("risk.changed"), risk_cause_names[i]);
      c.later(hours(1)).act(officer(), assess_risk, with_yes(0), tool, rules);
      EXPECT_FALSE(risk_state(c.get(), policy, c.now()).out_of_date) << risk_cause_names[i];
    }
  }
}
TEST(Risk, AnIncidentWrittenDownElsewhereReopensToo) {
  CaseBuilder c = assessed_case();
  c.put(RecordMade{"incident", "", "He was outside last night"});
  const RiskState state = risk_state(c.get(), rules, c.now());
  ASSERT_EQ(state.changes.size(), 1u);
  EXPECT_EQ(state.changes[0].cause, RiskCause::incident);
  EXPECT_TRUE(state.out_of_date);
}
TEST(Risk, AnIncidentOfLastWeekWrittenDownAfterTheAssessmentReopensIt) {
  CaseBuilder c = assessed_case();
  c.act(officer(), change_risk, RiskChanged{RiskCause::strangulation, {}, "She said it was last week"}, std::optional{c.now() - elapsed_days(6)});
  EXPECT_TRUE(risk_state(c.get(), rules, c.now()).out_of_date);  // the assessment did not know it
}
TEST(Safeguards, SG_36_two_missed_contacts_ask_for_the_risk_to_be_looked_at_again) {
  CaseBuilder c = assessed_case();
  const auto contact = [&](ContactOutcome outcome, const char* person = "") {
    ContactRecorded e;
    e.outcome = outcome;
    e.person = person;
    c.later(hours(3)).put(e);
  };
  contact(ContactOutcome::attempted);
  EXPECT_FALSE(risk_state(c.get(), rules, c.now()).out_of_date);
  contact(ContactOutcome::made);
  contact(ContactOutcome::attempted);
  contact(ContactOutcome::attempted, "A witness");
  EXPECT_FALSE(risk_state(c.get(), rules, c.now()).out_of_date);
  contact(ContactOutcome::attempted);
  const RiskState state = risk_state(c.get(), rules, c.now());
  ASSERT_TRUE(state.out_of_date);
  EXPECT_EQ(state.changes[0].cause, RiskCause::disengagement);
  EXPECT_FALSE(c->closed);
}
TEST(Safeguards, SG_23_a_release_in_fourteen_days_asks_for_a_review_now_and_again_on_the_day) {
  CaseBuilder c = assessed_case();
  const Date day = add_days(civil(c.now()).date, 14);
  c.act(officer(), change_risk, RiskChanged{RiskCause::release, day, "Probation told us the date"}, std::optional<Instant>{});
  EXPECT_TRUE(risk_state(c.get(), rules, c.now()).out_of_date);
  c.later(hours(1)).act(officer(), assess_risk, with_yes(0), tool, rules);
  EXPECT_FALSE(risk_state(c.get(), rules, c.now()).out_of_date);
  EXPECT_EQ(risk_state(c.get(), rules, c.now()).old_from, start_of_day(day));
  EXPECT_TRUE(risk_state(c.get(), rules, start_of_day(day)).out_of_date);
}
TEST(Safeguards, SG_23_a_date_far_ahead_asks_two_weeks_before_it) {
  CaseBuilder c = assessed_case();
  const Date day = add_days(civil(c.now()).date, 60);
  c.act(officer(), change_risk, RiskChanged{RiskCause::release, day, "Sentence ends"}, std::optional<Instant>{});
  EXPECT_FALSE(risk_state(c.get(), rules, c.now()).out_of_date);
  const Instant ahead = start_of_day(add_days(day, -14));
  EXPECT_FALSE(risk_state(c.get(), rules, Instant{ahead.micros - 1}).out_of_date);
  EXPECT_TRUE(risk_state(c.get(), rules, ahead).out_of_date);
}
TEST(Safeguards, SG_40_somebody_else_staying_in_the_home_asks_for_a_new_assessment) {
  CaseBuilder c = assessed_case();
  RiskPolicy policy = rules;
  policy.reopen_on = {RiskCause::unknown_occupant};
  c.act(officer(), change_risk, RiskChanged{RiskCause::unknown_occupant, {}, "A man answered the door; the tenancy is hers alone"},
        std::optional<Instant>{});
  EXPECT_TRUE(risk_state(c.get(), policy, c.now()).out_of_date);
}
TEST(Safeguards, SG_37_suicide_is_kept_for_both_and_the_graver_answer_is_what_rules_see) {
  for (const Answer survivor : {Answer::not_asked, Answer::no, Answer::unknown, Answer::yes})
    for (const Answer other : {Answer::not_asked, Answer::no, Answer::unknown, Answer::yes}) {
      CaseBuilder c;
      AssessRisk input = with_yes(1);
      input.suicide_survivor = survivor;
      input.suicide_perpetrator = other;
      c.act(officer(), assess_risk, input, tool, rules);
      EXPECT_EQ(last_of(c.get()).suicide_survivor, survivor);
      EXPECT_EQ(last_of(c.get()).suicide_perpetrator, other);
      const auto either = [&](Answer a) { return survivor == a || other == a; };
      const char* graver = either(Answer::yes) ? "yes" : either(Answer::unknown) ? "unknown" : either(Answer::not_asked) ? "not_asked" : "no";
      EXPECT_EQ(facts_of(c.get()).value("risk.suicide"), graver);
    }
}
TEST(Risk, AnAssessmentLastsAsLongAsThePolicySaysForItsLevel) {
  RiskPolicy policy = rules;
  policy.review_high = Clock{Clock::Kind::calendar_days, 28};
  policy.review_standard = Clock{Clock::Kind::calendar_days, 84};
  for (const auto& [level, days] : {std::pair{RiskLevel::high, 28}, {RiskLevel::standard, 84}}) {
    CaseBuilder c;
    c.act(officer(), assess_risk, judged(with_yes(0), level), tool, rules);
    const Instant end = add_calendar_days(c.now(), days);
    EXPECT_FALSE(risk_state(c.get(), policy, end).out_of_date);
    EXPECT_TRUE(risk_state(c.get(), policy, Instant{end.micros + 1}).lapsed);
    EXPECT_EQ(risk_state(c.get(), policy, c.now()).old_from, end);
  }
  CaseBuilder c;  // the policy says nothing of medium: no date is invented
  c.act(officer(), assess_risk, judged(with_yes(0), RiskLevel::medium), tool, rules);
  EXPECT_FALSE(risk_state(c.get(), policy, c.now() + elapsed_days(1000)).out_of_date);
}
TEST(Risk, NoAssessmentGoesBeforeTheOneThatStandsAndAClosedCaseTakesNone) {
  CaseBuilder c = assessed_case();
  AssessRisk earlier = with_yes(1);
  earlier.happened_at = c.now() - elapsed_days(2);
  EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), earlier, tool, rules), "risk.earlier"));
  earlier.happened_at = c.now() + hours(1);
  EXPECT_TRUE(names_problem(assess_risk(c.seen(officer()), earlier, tool, rules), "form.future"));
  c.put(CaseClosed{"Moved", "In person", ""});
  EXPECT_EQ(why_not(assess_risk(c.seen(officer()), with_yes(1), tool, rules)), "case.closed");
}
TEST(Risk, ADateAheadMustBeAheadAndWords) {
  CaseBuilder c;
  const auto try_it = [&](RiskChanged changed, std::optional<Instant> when = {}) { return change_risk(c.seen(officer()), std::move(changed), when); };
  EXPECT_TRUE(names_problem(try_it({RiskCause::release, add_days(civil(c.now()).date, -1), "x"}), "risk.date-past"));
  EXPECT_TRUE(names_problem(try_it({RiskCause::release, Date{2099, 1, 1}, "x"}), "risk.date-far"));
  EXPECT_TRUE(names_problem(try_it({RiskCause::release, civil(c.now()).date, "x"}, c.now()), "risk.two-dates"));
  EXPECT_TRUE(names_problem(try_it({RiskCause::release, {}, " "}), "form.needed"));
  EXPECT_TRUE(names_problem(try_it({RiskCause::release, {}, "x"}, c.now() + hours(2)), "form.future"));
}
TEST(Clauses, CX_2_2_a_case_of_control_alone_is_assessed_like_any_other) {
  CaseBuilder c;
  Classified control;
  control.types = {"controlling"};
  control.canonical = {"controlling"};
  control.pattern = true;
  control.statutory = control.policy = Answer::yes;
  c.act(officer(), classify, control);
  c.act(officer(), assess_risk, judged(with_yes(4), RiskLevel::high), tool, rules);  // no violence among the answers
  EXPECT_EQ(risk_standing(c.get()).level, RiskLevel::high);
  EXPECT_EQ(facts_of(c.get()).value("risk.by_score"), "medium");
}
TEST(Risk, TheTimelineSaysTheLevelAndKeepsTheAnswersToThoseWhoMayReadThem) {
  CaseBuilder c;
  AssessRisk input = judged(with_yes(9), RiskLevel::high);
  input.own_words = "I sleep with my shoes on";
  c.act(officer(), assess_risk, input, tool, rules);
  const auto items = timeline(c.get(), {}, {});
  EXPECT_EQ(items.front().title, "Risk assessed: High");
  EXPECT_FALSE(items.front().can_correct);
  for (const auto& item : items) {
    EXPECT_EQ(item.text.find("shoes"), std::string::npos);
    for (const auto& [key, value] : item.details) EXPECT_EQ(value.find("shoes") + value.find("Tuesday"), std::string::npos * 2);
  }
}

// What version 1 wrote stays readable and comes to the same.
struct FrozenRisk {
  std::int64_t seq = 0;
  std::string kind;
  int version = 0;
  Instant happened, entered;
  StaffId actor;
  std::string payload;
  template <class F>
  void fields(F& f) {
    f("seq", seq);
    f("kind", kind);
    f("version", version);
    f("happened", happened);
    f("entered", entered);
    f("actor", actor);
    f("payload", payload);
  }
};
TEST(Golden, TheRiskOfVersionOneComesToTheSame) {
  Case c;
  std::ifstream file(std::string(ROWAN_SOURCE_DIR) + "/tests/golden/entries/risk.jsonl");
  for (std::string text; std::getline(file, text);) {
    const auto line = from_json<FrozenRisk>(text);
    const Entry entry{{StreamId{77}, line.seq, 0, line.kind, line.version, line.happened, line.entered, line.actor}, line.payload};
    apply(c, entry.head, read_case_event(entry));
  }
  ASSERT_EQ(c.lines.size(), 4u);
  const RiskStanding standing = risk_standing(c);
  EXPECT_EQ(standing.level, RiskLevel::high);
  EXPECT_EQ(standing.raised_by, nullptr);
  const auto& made = std::get<RiskAssessed>(standing.assessed->event);
  EXPECT_EQ(made.answers.size(), 3u);
  EXPECT_TRUE(made.answers[0].critical);
  EXPECT_EQ(made.own_words, "I sleep in my shoes");
  const auto changes = risk_changes(c);
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].cause, RiskCause::strangulation);
  EXPECT_EQ(changes[1].at, start_of_day(Date{2026, 12, 6}));
  EXPECT_EQ(changes[2].at, start_of_day(Date{2026, 12, 20}));
}

}  // namespace
}  // namespace rowan
