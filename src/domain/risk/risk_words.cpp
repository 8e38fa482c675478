#include "domain/risk/risk_words.h"

#include "domain/timeline.h"

namespace rowan {

LineWords words_of(const RiskAssessed& e) {
  LineWords words;
  words.kind = TimelineKind::decision;
  words.title = "Risk assessed: " + std::string(label_of(e.level));
  if (e.before != RiskLevel::unknown && e.before != e.level) words.details.emplace_back("Before", label_of(e.before));
  if (!e.tool_title.empty()) words.details.emplace_back("With", e.tool_title + (e.tool_version.empty() ? "" : ", version " + e.tool_version));
  return words;
}
LineWords words_of(const RiskReceived& e) {
  LineWords words;
  words.kind = TimelineKind::document;
  words.title = "Risk assessment received from " + e.agency;
  words.details.emplace_back("Their grade", std::string(label_of(e.grade)) + (e.grade_words.empty() ? "" : ", in their words: " + e.grade_words));
  if (!e.tool.empty()) words.details.emplace_back("Their tool", e.tool);
  if (e.on) words.details.emplace_back("Made on", long_date(*e.on));
  if (!e.reference.empty()) words.details.emplace_back("Their reference", e.reference);
  return words;
}
LineWords words_of(const RiskChanged& e) {
  LineWords words;
  words.kind = TimelineKind::incident;
  words.title = e.on ? "A date that matters for the risk: " + long_date(*e.on) : std::string("The risk may have changed");
  words.text = e.text;
  words.details.emplace_back("What", label_of(e.cause));
  return words;
}

}  // namespace rowan
