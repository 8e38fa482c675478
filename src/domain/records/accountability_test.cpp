// Holding the person who harms to account: legal options, the action log, interim arrangements, orders, and their own file.
#include "domain/records/accountability.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/chronology.h"
#include "domain/records/legal_routes.h"
#include "domain/risk/risk.h"
#include "domain/testing/record_samples.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

using namespace testing_;

std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made) { return b.take(make_record(b.seen(by), made, b.now()), by.id); }
RecordMade of_value(std::string_view what, std::string value, std::optional<std::int64_t> of = {}) {
  RecordMade made = sample_of(what, of);
  made.value = std::move(value);
  return made;
}
bool asks(CaseBuilder& b, std::string_view title) {
  const auto all = record_items(b.get(), {}, b.now());
  return std::any_of(all.begin(), all.end(), [&](const RecordItem& item) { return item.title == title; });
}

// ---- legal options (NHG-10)

TEST(Clauses, NHG_10_LegalOptionsAreTakenNotTakenOrDeferredAlwaysWithAReason) {
  for (const char* decided : {"taken", "not_taken", "deferred"}) {
    CaseBuilder b;
    EXPECT_FALSE(facts_of(b.get()).first("legal_options.decided")) << "blank until somebody decides";
    RecordMade made = of_value("legal-options", decided);
    for (const char* needed : {"looked_at", "their_view"}) {
      EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(made, needed), b.now()), "form.needed")) << needed;
    }
    RecordMade silent = made;
    silent.text = " ";
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), silent, b.now()), "form.needed"));
    const bool later = std::string(decided) == "deferred";
    EXPECT_EQ(make_record(b.seen(officer()), without(made, "again_on"), b.now()).ok(), !later) << "what is put off has a day";
    EXPECT_TRUE(make_record(b.seen(officer()), without(made, "evidence"), b.now()).ok()) << "nobody is asked to prove anything";
    add(b, officer(), made);
    EXPECT_EQ(facts_of(b.get()).value("legal_options.decided"), decided);
  }
  CaseBuilder b;
  const auto id = add(b, officer(), of_value("legal-options", "deferred"));
  EXPECT_TRUE(asks(b, "Look at the legal options again"));
  add(b, officer(), of_value("legal-options-again", "deferred", id));
  EXPECT_TRUE(asks(b, "Look at the legal options again"));
  add(b, officer(), without(of_value("legal-options-again", "not_taken", id), "again_on"));
  EXPECT_TRUE(record_items(b.get(), {}, b.now()).empty());
}
TEST(Clauses, NHG_10_AnOrderIsRemindedOfBeforeItEndsAndShowsWhenItHas) {
  CaseBuilder b;
  const auto id = add(b, officer(), without(with(with(sample_of("order"), "until", "date"), "expires_on", "2027-01-31"), "check_on"));
  const RecordItem item = record_items(b.get(), {}, b.now()).at(0);
  EXPECT_EQ(item.title, "The order ends: ask whether another is needed");
  EXPECT_EQ(item.due, instant_of({Date{2027, 1, 4}, 0, 0, 0})) << "four weeks before the end of the last day";
  EXPECT_EQ(item.day, instant_of({Date{2027, 2, 1}, 0, 0, 0}));
  EXPECT_EQ(record_instance(b.get(), {}, id, at("2027-01-31T23:59:00Z"))->state, RecordState::open);
  EXPECT_EQ(record_instance(b.get(), {}, id, at("2027-02-01T00:01:00Z"))->state, RecordState::expired);
}

// ---- dated legal routes (CX-4.5)

TEST(Clauses, CX_4_5_TheRegisterListsGround14aWithItsPreconditionsAndItsDays) {
  const LegalRoute* ground = find_legal_route("ground_14a");
  ASSERT_TRUE(ground);
  EXPECT_EQ(ground->kind, LegalRouteKind::possession);
  EXPECT_TRUE(ground->discretionary);
  EXPECT_NE(ground->source.find("Housing Act 1988 Schedule 2 Ground 14A"), std::string_view::npos);
  std::string needs;
  for (const std::string_view each : ground->needs) needs += std::string(each) + '\n';
  for (const char* words : {"registered provider", "has left because of violence or threats", "unlikely to return", "hold the tenancy"}) {
    EXPECT_NE(needs.find(words), std::string::npos) << words;
  }
  EXPECT_FALSE(in_force(*ground, Date{1997, 2, 27}));
  EXPECT_TRUE(in_force(*ground, Date{1997, 2, 28}));
  LegalRoute ended = *ground;
  ended.until = Date{2027, 3, 31};
  EXPECT_TRUE(in_force(ended, Date{2027, 3, 31}));
  EXPECT_FALSE(in_force(ended, Date{2027, 4, 1}));
  for (const LegalRoute* route : legal_routes_on(Date{2019, 1, 1})) {
    EXPECT_NE(route->code, "protection_notice") << "not in use before the end of 2024";
  }
  for (const LegalRoute& route : legal_routes()) {
    EXPECT_FALSE(route.source.empty() || route.needs.empty() || route.who.empty()) << route.code;
    EXPECT_TRUE(route.from.value_or(Date{1900, 1, 1}) < route.checked) << route.code << ": nobody can have checked what was not in force";
    EXPECT_EQ(find_legal_route(route.code), &route) << "each code once: " << route.code;
  }
}
TEST(Clauses, CX_4_5_each_route_says_in_which_nations_it_is_law_and_a_ground_of_another_is_refused) {
  for (const LegalRoute& route : legal_routes()) {
    EXPECT_FALSE(route.nations.empty()) << route.code;
    EXPECT_EQ(law_in(route, ""), Answer::unknown) << "not known is neither yes nor no";
    EXPECT_EQ(law_in(route, "england"), Answer::yes) << route.code;
    for (const char* nation : {"scotland", "northern_ireland"}) EXPECT_EQ(law_in(route, nation), Answer::no) << route.code << nation;
  }
  EXPECT_EQ(law_in(*find_legal_route("ground_14a"), "wales"), Answer::no) << "other law stands in its place there";
  EXPECT_EQ(law_in(*find_legal_route("occupation_order"), "wales"), Answer::yes);
  EXPECT_EQ(nations_words(*find_legal_route("occupation_order")), "England and Wales");
  for (const char* nation : {"england", "wales", "scotland", "northern_ireland", ""})
    for (const auto& [what, field] : {std::pair{"possession", "ground"}, std::pair{"removal", "route"}})
      for (const RecordChoice& choice : find_record(what)->field(field)->choices) {
        CaseBuilder b;
        b->opened.nation = nation;
        const LegalRoute* route = find_legal_route(choice.code);
        ASSERT_TRUE(route) << choice.code;
        EXPECT_EQ(names_problem(make_record(b.seen(officer()), with(sample_of(what), field, choice.code), b.now()), "legal.other-nation"),
                  *nation && law_in(*route, nation) == Answer::no)
            << nation << what << choice.code;
      }
}
TEST(Clauses, CX_4_5_Ground14aWarnsOfEachPreconditionThatIsNotMetByACompleteTable) {
  for (const char* lives : {"yes", "no", "unknown"})
    for (const char* left : {"yes", "no", "unknown"})
      for (const char* returns : {"yes", "no", "unknown"})
        for (const char* provider : {"yes", "no", "unknown"}) {
          CaseBuilder b;
          RecordMade made =
              without(with(with(with(with(with(sample_of("possession"), "ground", "ground_14a"), "lives_there", lives), "left_because", left),
                                "not_returning", returns),
                           "provider", provider),
                      "despite");
          const bool met =
              std::string(lives) == "no" && std::string(left) == "yes" && std::string(returns) == "yes" && std::string(provider) == "yes";
          const auto result = make_record(b.seen(officer()), made, b.now());
          EXPECT_EQ(result.ok(), met) << lives << left << returns << provider;
          EXPECT_EQ(names_problem(result, "legal.precondition"), !met);
          EXPECT_TRUE(make_record(b.seen(officer()), with(made, "despite", "Our solicitor advises it"), b.now()).ok())
              << "a warning, which a reason passes";
        }
  CaseBuilder b;
  const auto still =
      make_record(b.seen(officer()), without(with(with(sample_of("possession"), "ground", "ground_14a"), "lives_there", "yes"), "despite"), b.now());
  ASSERT_FALSE(still);
  EXPECT_NE(still.refusal().first().text.find("still lives there"), std::string::npos);
  EXPECT_TRUE(
      make_record(b.seen(officer()), without(with(with(sample_of("possession"), "ground", "ground_12"), "lives_there", "yes"), "despite"), b.now())
          .ok());
}

// ---- the action log (CX-3.2c)

TEST(Clauses, CX_3_2c_TheLogKeepsADecisionAndAnOutcomeForEachKindOfAction) {
  std::vector<std::string> kinds;
  for (const RecordChoice& each : find_record("perpetrator-action")->choices) kinds.push_back(each.code);
  for (const char* kind : {"warning", "tenancy_breach", "recharge", "injunction", "possession", "police"}) {
    EXPECT_NE(std::find(kinds.begin(), kinds.end(), kind), kinds.end()) << kind;
    CaseBuilder b;
    RecordMade made = of_value("perpetrator-action", kind);
    made.wish.reset();
    EXPECT_EQ(why_not(make_record(b.seen(officer()), made, b.now())), "wish.unknown") << kind;
    made.wish = RecordWish::agreed;
    const auto id = add(b, officer(), made);
    EXPECT_EQ(facts_of(b.get()).value("perpetrator_action.decided"), kind);
    EXPECT_TRUE(asks(b, "Write down what came of the action"));
    RecordMade outcome = of_value("perpetrator-action-outcome", "done", id);
    outcome.text = " ";
    EXPECT_EQ(why_not(make_record(b.seen(officer()), outcome, b.now())), "form.needed");
    outcome.text = "He was told in writing";
    add(b, officer(), outcome);
    EXPECT_EQ(record_instance(b.get(), {}, id, b.now())->state, RecordState::ended);
  }
}
TEST(Clauses, CX_3_2c_NotActingIsADecisionWithAReasonAndNotYetHasADay) {
  CaseBuilder b;
  RecordMade made = without(with(of_value("perpetrator-no-action", "possession"), "decision", "deferred"), "decide_on");
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), made, b.now()), "form.needed"));
  const auto id = add(b, officer(), with(made, "decide_on", "2026-12-01"));
  EXPECT_EQ(facts_of(b.get()).value("perpetrator_action.decided"), "possession");
  EXPECT_TRUE(asks(b, "Decide on an action about the person who harms"));
  add(b, officer(), of_value("perpetrator-no-action-settled", "not_taken", id));
  EXPECT_TRUE(record_items(b.get(), {}, b.now()).empty());
}

// ---- interim arrangements (CX-4.6b)

TEST(Clauses, CX_4_6b_AnInterimArrangementHasAnEndOrAReviewAndTheLongerStepItLeadsTo) {
  for (const bool end : {false, true})
    for (const bool review : {false, true})
      for (const bool bridge : {false, true}) {
        CaseBuilder b;
        RecordMade made = of_value("interim-arrangement", "bail_conditions");
        if (!end) made = without(made, "ends_on");
        if (!review) made = without(made, "review_on");
        if (!bridge) made = without(made, "bridges_to");
        const auto result = make_record(b.seen(officer()), made, b.now());
        EXPECT_EQ(result.ok(), (end || review) && bridge) << end << review << bridge;
        EXPECT_EQ(names_problem(result, "interim.end"), !end && !review);
      }
  CaseBuilder b;
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("interim-arrangement"), "owner"), b.now()), "form.needed"));
}
TEST(Clauses, CX_4_6b_ALapseWithNothingAfterItIsAnException) {
  CaseBuilder b;
  const RecordMade made =
      without(with(with(of_value("interim-arrangement", "protection_notice"), "ends_on", "2026-11-18"), "bridge_by", "2026-12-10"), "review_on");
  const auto id = add(b, officer(), made);
  EXPECT_EQ(facts_of(b.get()).value("interim.arranged"), "protection_notice");
  EXPECT_EQ(record_instance(b.get(), {}, id, at("2026-11-18T23:00:00Z"))->state, RecordState::open);
  const auto lapsed = record_instance(b.get(), {}, id, at("2026-11-19T00:01:00Z"));
  EXPECT_EQ(lapsed->state, RecordState::expired);
  ASSERT_EQ(lapsed->items.size(), 2u);
  EXPECT_TRUE(lapsed->items.front().lapsed(at("2026-11-19T00:01:00Z")));
  EXPECT_EQ(lapsed->items.back().title, "Take the longer step that the interim arrangement leads to");
  // What follows it settles it; going on needs a new end, which lapses in its turn.
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(without(of_value("interim-next", "longer", id), "ends_on"), "review_on"), b.now()),
                            "interim.end"));
  add(b, officer(), without(with(of_value("interim-next", "longer", id), "ends_on", "2026-11-25"), "review_on"));
  EXPECT_EQ(record_instance(b.get(), {}, id, at("2026-11-19T00:01:00Z"))->state, RecordState::open);
  EXPECT_EQ(record_instance(b.get(), {}, id, at("2026-11-26T00:01:00Z"))->state, RecordState::expired);
  add(b, officer(), of_value("interim-next", "step_taken", id));
  EXPECT_EQ(record_instance(b.get(), {}, id, at("2026-11-26T00:01:00Z"))->state, RecordState::ended);
}
TEST(Clauses, CX_4_6b_ALockChangeThatShutsOutAJointTenantNeedsAnOrderByACompleteTable) {
  for (const char* tenancy : {"sole", "joint", "none", "unknown", ""})
    for (const Answer joint : {Answer::not_asked, Answer::unknown, Answer::no, Answer::yes})
      for (std::size_t held = 0; held < std::size(home_held_by_names); ++held)
        for (const bool order : {false, true}) {
          CaseBuilder b;
          if (*tenancy) b.put(TenancySet{tenancy, {}, "The tenancy agreement", {}});
          PerpetratorAsked asked;
          asked.given = NameGiven::declined;
          asked.joint_tenant = joint;
          b.put(asked);
          if (order) add(b, officer(), with(with(with(sample_of("order"), "until", "date"), "expires_on", "2027-01-31"), "keeps_out", "yes"));
          const HomeHeldBy said = static_cast<HomeHeldBy>(held);
          const bool theirs = joint == Answer::yes || said == HomeHeldBy::both || said == HomeHeldBy::person_who_harms;
          const bool unclear = said == HomeHeldBy::unknown || (std::string(tenancy) == "joint" && joint != Answer::no);
          const RecordMade made = with(of_value("interim-arrangement", "lock_change"), "home_held_by", std::string(home_held_by_names[held]));
          const auto result = make_record(b.seen(officer()), made, b.now());
          EXPECT_EQ(result.ok(), order || !(theirs || unclear)) << tenancy << ' ' << name_of(joint) << ' ' << home_held_by_names[held] << order;
          EXPECT_EQ(names_problem(result, "interim.lock"), !result.ok());
        }
}
TEST(Clauses, CX_4_6b_AnOrderThatHasEndedOrDoesNotKeepThemOutOpensNoLock) {
  const RecordMade locks = with(of_value("interim-arrangement", "lock_change"), "home_held_by", "both");
  const RecordMade order = with(with(with(sample_of("order"), "until", "date"), "expires_on", "2026-11-20"), "keeps_out", "yes");
  for (const char* out : {"no", "unknown"}) {
    CaseBuilder b;
    add(b, officer(), with(order, "keeps_out", out));
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), locks, b.now()), "interim.lock")) << out;
  }
  CaseBuilder b;
  const auto id = add(b, officer(), order);
  EXPECT_TRUE(make_record(b.seen(officer()), locks, b.now()).ok());
  b.later(elapsed_days(6));
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), locks, b.now()), "interim.lock")) << "it ran out";
  add(b, officer(), with(with(sample_of("order-varied", id), "expires_on", "2027-05-01"), "keeps_out", "yes"));
  EXPECT_TRUE(make_record(b.seen(officer()), locks, b.now()).ok());
  add(b, officer(), sample_of("order-ended", id));
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), locks, b.now()), "interim.lock")) << "it was lifted";
  RecordMade aside;
  aside.what = "order";
  aside.turn = RecordTurn::not_done;
  aside.text = "It was never made";
  CaseBuilder none;
  add(none, officer(), aside);
  EXPECT_TRUE(names_problem(make_record(none.seen(officer()), locks, none.now()), "interim.lock"));
}

// ---- removal and possession: what the support is made of (CX-4.6c, CX-4.7)

TEST(Clauses, CX_4_6a_TheDecisionSaysFromWhatAndANoNeedsNobodysSupport) {
  CaseBuilder b;
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(of_value("removal-decision", "yes"), "target"), b.now()), "form.needed"));
  add(b, officer(), without(of_value("removal-decision", "no"), "target"));
  EXPECT_EQ(facts_of(b.get()).value("removal.decided"), "no");
  for (const char* target : {"tenancy", "property", "both"}) { EXPECT_FALSE(find_record("removal")->choice_label(target).empty()); }
}
TEST(Clauses, CX_4_6c_EachSupportIsARecordWithItsDateFormAndEvidence) {
  for (const char* what : {"removal-police", "removal-specialist"})
    for (const char* needed : {"who", "stated_on", "form", "kept"}) {
      CaseBuilder b;
      EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(of_value(what, "yes"), needed), b.now()), "form.needed")) << what << needed;
    }
  for (const char* needed : {"stated_on", "form"}) {
    CaseBuilder b;
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("removal-survivor"), needed), b.now()), "form.needed")) << needed;
  }
  CaseBuilder b;
  EXPECT_TRUE(make_record(b.seen(officer()), without(sample_of("removal-survivor"), "kept"), b.now()).ok()) << "their word is enough";
  add(b, officer(), of_value("removal-survivor", "yes"));
  EXPECT_EQ(facts_of(b.get()).value("removal.survivor_supports"), "yes");
  add(b, officer(), of_value("removal-survivor", "no"));
  EXPECT_EQ(facts_of(b.get()).value("removal.survivor_supports"), "no") << "withdrawn";
}
TEST(Clauses, CX_4_6c_AStepAgainstAWithdrawnWishHearsTheWithdrawalFirst) {
  for (const char* what : {"removal", "possession"}) {
    CaseBuilder b;
    add(b, officer(), of_value("removal-survivor", "yes"));
    RecordMade made = sample_of(what);
    made.wish = RecordWish::declined;
    made.basis = OverrideBasis::risk_of_harm;
    made.basis_text = "He has a knife";
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), made, b.now()), "removal.support-withdrawn")) << what;
  }
}
TEST(Clauses, CX_4_7_TheTalkNamesWhoTheirViewTheReassuranceAndTheAgencies) {
  for (const char* needed : {"by", "reassured", "agencies"}) {
    CaseBuilder b;
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("possession-talk"), needed), b.now()), "form.needed")) << needed;
    EXPECT_FALSE(facts_of(b.get()).first("possession.discussed"));
  }
  CaseBuilder b;
  RecordMade silent = sample_of("possession-talk");
  silent.text = "";
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), silent, b.now()), "form.needed"));
  add(b, officer(), sample_of("possession-talk"));
  EXPECT_TRUE(facts_of(b.get()).first("possession.discussed"));
}

// ---- injunctions and orders (CX-4.8)

TEST(Clauses, CX_4_8_AReferralToTheNationalServiceNeedsTheirConsentAndNothingElseDoes) {
  for (const RecordChoice& who : find_record("injunction")->choices)
    for (const char* consent : {"", "given", "refused", "not_asked"}) {
      CaseBuilder b;
      RecordMade made = of_value("injunction", who.code);
      made = *consent ? with(made, "consent", consent) : without(made, "consent");
      EXPECT_EQ(make_record(b.seen(officer()), made, b.now()).ok(), who.code != "ncdv" || std::string(consent) == "given") << who.code << consent;
    }
}
TEST(Clauses, CX_4_8_AnOrderKeepsApplicantCourtDatesTermsEndAndEachBreach) {
  for (const char* needed : {"applicant", "court", "made_on", "terms", "keeps_out", "until"}) {
    CaseBuilder b;
    EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("order"), needed), b.now()), "form.needed")) << needed;
  }
  CaseBuilder b;
  EXPECT_TRUE(
      names_problem(make_record(b.seen(officer()), without(with(sample_of("order"), "until", "date"), "expires_on"), b.now()), "form.needed"));
  for (const RecordChoice& who : find_record("order")->field("applicant")->choices) {
    CaseBuilder c;
    const auto id = add(c, officer(), with(sample_of("order"), "applicant", who.code));
    EXPECT_EQ(*value_of(*record_instance(c.get(), {}, id, c.now())->steps.front().made, "applicant"), who.code);
  }
  RecordMade order = with(with(with(sample_of("order"), "until", "date"), "expires_on", "2027-01-31"), "terms", "Not within 100 metres of Ash Road");
  const auto id = add(b, officer(), order);
  add(b, officer(), sample_of("order-breach", id));
  add(b, officer(), sample_of("order-breach", id));
  const auto standing = standing_orders(b.seen(officer()));
  ASSERT_EQ(standing.size(), 1u);
  EXPECT_EQ(standing[0].title, "Non-molestation order");
  EXPECT_EQ(standing[0].terms, "Not within 100 metres of Ash Road");
  EXPECT_EQ(standing[0].ends, (Date{2027, 1, 31}));
  EXPECT_EQ(standing[0].breaches, 2);
  add(b, officer(), with(with(with(sample_of("order-varied", id), "terms", "Not in Ash Road at all"), "until", "date"), "expires_on", "2027-06-30"));
  EXPECT_EQ(standing_orders(b.seen(officer()))[0].terms, "Not in Ash Road at all");
  EXPECT_EQ(standing_orders(b.seen(officer()))[0].ends, (Date{2027, 6, 30}));
  add(b, officer(), sample_of("order-ended", id));
  EXPECT_TRUE(standing_orders(b.seen(officer())).empty());
}
TEST(Clauses, CX_4_8_ABreachOpensTheRiskAgain) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("order"));
  EXPECT_TRUE(risk_changes(b.get()).empty());
  b.later(hours(1));
  add(b, officer(), sample_of("order-breach", id));
  ASSERT_EQ(risk_changes(b.get()).size(), 1u);
  EXPECT_EQ(risk_changes(b.get())[0].cause, RiskCause::breach);
  EXPECT_EQ(facts_of(b.get()).value("risk.changed"), "breach");
}

// ---- the file of the person who harms (SG-6, SG-28)

TEST(Safeguards, SG_28_WhatStandsInTheirFileIsNoPartOfWhatTheSurvivorIsGivenNorOfAnUrgentHour) {
  int rows = 0;
  for (const RecordRow& row : record_rows()) {
    if (row.theme != RecordTheme::perpetrator) continue;
    ++rows;
    EXPECT_EQ(row.kept, RecordClass::perpetrator_file) << row.what << ": the file can be taken out as a whole";
    CaseBuilder b;
    Actor other = officer(21);
    other.team = TeamId{9};
    b.take(take_urgent_access(b.get(), other, "Somebody is at the door now", b.now()), other.id);
    EXPECT_FALSE(may_read(b.seen(other), row)) << row.what;
    const auto seq = b.take(make_record(b.seen(team_manager()), sample_of(row), b.now()), StaffId{2});
    EXPECT_TRUE(of_perpetrator(b.get(), {}, b->lines[static_cast<std::size_t>(seq) - 1])) << row.what;
  }
  EXPECT_GE(rows, 3);
}
TEST(Safeguards, SG_6_NobodySpeaksWithThemBeforeItIsDecidedByTwoWithTheSurvivorsWish) {
  CaseBuilder b;
  RecordMade made = sample_of("perpetrator-contact");
  made.wish.reset();
  EXPECT_EQ(why_not(make_record(b.seen(officer()), made, b.now())), "wish.unknown");
  const auto id = add(b, officer(), sample_of("perpetrator-contact"));
  EXPECT_EQ(record_instance(b.get(), {}, id, b.now())->state, RecordState::waiting);
  EXPECT_EQ(why_not(answer_approval(b.seen(officer()), id, true, "Yes", {})), "approval.own");
}
TEST(Records, AnOfferToThePersonWhoHarmsIsAFactOfThePolicy) {
  for (const char* offer : {"support_line", "behaviour_programme", "housing_plan"}) {
    CaseBuilder b;
    add(b, officer(), of_value("perpetrator-offer", offer));
    EXPECT_EQ(facts_of(b.get()).value("perpetrator.offered"), offer);
  }
}

// ---- what shuts between asking and answering

TEST(RecordApproval, CX_4_6c_WhatHasShutSinceItWasAskedIsNotApproved) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("removal"));
  for (const Truth open : {Truth::no, Truth::unknown, Truth::yes})
    for (const Override pass : {Override::never, Override::reason}) {
      ApprovalRule rule = approval_by_role();
      rule.gates = [&](std::string_view what) -> std::vector<GateState> {
        EXPECT_EQ(what, "removal");
        return {{"supported", "The survivor supports it", "", "CX-4.6c", open, pass, false, {}}};
      };
      const bool shut = open != Truth::yes && pass == Override::never;
      EXPECT_EQ(why_not(answer_approval(b.seen(team_manager()), id, true, "Yes", {}, rule)), shut ? "gate.supported" : "");
      EXPECT_EQ(why_not(answer_approval(b.seen(team_manager()), id, false, "No", {}, rule)), "") << "a no is always possible";
    }
}

}  // namespace
}  // namespace rowan
