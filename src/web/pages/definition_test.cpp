// The definition of a case, through its pages: whatever words a pack uses, the kinds are those of the law; the policy may reach further.
#include "web/pages/test_box.h"

#include "app/cases.h"
#include "app/policy_figures.h"
#include "domain/duties/duties.h"
#include "app/case_row.h"

namespace rowan::web {
namespace {

struct Definition : testing::Test {
  TestBox box;
  TestBox::Person owner = box.person("Amira", {"officer"});
  std::string ref;
  void under(const char* pack) {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    ASSERT_TRUE(set);
    auto history = policy::start_history(*set, pack, box.now - elapsed_days(30));
    ASSERT_TRUE(history);
    box.desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
    ref = box.make_case("Danielle Marsh", owner.id);
  }
  void says(const TestBox::Fields& fields, const std::string& of = {}) {
    EXPECT_EQ(box.post("/cases/" + (of.empty() ? ref : of) + "/definition", &owner, fields).status, 303);
  }
  Case now() { return app::view_case(box.desk, owner.actor, ref)->get(); }
  app::PolicyFigures figures() { return *app::policy_figures(box.desk, owner.actor, now().opened.policy); }
  static TestBox::Fields referral(std::string_view what) {
    if (what == "meeting-referral")
      return {{"value", "professional_judgement"}, {"text", "He decides whom she may ring"}, {"area", "Northbrook"}, {"consent", "agreed"}};
    return {{"authority", "Northbrook Council"}, {"team", "adults"}, {"about", "Danielle, 31"}, {"law", "care_act_s42"},
            {"method", "phone"}, {"told", "agreed"}, {"text", "What she said"}};
  }
  static std::size_t at(StatutoryType type) { return static_cast<std::size_t>(type); }
};

TEST_F(Definition, CX_2_1_NHG_6_economic_and_financial_are_one_kind_under_both_policies) {
  std::vector<std::string> canonical[2];
  std::array<std::size_t, statutory_type_count> kinds[2];
  const std::pair<const char*, const char*> packs[] = {{"connexus-2023", "economic"}, {"notting-hill-genesis-2019", "financial"}};
  for (std::size_t i = 0; i < 2; ++i) {
    under(packs[i].first);
    EXPECT_TRUE(has(box.get("/cases/" + ref + "/definition", &owner), std::string("value=\"") + packs[i].second + "\"")) << packs[i].second;
    EXPECT_FALSE(has(box.get("/cases/" + ref + "/definition", &owner), std::string("value=\"") + packs[1 - i].second + "\""))
        << "each has its own words";
    says({{"types", packs[i].second}, {"types", "controlling"}, {"statutory", "yes"}, {"policy", "yes"}});
    EXPECT_EQ(now().classified.types, (std::vector<std::string>{packs[i].second, "controlling"}));
    canonical[i] = now().classified.canonical;
    kinds[i] = figures().kinds;
  }
  EXPECT_EQ(canonical[0], (std::vector<std::string>{"economic", "controlling"}));
  EXPECT_EQ(canonical[1], canonical[0]);
  EXPECT_EQ(kinds[1], kinds[0]) << "reports of both landlords can be put together";
  EXPECT_EQ(kinds[0][at(StatutoryType::economic)], 1U);
  EXPECT_EQ(kinds[0][at(StatutoryType::controlling_or_coercive)], 1U);
}
TEST_F(Definition, NHG_6_several_kinds_and_one_of_their_own_words_are_kept_and_counted_under_the_laws) {
  under("notting-hill-genesis-2019");
  says({{"types", "physical"}, {"types", "sexual"}, {"types", "threatening"},
        {"other", "Keeps her passport"}, {"statutory", "yes"}, {"policy", "yes"}});
  const std::string second = box.make_case("Samina Iqbal", owner.id);
  const auto f = figures();
  EXPECT_EQ(f.kinds[at(StatutoryType::physical_or_sexual)], 1U) << "two words of the policy, one kind of the law, one case";
  EXPECT_EQ(f.kinds[at(StatutoryType::violent_or_threatening)], 1U);
  EXPECT_EQ(f.kinds[at(StatutoryType::psychological_emotional_or_other)], 1U);
  EXPECT_EQ(f.kinds[at(StatutoryType::economic)], 0U);
  EXPECT_EQ(f.without_kind, 1U);
  EXPECT_EQ(now().classified.other, "Keeps her passport");
  const Response page = box.get("/policy/notting-hill-genesis-2019", &owner);
  EXPECT_TRUE(has(page, "Kinds of abuse, as the law counts them"));
  EXPECT_TRUE(has(page, "Physical or sexual abuse"));
}
TEST_F(Definition, CX_3_1_whom_only_the_policy_reaches_is_labelled_so_and_reported_apart) {
  under("connexus-2023");
  ASSERT_EQ(box.post("/cases/" + ref + "/perpetrator", &owner,
                     {{"given", "named"}, {"name", "Col the lodger"}, {"relationship", "household_member"}}).status, 303);
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/definition", &owner),
                  "“Lives in the household and is not related”: policy scope yes, personally connected as the Act says no."));
  says({{"types", "physical"}, {"statutory", "no"}, {"policy", "yes"}, {"reason", "A lodger is not personally connected"}});
  const std::string both = box.make_case("Samina Iqbal", owner.id);
  says({{"types", "physical"}, {"statutory", "yes"}, {"policy", "yes"}}, both);
  const std::string unknown = box.make_case("Grace Adeyemi", owner.id);
  says({{"types", "physical"}, {"statutory", "unknown"}, {"policy", "yes"}}, unknown);
  box.make_case("Lowri Pugh", owner.id);
  const auto f = figures();
  EXPECT_EQ(f.scope.policy_only, 1U);
  EXPECT_EQ(f.scope.both, 1U);
  EXPECT_EQ(f.scope.not_known, 2U) << "one answered “not known”, one not asked yet";
  EXPECT_EQ(f.scope.neither + f.scope.law_only, 0U);
  const Response page = box.get("/policy/connexus-2023", &owner);
  const std::size_t row = page.body.find("The policy only");
  ASSERT_NE(row, std::string::npos);
  EXPECT_NE(page.body.substr(row, 200).find(">1<"), std::string::npos) << page.body.substr(row, 200);
  // Everybody on the case reads both answers.
  const Response lines = box.get("/cases/" + ref + "/timeline", &owner);
  EXPECT_TRUE(has(lines, "Meets the law’s definition"));
  EXPECT_TRUE(has(lines, "Within our policy"));
}
TEST_F(Definition, CX_2_2_controlling_behaviour_alone_is_classified_assessed_and_referred_to_meeting_and_safeguarding) {
  under("connexus-2023");
  says({{"types", "controlling"}, {"statutory", "yes"}, {"policy", "yes"}});
  EXPECT_EQ(now().classified.canonical, (std::vector<std::string>{"controlling"}));
  EXPECT_EQ(figures().kinds[at(StatutoryType::physical_or_sexual)], 0U);
  const auto needs = app::duties_of(box.desk, now(), box.now);
  EXPECT_TRUE(std::ranges::any_of(needs, [](const Duty& d) { return d.rule == "first-contact"; }));
  for (const char* what : {"meeting-referral", "safeguarding-referral"}) {
    const Response r = box.post("/cases/" + ref + "/records/" + what, &owner, referral(what));
    EXPECT_EQ(r.status, 303) << what << r.body.substr(r.body.find("error-summary") == std::string::npos ? 0 : r.body.find("error-summary"), 1500);
  }
  const Facts facts = facts_of(now());
  EXPECT_TRUE(facts.first("meeting.referred"));
  EXPECT_TRUE(facts.first("safeguarding.referred"));
}

}  // namespace
}  // namespace rowan::web
