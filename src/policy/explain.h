#pragma once
// A policy's rules in words, for the people who must work by them.
#include <string>
#include <vector>

#include "domain/policy/policy.h"

namespace rowan::policy {

struct ExplainedRule {
  std::string id;
  std::string title;
  std::string clause;
  std::string why;
  bool ours = false;
  std::vector<std::string> sentences;  // when it applies, from when, until when, what ends it, who, and what follows
};

[[nodiscard]] ExplainedRule explain(const Policy& policy, const DutyRule& rule);
[[nodiscard]] ExplainedRule explain(const Policy& policy, const GateRule& rule);
// What a section of the policy says beside its rules. Sections that the policy does not have are not here.
struct ExplainedSection {
  std::string key;     // of the pack: "closure"
  std::string title;   // "Closing a case"
  std::string clause;  // the first that it rests on
  std::vector<std::string> sentences;
};
[[nodiscard]] std::vector<ExplainedSection> explain_sections(const Policy& policy);
// Every duty, then every gate.
[[nodiscard]] std::vector<ExplainedRule> explain(const Policy& policy);
// The same as plain text, for the command line.
[[nodiscard]] std::string as_text(const Policy& policy);

}  // namespace rowan::policy
