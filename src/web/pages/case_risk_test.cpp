// The pages of risk, from the form to the list.
#include "app/risk.h"
#include "policy/risk_tool_text.h"
#include "web/pages/test_box.h"
#include "web/site/address.h"

namespace rowan::web {
namespace {

struct RiskBox : TestBox {
  RiskBox() {
    adopt_policies();
    auto tools = std::make_shared<RiskTools>();
    auto shipped = policy::load_risk_tools(ROWAN_SOURCE_DIR "/policies");
    if (!shipped) throw std::runtime_error(shipped.refusal().first().text);
    for (RiskTool& tool : *shipped) tools->add(std::move(tool));
    desk.risk_tools = std::move(tools);
  }
  // The landlord's policy lets only champions assess.
  void champions_only() {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    Policy own = *set->find("connexus-2023");
    own.version = "of this test";
    own.risk_tool = RiskRules{};
    own.risk_tool->clause = "CX-3.2b";
    own.risk_tool->used_by = RoleSet{Role::champion};
    auto history = std::make_shared<PolicyHistory>();
    history->adopt(std::make_shared<const Policy>(std::move(own)), now - elapsed_days(30));
    for (const auto& policy : set->all()) if (policy->layer != PolicyLayer::landlord) history->adopt(policy, now - elapsed_days(30));
    desk.policies = history;
  }
};
using Answers = TestBox::Fields;
const Answers calm = {
    {"with", "survivor"}, {"answer-way_in", "no"}, {"answer-ruled", "yes"}, {"own_view", "safe"}, {"own_words", "I am fine at my sister’s"}};

TEST(RiskPages, AnOfficerAssessesAndSeesTheThreePartsApart) {
  RiskBox box;
  const auto amira = box.person("Amira", {"officer"});
  const std::string ref = box.make_case("Dana Reyes", amira.id), at = "/cases/" + ref;
  EXPECT_TRUE(has(box.get(at, &amira), "Risk not assessed"));
  const Response form = box.get(at + "/review/new", &amira);
  EXPECT_TRUE(has(form, "Before you ask"));
  EXPECT_TRUE(has(form, "Not a validated checklist"));
  EXPECT_EQ(title_of(form).find("isk"), std::string::npos);
  const Response saved = box.post(at + "/review/new", &amira, calm);
  ASSERT_EQ(saved.status, 303) << saved.body;
  const Response page = box.get(at + "/review", &amira);
  EXPECT_TRUE(has(page, "Standard risk"));
  EXPECT_TRUE(has(page, "2 points: Standard"));
  EXPECT_TRUE(has(page, "None given"));
  EXPECT_TRUE(has(page, "They feel safe for now"));
  EXPECT_TRUE(has(page, "I am fine at my sister’s"));
  EXPECT_TRUE(has(page, "prompts are not known or were not asked"));
  EXPECT_TRUE(has(page, "the points would say High"));  // what is not known is shown, not counted as no
  EXPECT_TRUE(has(box.get(at + "/timeline", &amira), "Risk assessed: Standard"));
  EXPECT_TRUE(has(box.get("/cases", &amira), "Standard risk"));
  EXPECT_TRUE(has(box.get("/cases?risk=standard", &amira), "Dana Reyes"));
  EXPECT_FALSE(has(box.get("/cases?risk=high", &amira), "Dana Reyes"));
}
TEST(RiskPages, ACriticalFactorAsksForAJudgementAndNothingTypedIsLost) {
  RiskBox box;
  const auto amira = box.person("Amira", {"officer"});
  const std::string at = "/cases/" + box.make_case("Dana Reyes", amira.id) + "/review/new";
  Answers typed = calm;
  typed.emplace_back("answer-breath", "yes");
  typed.emplace_back("words-breath", "With a pillow, on Sunday");
  const Response again = box.post(at, &amira, typed);
  EXPECT_EQ(again.status, 200);
  EXPECT_TRUE(has(again, "Record your own judgement, whatever the score"));
  EXPECT_TRUE(has(again, "href=\"#judgement\""));
  EXPECT_TRUE(has(again, "With a pillow, on Sunday"));
  typed.emplace_back("judgement", "high");
  EXPECT_TRUE(has(box.post(at, &amira, typed), "Say what your judgement rests on"));
  typed.emplace_back("judgement_why", "Her breath was stopped two days ago");
  EXPECT_EQ(box.post(at, &amira, typed).status, 303);
  const std::string above = at.substr(0, at.size() - 4);
  const Response page = box.get(above, &amira);
  EXPECT_TRUE(has(page, "High risk"));
  EXPECT_TRUE(has(page, "Professional judgement says High."));
  EXPECT_TRUE(has(page, "Present, and judged"));
  const std::size_t link = page.body.find(above + "/");
  for (std::size_t from = link; from != std::string::npos; from = page.body.find(above + "/", from + 1)) {
    const std::string path = page.body.substr(from, page.body.find('"', from) - from);
    if (path.find_first_not_of("0123456789", above.size() + 1) != std::string::npos) continue;
    EXPECT_TRUE(has(box.get(path, &amira), "With a pillow, on Sunday"));
    return;
  }
  ADD_FAILURE() << "no link to the answers";
}
TEST(RiskPages, TheSameFormTwiceIsOneAssessment) {
  RiskBox box;
  const auto amira = box.person("Amira", {"officer"});
  const std::string at = "/cases/" + box.make_case("Dana Reyes", amira.id);
  const std::string token = make_form_token(box.desk.store, amira.secret);
  EXPECT_EQ(box.post(at + "/review/new", &amira, calm, token).status, 303);
  EXPECT_EQ(box.post(at + "/review/new", &amira, calm, token).status, 303);
  EXPECT_EQ(count_of(box.get(at + "/review", &amira).body, "Assessed by us"), 1u);
}
TEST(RiskPages, ADraftIsPutByComesBackAndEndsWithTheAssessment) {
  RiskBox box;
  const auto amira = box.person("Amira", {"officer"});
  const std::string at = "/cases/" + box.make_case("Dana Reyes", amira.id);
  Answers typed = calm;
  typed.emplace_back("words-fear", "Being found & followed");
  Answers later = typed;
  later.emplace_back("later", "yes");
  EXPECT_EQ(box.post(at + "/review/new", &amira, later).status, 303);
  EXPECT_TRUE(has(box.get(at + "/review", &amira), "Go on with it"));
  EXPECT_TRUE(has(box.get(at, &amira), "Risk not assessed"));  // it counts for nothing yet
  const Response form = box.get(at + "/review/new", &amira);
  EXPECT_TRUE(has(form, "Being found &amp; followed"));
  EXPECT_TRUE(has(form, "It counts once you save it"));
  EXPECT_EQ(box.post(at + "/review/new", &amira, typed).status, 303);
  EXPECT_FALSE(has(box.get(at + "/review", &amira), "Go on with it"));
  const auto other = box.person("Bea", {"manager"}, TestBox::north, true);
  EXPECT_FALSE(has(box.get(at + "/review/new", &other), "Being found"));  // a draft is its writer's alone
}
TEST(RiskPages, WhereOnlyChampionsAssessOthersSeeTheLevelAndNothingElse) {
  RiskBox box;
  box.champions_only();
  const auto officer = box.person("Amira", {"officer"});
  const auto champion = box.person("Chika", {"officer", "champion"}, TestBox::north, true);
  const std::string at = "/cases/" + box.make_case("Dana Reyes", officer.id);
  EXPECT_EQ(box.get(at + "/review/new", &officer).status, 403);
  const Response refused = box.post(at + "/review/new", &officer, calm);
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(has(box.get(at, &officer), "Risk not assessed"));
  Answers words = calm;
  words.emplace_back("words-fear", "That he waits at the gate");
  ASSERT_EQ(box.post(at + "/review/new", &champion, words).status, 303);
  EXPECT_TRUE(has(box.get(at + "/review", &champion), "I am fine at my sister’s"));
  std::string everything;
  for (const char* below : {"", "/review", "/review/1", "/review/2", "/review/3", "/review/4", "/review/5", "/review/6", "/review/7", "/review/8",
                            "/review/9", "/timeline", "/people"})
    everything += box.get(at + below, &officer).body;
  EXPECT_NE(everything.find("Standard risk"), std::string::npos);
  EXPECT_NE(everything.find("Domestic abuse champion"), std::string::npos);  // who to ask
  for (const char* word : {"my sister", "waits at the gate", "2 points"}) EXPECT_EQ(everything.find(word), std::string::npos) << word;
}
TEST(RiskPages, AReceivedAssessmentStandsBesideOursAndRaises) {
  RiskBox box;
  const auto amira = box.person("Amira", {"officer"});
  const std::string at = "/cases/" + box.make_case("Dana Reyes", amira.id);
  ASSERT_EQ(box.post(at + "/review/new", &amira, calm).status, 303);
  box.now = box.now + minutes(5);
  EXPECT_TRUE(has(box.post(at + "/review/received", &amira, {{"grade", "high"}}), "Say who made the assessment"));
  ASSERT_EQ(box.post(at + "/review/received", &amira,
                     {{"agency", "Police, PC Ito"},
                      {"tool", "Their own"},
                      {"grade", "high"},
                      {"on-day", "14"},
                      {"on-month", "11"},
                      {"on-year", "2026"},
                      {"text", "After the call-out"}})
                .status,
            303);
  const Response page = box.get(at + "/review", &amira);
  EXPECT_TRUE(has(page, "High risk, out of date"));
  EXPECT_TRUE(has(page, "Raised to High by the assessment of Police, PC Ito"));
  EXPECT_TRUE(has(page, "2 points: Standard"));  // ours is as it was
  EXPECT_TRUE(has(page, "14 November 2026"));
  EXPECT_TRUE(has(box.get("/cases?risk=high", &amira), "High risk, out of date"));
}
TEST(RiskPages, AChangeMakesTheAssessmentOutOfDateAndSoDoesTime) {
  RiskBox box;
  auto amira = box.person("Amira", {"officer"});
  const std::string at = "/cases/" + box.make_case("Dana Reyes", amira.id);
  ASSERT_EQ(box.post(at + "/review/new", &amira, calm).status, 303);
  box.now = box.now + minutes(5);
  EXPECT_TRUE(has(box.post(at + "/review/changed", &amira, {{"text", "He rang"}}), "Choose what it is"));
  ASSERT_EQ(box.post(at + "/review/changed", &amira, {{"cause", "separation"}, {"text", "She has left him"}}).status, 303);
  EXPECT_TRUE(has(box.get(at + "/review", &amira), "They left, or said that they will"));
  EXPECT_TRUE(has(box.get(at, &amira), "Standard risk, out of date"));
  EXPECT_TRUE(has(box.get("/cases", &amira), "Standard risk, out of date"));
  EXPECT_TRUE(has(box.get(at + "/tasks", &amira), "Assess the risk again"));
  box.now = box.now + minutes(5);
  ASSERT_EQ(box.post(at + "/review/new", &amira, calm).status, 303);
  EXPECT_FALSE(has(box.get("/cases", &amira), "out of date"));
  box.now = box.now + elapsed_days(85);  // the default lasts twelve weeks; nothing was written in between
  amira = box.sign_in(amira.id);
  EXPECT_TRUE(has(box.get("/cases", &amira), "Standard risk, out of date"));
  EXPECT_TRUE(has(box.get(at, &amira), "Standard risk, out of date"));
}
TEST(Safeguards, SG_37_suicide_is_asked_on_every_assessment_and_a_yes_shows_where_to_turn) {
  RiskBox box;
  const auto amira = box.person("Amira", {"officer"});
  const std::string at = "/cases/" + box.make_case("Dana Reyes", amira.id);
  const Response form = box.get(at + "/review/new", &amira);
  EXPECT_TRUE(has(form, "name=\"suicide_survivor\""));
  EXPECT_TRUE(has(form, "name=\"suicide_perpetrator\""));
  ASSERT_EQ(box.post(at + "/review/new", &amira, calm).status, 303);
  EXPECT_FALSE(has(box.get(at + "/review", &amira), "116 123"));
  for (const char* who : {"suicide_survivor", "suicide_perpetrator"}) {
    box.now = box.now + minutes(5);
    Answers typed = calm;
    typed.emplace_back(who, "yes");
    ASSERT_EQ(box.post(at + "/review/new", &amira, typed).status, 303);
    const Response page = box.get(at + "/review", &amira);
    EXPECT_TRUE(has(page, "116 123")) << who;
    EXPECT_TRUE(has(page, "/records/" + address_of("safeguarding-referral"))) << who;
  }
}
TEST(RiskPages, ToolsAreBroughtInOnceAndAVersionNeverChanges) {
  RiskBox box;
  const std::string folder = ROWAN_SOURCE_DIR "/policies";
  const std::string text =
      "tool: house-form\nversion: \"1\"\ntitle: House form\nabout: Ours.\nrights: {holder: A, statement: B, acknowledgement: C}\n"
      "groups:\n  - title: G\n    prompts: [{id: a, text: Something only the holder may print}]\n";
  const auto first = app::import_risk_tool(*box.store.store, folder, "house.yaml", text, box.now);
  ASSERT_TRUE(first) << first.refusal().first().text;
  EXPECT_TRUE(first->fresh);
  const auto again = app::import_risk_tool(*box.store.store, folder, "house.yaml", text, box.now);
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->fresh);
  std::string other = text;
  other.replace(other.find("Something"), 9, "Different");
  EXPECT_EQ(app::import_risk_tool(*box.store.store, folder, "house.yaml", other, box.now).refusal().first().id, "risk-tool.version");
  other.replace(other.find("\"1\""), 3, "\"2\"");
  EXPECT_TRUE(app::import_risk_tool(*box.store.store, folder, "house.yaml", other, box.now));
  const auto tools = app::risk_tools(*box.store.store, folder);
  ASSERT_TRUE(tools);
  EXPECT_EQ((*tools)->find("house-form")->version, "2");
  ASSERT_NE((*tools)->find("house-form", "1"), nullptr);
  EXPECT_NE((*tools)->find(our_prompts), nullptr);
  std::string ours = text;
  ours.replace(ours.find("house-form"), 10, "rowan-prompts");
  EXPECT_EQ(app::import_risk_tool(*box.store.store, folder, "x.yaml", ours, box.now).refusal().first().id, "risk-tool.reserved");
  const auto bad = app::import_risk_tool(*box.store.store, folder, "bad.yaml", "tool: x\n", box.now);
  ASSERT_FALSE(bad);
  EXPECT_TRUE(bad.refusal().first().text.starts_with("bad.yaml:1:1 "));
}

}  // namespace
}  // namespace rowan::web
