// Keeping in touch as facts, the antisocial behaviour route, and deviations for the manager (CX-4.13a to c, CX-3.2d).
#include "domain/records/engagement.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/deviations.h"
#include "domain/risk/risk.h"
#include "domain/testing/record_samples.h"

namespace rowan {
namespace {

using namespace testing_;

std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made) { return b.take(make_record(b.seen(by), made, b.now()), by.id); }
RecordMade of_value(std::string_view what, std::string value, std::optional<std::int64_t> of = {}) {
  RecordMade made = sample_of(what, of);
  made.value = std::move(value);
  return made;
}
void contact(CaseBuilder& b, ContactOutcome outcome, std::string person = {}) {
  ContactRecorded made;
  made.channel_kind = ChannelKind::text;
  made.outcome = outcome;
  made.person = std::move(person);
  made.text = "About the boiler";
  b.later(hours(1)).put(made);
}

TEST(Clauses, CX_4_13a_EngagementIsWhatWasTriedAndWhatCameBackAndNeverAVerdict) {
  for (const char* verdict : {"She is uncooperative", "UNCOOPERATIVE", "She refuses  to\nengage", "hard to reach", "She won’t engage with us"})
    for (const char* what : {"engagement", "neighbours-affected", "antisocial-behaviour-risk", "antisocial-behaviour-agreement"}) {
      CaseBuilder b;
      RecordMade made = sample_of(what);
      made.text = verdict;
      EXPECT_TRUE(names_problem(make_record(b.seen(officer()), made, b.now()), "engagement.label")) << what << verdict;
      made.text = "Two texts on Monday, no answer";
      EXPECT_EQ(why_not(make_record(b.seen(officer()), made, b.now())), "");
    }
  CaseBuilder b;
  contact(b, ContactOutcome::made);
  EXPECT_TRUE(
      names_problem(make_record(b.seen(officer()), with(of_value("engagement", "no"), "encouraged", "Nothing: she is non-compliant"), b.now()),
                    "engagement.label"));
  for (const RecordChoice& choice : find_record("engagement")->choices) { EXPECT_EQ(verdict_in(choice.label), ""); }
}
TEST(Clauses, CX_4_13a_NeitherDoesACorrectionBringAVerdictIn) {
  CaseBuilder b;
  RecordMade made = sample_of("neighbours-affected");
  made.text = "Shouting, since March";
  const std::int64_t seq = b.take(make_record(b.seen(officer()), made, b.now()), officer().id);
  EXPECT_TRUE(names_problem(correct(b.seen(officer()), seq, "She is uncooperative", "Typing"), "engagement.label"));
  EXPECT_TRUE(correct(b.seen(officer()), seq, "Shouting, since April", "Wrong month"));
}
TEST(Clauses, CX_4_13a_TheTriesAreCountedFromTheRecordWithWhatMayExplainASilence) {
  CaseBuilder b;
  Engagement known = engagement_of(b.get(), b.now());
  EXPECT_FALSE(known.could_be_reached);
  EXPECT_EQ(known.may_be_why.front(), "No safe way to reach them is approved.");
  Channel way = safe_text();
  way.who_else = "Her son";
  b.act(officer(), set_safe_contact, way, std::string());
  contact(b, ContactOutcome::made);
  contact(b, ContactOutcome::attempted);
  contact(b, ContactOutcome::attempted);
  contact(b, ContactOutcome::attempted, "A witness");
  known = engagement_of(b.get(), b.now());
  EXPECT_EQ(known.tried, 3);
  EXPECT_EQ(known.reached, 1);
  EXPECT_EQ(known.since_reached, 2);
  EXPECT_EQ(known.tries.size(), 3u) << "a try to reach a witness is none to reach them";
  EXPECT_TRUE(known.could_be_reached);
  std::string why;
  for (const std::string& each : known.may_be_why) why += each + '\n';
  EXPECT_NE(why.find("Somebody else has the phone"), std::string::npos);
  EXPECT_EQ(why.find("not been asked about"), std::string::npos);
  b.later(elapsed_days(60));
  why.clear();
  for (const std::string& each : engagement_of(b.get(), b.now()).may_be_why) why += each + '\n';
  EXPECT_NE(why.find("not been asked about"), std::string::npos) << "the day of the check has passed";
  contact(b, ContactOutcome::received);
  known = engagement_of(b.get(), b.now());
  EXPECT_EQ(known.came_to_us, 1);
  EXPECT_EQ(known.since_reached, 0);
}
// Who is silent where no safe way is known, or was asked to be left alone, has shown nothing.
TEST(Clauses, CX_4_13b_NotWillingNeedsTriesByASafeWayOrTheirOwnWordByACompleteTable) {
  for (const bool said : {false, true})
    for (int tries = 0; tries < 4; ++tries)
      for (const bool reached : {false, true})
        for (const bool safe_way : {false, true})
          for (const bool asked_us_off : {false, true}) {
            CaseBuilder b;
            if (safe_way) b.act(officer(), set_safe_contact, safe_text(), std::string());
            if (reached) contact(b, ContactOutcome::made);
            for (int i = 0; i < tries; ++i) contact(b, ContactOutcome::attempted);
            if (asked_us_off) b.act(officer(), set_do_not_contact, true, std::string("She asked"));
            const bool expected = said ? reached : tries >= missed_contacts && safe_way && !asked_us_off;
            const RecordMade made = with(of_value("engagement", "no"), "shown_by", said ? "they_said" : "not_reached");
            EXPECT_EQ(make_record(b.seen(officer()), made, b.now()).ok(), expected) << said << tries << reached << safe_way << asked_us_off;
            EXPECT_TRUE(make_record(b.seen(officer()), of_value("engagement", "unknown"), b.now()).ok()) << "not clear can always be said";
          }
}
TEST(Clauses, CX_4_13a_NotEngagingIsASignOfRisk) {
  CaseBuilder b;
  contact(b, ContactOutcome::made);
  add(b, officer(), of_value("engagement", "yes"));
  EXPECT_TRUE(risk_changes(b.get()).empty());
  add(b, officer(), of_value("engagement", "no"));
  ASSERT_EQ(risk_changes(b.get()).size(), 1u);
  EXPECT_EQ(risk_changes(b.get())[0].cause, RiskCause::disengagement);
  EXPECT_EQ(facts_of(b.get()).value("engagement.willing"), "no");
  EXPECT_EQ(facts_of(b.get()).value("risk.changed"), "disengagement");
}

TEST(Clauses, CX_4_13c_TheRouteIsAStepOfAnAgreementThatAnotherPersonGave) {
  const RecordRow& row = *find_record("antisocial-behaviour-route");
  EXPECT_TRUE(row.is_step());
  CaseBuilder b;
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of(row), b.now())), "record.step") << "there is no way to it without one";
  const auto asked = add(b, team_manager(), sample_of("antisocial-behaviour-agreement"));
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of(row, asked), b.now())), "record.waiting");
  EXPECT_EQ(why_not(answer_approval(b.seen(team_manager()), asked, true, "Yes", {})), "approval.own");
  EXPECT_EQ(why_not(answer_approval(b.seen(officer()), asked, true, "Yes", {})), "approval.role");
  EXPECT_FALSE(facts_of(b.get()).first("antisocial_behaviour.agreed"));
  CaseBuilder refused = b;
  refused.take(answer_approval(refused.seen(team_manager(12)), asked, false, "No: help her", {}), StaffId{12});
  EXPECT_FALSE(facts_of(refused.get()).first("antisocial_behaviour.agreed"));
  EXPECT_EQ(why_not(make_record(refused.seen(officer()), sample_of(row, asked), refused.now())), "record.ended");
  b.take(answer_approval(b.seen(team_manager(12)), asked, true, "Agreed, by a talk first", {}), StaffId{12});
  EXPECT_TRUE(facts_of(b.get()).first("antisocial_behaviour.agreed"));
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of(row, asked), b.now())), "");
}
TEST(Clauses, CX_4_13c_TheAgreementNeitherOpensNorClosesTheCase) {
  for (const bool restricted : {false, true}) {
    CaseBuilder c;
    if (restricted) c.put(AccessGranted{StaffId{12}, "Decides", c.now(), {}, false});
    if (restricted) c.put(Restricted{true, "It concerns somebody known"});
    const auto before = visibility_of(c.get());
    const auto asked = add(c, officer(), sample_of("antisocial-behaviour-agreement"));
    c.take(answer_approval(c.seen(team_manager(12)), asked, true, "Agreed", {}), StaffId{12});
    add(c, officer(), sample_of("antisocial-behaviour-route", asked));
    EXPECT_EQ(c->restricted, restricted);
    EXPECT_FALSE(c->closed);
    EXPECT_FALSE(c->in_enquiry());
    EXPECT_EQ(visibility_of(c.get()).size(), before.size()) << "nobody sees more of it";
    EXPECT_EQ(facts_of(c.get()).value("case.stage"), "open");
  }
}
TEST(Clauses, CX_4_13c_WhatHasChangedSinceAndADangerThatWasFoundStopTheRoute) {
  CaseBuilder b;
  contact(b, ContactOutcome::made);
  add(b, officer(), of_value("engagement", "no"));
  add(b, officer(), of_value("neighbours-affected", "yes"));
  add(b, officer(), of_value("antisocial-behaviour-risk", "can_be_considered"));
  const auto asked = add(b, officer(), sample_of("antisocial-behaviour-agreement"));
  b.take(answer_approval(b.seen(team_manager()), asked, true, "Agreed", {}), StaffId{2});
  const RecordMade route = sample_of("antisocial-behaviour-route", asked);
  EXPECT_EQ(why_not(make_record(b.seen(officer()), route, b.now())), "");
  CaseBuilder danger = b;
  add(danger, officer(), of_value("antisocial-behaviour-risk", "too_dangerous"));
  EXPECT_TRUE(names_problem(make_record(danger.seen(officer()), route, danger.now()), "antisocial-behaviour.danger"));
  EXPECT_TRUE(
      names_problem(make_record(danger.seen(officer()), sample_of("antisocial-behaviour-agreement"), danger.now()), "antisocial-behaviour.danger"));
  b.later(hours(2));
  add(b, officer(), of_value("engagement", "yes"));
  b.later(hours(2));
  add(b, officer(), of_value("engagement", "no"));
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), route, b.now()), "antisocial-behaviour.stale"));
}

// ---- deviations (CX-3.2d)

std::vector<DeviationKind> kinds(const std::vector<Deviation>& all) {
  std::vector<DeviationKind> out;
  for (const Deviation& each : all) out.push_back(each.kind);
  return out;
}
Duty duty(std::string id, std::string title, DutyState state) {
  Duty out;
  out.id = out.rule = std::move(id);
  out.title = std::move(title);
  out.cited = {{"connexus-2023", "", "CX-4.1a"}};
  out.state = state;
  out.due = monday + hours(2);
  if (state == DutyState::met_late) out.met_at = monday + hours(3);
  return out;
}

TEST(Clauses, CX_3_2d_EveryWayToGoAnotherWayIsListedWithItsReason) {
  CaseBuilder b;
  RecordMade aside;
  aside.what = "interview";
  aside.turn = RecordTurn::not_done;
  aside.text = "She does not want to meet";
  add(b, officer(), aside);
  RecordMade against = sample_of("plan-action");
  against.wish = RecordWish::declined;
  against.basis = OverrideBasis::child;
  against.basis_text = "The baby is there";
  add(b, officer(), against);
  RecordMade passed = sample_of("direct-let");
  passed.pass_reason = "Life is in danger";
  b.take(
      add_record(b.seen(officer()), passed, b.now(), {{}, {{"staying", "Consider staying", "", "CX-4.2", Truth::no, Override::reason, false, {}}}}),
      StaffId{1});
  b.act(officer(), redate_duty, std::string("first-contact"), b.now() + hours(30), std::string("She is in hospital"));
  RecordMade said = with(sample_of("deviation"), "duty", "offer  an INTERVIEW");
  said.text = "By letter, as she asked";
  add(b, officer(), said);
  const std::vector<Duty> duties{duty("first-contact", "Contact the survivor", DutyState::met_late),
                                 duty("interview", "Offer an interview", DutyState::overdue), duty("x", "Something in time", DutyState::met),
                                 duty("y", "Nobody said why", DutyState::overdue)};
  const auto all = deviations_of(b.get(), {}, duties);
  auto found = [&](DeviationKind kind, std::string_view what) -> const Deviation* {
    for (const Deviation& d : all) if (d.kind == kind && d.what == what) return &d;
    return nullptr;
  };
  ASSERT_EQ(all.size(), 8u) << "what was done in time is none";
  EXPECT_EQ(found(DeviationKind::set_aside, "Offer of an interview")->reason, "She does not want to meet");
  EXPECT_EQ(found(DeviationKind::wish_overridden, "Action in the plan")->reason, "A child has to be protected. The baby is there");
  EXPECT_EQ(found(DeviationKind::gate_passed, find_record("direct-let")->title)->reason, "Life is in danger");
  EXPECT_EQ(found(DeviationKind::new_date, "Contact the survivor")->reason, "She is in hospital");
  EXPECT_EQ(found(DeviationKind::said, "offer  an INTERVIEW")->reason, "By letter, as she asked");
  EXPECT_EQ(found(DeviationKind::said, "offer  an INTERVIEW")->clause, "CX-4.1a") << "of the duty it names";
  EXPECT_EQ(found(DeviationKind::late, "Contact the survivor")->reason, "She is in hospital");
  EXPECT_EQ(found(DeviationKind::overdue, "Offer an interview")->reason, "By letter, as she asked");
  EXPECT_EQ(found(DeviationKind::overdue, "Nobody said why")->reason, "");
  EXPECT_EQ(found(DeviationKind::overdue, "Nobody said why")->by, b->lead);
}
TEST(Clauses, CX_3_2d_ADeviationNeedsAReasonAndTheDutyItIsFrom) {
  CaseBuilder b;
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("deviation"), "duty"), b.now()), "form.needed"));
  RecordMade silent = sample_of("deviation");
  silent.text = " ";
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), silent, b.now()), "form.needed"));
  EXPECT_TRUE(kinds(deviations_of(b.get(), {}, {})).empty());
}

}  // namespace
}  // namespace rowan
