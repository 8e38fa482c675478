#include "domain/risk/risk_tool.h"

#include <algorithm>

namespace rowan {
namespace {

const PromptChoice* choice_of(const RiskPrompt& prompt, std::string_view code) {
  for (const PromptChoice& choice : prompt.choices) if (choice.code == code) return &choice;
  return nullptr;
}
bool known(std::string_view answer) { return !answer.empty() && answer != answer_unknown && answer != answer_not_asked; }

}  // namespace

const RiskPrompt* RiskTool::prompt(std::string_view prompt_id) const {
  for (const PromptGroup& group : groups)
    for (const RiskPrompt& prompt : group.prompts) if (prompt.id == prompt_id) return &prompt;
  return nullptr;
}

std::optional<std::string> label_of_answer(const RiskPrompt& prompt, std::string_view answer) {
  if (prompt.kind == PromptKind::words) return answer.empty() ? std::optional<std::string>{""} : std::nullopt;
  if (answer == answer_unknown) return "Not known";
  if (answer == answer_not_asked) return "Not asked";
  if (prompt.kind == PromptKind::yes_no) {
    if (answer == answer_yes) return "Yes";
    if (answer == answer_no) return "No";
    return {};
  }
  const PromptChoice* choice = choice_of(prompt, answer);
  return choice ? std::optional{choice->label} : std::nullopt;
}

int points_of(const RiskPrompt& prompt, std::string_view answer) {
  if (prompt.kind == PromptKind::yes_no) return answer == answer_yes ? prompt.points : 0;
  const PromptChoice* choice = prompt.kind == PromptKind::choice ? choice_of(prompt, answer) : nullptr;
  return choice ? choice->points : 0;
}

int most_points(const RiskPrompt& prompt) {
  switch (prompt.kind) {
    case PromptKind::yes_no: return prompt.points;
    case PromptKind::choice: {
      int most = 0;
      for (const PromptChoice& choice : prompt.choices) most = std::max(most, choice.points);
      return most;
    }
    case PromptKind::words: return 0;
  }
  return 0;
}

bool is_critical(const RiskPrompt& prompt, std::string_view answer) {
  if (prompt.kind == PromptKind::yes_no) return prompt.critical && answer == answer_yes;
  const PromptChoice* choice = prompt.kind == PromptKind::choice ? choice_of(prompt, answer) : nullptr;
  return choice && choice->critical;
}

RiskScore score_of(const RiskTool& tool, const std::vector<PromptAnswer>& answers) {
  RiskScore out;
  for (const PromptGroup& group : tool.groups)
    for (const RiskPrompt& prompt : group.prompts) {
      if (prompt.kind == PromptKind::words) continue;
      const auto given = std::find_if(answers.begin(), answers.end(), [&](const PromptAnswer& a) { return a.id == prompt.id; });
      const std::string_view answer = given == answers.end() ? answer_not_asked : std::string_view{given->answer};
      ++out.prompts;
      if (!known(answer)) {
        ++out.not_known;
        out.at_most += most_points(prompt);
        continue;
      }
      ++out.answered;
      out.points += points_of(prompt, answer);
      out.at_most += points_of(prompt, answer);
      if (is_critical(prompt, answer)) out.critical.push_back(&prompt);
    }
  return out;
}

RiskLevel level_by_score(int points, int answered, const RiskThresholds& thresholds) {
  if (answered == 0 || (!thresholds.medium && !thresholds.high)) return RiskLevel::unknown;
  if (thresholds.high && points >= *thresholds.high) return RiskLevel::high;
  if (thresholds.medium && points >= *thresholds.medium) return RiskLevel::medium;
  return RiskLevel::standard;
}

void RiskTools::add(RiskTool tool) {
  std::erase_if(tools_, [&](const RiskTool& t) { return t.id == tool.id && t.version == tool.version; });
  tools_.push_back(std::move(tool));
}
const RiskTool* RiskTools::find(std::string_view id) const {
  const auto found = std::find_if(tools_.rbegin(), tools_.rend(), [&](const RiskTool& t) { return t.id == id; });
  return found == tools_.rend() ? nullptr : &*found;
}
const RiskTool* RiskTools::find(std::string_view id, std::string_view version) const {
  const auto found = std::find_if(tools_.begin(), tools_.end(), [&](const RiskTool& t) { return t.id == id && t.version == version; });
  return found == tools_.end() ? nullptr : &*found;
}

}  // namespace rowan
