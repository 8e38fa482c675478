// What the shipped packs make of a case, clause by clause.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "domain/answers.h"
#include "domain/case_acts_links.h"
#include "domain/duties/duties.h"
#include "domain/testing/record_samples.h"
#include "policy/coverage.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

const std::filesystem::path folder = std::filesystem::path(ROWAN_SOURCE_DIR) / "policies";

const PolicySet& packs() {
  static const PolicySet set = [] {
    auto loaded = load_policies(folder);
    for (const Problem& problem : loaded.ok() ? std::vector<Problem>{} : loaded.refusal().problems) ADD_FAILURE() << problem.text;
    return loaded.ok() ? std::move(loaded).value() : PolicySet{};
  }();
  return set;
}
PolicyHistory history(std::string_view landlord) { return *start_history(packs(), landlord, *instant_from_iso("2023-01-01T00:00:00Z")); }
const PolicyHistory& connexus() {
  static const PolicyHistory h = history("connexus-2023");
  return h;
}
const PolicyHistory& nhg() {
  static const PolicyHistory h = history("notting-hill-genesis-2019");
  return h;
}

Instant at(std::string_view wall) {
  return instant_of({*date_from_iso(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0});
}
Facts reported(std::string_view route, std::string_view wall) {
  Facts facts;
  facts.set("report.route", std::string(route), at(wall));
  facts.set("report.directness", std::string(name_of(directness_of(*named<Route>(route)))), at(wall));
  facts.happened("report.received", at(wall), std::string(route));
  facts.happened("case.opened", at(wall));
  return facts;
}
const Duty* find(const std::vector<Duty>& list, std::string_view rule) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Duty& d) { return d.rule == rule; });
  return found == list.end() ? nullptr : &*found;
}
std::optional<Duty> duty(const Facts& facts, const PolicyHistory& h, std::string_view rule, std::string_view now) {
  const auto list = duties(facts, h, {}, at(now));
  const Duty* found = find(list, rule);
  return found ? std::optional{*found} : std::nullopt;
}

TEST(Clauses, CX_4_1a_Friday_afternoon_is_due_Saturday_afternoon) {
  const auto d = duty(reported("survivor", "2026-03-20 17:00"), connexus(), "first-contact", "2026-03-20 17:30");
  ASSERT_TRUE(d);
  EXPECT_EQ(d->due, at("2026-03-21 17:00"));
  EXPECT_EQ(d->state, DutyState::open);
  EXPECT_EQ(d->due_words, "24 hours");
  EXPECT_EQ(d->cited.front().policy_id, "connexus-2023");
  EXPECT_EQ(d->cited.front().clause, "CX-4.1a");
}
TEST(Clauses, CX_4_1a_24_elapsed_hours_over_both_clock_changes) {
  EXPECT_EQ(iso(*duty(reported("survivor", "2026-03-28 17:00"), connexus(), "first-contact", "2026-03-28 18:00")->due), "2026-03-29T17:00:00Z");
  EXPECT_EQ(civil(*duty(reported("survivor", "2026-03-28 17:00"), connexus(), "first-contact", "2026-03-28 18:00")->due).hour, 18);
  EXPECT_EQ(civil(*duty(reported("survivor", "2026-10-24 17:00"), connexus(), "first-contact", "2026-10-24 18:00")->due).hour, 16);
}
TEST(Clauses, CX_4_1a_an_attempt_is_shown_and_does_not_meet_it) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  facts.happened("contact.attempted", at("2026-03-20 18:00"), "call");
  const auto d = duty(facts, connexus(), "first-contact", "2026-03-21 18:00");
  EXPECT_EQ(d->state, DutyState::overdue);
  EXPECT_EQ(d->attempts.size(), 1u);
  EXPECT_EQ(d->escalated, Role::manager);
}
TEST(Clauses, CX_4_1a_unsafe_contact_is_an_exception_and_not_a_met_target) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  facts.happened("contact.unsafe", at("2026-03-21 09:00"));
  EXPECT_EQ(duty(facts, connexus(), "first-contact", "2026-03-25 09:00")->state, DutyState::exception);
  facts.happened("contact.made", at("2026-03-25 10:00"), "call");
  EXPECT_EQ(duty(facts, connexus(), "first-contact", "2026-03-25 11:00")->state, DutyState::met_late);
}
TEST(Clauses, CX_4_1a_bank_holidays_do_not_extend_it) {
  EXPECT_EQ(duty(reported("survivor", "2026-04-02 17:00"), connexus(), "first-contact", "2026-04-02 18:00")->due, at("2026-04-03 17:00"));
}
TEST(Clauses, CX_4_1b_a_professional_starts_an_enquiry_in_three_parts_and_no_24_hour_clock) {
  Facts facts = reported("police", "2026-03-20 10:00");
  EXPECT_FALSE(duty(facts, connexus(), "first-contact", "2026-03-20 10:05"));
  auto enquiry = duty(facts, connexus(), "professional-enquiry", "2026-03-25 10:05");
  ASSERT_TRUE(enquiry);
  EXPECT_EQ(enquiry->state, DutyState::no_target_open);
  ASSERT_EQ(enquiry->parts.size(), 3u);
  facts.happened("enquiry.details", at("2026-03-20 10:10"), "answered");
  facts.happened("enquiry.wanted", at("2026-03-20 10:20"), "not_known");
  enquiry = duty(facts, connexus(), "professional-enquiry", "2026-03-25 10:05");
  EXPECT_EQ(enquiry->state, DutyState::no_target_open);
  EXPECT_TRUE(enquiry->parts[0].done);
  EXPECT_FALSE(enquiry->parts[1].done);
  facts.happened("enquiry.support", at("2026-03-20 10:30"), "answered");
  enquiry = duty(facts, connexus(), "professional-enquiry", "2026-03-25 10:05");
  EXPECT_EQ(enquiry->state, DutyState::met);
  EXPECT_EQ(enquiry->met_at, at("2026-03-20 10:30"));
}
TEST(Clauses, CX_4_1b_the_survivor_is_not_approached_before_the_professional_was_asked) {
  Facts facts = reported("police", "2026-03-20 10:00");
  const auto shut = gates(facts, connexus(), Act::approach_survivor, at("2026-03-20 10:05"));
  ASSERT_EQ(shut.size(), 1u);
  EXPECT_NE(shut[0].open, Truth::yes);
  facts.happened("enquiry.complete", at("2026-03-20 11:00"));
  EXPECT_EQ(gates(facts, connexus(), Act::approach_survivor, at("2026-03-20 11:05"))[0].open, Truth::yes);
}
TEST(Clauses, CX_4_1c_the_decision_comes_after_the_enquiry_and_yes_asks_for_an_interview_offer) {
  Facts facts = reported("other_professional", "2026-03-20 10:00");
  EXPECT_FALSE(duty(facts, connexus(), "direct-contact-decision", "2026-03-20 10:05"));
  for (const std::string_view part : {"enquiry.details", "enquiry.support", "enquiry.wanted"})
    facts.happened(part, at("2026-03-20 11:00"), "answered");
  const auto decision = duty(facts, connexus(), "direct-contact-decision", "2026-03-20 11:05");
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->modality, Modality::must_decide);
  EXPECT_FALSE(duty(facts, connexus(), "interview-offer", "2026-03-20 11:05"));
  facts.happened("direct_contact.decided", at("2026-03-20 12:00"), "yes");
  EXPECT_EQ(duty(facts, connexus(), "interview-offer", "2026-03-20 12:05")->state, DutyState::no_target_open);
  EXPECT_EQ(duty(facts, connexus(), "direct-contact-decision", "2026-03-20 12:05")->state, DutyState::met);
}
TEST(Clauses, CX_4_1c_a_direct_report_carries_the_interview_offer_too) {
  EXPECT_TRUE(duty(reported("survivor", "2026-03-20 17:00"), connexus(), "interview-offer", "2026-03-20 17:05"));
}

TEST(Clauses, CX_0_3_a_report_before_the_effective_date_is_not_governed) {
  const Facts before = reported("survivor", "2023-03-31 23:59"), after = reported("survivor", "2023-04-01 00:00");
  EXPECT_FALSE(duty(before, connexus(), "first-contact", "2023-04-01 10:00"));
  EXPECT_EQ(connexus().landlord_policy(before, at("2023-03-31 23:59")), nullptr);
  EXPECT_TRUE(duty(after, connexus(), "first-contact", "2023-04-01 10:00"));
  EXPECT_EQ(connexus().landlord_policy(after, at("2023-04-01 00:00"))->id, "connexus-2023");
  const auto& dates = packs().find("connexus-2023")->dates;
  EXPECT_NE(dates.approved.front().on, dates.effective);
}
bool warned(const Policy& policy, std::string_view id, std::string_view today) {
  const auto list = warnings(policy, *date_from_iso(today));
  return std::any_of(list.begin(), list.end(), [&](const PolicyWarning& w) { return w.id == id; });
}
TEST(Clauses, CX_0_4_a_policy_past_its_review_date_warns_and_is_still_applied) {
  const Policy& policy = *packs().find("connexus-2023");
  EXPECT_FALSE(warned(policy, "policy.past_review_date", "2026-03-31"));
  EXPECT_TRUE(warned(policy, "policy.past_review_date", "2026-04-01"));
  EXPECT_TRUE(duty(reported("survivor", "2026-04-01 10:00"), connexus(), "first-contact", "2026-04-01 11:00"));
}
TEST(Clauses, CX_0_1_and_CX_0_2_an_approval_that_does_not_apply_is_not_a_missing_one) {
  const auto& approved = packs().find("connexus-2023")->dates.approved;
  ASSERT_EQ(approved.size(), 2u);
  EXPECT_EQ(approved[0].body, "SMT");
  EXPECT_EQ(approved[0].on, *date_from_iso("2023-03-30"));
  EXPECT_EQ(approved[1].body, "Committee or Board");
  EXPECT_EQ(approved[1].on, std::nullopt);
  EXPECT_TRUE(packs().find("notting-hill-genesis-2019")->dates.approved.empty());
}
TEST(Clauses, CX_0_5_and_CX_0_6_author_and_consultations_are_kept) {
  EXPECT_EQ(packs().find("connexus-2023")->author_role, "Senior Housing Manager");
  EXPECT_EQ(packs().find("connexus-2023")->consultations.size(), 1u);
}
TEST(Clauses, CX_0_7_and_CX_5_4_names_that_do_not_agree_stay_unresolved) {
  const Policy& policy = *packs().find("connexus-2023");
  EXPECT_EQ(policy.documents.size(), 7u);
  const auto list = warnings(policy, *date_from_iso("2024-01-01"));
  EXPECT_EQ(std::count_if(list.begin(), list.end(), [](const PolicyWarning& w) { return w.id == "policy.alias_unresolved"; }), 3);
  EXPECT_FALSE(policy.clause("CX-0.7")->interpretation->owner.empty());
}
TEST(Clauses, CX_2_1_and_NHG_6_different_lists_of_types_roll_up_to_the_same) {
  const auto is = [](const Policy& policy, std::string_view code) {
    const auto found = std::find_if(policy.abuse_types.begin(), policy.abuse_types.end(), [&](const AbuseCode& c) { return c.code == code; });
    return found == policy.abuse_types.end() ? std::nullopt : std::optional{found->is};
  };
  EXPECT_EQ(is(*packs().find("connexus-2023"), "economic"), AbuseType::economic);
  EXPECT_EQ(is(*packs().find("notting-hill-genesis-2019"), "financial"), AbuseType::economic);
  EXPECT_EQ(is(*packs().find("notting-hill-genesis-2019"), "economic"), std::nullopt);
}
TEST(Clauses, CX_3_1_a_household_member_is_in_scope_and_not_personally_connected) {
  const auto scope = [](std::string_view pack) {
    for (const RelationshipCode& r : packs().find(pack)->relationships)
      if (r.code == "household_member") return std::pair{r.in_scope, r.personally_connected};
    return std::pair{false, true};
  };
  EXPECT_EQ(scope("connexus-2023"), (std::pair{true, false}));
  EXPECT_EQ(scope("notting-hill-genesis-2019"), (std::pair{false, false}));
}

TEST(Clauses, NHG_1_no_review_date_is_a_named_warning_and_absent_stays_absent) {
  const Policy& policy = *packs().find("notting-hill-genesis-2019");
  EXPECT_TRUE(warned(policy, "policy.no_review_date", "2026-01-01"));
  EXPECT_EQ(policy.dates.review, std::nullopt);
  EXPECT_EQ(policy.dates.effective, std::nullopt);
  EXPECT_EQ(policy.dates.last_updated, *date_from_iso("2019-05-21"));
  EXPECT_EQ(policy.version.size(), 64u);
  EXPECT_TRUE(policy.author_role.empty());
}
TEST(Clauses, NHG_has_no_target_for_first_contact) {
  const auto d = duty(reported("survivor", "2026-03-20 17:00"), nhg(), "first-contact", "2026-05-20 17:00");
  ASSERT_TRUE(d);
  EXPECT_EQ(d->state, DutyState::no_target_open);
  EXPECT_EQ(d->due, std::nullopt);
  EXPECT_FALSE(d->due_is_ours);
}
TEST(Clauses, NHG_11_children_ask_for_a_referral_with_a_target_labelled_as_ours) {
  Facts facts = reported("survivor", "2026-03-20 11:00");
  facts.set("household.children", "yes", at("2026-03-20 11:00"));
  facts.set("danger.immediate", "no", at("2026-03-20 11:00"));
  const auto d = duty(facts, nhg(), "safeguarding-referral", "2026-03-20 12:00");
  ASSERT_TRUE(d);
  EXPECT_EQ(d->modality, Modality::must);
  EXPECT_EQ(d->cited.front().clause, "NHG-11");
  EXPECT_FALSE(d->ours);
  EXPECT_TRUE(d->due_is_ours);
  EXPECT_EQ(d->due, at("2026-03-20 17:00"));
}
TEST(Clauses, NHG_11_an_unknown_household_is_its_own_duty_and_not_a_no) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  facts.happened("household.asked", at("2026-03-20 17:00"));
  facts.set("household.children", "unknown", at("2026-03-20 17:00"));
  facts.set("household.adults_at_risk", "no", at("2026-03-20 17:00"));
  EXPECT_TRUE(duty(facts, nhg(), "household-known", "2026-03-20 18:00"));
  EXPECT_FALSE(duty(facts, nhg(), "safeguarding-referral", "2026-03-20 18:00"));
  EXPECT_EQ(duty(facts, nhg(), "household-asked", "2026-03-20 18:00")->state, DutyState::met);
}
TEST(Clauses, NHG_11_a_case_with_an_open_referral_cannot_be_closed) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  // Beside what closing needs in any case (our section, SAFE-11).
  const auto about_the_referral = [&](const char* now) {
    auto list = gates(facts, nhg(), Act::close_case, at(now));
    std::erase_if(list, [](const GateState& gate) { return gate.id.starts_with("closing-"); });
    return list;
  };
  EXPECT_TRUE(about_the_referral("2026-03-20 18:00").empty());
  facts.set("household.children", "yes", at("2026-03-20 17:00"));
  const auto shut = about_the_referral("2026-03-20 18:00");
  ASSERT_EQ(shut.size(), 1u) << "ours gives way to the landlord's";
  EXPECT_EQ(shut[0].open, Truth::no);
  EXPECT_EQ(shut[0].pass, Override::never);
  facts.happened("safeguarding.not_referred", at("2026-03-20 19:00"));
  EXPECT_EQ(about_the_referral("2026-03-20 20:00")[0].open, Truth::yes);
}
TEST(Clauses, NHG_15_somebody_who_reports_themselves_the_safety_check_comes_first) {
  const Facts facts = reported("perpetrator_self", "2026-03-20 17:00");
  const auto list = duties(facts, nhg(), {}, at("2026-03-20 18:00"));
  ASSERT_FALSE(list.empty());
  EXPECT_EQ(list.front().rule, "safety-check");
  EXPECT_TRUE(find(list, "perpetrator-support"));
  const auto shut = gates(facts, nhg(), Act::approach_survivor, at("2026-03-20 18:00"));
  ASSERT_EQ(shut.size(), 1u);
  EXPECT_NE(shut[0].open, Truth::yes);
  EXPECT_EQ(shut[0].pass, Override::never);
}
TEST(Clauses, NHG_15_every_route_is_in_both_packs_with_its_directness) {
  for (const std::string_view id : {"connexus-2023", "notting-hill-genesis-2019"}) {
    const Policy& policy = *packs().find(id);
    EXPECT_EQ(policy.routes.size(), std::size(route_names));
    for (const RouteCode& route : policy.routes) EXPECT_EQ(route.directness, name_of(directness_of(*named<Route>(route.code)))) << route.code;
  }
}
TEST(Clauses, NHG_20_nobody_is_approached_after_a_third_partys_report_without_a_plan) {
  for (const std::string_view route : {"neighbour", "relative", "pattern", "staff", "anonymous"}) {
    Facts facts = reported(route, "2026-03-20 17:00");
    EXPECT_TRUE(duty(facts, nhg(), "contact-plan", "2026-03-20 18:00")) << route;
    const auto shut = gates(facts, nhg(), Act::approach_survivor, at("2026-03-20 18:00"));
    ASSERT_EQ(shut.size(), 1u);
    EXPECT_NE(shut[0].open, Truth::yes);
    EXPECT_EQ(shut[0].pass, Override::reason);
  }
}
TEST(Clauses, NHG_21_to_27_each_question_of_a_disclosure_is_a_duty) {
  const auto list = duties(reported("survivor", "2026-03-20 17:00"), nhg(), {}, at("2026-03-20 18:00"));
  EXPECT_EQ(list.front().rule, "danger-asked");
  for (const std::string_view rule : {"danger-asked", "household-asked", "meeting-place", "worker-choice", "safe-contact-known", "perpetrator-asked",
                                      "agencies-told", "wishes-recorded"}) {
    ASSERT_TRUE(find(list, rule)) << rule;
    EXPECT_FALSE(find(list, rule)->ours) << rule;
  }
  EXPECT_EQ(find(list, "agencies-told")->cited.size(), 2u) << "the policy and the regulator's standard";
}
TEST(Clauses, NHG_5_somebody_of_15_needs_a_child_safeguarding_decision) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  facts.set("survivor.age_band", "under_16", at("2026-03-20 17:00"));
  const auto d = duty(facts, nhg(), "child-safeguarding", "2026-03-20 18:00");
  ASSERT_TRUE(d);
  EXPECT_TRUE(d->ours);
  EXPECT_TRUE(duty(facts, connexus(), "child-safeguarding", "2026-03-20 18:00"));
}

std::string listed(const std::vector<Duty>& list) {
  std::string out;
  for (const Duty& d : list) {
    out += d.id + " | " + std::string(name_of(d.state)) + " | " + (d.due ? iso(*d.due) : "no target") + (d.due_is_ours ? " (ours)" : "") + " | " +
           std::string(name_of(d.owner)) + " |";
    for (const Citation& c : d.cited) out += ' ' + c.policy_id + ' ' + c.clause;
    out += '\n';
  }
  return out;
}
TEST(Clauses, CX_3_2b_the_same_facts_give_the_same_list_every_time) {
  Facts facts = reported("police", "2026-03-20 10:00");
  facts.happened("enquiry.details", at("2026-03-20 10:10"), "answered");
  facts.happened("enquiry.support", at("2026-03-20 10:10"), "answered");
  facts.happened("enquiry.wanted", at("2026-03-20 10:20"), "answered");
  facts.happened("direct_contact.decided", at("2026-03-20 11:00"), "yes");
  facts.happened("contact.made", at("2026-03-21 09:00"), "call");
  facts.happened("danger.asked", at("2026-03-21 09:00"), "no");
  facts.set("danger.immediate", "no", at("2026-03-21 09:00"));
  facts.happened("household.asked", at("2026-03-21 09:05"));
  facts.set("household.children", "yes", at("2026-03-21 09:05"));
  facts.set("household.adults_at_risk", "unknown", at("2026-03-21 09:05"));
  const std::string list = listed(duties(facts, connexus(), {}, at("2026-03-22 10:00")));
  EXPECT_EQ(list, listed(duties(facts, history("connexus-2023"), {}, at("2026-03-22 10:00"))));
  std::ifstream golden{std::filesystem::path(ROWAN_SOURCE_DIR) / "tests/data/policies/golden/connexus-police-report.txt"};
  EXPECT_EQ(list, (std::string{std::istreambuf_iterator<char>{golden}, {}}));
}

TEST(Clauses, CX_1_2_no_offer_of_support_after_the_first_contact_stands_as_undone) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  EXPECT_FALSE(duty(facts, connexus(), "support-offer", "2026-03-20 18:00")) << "nothing is owed before they were reached";
  facts.happened("contact.made", at("2026-03-20 19:00"), "call");
  EXPECT_EQ(duty(facts, connexus(), "support-offer", "2026-03-21 10:00")->state, DutyState::no_target_open);
  facts.happened("support.offered", at("2026-03-21 11:00"), "declined");
  EXPECT_EQ(duty(facts, connexus(), "support-offer", "2026-03-21 12:00")->state, DutyState::met) << "an offer that was declined was made";
}
TEST(Clauses, CX_2_3_honour_forced_marriage_and_mutilation_each_ask_for_a_judgement_whatever_the_score) {
  using testing_::CaseBuilder;
  const auto judged = [](const Case& c) { return duty(facts_of(c), connexus(), "special-judgement", "2026-11-20 10:00"); };
  for (const auto question : {&SpecialAsked::honour_based, &SpecialAsked::forced_marriage, &SpecialAsked::fgm}) {
    CaseBuilder b;
    for (const Answer said : {Answer::no, Answer::unknown, Answer::yes}) {
      SpecialAsked asked;
      asked.*question = said;
      b.later(minutes(1)).act(testing_::officer(), ask_special, asked);
      const auto d = judged(b.get());
      EXPECT_EQ(d.has_value(), said == Answer::yes) << name_of(said);
      if (d) EXPECT_EQ(d->state, DutyState::no_target_open);
      if (d) EXPECT_EQ(d->cited.front().clause, "CX-2.3");
    }
    // A referral to the meeting answers it; a note does not.
    b.later(minutes(1)).act(testing_::officer(), add_note, std::string("Spoken of at lunch"), false, std::optional<Instant>{});
    EXPECT_FALSE(judged(b.get())->done());
    b.later(minutes(1)).act(testing_::officer(), make_record, testing_::sample_of("meeting-referral"), b.now());
    EXPECT_EQ(judged(b.get())->state, DutyState::met);
  }
}
TEST(Clauses, CX_2_3_mutilation_of_a_child_goes_first_to_childrens_services_and_the_police_and_a_grown_persons_does_not) {
  using testing_::CaseBuilder;
  const auto child = [](const Case& c) { return duty(facts_of(c), connexus(), "child-mutilation", "2026-11-20 10:00"); };
  for (const Answer under_18 : {Answer::no, Answer::yes}) {
    CaseBuilder b;
    SpecialAsked asked;
    asked.fgm = Answer::yes;
    asked.under_18 = under_18;
    b.act(testing_::officer(), ask_special, asked);
    const auto d = child(b.get());
    ASSERT_EQ(d.has_value(), under_18 == Answer::yes);
    if (!d) continue;
    EXPECT_TRUE(d->comes_first);
    EXPECT_FALSE(d->done());
    EXPECT_NE((d->title + d->why).find("police"), std::string::npos);
    b.act(testing_::officer(), make_record, testing_::sample_of("child-safeguarding"), b.now());
    EXPECT_FALSE(child(b.get())->done()) << "the police are not told yet";
    LiaisonRecorded told;
    told.agency = LiaisonAgency::police;
    b.put(told);
    EXPECT_EQ(child(b.get())->state, DutyState::met);
  }
}
TEST(Clauses, NHG_5_gender_is_no_fact_and_so_no_rule_of_any_policy_can_ask_for_it) {
  for (const FactName& fact : fact_catalogue)
    for (const std::string_view word : {"gender", "sex", "male", "woman", "women", "sexuality", "orientation"})
      EXPECT_EQ((" " + std::string(fact.choices) + " " + std::string(fact.name)).find(word), std::string::npos) << fact.name;
  // Who harms and who is harmed may be anybody: no fact of a case changes with what is said of a worker of either gender.
  const auto after = [](const char* value) {
    testing_::CaseBuilder b;
    Classified said;
    said.statutory = said.policy = Answer::yes;
    said.types = said.canonical = {"physical"};
    b.act(testing_::officer(), classify, said);
    RecordMade made;
    made.what = "worker";
    made.value = value;
    b.act(testing_::officer(), make_record, made, b.now());
    const Facts facts = facts_of(b.get());
    return std::pair(facts.value("definition.statutory"), facts.value("definition.policy"));
  };
  EXPECT_EQ(after("woman"), after("man"));
}

TEST(Clauses, CX_2_2_controlling_behaviour_alone_is_a_type_and_asks_for_the_same_as_any_other) {
  const auto pack = packs().find("connexus-2023");
  const auto type = std::find_if(pack->abuse_types.begin(), pack->abuse_types.end(), [](const AbuseCode& a) { return a.code == "controlling"; });
  ASSERT_NE(type, pack->abuse_types.end());
  EXPECT_EQ(type->is, AbuseType::controlling);
  // No rule of the pack asks what kind it was: a case without a physical incident has every duty and passes every gate.
  for (const FactName& fact : fact_catalogue) EXPECT_EQ(fact.name.find("abuse"), std::string_view::npos) << fact.name;
}
TEST(Clauses, CX_3_2a_a_blank_about_the_specialist_service_is_an_exception_until_answered) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  EXPECT_EQ(duty(facts, connexus(), "specialist-service", "2026-03-25 10:00")->state, DutyState::no_target_open);
  for (const char* answer : {"involved", "offered", "declined", "not_offered"}) {
    Facts answered = facts;
    answered.happened("specialist.recorded", at("2026-03-21 10:00"), answer);
    EXPECT_EQ(duty(answered, connexus(), "specialist-service", "2026-03-25 10:00")->state, DutyState::met) << answer;
  }
}
TEST(Clauses, NHG_18_whether_they_can_stay_safely_stands_unanswered_until_it_is_decided) {
  Facts facts = reported("survivor", "2026-03-20 17:00");
  const auto open = duty(facts, nhg(), "safety-measures", "2026-04-20 10:00");
  ASSERT_TRUE(open);
  EXPECT_FALSE(open->done());
  facts.happened("safety_measures.decided", at("2026-04-20 11:00"), "partial");
  EXPECT_EQ(duty(facts, nhg(), "safety-measures", "2026-04-20 12:00")->state, DutyState::met);
}

TEST(Coverage, every_block_of_both_policies_is_in_its_pack) {
  std::set<std::string> nhg_blocks, cx_blocks;
  for (int i = 1; i <= 27; ++i) nhg_blocks.insert("NHG-" + std::to_string(i));
  for (const std::string_view block :
       {"0.1",  "0.2",  "0.3",  "0.4",  "0.5",   "0.6",   "0.7",   "0.8",   "1.1",   "1.2",  "1.3",  "2.1", "2.2",  "2.3",  "3.1",  "3.2a",
        "3.2b", "3.2c", "3.2d", "3.2e", "3.2f",  "4.1a",  "4.1b",  "4.1c",  "4.2",   "4.3",  "4.4",  "4.5", "4.6a", "4.6b", "4.6c", "4.7",
        "4.8",  "4.9",  "4.10", "4.11", "4.12a", "4.12b", "4.13a", "4.13b", "4.13c", "5.1a", "5.1b", "5.2", "5.3",  "5.4"})
    cx_blocks.insert("CX-" + std::string(block));
  const auto blocks = [](std::string_view pack) {
    std::set<std::string> out;
    for (const BlockCoverage& row : coverage(*packs().find(pack), {})) out.insert(row.block);
    return out;
  };
  EXPECT_EQ(blocks("notting-hill-genesis-2019"), nhg_blocks);
  EXPECT_EQ(blocks("connexus-2023"), cx_blocks);
}

}  // namespace
}  // namespace rowan::policy
