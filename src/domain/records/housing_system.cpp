// The case on the landlord's housing system: only its number there (CX-5.1a).
#include "domain/records/themes.h"

namespace rowan::record_themes {

std::vector<RecordRow> housing_system() {
  return {{.what = "housing-system",
           .title = "Number on the housing system",
           .hint = "What they call the case there. Only the label of the policy and our reference ever go to that system.",
           .theme = RecordTheme::other,
           .clause = "CX-5.1a",
           .fact = "hms.recorded",
           .timeline = "decision",
           .fields = {{.code = "number", .label = "Number there", .kind = FieldKind::reference, .needed = true}}}};
}

}  // namespace rowan::record_themes
