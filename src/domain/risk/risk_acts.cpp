// The acts that write down risk: our assessment, one received, and what changed.
#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/risk/risk.h"

namespace rowan {
namespace {

RiskLevel level_of(OwnView view) {
  switch (view) {
    case OwnView::afraid: return RiskLevel::high;
    case OwnView::worried: return RiskLevel::medium;
    // That somebody feels safe says nothing against the answers, and is no assessment by itself.
    case OwnView::safe:
    case OwnView::not_known:
    case OwnView::not_asked: return RiskLevel::unknown;
  }
  return RiskLevel::unknown;
}

RiskThresholds thresholds_of(const RiskTool& tool, const RiskPolicy& policy) {
  if (policy.thresholds.medium || policy.thresholds.high) return policy.thresholds;
  return {tool.medium, tool.high};
}

const PromptAnswer* answer_to(const std::vector<PromptAnswer>& answers, std::string_view id) {
  for (const PromptAnswer& answer : answers) if (answer.id == id) return &answer;
  return nullptr;
}

std::vector<RiskAnswered> written(const RiskTool& tool, const std::vector<PromptAnswer>& answers) {
  std::vector<RiskAnswered> out;
  for (const PromptGroup& group : tool.groups)
    for (const RiskPrompt& prompt : group.prompts) {
      const PromptAnswer* given = answer_to(answers, prompt.id);
      RiskAnswered line;
      line.id = prompt.id;
      line.asked = prompt.text;
      if (prompt.kind != PromptKind::words) line.answer = given && !given->answer.empty() ? given->answer : std::string(answer_not_asked);
      line.label = label_of_answer(prompt, line.answer).value_or("");
      if (given) line.words = given->words;
      line.points = points_of(prompt, line.answer);
      line.critical = is_critical(prompt, line.answer);
      out.push_back(std::move(line));
    }
  return out;
}

bool still_open(const Seen& seen) { return !seen.get().closed; }

}  // namespace

RiskAssessed weigh(const AssessRisk& input, const RiskTool& tool, const RiskPolicy& policy, RiskLevel before) {
  const RiskScore score = score_of(tool, input.answers);
  const RiskThresholds thresholds = thresholds_of(tool, policy);
  RiskAssessed out;
  out.tool = tool.id;
  out.tool_version = tool.version;
  out.tool_hash = tool.hash;
  out.tool_title = tool.title;
  out.acknowledgement = tool.acknowledgement;
  out.with = input.with;
  out.answers = written(tool, input.answers);
  out.score = score.points;
  out.score_at_most = score.at_most;
  out.by_score = level_by_score(score.points, score.answered, thresholds);
  out.by_score_at_most = level_by_score(score.at_most, score.prompts, thresholds);
  out.judgement = input.judgement;
  out.judgement_why = input.judgement_why;
  out.own_view = input.own_view;
  out.own_words = input.own_words;
  if (policy.survivors_view == OwnViewRule::raises) out.by_own_view = level_of(input.own_view);
  out.suicide_survivor = input.suicide_survivor;
  out.suicide_perpetrator = input.suicide_perpetrator;
  out.before = before;
  // The score and the survivor's fear raise. Only a person's judgement, with its reason, may come to less than what held before,
  // and never to less than the score or the fear say now.
  const RiskLevel raised = std::max(out.by_score, out.by_own_view);
  out.level = std::max(raised, input.judgement == RiskLevel::unknown ? before : input.judgement);
  return out;
}

Result<NewEntries> assess_risk(const Seen& seen, const AssessRisk& input, const RiskTool& tool, const RiskPolicy& policy) {
  if (!still_open(seen)) return refused("case.closed", "This case is closed. Open it again first.");
  if (!may_run(seen)) return refused("risk.urgent", "Urgent access does not assess risk. Tell the case lead what you know.");
  if (!may_assess(seen.by(), policy, &tool))
    return refused("risk.role", "Your role does not assess risk under this policy. Ask somebody whose role does.");
  Faults faults;
  for (const PromptAnswer& answer : input.answers) {
    const RiskPrompt* prompt = tool.prompt(answer.id);
    if (!prompt ||
        !label_of_answer(*prompt, prompt->kind == PromptKind::words || !answer.answer.empty() ? answer.answer : std::string(answer_not_asked)))
      faults.add("risk.answer", "Choose one of the answers", "answer-" + answer.id);
    faults.at_most(answer.words, longest_text, "words-" + answer.id);
  }
  if (faults.any()) return faults.take();
  const RiskScore score = score_of(tool, input.answers);
  const RiskStanding standing = risk_standing(seen.get());
  const RiskAssessed assessed = weigh(input, tool, policy, standing.level);
  const bool judged = input.judgement != RiskLevel::unknown;
  if (!judged && !score.critical.empty())
    faults.add("risk.critical", "A critical factor is present (" + score.critical.front()->text + "). Record your own judgement, whatever the score",
               "judgement");
  else if (!judged && policy.survivors_view == OwnViewRule::prompts && level_of(input.own_view) > assessed.by_score)
    faults.add("risk.own-view", "They are more afraid than the score says. Record your own judgement", "judgement");
  else if (!judged && assessed.by_score == RiskLevel::unknown && assessed.by_own_view == RiskLevel::unknown)
    faults.add("risk.nothing", score.answered == 0 ? "Nothing is answered yet. Answer what you can, or record your own judgement"
                                                   : "These prompts give no level by themselves. Record your own judgement", "judgement");
  if (judged) faults.need(input.judgement_why, "Say what your judgement rests on", "judgement_why");
  faults.at_most(input.judgement_why, longest_text, "judgement_why");
  faults.at_most(input.own_words, longest_text, "own_words");
  if (input.happened_at) faults.not_future(*input.happened_at, seen.now(), "when");
  // An assessment from before the one that stands would turn time back: it is written into the words of a new one.
  if (input.happened_at && standing.assessed && *input.happened_at < standing.assessed->happened_at)
    faults.add("risk.earlier", "There is a later assessment already. Leave the time empty and say in the words what is older", "when");
  if (faults.any()) return faults.take();
  return one(assessed, input.happened_at.value_or(seen.now()));
}

Result<NewEntries> receive_risk(const Seen& seen, RiskReceived received) {
  Faults faults;
  faults.need(received.agency, "Say who made the assessment", "agency");
  if (received.grade == RiskLevel::unknown && blank(received.grade_words) && blank(received.text))
    faults.add("risk.received-nothing", "Choose their grade, or write what they said", "grade");
  if (received.on && civil(seen.now()).date < *received.on) faults.add("form.future", "The date they made it cannot be in the future", "on");
  for (const auto& [text, field] :
       {std::pair{&received.agency, "agency"}, {&received.tool, "tool"}, {&received.grade_words, "grade_words"}, {&received.reference, "reference"}})
    faults.at_most(*text, longest_line, field);
  faults.at_most(received.text, longest_text, "text");
  if (faults.any()) return faults.take();
  return one(received, seen.now());
}

Result<NewEntries> change_risk(const Seen& seen, RiskChanged changed, std::optional<Instant> happened_at) {
  const Instant now = seen.now();
  Faults faults;
  faults.need(changed.text, "Say what happened, or what is coming", "text");
  faults.at_most(changed.text, longest_text, "text");
  if (happened_at) faults.not_future(*happened_at, now, "when");
  if (changed.on && *changed.on < civil(now).date) faults.add("risk.date-past", "This date has passed. Say when it happened instead", "on");
  if (changed.on && days_between(civil(now).date, *changed.on) > 5 * 366) faults.add("risk.date-far", "Check the year of this date", "on");
  if (changed.on && happened_at) faults.add("risk.two-dates", "Give the day it comes, or when it happened, not both", "on");
  if (faults.any()) return faults.take();
  return one(changed, happened_at.value_or(now));
}

}  // namespace rowan
