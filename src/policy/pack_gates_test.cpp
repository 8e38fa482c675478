// Gates and sections of the two shipped policies, as complete tables over what can be on record.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/duties/duties.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

const PolicySet& packs() {
  static const PolicySet set = *load_policies(std::filesystem::path(ROWAN_SOURCE_DIR) / "policies");
  return set;
}
Instant at(std::string_view wall) {
  return instant_of({*date_from_iso(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0});
}
const PolicyHistory& connexus() {
  static const PolicyHistory h = *start_history(packs(), "connexus-2023", at("2023-01-01 00:00"));
  return h;
}
const Policy& cx() { return *packs().find("connexus-2023"); }
Facts opened() {
  Facts facts;
  facts.happened("report.received", at("2026-03-20 10:00"), "survivor");
  facts.happened("case.opened", at("2026-03-20 10:00"));
  return facts;
}
const Instant now = at("2026-03-25 10:00");
bool open(const Facts& facts, Act act) {
  const auto list = gates(facts, connexus(), act, now);
  return std::all_of(list.begin(), list.end(), [](const GateState& g) { return g.open == Truth::yes; });
}
std::optional<Duty> duty(const Facts& facts, std::string_view rule) {
  for (const Duty& d : duties(facts, connexus(), {}, now)) if (d.rule == rule) return d;
  return {};
}
const std::string said[] = {"", "no", "yes"};

TEST(Clauses, CX_4_6c_the_gate_opens_only_with_both_supports_complete_table) {
  for (const std::string& survivor : said)
    for (const std::string& police : said)
      for (const std::string& specialist : said) {
        Facts facts = opened();
        const auto set = [&](std::string_view fact, const std::string& value) { if (!value.empty()) facts.set(fact, value, at("2026-03-21 10:00")); };
        set("removal.survivor_supports", survivor);
        set("removal.police_support", police);
        set("removal.specialist_supports", specialist);
        EXPECT_EQ(open(facts, Act::remove_perpetrator), survivor == "yes" && (police == "yes" || specialist == "yes"))
            << survivor << ' ' << police << ' ' << specialist;
        facts.set("removal.survivor_supports", "no", at("2026-03-22 10:00"));
        EXPECT_FALSE(open(facts, Act::remove_perpetrator)) << "withdrawn";
      }
  for (const GateState& gate : gates(opened(), connexus(), Act::remove_perpetrator, now)) EXPECT_EQ(gate.pass, Override::never);
}
// Steps are taken in any order because nothing else stands before them: no gate of the pack is before a record, and these are all.
TEST(Clauses, NHG_19_the_shipped_pack_has_exactly_its_gates_before_an_approach_and_a_closing_and_none_before_a_step) {
  const Policy& nhg = *packs().find("notting-hill-genesis-2019");
  std::vector<std::pair<std::string, Act>> found;
  for (const GateRule& gate : nhg.gates) {
    found.emplace_back(gate.id, gate.act);
    EXPECT_TRUE(gate.record.empty()) << gate.id << " stands before the record " << gate.record;
  }
  const std::vector<std::pair<std::string, Act>> wanted{{"plan-before-approach", Act::approach_survivor},
                                                        {"safety-check-before-approach", Act::approach_survivor},
                                                        {"plan-before-the-other-person", Act::contact_perpetrator},
                                                        {"safety-check-before-the-other-person", Act::contact_perpetrator},
                                                        {"safeguarding-before-closing", Act::close_case}};
  EXPECT_EQ(found, wanted);
}
TEST(PackGates, possession_waits_for_the_talk_and_for_both_supports) {
  for (int bits = 0; bits < 8; ++bits) {
    Facts facts = opened();
    if (bits & 1) facts.happened("possession.discussed", at("2026-03-21 10:00"));
    if (bits & 2) facts.set("removal.survivor_supports", "yes", at("2026-03-21 10:00"));
    if (bits & 4) facts.set("removal.police_support", "yes", at("2026-03-21 10:00"));
    EXPECT_EQ(open(facts, Act::possession), bits == 7) << bits;
  }
}
TEST(Clauses, CX_4_13c_the_senior_manager_agrees_after_a_look_at_the_risk_and_never_their_own_request) {
  for (const std::string willing : {"", "unknown", "yes", "no"})
    for (const std::string neighbours : {"", "unknown", "yes", "no"})
      for (int bits = 0; bits < 4; ++bits) {
        Facts facts = opened();
        if (!willing.empty()) facts.set("engagement.willing", willing, at("2026-03-21 10:00"));
        if (!neighbours.empty()) facts.set("neighbours.affected", neighbours, at("2026-03-21 10:00"));
        if (bits & 1) facts.happened("antisocial_behaviour.risk_reviewed", at("2026-03-21 10:00"));
        if (bits & 2) facts.happened("antisocial_behaviour.agreed", at("2026-03-21 10:00"));
        EXPECT_EQ(open(facts, Act::antisocial_behaviour_route), willing == "no" && neighbours == "yes" && bits == 3) << willing << neighbours << bits;
      }
  const ApprovalPath* path = cx().approval_of("antisocial_behaviour_route");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->clause, "CX-4.13c");
  EXPECT_EQ(cx().title_of(path->layers.front().approver), "Senior Housing Manager");
  const StaffId officer{1}, manager{2}, other{3};
  const std::vector<StaffAtHand> staff{{officer, {Role::officer}}, {manager, {Role::manager}}, {other, {Role::manager}}};
  EXPECT_TRUE(may_approve(*path, officer, {}, staff, manager).ok());
  EXPECT_FALSE(may_approve(*path, officer, {}, staff, officer).ok());
  EXPECT_FALSE(may_approve(*path, manager, {}, staff, manager).ok());
  EXPECT_TRUE(may_approve(*path, manager, {}, staff, other).ok());
}
TEST(Clauses, CX_4_4_the_shipped_policy_asks_for_all_three_and_then_for_a_decision) {
  const RehousingRoute* route = cx().rehousing->find(RehousingWay::direct_let);
  ASSERT_TRUE(route);
  Facts facts = opened();
  facts.happened("safety_measures.decided", at("2026-03-20 11:00"), "no");
  facts.set("tenancy.kind", "sole", at("2026-03-20 11:00"));
  facts.set("wishes.housing", "leave_later", at("2026-03-20 11:00"));
  EXPECT_EQ(route_open(*route, facts, now), Truth::unknown);
  EXPECT_EQ(duty(facts, "direct-let-support")->state, DutyState::no_target_open) << "it waits, and is not dropped";
  EXPECT_FALSE(duty(facts, "direct-let-decision"));
  facts.set("direct_let.basis", "significant_risk", at("2026-03-21 11:00"));
  EXPECT_FALSE(open(facts, Act::direct_let));
  facts.happened("direct_let.supported", at("2026-03-21 11:00"), "police");
  EXPECT_TRUE(open(facts, Act::direct_let));
  EXPECT_EQ(duty(facts, "direct-let-decision")->modality, Modality::must_decide);
  Facts joint = facts;
  joint.set("tenancy.kind", "joint", at("2026-03-22 11:00"));
  EXPECT_EQ(route_open(*route, joint, now), Truth::no);
  EXPECT_FALSE(open(joint, Act::direct_let));
  // The same gate stands before the record of the decision.
  const auto before = gates_before_record(joint, connexus(), "direct-let", now);
  EXPECT_TRUE(std::any_of(before.begin(), before.end(), [](const GateState& g) { return g.id == "direct-let" && g.open != Truth::yes; }));
}
TEST(PackGates, staying_is_looked_at_before_a_direct_let_unless_life_is_in_danger) {
  for (const std::string danger : {"", "not_asked", "no", "yes"})
    for (const bool looked : {false, true}) {
      Facts facts = opened();
      facts.set("tenancy.kind", "sole", at("2026-03-20 11:00"));
      facts.set("direct_let.basis", "significant_risk", at("2026-03-21 11:00"));
      facts.happened("direct_let.supported", at("2026-03-21 11:00"), "police");
      if (!danger.empty()) facts.set("danger.immediate", danger, at("2026-03-20 11:00"));
      if (looked) facts.happened("safety_measures.decided", at("2026-03-20 11:00"), "no");
      EXPECT_EQ(open(facts, Act::direct_let), looked || danger == "yes") << danger;
    }
}
TEST(Clauses, CX_4_3_nowhere_safe_tonight_is_advice_at_once_and_no_stock_does_not_end_it) {
  Facts facts = opened();
  facts.set("wishes.housing", "leave_now", at("2026-03-25 09:00"));
  EXPECT_EQ(duty(facts, "tonight-asked")->state, DutyState::no_target_open);
  EXPECT_FALSE(duty(facts, "housing-advice")) << "not asked is not no";
  facts.set("tonight.safe_place", "no", at("2026-03-25 09:30"));
  const auto advice = duty(facts, "housing-advice");
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->due, at("2026-03-25 09:30"));
  EXPECT_TRUE(advice->due_is_ours) << "the policy gives no time";
  EXPECT_TRUE(advice->comes_first);
  for (const auto& [given, ends] :
       {std::pair{"no_stock", false}, {"own_home", false}, {"council", true}, {"refuge", true}, {"specialist", true}, {"declined", true}}) {
    Facts after = facts;
    after.happened("housing_advice.given", at("2026-03-25 09:45"), given);
    EXPECT_EQ(duty(after, "housing-advice")->done(), ends) << given;
  }
  for (const TonightOption& option : tonight_options(&*cx().temporary_accommodation)) EXPECT_NE(option.code, "own_home");
}
TEST(Clauses, CX_3_2e_a_further_incident_within_twelve_months_of_the_referral_is_flagged) {
  const auto asked = [&](std::string_view referred, std::string_view incident) {
    Facts facts = opened();
    facts.happened("meeting.referred", at(referred), "visible_high_risk");
    facts.happened("incident.recorded", at(incident));
    const auto d = duty(facts, "meeting-repeat");
    return d && !d->done();
  };
  EXPECT_TRUE(asked("2026-01-10 10:00", "2026-03-20 10:00"));
  EXPECT_TRUE(asked("2025-03-26 10:00", "2026-03-20 10:00"));
  EXPECT_FALSE(asked("2025-03-20 10:00", "2026-03-24 10:00")) << "more than twelve months";
  EXPECT_FALSE(asked("2026-03-21 10:00", "2026-03-20 10:00")) << "before the referral";
  Facts again = opened();
  again.happened("meeting.referred", at("2026-01-10 10:00"), "visible_high_risk");
  again.happened("incident.recorded", at("2026-03-20 10:00"));
  again.happened("meeting.referred", at("2026-03-21 10:00"), "repeat");
  EXPECT_TRUE(!duty(again, "meeting-repeat") || duty(again, "meeting-repeat")->done());
}
TEST(Clauses, CX_5_3_the_shipped_policy_shares_on_a_risk_of_harm_and_on_nothing_else_without_consent) {
  const ConsentRule& rule = *cx().consent;
  EXPECT_TRUE(may_share(&rule, ConsentGiven::refused, WithoutConsent{ConsentException::risk_of_harm, "He has her keys"}).ok());
  EXPECT_FALSE(may_share(&rule, ConsentGiven::refused, {}).ok());
  EXPECT_FALSE(may_share(&rule, ConsentGiven::not_asked, WithoutConsent{ConsentException::risk_of_harm, ""}).ok());
  EXPECT_FALSE(may_share(&rule, ConsentGiven::not_asked, WithoutConsent{ConsentException::prevention_of_crime, "A burglary"}).ok());
  EXPECT_TRUE(may_share(&rule, ConsentGiven::by_word, {}).ok());
}
TEST(PackGates, damage_by_the_perpetrator_is_photographed_and_charged_and_held_until_safe) {
  Facts facts = opened();
  EXPECT_FALSE(duty(facts, "recharge-decision"));
  facts.happened("damage.recorded", at("2026-03-21 10:00"));
  EXPECT_EQ(duty(facts, "recharge-decision")->state, DutyState::no_target_open);
  EXPECT_TRUE(duty(facts, "crime-report-decision"));
  EXPECT_TRUE(duty(facts, "damage-photographed"));
  facts.happened("recharge.decided", at("2026-03-21 11:00"), "held");
  EXPECT_EQ(duty(facts, "recharge-decision")->state, DutyState::exception);
  facts.happened("recharge.decided", at("2026-03-22 11:00"), "raised");
  EXPECT_EQ(duty(facts, "recharge-decision")->state, DutyState::met);
}
TEST(PackGates, police_security_is_due_when_police_ask_and_needs_no_managers_yes) {
  Facts facts = opened();
  facts.happened("police_security.requested", at("2026-03-25 09:00"));
  EXPECT_EQ(duty(facts, "police-security")->due, at("2026-03-25 09:00"));
  EXPECT_EQ(cx().approval_of("security_spending"), nullptr);
}

}  // namespace
}  // namespace rowan::policy
