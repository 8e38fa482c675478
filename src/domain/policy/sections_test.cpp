// What a policy's sections mean: training, consent, charges, ways to a home, feedback, scope, the end of a watch.
#include <gtest/gtest.h>

#include "base/calendar.h"
#include "domain/policy/policy.h"

namespace rowan {
namespace {

Date d(std::string_view text) { return *date_from_iso(text); }
Instant at(std::string_view wall) {
  return instant_of({d(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0});
}

TEST(Clauses, NHG_13_a_period_that_is_absent_computes_no_expiry) {
  const TrainingRule rule{"NHG-13", "Domestic abuse", {}, {}, {}};
  const TrainingStanding old = standing_of(rule, {Role::officer}, d("2001-01-01"), d("2026-03-20"));
  EXPECT_EQ(old.state, TrainingState::valid);
  EXPECT_EQ(old.expires, std::nullopt);
  EXPECT_EQ(standing_of(rule, {Role::officer}, {}, d("2026-03-20")).state, TrainingState::missing);
}
TEST(Clauses, NHG_13_twelve_months_expire_with_a_warning_at_thirty_days) {
  const TrainingRule rule{"P", "Domestic abuse", 12, {}, OnLapse::warn};
  const auto state = [&](std::string_view today) { return standing_of(rule, {Role::officer}, d("2025-03-20"), d(today)).state; };
  EXPECT_EQ(standing_of(rule, {Role::officer}, d("2025-03-20"), d("2025-03-20")).expires, d("2026-03-19"));
  EXPECT_EQ(state("2026-02-17"), TrainingState::valid);
  EXPECT_EQ(state("2026-02-18"), TrainingState::expiring) << "29 days are left";
  EXPECT_EQ(state("2026-03-19"), TrainingState::expiring) << "the last day counts";
  EXPECT_EQ(state("2026-03-20"), TrainingState::lapsed);
}
TEST(Clauses, NHG_13_the_state_only_ever_goes_one_way_as_days_pass) {
  for (int months = 1; months <= 36; months += 5) {
    const TrainingRule rule{"P", "Domestic abuse", months, {}, OnLapse::block};
    TrainingState before = TrainingState::valid;
    for (int day = 0; day < 1200; ++day) {
      const Date today = add_days(d("2024-01-31"), day);
      const TrainingStanding standing = standing_of(rule, {Role::officer}, d("2024-01-31"), today);
      EXPECT_GE(standing.state, day == 0 ? standing.state : before);
      EXPECT_EQ(standing.state == TrainingState::lapsed, *standing.expires < today);
      EXPECT_EQ(standing.state == TrainingState::valid, 30 <= days_between(today, *standing.expires));
      before = standing.state;
    }
  }
}
TEST(Clauses, NHG_13_giving_a_case_follows_the_packs_rule_warn_or_block) {
  const Date today = d("2026-03-20");
  const std::vector<CourseDone> lapsed{{"Domestic abuse", d("2023-01-01")}, {"Other", d("2026-03-01")}},
      fresh{{"Domestic abuse", d("2023-01-01")}, {"Domestic abuse", d("2026-01-01")}};
  for (const auto on_lapse : {std::optional<OnLapse>{}, std::optional{OnLapse::warn}, std::optional{OnLapse::block}})
    for (const auto* done : {&lapsed, &fresh})
      for (const RoleSet roles : {RoleSet{Role::officer}, RoleSet{Role::contractor}}) {
        const std::vector<TrainingRule> rules{{"P", "Domestic abuse", 12, {Role::officer}, on_lapse}};
        const auto answer = may_be_given_a_case(rules, roles, *done, "Sam", today);
        const bool matters = done == &lapsed && roles.has(Role::officer) && on_lapse.has_value();
        EXPECT_EQ(answer.ok(), !(matters && *on_lapse == OnLapse::block));
        if (answer.ok()) EXPECT_EQ(answer->size(), matters ? 1u : 0u);
        else EXPECT_EQ(answer.refusal().first().id, "training.lapsed");
      }
  const std::vector<TrainingRule> never{{"P", "Domestic abuse", {}, {}, OnLapse::block}};
  EXPECT_FALSE(may_be_given_a_case(never, {Role::officer}, {}, "Sam", today).ok()) << "never done, and the policy blocks";
  EXPECT_TRUE(may_be_given_a_case({}, {Role::officer}, {}, "Sam", today).ok()) << "the policy says nothing";
}

// Every form the policy can ask for, every answer, every reason, with and without a statement.
TEST(Clauses, CX_5_3_consent_or_a_stated_risk_of_harm_complete_table) {
  const std::vector<ConsentException> none, connexus{ConsentException::risk_of_harm},
      wide{ConsentException::risk_of_harm, ConsentException::prevention_of_crime};
  int allowed = 0, all = 0;
  for (const auto form : {std::optional<ConsentForm>{}, std::optional{ConsentForm::written}, std::optional{ConsentForm::verbal}})
    for (const auto* exceptions : {&none, &connexus, &wide})
      for (const bool no_rule : {false, true})
        for (int given = 0; given < 4; ++given)
          for (int because = -1; because < 4; ++because)
            for (const bool stated : {false, true}) {
              const ConsentRule rule{"P", form, *exceptions};
              const ConsentGiven answer = static_cast<ConsentGiven>(given);
              std::optional<WithoutConsent> without;
              if (because >= 0) without = WithoutConsent{static_cast<ConsentException>(because), stated ? "He has said what he will do" : " \n"};
              const auto result = may_share(no_rule ? nullptr : &rule, answer, without);
              const bool consent = answer == ConsentGiven::in_writing ||
                                   (answer == ConsentGiven::by_word && (no_rule || form != ConsentForm::written));
              const bool crime = !no_rule && exceptions == &wide;
              const bool exception = without && stated && (because != 3 || crime);
              EXPECT_EQ(result.ok(), consent || exception);
              if (result.ok()) EXPECT_EQ(*result, consent ? SharingGround::consent : SharingGround::exception);
              else EXPECT_EQ(result.refusal().first().id, "sharing.no-ground");
              allowed += result.ok();
              ++all;
            }
  EXPECT_GT(allowed, 0);
  EXPECT_LT(allowed, all);
}

// Every debtor with every circumstance: 4 x 2^4 x 3 policies.
TEST(Safeguards, SG_30_the_survivor_never_pays_complete_table) {
  const RechargeRule charges{"P", true, true}, nobody{"P", false, false};
  for (const RechargeRule* rule : {&charges, &nobody, static_cast<const RechargeRule*>(nullptr)})
    for (int debtor = 0; debtor < 4; ++debtor)
      for (int bits = 0; bits < 16; ++bits) {
        const RechargeQuestion q{static_cast<Debtor>(debtor), (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
        const bool expected = rule == &charges && q.debtor == Debtor::perpetrator && !q.debtor_is_survivor && !q.account_shared &&
                              !q.survivor_lives_at_debtor && q.safety_checked;
        EXPECT_EQ(may_recharge(rule, q).ok(), expected) << debtor << ' ' << bits;
      }
  const auto refused = may_recharge(&charges, {Debtor::survivor, false, true, false, true});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().problems.size(), 2u) << "every reason at once";
}
TEST(Clauses, CX_5_1a_the_payload_is_the_label_and_an_opaque_handle_and_none_sends_nothing) {
  const HousingSystemRule connexus{"CX-5.1a", HousingLabel::serious_antisocial_behaviour, "Serious ASB"}, none{"P", HousingLabel::none, ""};
  const auto payload = housing_system_payload(&connexus, "R-7Q2");
  ASSERT_TRUE(payload);
  const auto& [category, handle] = *payload;  // two parts; a third would not compile here
  EXPECT_EQ(category, "Serious ASB");
  EXPECT_EQ(handle, "R-7Q2");
  EXPECT_FALSE(housing_system_payload(&none, "R-7Q2"));
  EXPECT_FALSE(housing_system_payload(nullptr, "R-7Q2"));
}

TEST(Clauses, CX_4_4_the_gate_of_a_direct_let_complete_table) {
  const RehousingRoute route{RehousingWay::direct_let, "CX-4.4", true, {Supporter::police, Supporter::other_agency}, true, {}, {}};
  for (const std::string tenancy : {"", "unknown", "sole", "joint", "none"})
    for (const std::string support : {"", "police", "other_agency"})
      for (const std::string basis : {"", "significant_risk", "other"}) {
        Facts facts;
        if (!tenancy.empty()) facts.set("tenancy.kind", tenancy, at("2026-03-20 10:00"));
        if (!support.empty()) facts.happened("direct_let.supported", at("2026-03-20 10:00"), support);
        if (!basis.empty()) facts.set("direct_let.basis", basis, at("2026-03-20 10:00"));
        const bool another_way = tenancy == "joint" || tenancy == "none" || basis == "other";
        const bool open = tenancy == "sole" && !support.empty() && basis == "significant_risk";
        EXPECT_EQ(route_open(route, facts, at("2026-03-21 10:00")), another_way ? Truth::no : open ? Truth::yes : Truth::unknown)
            << tenancy << ' ' << support << ' ' << basis;
        EXPECT_EQ(evaluate(needs_of(route), facts, at("2026-03-21 10:00")) == Truth::yes, open);
      }
}
TEST(Clauses, CX_4_3_no_home_of_our_own_tonight_unless_the_policy_has_one) {
  const auto offers_own = [](const TemporaryRule* rule) {
    for (const TonightOption& option : tonight_options(rule)) if (option.code == "own_home") return true;
    return false;
  };
  const TemporaryRule none{"CX-4.3", TemporaryFrom::none}, own{"P", TemporaryFrom::own_homes}, council{"P", TemporaryFrom::local_authority};
  EXPECT_FALSE(offers_own(&none));
  EXPECT_FALSE(offers_own(&council));
  EXPECT_FALSE(offers_own(nullptr)) << "what a policy does not say is not promised";
  EXPECT_TRUE(offers_own(&own));
  for (const TemporaryRule* rule : {&none, &own, &council, static_cast<const TemporaryRule*>(nullptr)})
    for (const TonightOption& option : tonight_options(rule)) EXPECT_NE(option.code, "no_stock");
  EXPECT_GE(tonight_options(nullptr).size(), 3u);
}

TEST(Sections, the_watch_before_closing_ends_when_it_was_quiet_and_begins_anew_with_an_incident) {
  const ClosureRule rule{"P", {}, 0, 8};
  Facts facts;
  EXPECT_FALSE(monitoring_of(rule, facts, at("2026-03-20 10:00")).over);
  facts.happened("monitoring.started", at("2026-03-02 10:00"));
  EXPECT_EQ(monitoring_of(rule, facts, at("2026-03-20 10:00")).until, at("2026-04-27 10:00")) << "over the change to summer time";
  EXPECT_TRUE(monitoring_of(rule, facts, at("2026-04-27 10:01")).over);
  facts.happened("incident.recorded", at("2026-04-01 09:00"));
  EXPECT_FALSE(monitoring_of(rule, facts, at("2026-04-27 10:01")).over);
  EXPECT_EQ(monitoring_of(rule, facts, at("2026-04-27 10:01")).until, at("2026-05-27 09:00"));
  EXPECT_TRUE(monitoring_of({"P", {}, 0, {}}, {}, at("2026-03-20 10:00")).over) << "the policy asks for none";
}
TEST(Sections, feedback_is_due_only_once_they_know_and_by_a_safe_way) {
  const FeedbackRule rule{"P", 4};
  for (const bool informed : {false, true})
    for (const std::string safe : {"", "no", "yes"})
      for (const bool asked : {false, true}) {
        Facts facts;
        if (informed) facts.happened("closure.informed", at("2026-03-20 10:00"), "told");
        if (!safe.empty()) facts.set("safe_contact.known", safe, at("2026-03-20 10:00"));
        if (asked) facts.happened("feedback.offered", at("2026-03-21 10:00"));
        const FeedbackState expected = asked ? FeedbackState::asked : informed && safe == "yes" ? FeedbackState::due : FeedbackState::not_yet;
        EXPECT_EQ(feedback_of(&rule, facts), expected);
        EXPECT_EQ(feedback_of(nullptr, facts), FeedbackState::not_in_policy);
      }
}
TEST(Sections, what_was_offered_to_the_person_who_harms_is_not_offered_again) {
  const PerpetratorOffersRule rule{"P", {PerpetratorOffer::support_line, PerpetratorOffer::behaviour_programme}};
  Facts facts;
  EXPECT_EQ(offers_left(rule, facts), rule.offers);
  facts.happened("perpetrator_support.offered", at("2026-03-20 10:00"), "accepted");
  EXPECT_EQ(offers_left(rule, facts), (std::vector{PerpetratorOffer::behaviour_programme}));
  facts.happened("perpetrator.offered", at("2026-03-20 10:00"), "support_line");
  EXPECT_EQ(offers_left(rule, facts), (std::vector{PerpetratorOffer::behaviour_programme})) << "one offer is not another";
  facts.happened("perpetrator.offered", at("2026-03-20 10:00"), "behaviour_programme");
  EXPECT_TRUE(offers_left(rule, facts).empty());
}
TEST(Clauses, NHG_4_whoever_lives_in_a_home_is_in_scope_whatever_a_policy_leaves_out) {
  const ScopeRule silent{"P", {}, {}, {}, {}, {}, {}}, narrow{"P", {"general_needs"}, false, true, {}, {}, {}};
  EXPECT_EQ(in_scope(nullptr, HomeTie::lives_there), Truth::yes);
  EXPECT_EQ(in_scope(&silent, HomeTie::lives_there), Truth::yes) << "no tenure known";
  EXPECT_EQ(in_scope(&narrow, HomeTie::lives_there), Truth::unknown) << "a tenure not known is no no";
  EXPECT_EQ(in_scope(&narrow, HomeTie::lives_there, "general_needs"), Truth::yes);
  EXPECT_EQ(in_scope(&narrow, HomeTie::lives_there, "leasehold"), Truth::no);
  EXPECT_EQ(in_scope(&narrow, HomeTie::applicant), Truth::no);
  EXPECT_EQ(in_scope(&narrow, HomeTie::staff), Truth::yes);
  for (const HomeTie tie : {HomeTie::applicant, HomeTie::staff, HomeTie::councillor, HomeTie::contractor, HomeTie::managing_agent_home})
    EXPECT_EQ(in_scope(&silent, tie), Truth::unknown) << "not said is not no";
}
TEST(Sections, an_award_lapses_by_the_earlier_of_two_periods) {
  const Instant made = at("2026-01-31 10:00");
  EXPECT_EQ(award_lapses_at(made, {}, {}), std::nullopt);
  EXPECT_EQ(award_lapses_at(made, 6, {}), at("2026-07-31 10:00"));
  EXPECT_EQ(award_lapses_at(made, 6, 3), at("2026-04-30 10:00"));
  EXPECT_EQ(award_lapses_at(made, 1, 3), at("2026-02-28 10:00"));
}

}  // namespace
}  // namespace rowan
