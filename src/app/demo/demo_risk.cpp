#include "app/demo/demo_risk.h"

#include "app/risk.h"

namespace rowan::demo {

Result<NewEntries> demo_assessment(const app::Desk& desk, const Seen& seen, int n, bool again) {
  const RiskPolicy rules = app::risk_policy_of(desk, seen.get(), seen.now());
  const RiskTool* tool = app::tool_of(desk, rules);
  if (!tool || !may_assess(seen.by(), rules, tool)) return NewEntries{};
  // Three kinds of case: little answered, a middling one, and one with a critical factor.
  const int kind = n % 3;
  AssessRisk input;
  input.with = kind == 0 ? AssessedWith::another_person : AssessedWith::survivor;
  int k = 0;
  bool critical = false;
  for (const PromptGroup& group : tool->groups)
    for (const RiskPrompt& prompt : group.prompts) {
      ++k;
      PromptAnswer answer{prompt.id, std::string(answer_not_asked), {}};
      if (prompt.kind == PromptKind::yes_no) {
        const bool yes = prompt.critical ? kind == 2 && k % 2 == 0 : (k + n) % (kind == 0 ? 6 : 3) == 0;
        answer.answer = yes ? answer_yes : (k + n) % 5 == 0 && !again ? answer_unknown : answer_no;
        critical = critical || (yes && prompt.critical);
      } else if (prompt.kind == PromptKind::choice) {
        answer.answer = prompt.choices[static_cast<std::size_t>(kind)].code;
        critical = critical || prompt.choices[static_cast<std::size_t>(kind)].critical;
      } else {
        answer.answer.clear();
      }
      input.answers.push_back(std::move(answer));
    }
  input.own_view = kind == 2 ? OwnView::afraid : kind == 1 ? OwnView::worried : OwnView::not_asked;
  if (kind == 2) input.own_words = "I know what that look means. I sleep when the children are at school.";
  if (kind == 1) input.own_words = "It was never this often.";
  input.suicide_survivor = kind == 0 ? Answer::not_asked : Answer::no;
  input.suicide_perpetrator = n % 7 == 5 ? Answer::yes : Answer::unknown;
  if (critical || n % 4 == 1) {
    input.judgement = critical ? RiskLevel::high : RiskLevel::medium;
    input.judgement_why =
        critical ? "What was said, and that it was said while they spoke of leaving." : "Two visits in one week, and no one else they can talk to.";
  }
  if (again && n % 4 == 0) {
    input.judgement = RiskLevel::medium;
    input.judgement_why = "The locks are changed and a relative has moved in. The other person has not been seen for two weeks.";
  }
  return assess_risk(seen, input, *tool, rules);
}

Result<NewEntries> demo_received_assessment(const Seen& seen, int n) {
  RiskReceived received;
  received.agency = n % 2 ? "Police, neighbourhood team" : "A specialist service";
  received.tool = n % 2 ? "The force’s own" : "Their own form";
  received.grade = n % 4 == 1 ? RiskLevel::high : RiskLevel::medium;
  received.grade_words = n % 2 ? "As sent after the call" : "";
  received.on = add_days(civil(seen.now()).date, -1);
  received.text = "Sent by secure email, with the date of the next visit.";
  return receive_risk(seen, received);
}

Result<NewEntries> demo_change_of_risk(const Seen& seen, int n) {
  if (n % 2 == 0) return change_risk(seen, {RiskCause::release, add_days(civil(seen.now()).date, 10), "Probation gave us the day."}, {});
  return change_risk(seen, {RiskCause::separation, {}, "Has told the other person that they are leaving."}, {});
}

}  // namespace rowan::demo
