// Risk tools as files, the section risk_tool of packs, and the duties it makes.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "domain/duties/duties.h"
#include "domain/risk/risk.h"
#include "domain/testing/case_builder.h"
#include "policy/load.h"
#include "policy/risk_tool_text.h"

namespace rowan::policy {
namespace {

using namespace testing_;
const std::filesystem::path root = ROWAN_SOURCE_DIR;

const char* const sound_tool = R"(tool: our-form
version: "2"
title: Our form
about: For tests only.
rights: {holder: A landlord, statement: Written by us, acknowledgement: Ours}
used_by: [safeguarding_lead]
levels: {medium: 2, high: 4}
groups:
  - title: One group
    prompts:
      - {id: a, text: First, critical: true, points: 3}
      - id: b
        kind: choice
        text: How often
        choices: [{code: never, label: Never}, {code: daily, label: Every day, points: 2, critical: true}]
      - {id: c, kind: words, text: In words}
)";
std::vector<std::string> faults_of(const std::string& text) {
  std::vector<std::string> out;
  for (const Fault& fault : read_risk_tool({"tool.yaml", text}).faults) out.push_back(in_words(fault));
  return out;
}
std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(RiskToolFile, IsReadInEveryPart) {
  const ReadRiskTool read = read_risk_tool({"tool.yaml", sound_tool});
  ASSERT_TRUE(read.tool) << in_words(read.faults.front());
  const RiskTool& tool = *read.tool;
  EXPECT_EQ(tool.id, "our-form");
  EXPECT_EQ(tool.version, "2");
  EXPECT_EQ(tool.hash.size(), 64u);
  EXPECT_EQ(tool.medium, 2);
  EXPECT_EQ(tool.high, 4);
  EXPECT_EQ(tool.used_by, (RoleSet{Role::safeguarding_lead}));
  ASSERT_NE(tool.prompt("b"), nullptr);
  EXPECT_EQ(points_of(*tool.prompt("b"), "daily"), 2);
  EXPECT_TRUE(is_critical(*tool.prompt("b"), "daily"));
  EXPECT_FALSE(is_critical(*tool.prompt("b"), "never"));
  EXPECT_TRUE(is_critical(*tool.prompt("a"), "yes"));
  EXPECT_FALSE(is_critical(*tool.prompt("a"), "unknown"));
}
TEST(RiskToolFile, EveryFaultIsToldWithItsPlace) {
  const struct { const char *from, *to, *fault; } defects[] = {
      {"version: \"2\"\n", "", "tool.yaml:1:1 The key \"version\" is missing from a risk tool."},
      {"title: Our form", "titel: Our form", "There is no key \"titel\" in a risk tool; did you mean \"title\"?"},
      {"rights: {holder: A landlord, ", "rights: {", "tool.yaml:5:9 The key \"holder\" is missing"},
      {"safeguarding_lead", "safeguarding", "tool.yaml:6:11 \"safeguarding\" is not one of"},
      {"{medium: 2, high: 4}", "{medium: 4, high: 4}", "tool.yaml:7:9 High begins at more points than medium."},
      {"{medium: 2, high: 4}", "{high: 40}", "tool.yaml:7:9 This level can never be reached: the prompts come to 5 points."},
      {"points: 3}", "points: -3}", "Expected a whole number from 0 to 100."},
      {"{id: a, text: First,", "{id: a, text: \" \",", "This text is blank."},
      {"{id: c,", "{id: a,", "tool.yaml:16:9 There are two prompts with the id \"a\"."},
      {"{id: c, kind: words,", "{id: c, kind: words, points: 2,", "Only a yes_no prompt has points of its own"},
      {"{id: c, kind: words,", "{id: c, kind: words, critical: true,", "Only a yes_no prompt is critical as a whole"},
      {"{code: never, label: Never}, ", "", "A prompt of kind choice has at least two choices."},
      {"code: never", "code: unknown", "\"unknown\" is offered with every prompt already."},
      {"code: never", "code: daily", "There are two choices with the code \"daily\"."},
      {"kind: choice\n", "kind: scale\n", "\"scale\" is not one of: yes_no, choice, words"},
      {"tool: our-form", "tool: Our Form", "tool.yaml:1:7 This is written in small letters"},
      {"    prompts:\n", "    prompt:\n", "The key \"prompts\" is missing from a group of prompts."},
  };
  for (const auto& defect : defects) {
    const auto faults = faults_of(with(sound_tool, defect.from, defect.to));
    ASSERT_FALSE(faults.empty()) << defect.to;
    std::string all;
    for (const std::string& fault : faults) all += fault + '\n';
    EXPECT_NE(all.find(defect.fault), std::string::npos) << defect.to << '\n' << all;
  }
  EXPECT_FALSE(faults_of("").empty());
  EXPECT_FALSE(faults_of("- a\n- b\n").empty());
  EXPECT_FALSE(faults_of(std::string(sound_tool) + "---\ntool: x\n").empty());
}
TEST(RiskToolFile, EveryPrefixOfASoundFileIsReadOrRefusedNeverWorse) {
  const std::string text = sound_tool;
  for (std::size_t n = 0; n < text.size(); ++n) {
    const ReadRiskTool read = read_risk_tool({"tool.yaml", text.substr(0, n)});
    EXPECT_NE(read.tool.has_value(), !read.faults.empty()) << n;
  }
}

// ---- our own prompts ----

RiskTool our_tool() {
  const auto tools = load_risk_tools(root / "policies");
  EXPECT_TRUE(tools) << tools.refusal().first().text;
  RiskTools all;
  for (const RiskTool& tool : *tools) all.add(tool);
  return all.find(our_prompts) ? *all.find(our_prompts) : RiskTool{};
}
TEST(OurPrompts, AreThereSayWhatTheyAreAndReachEveryLevel) {
  const RiskTool tool = our_tool();
  ASSERT_EQ(tool.id, our_prompts);
  EXPECT_NE(tool.about.find("not been tested"), std::string::npos);
  EXPECT_NE(tool.acknowledgement.find("Not a validated checklist"), std::string::npos);
  std::vector<PromptAnswer> yes;
  int critical = 0;
  for (const PromptGroup& group : tool.groups)
    for (const RiskPrompt& prompt : group.prompts) {
      if (prompt.kind == PromptKind::yes_no) yes.push_back({prompt.id, "yes", {}});
      critical += prompt.critical;
    }
  const RiskScore score = score_of(tool, yes);
  EXPECT_EQ(level_by_score(score.points, score.answered, {tool.medium, tool.high}), RiskLevel::high);
  // What the published reviews name: being followed, strangling, threats to kill, leaving, getting worse, a broken order, family or community.
  EXPECT_GE(critical, 7);
}
TEST(OurPrompts, NameNobodyElsesTool) {
  std::ifstream in{root / "policies/tools/rowan-prompts.yaml"};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  for (char& c : text) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  for (const char* name : {"dash", "safelives", "caada", "darac", "dara ", "s-dash", "marac"}) EXPECT_EQ(text.find(name), std::string::npos) << name;
}

// ---- the section ----

PolicyHistory shipped(std::string_view landlord, std::vector<PackText> more = {}) {
  const auto set = load_policies(root / "policies");
  EXPECT_TRUE(set) << set.refusal().first().text;
  auto history = start_history(*set, landlord, at("2020-01-01T00:00:00Z"));
  EXPECT_TRUE(history);
  for (const PackText& pack : more) {
    const ReadPack read = read_pack(pack);
    for (const Fault& fault : read.faults) ADD_FAILURE() << in_words(fault);
    if (read.policy) history->adopt(read.policy, at("2020-01-02T00:00:00Z"));
  }
  return *history;
}
const Duty* duty_of(const std::vector<Duty>& all, std::string_view rule) {
  for (const Duty& duty : all) if (duty.rule == rule && !duty.done()) return &duty;
  return nullptr;
}
std::vector<Duty> duties_now(const CaseBuilder& c, Case& folded, const PolicyHistory& history) {
  return duties(facts_of(folded), history, {}, c.now());
}

AssessRisk judged(RiskLevel level) {
  AssessRisk input;
  input.judgement = level;
  input.judgement_why = "What she told us";
  return input;
}

TEST(RiskSection, ALandlordWhoSaysNothingIsGivenTheSafetyDefaultAndItIsLabelled) {
  const PolicyHistory history = shipped("connexus-2023");
  CaseBuilder c;
  const RiskPolicy rules = risk_policy(facts_of(c.get()), history, c.now());
  EXPECT_TRUE(rules.ours);
  EXPECT_EQ(rules.tool, our_prompts);
  EXPECT_EQ(rules.clause, "safety-defaults SAFE-9");
  EXPECT_TRUE(may_assess(officer(), rules, nullptr));
  const auto all = duties_now(c, c.get(), history);
  const Duty* assess = duty_of(all, "risk-assess");
  ASSERT_NE(assess, nullptr);
  EXPECT_TRUE(assess->ours);
  EXPECT_FALSE(assess->due);  // no target is invented
}
TEST(RiskSection, TheDutiesOfRiskGoFromAssessingToReviewingToAssessingAgain) {
  const PolicyHistory history = shipped("connexus-2023");
  const RiskTool tool = our_tool();
  CaseBuilder c;
  const RiskPolicy rules = risk_policy(facts_of(c.get()), history, c.now());
  EXPECT_EQ(duty_of(duties_now(c, c.get(), history), "risk-review"), nullptr);
  c.act(officer(), assess_risk, judged(RiskLevel::high), tool, rules);
  {
    const auto all = duties_now(c, c.get(), history);
    EXPECT_EQ(duty_of(all, "risk-assess"), nullptr);
    ASSERT_NE(duty_of(all, "risk-review"), nullptr);
    EXPECT_EQ(duty_of(all, "risk-review")->due, add_calendar_days(c.now(), 28));
    EXPECT_EQ(risk_state(c.get(), rules, c.now()).old_from, add_calendar_days(c.now(), 28));  // what is shown is what is asked for
    EXPECT_EQ(duty_of(all, "risk-reassess"), nullptr);
  }
  c.later(hours(2)).act(officer(), change_risk, RiskChanged{RiskCause::strangulation, {}, "Last night"}, std::optional<Instant>{});
  {
    const auto all = duties_now(c, c.get(), history);
    const Duty* again = duty_of(all, "risk-reassess");
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(again->due, at("2026-11-17T17:00:00Z"));  // the close of the next working day
    EXPECT_TRUE(risk_state(c.get(), rules, c.now()).out_of_date);
  }
  c.later(hours(1)).act(officer(), assess_risk, judged(RiskLevel::medium), tool, rules);
  const auto all = duties_now(c, c.get(), history);
  EXPECT_EQ(duty_of(all, "risk-reassess"), nullptr);
  ASSERT_NE(duty_of(all, "risk-review"), nullptr);
  EXPECT_EQ(duty_of(all, "risk-review")->due, add_calendar_days(c.now(), 56));
}
TEST(Safeguards, SG_23_a_known_date_ahead_stands_among_what_needs_doing_before_it_comes) {
  const PolicyHistory history = shipped("notting-hill-genesis-2019");
  const RiskTool tool = our_tool();
  CaseBuilder c;
  const RiskPolicy rules = risk_policy(facts_of(c.get()), history, c.now());
  c.act(officer(), assess_risk, judged(RiskLevel::standard), tool, rules);
  c.later(hours(1)).act(officer(), change_risk, RiskChanged{RiskCause::release, add_days(civil(c.now()).date, 14), "Told by probation"},
                        std::optional<Instant>{});
  const auto all = duties_now(c, c.get(), history);
  ASSERT_NE(duty_of(all, "risk-reassess"), nullptr);
  EXPECT_EQ(duty_of(all, "risk-reassess")->state, DutyState::open);
}

const char* const champions_pack = R"(pack: champions
layer: landlord
title: Policy
landlord: Example
legal_entity: Example Limited
entity_code: example
calendar:
  holidays: england_and_wales
  hours: {monday: 09:00-17:00, tuesday: 09:00-17:00, wednesday: 09:00-17:00, thursday: 09:00-17:00, friday: 09:00-17:00}
clauses:
  - {id: EX-1, text: Champions assess the risk., modality: must, does: Lets only them.}
risk_tool:
  clause: EX-1
  tool: our-form
  used_by: [champion, safeguarding_lead]
  levels: {high: 5}
  survivors_view: prompts
  reopen_on: [strangulation]
  assess_within: {working_days: 2, until: end_of_day}
)";
TEST(RiskSection, ALandlordsOwnRulesHoldAndWhatTheyLeaveOutComesFromTheDefaults) {
  const PolicyHistory history = shipped("connexus-2023", {{"champions.yaml", champions_pack}});
  Facts facts;
  facts.set("property.owner", "example", monday);
  facts.happened("report.received", monday, "survivor");
  const RiskPolicy rules = risk_policy(facts, history, monday);
  EXPECT_FALSE(rules.ours);
  EXPECT_EQ(rules.tool, "our-form");
  EXPECT_EQ(rules.clause, "champions EX-1");
  EXPECT_EQ(rules.used_by, (RoleSet{Role::champion, Role::safeguarding_lead}));
  EXPECT_EQ(rules.survivors_view, OwnViewRule::prompts);
  EXPECT_EQ(rules.thresholds.high, 5);
  EXPECT_FALSE(rules.thresholds.medium);  // points of another tool are not read with this one
  EXPECT_EQ(rules.reopen_on, std::vector{RiskCause::strangulation});
  EXPECT_TRUE(rules.review_high);         // left out by the landlord: ours
  // The role-lock: an officer sees the level only.
  EXPECT_FALSE(may_assess(officer(), rules, nullptr));
  EXPECT_TRUE(may_assess(person(4, {Role::champion}), rules, nullptr));
  const auto all = duties(facts, history, {}, monday);
  ASSERT_NE(duty_of(all, "risk-assess"), nullptr);
  EXPECT_FALSE(duty_of(all, "risk-assess")->ours);
  EXPECT_EQ(duty_of(all, "risk-assess")->due, at("2026-11-18T17:00:00Z"));
  // What its own list leaves out reopens nothing; what it names has no date of its own, so that of the defaults is shown as ours.
  for (const auto& [cause, asks] : {std::pair{"incident", false}, {"strangulation", true}}) {
    Facts after = facts;
    after.happened("risk.assessed", monday, "high");
    after.happened("risk.changed", monday + hours(1), cause);
    const auto then = duties(after, history, {}, monday + hours(2));
    const Duty* again = duty_of(then, "risk-reassess");
    ASSERT_EQ(again != nullptr, asks) << cause;
    if (asks) { EXPECT_TRUE(again->due_is_ours && again->due); }
  }
}
TEST(RiskSection, EveryFaultIsToldWithItsPlace) {
  const struct { const char *from, *to, *fault; } defects[] = {
      {"  clause: EX-1\n", "", "champions.yaml:13:3 The key \"clause\" is missing from the section risk_tool."},
      {"clause: EX-1\n  tool", "clause: EX-9\n  tool", "There is no clause \"EX-9\" in this pack."},
      {"[champion,", "[champions,", "champions.yaml:15:13 \"champions\" is not one of"},
      {"[champion,", "[contractor,", "The role contractor opens no case, so it cannot assess risk."},
      {"[champion, safeguarding_lead]", "[]", "Name at least one role"},
      {"{high: 5}", "{high: 5, medium: 5}", "High begins at more points than medium."},
      {"{high: 5}", "{high: many}", "champions.yaml:16:18 Expected a whole number"},
      {"prompts", "lowers", "\"lowers\" is not one of: raises, prompts, recorded."},
      {"[strangulation]", "[strangulation, strangulation]", "\"strangulation\" is here twice."},
      {"[strangulation]", "[weather]", "\"weather\" is not one of"},
      {"  reopen_on: [strangulation]\n  assess_within", "  reassess_within", "reassess_within needs reopen_on"},
      {"assess_within", "asses_within", "did you mean \"assess_within\"?"},
  };
  for (const auto& defect : defects) {
    std::string all;
    for (const Fault& fault : read_pack({"champions.yaml", with(champions_pack, defect.from, defect.to)}).faults) all += in_words(fault) + '\n';
    EXPECT_NE(all.find(defect.fault), std::string::npos) << defect.to << '\n' << all;
  }
}

}  // namespace
}  // namespace rowan::policy
