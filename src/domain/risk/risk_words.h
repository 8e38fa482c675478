#pragma once
// Inside the timeline: the words of the entries of risk_entries.h. The timeline says the level and what happened; what was answered and
// judged stands on the page of the assessment, for those who may read it.
#include "domain/timeline_documents.h"

namespace rowan {

[[nodiscard]] LineWords words_of(const RiskAssessed& e);
[[nodiscard]] LineWords words_of(const RiskReceived& e);
[[nodiscard]] LineWords words_of(const RiskChanged& e);

}  // namespace rowan
