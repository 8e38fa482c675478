// Staying safely at home (NHG-18).
#include "domain/records/themes.h"

namespace rowan::record_themes {

std::vector<RecordRow> safety() {
  return {
      {.what = "safety-measures",
       .title = "Staying safely at home",
       .hint = "Locks, doors, lights, alarms: were they considered, and what was decided?",
       .theme = RecordTheme::safety,
       .clause = "NHG-18",
       .fact = "safety_measures.decided",
       .timeline = "decision",
       .choices = {{"yes", "Measures agreed"}, {"no", "No measures needed or wanted"}, {"partial", "Some measures agreed"}},
       .text_label = "What was decided, and why",
       .text_needed = true},
  };
}

}  // namespace rowan::record_themes
