#pragma once
// A risk tool: prompts to ask by, as data with a version. Its text belongs to whoever wrote it: Rowan ships only prompts of its own,
// and a landlord who holds the right to another tool brings it in as a file (docs/risk-tools.md).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/actor.h"
#include "domain/risk/risk_entries.h"

namespace rowan {

enum class PromptKind { yes_no, choice, words };
inline constexpr std::string_view prompt_kind_names[] = {"yes_no", "choice", "words"};
constexpr std::span<const std::string_view> names_of(PromptKind) { return prompt_kind_names; }

// One answer of a prompt that has more than yes and no: how often, say.
struct PromptChoice {
  std::string code, label;
  int points = 0;
  bool critical = false;
};

struct RiskPrompt {
  std::string id;
  std::string text;
  std::string hint;
  PromptKind kind = PromptKind::yes_no;
  int points = 1;         // of a yes
  bool critical = false;  // a yes asks for a judgement whatever the score
  std::vector<PromptChoice> choices;
};

struct PromptGroup {
  std::string title, hint;
  std::vector<RiskPrompt> prompts;
};

struct RiskTool {
  std::string id;       // "rowan-prompts"
  std::string version;  // as its owner counts
  std::string hash;     // SHA-256 of the file's bytes
  std::string title;
  std::string about;            // what it is, and what it is not
  std::string rights_holder;    // whose text it is
  std::string rights;           // why this landlord may use it
  std::string acknowledgement;  // the line that stands wherever the text does
  RoleSet used_by;              // empty: the tool leaves it to the policy
  std::vector<std::string> before;  // to settle before asking
  std::optional<int> medium, high;  // points from which a score is Medium, or High; absent: the tool gives no level
  std::vector<PromptGroup> groups;
  bool imported = false;

  [[nodiscard]] const RiskPrompt* prompt(std::string_view prompt_id) const;
};

// What was answered to one prompt.
struct PromptAnswer {
  std::string id;
  std::string answer;  // yes, no, unknown, not_asked, or a choice's code
  std::string words;
};

inline constexpr std::string_view answer_yes = "yes", answer_no = "no", answer_unknown = "unknown", answer_not_asked = "not_asked";

// Every answer is one of what the prompt allows. Nothing: the answer's code is not known to the prompt.
[[nodiscard]] std::optional<std::string> label_of_answer(const RiskPrompt& prompt, std::string_view answer);
[[nodiscard]] int points_of(const RiskPrompt& prompt, std::string_view answer);
[[nodiscard]] int most_points(const RiskPrompt& prompt);
[[nodiscard]] bool is_critical(const RiskPrompt& prompt, std::string_view answer);

struct RiskScore {
  int points = 0;
  int at_most = 0;   // if every prompt that is not known were answered with the most
  int answered = 0;  // prompts with an answer other than "not known" and "not asked"
  int not_known = 0;
  int prompts = 0;   // that can be answered by more than words
  std::vector<const RiskPrompt*> critical;  // critical factors that are present
};
[[nodiscard]] RiskScore score_of(const RiskTool& tool, const std::vector<PromptAnswer>& answers);

// Points from which a score is Medium, or High. Unknown without thresholds, and while nothing was answered: no answer is no "standard".
struct RiskThresholds {
  std::optional<int> medium, high;
};
[[nodiscard]] RiskLevel level_by_score(int points, int answered, const RiskThresholds& thresholds);

// The tools of an installation.
class RiskTools {
 public:
  void add(RiskTool tool);  // the same id and version again replaces
  [[nodiscard]] const RiskTool* find(std::string_view id) const;  // the version added last
  [[nodiscard]] const RiskTool* find(std::string_view id, std::string_view version) const;
  [[nodiscard]] const std::vector<RiskTool>& all() const { return tools_; }

 private:
  std::vector<RiskTool> tools_;
};

// Of prompts that are ours: what a policy that names no tool is given.
inline constexpr std::string_view our_prompts = "rowan-prompts";

}  // namespace rowan
