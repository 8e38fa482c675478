// Risk: what makes an assessment out of date, and what the record keeps of it.
#include "domain/testing/entry_kinds.h"
#include "domain/testing/risk_samples.h"

namespace rowan {
namespace {

using namespace testing_;

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
TEST(Golden, TheRiskOfVersionOneComesToTheSame) {
  Case c;
  for (const Entry& entry : frozen_entries("entries/risk.jsonl", StreamId{77})) apply(c, entry.head, read_case_event(entry));
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
