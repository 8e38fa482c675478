#pragma once
// For tests of risk: a tool, a policy and assessments made for them.
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "domain/duties/duties.h"
#include "domain/risk/risk.h"
#include "domain/testing/case_builder.h"
#include "domain/timeline.h"

namespace rowan::testing_ {

inline constexpr RiskLevel levels[] = {RiskLevel::unknown, RiskLevel::standard, RiskLevel::medium, RiskLevel::high};
inline constexpr OwnView views[] = {OwnView::not_asked, OwnView::not_known, OwnView::safe, OwnView::worried, OwnView::afraid};

inline RiskPrompt yes_no(std::string id, int points = 1, bool critical = false) {
  RiskPrompt p;
  p.id = id;
  p.text = "Prompt " + id;
  p.points = points;
  p.critical = critical;
  return p;
}
// Ten prompts of one point, one critical one of two, one of choices, one of words. Medium from 4 points, High from 8.
inline RiskTool tool_of_tests() {
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
inline const RiskTool tool = tool_of_tests();

inline RiskPolicy policy_of_tests() {
  RiskPolicy policy;
  policy.tool = tool.id;
  policy.used_by = {Role::officer, Role::manager};
  policy.reopen_on = {RiskCause::incident, RiskCause::separation, RiskCause::strangulation,
                      RiskCause::release,  RiskCause::breach,     RiskCause::disengagement};
  return policy;
}
inline const RiskPolicy rules = policy_of_tests();

inline std::vector<PromptAnswer> answered(std::string_view with, int yes = 0) {
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
inline AssessRisk with_yes(int n) {
  AssessRisk input;
  input.answers = answered("no", n);
  return input;
}
inline AssessRisk judged(AssessRisk input, RiskLevel level) {
  input.judgement = level;
  input.judgement_why = "What she told us about Tuesday";
  return input;
}
inline RiskAssessed last_of(const Case& c) { return std::get<RiskAssessed>(risk_standing(c).assessed->event); }

}  // namespace rowan::testing_
