// The plan: actions in any order, each with what the survivor wants (NHG-8, NHG-19, CX-3.2d).
#include "domain/records/themes.h"

namespace rowan::record_themes {

std::vector<RecordRow> plan() {
  constexpr RecordTheme here = RecordTheme::plan;
  const std::vector<RecordChoice> actions{{"contact_perpetrator", "Contact the other person"},
                                          {"legal_action", "Legal action"},
                                          {"transfer", "A transfer or move"},
                                          {"security", "Work on the home"},
                                          {"referral", "Referral to a service"},
                                          {"share", "Tell another organisation"},
                                          {"other", "Something else"}};
  return {
      {.what = "plan-action",
       .title = "Action in the plan",
       .hint = "One thing that we or somebody else will do. In any order; each with what they want.",
       .theme = here,
       .clause = "NHG-8",
       .fact = "plan.action_agreed",
       .timeline = "decision",
       .choices = actions,
       .text_label = "What will be done, and why",
       .text_needed = true,
       .fields = {{.code = "who", .label = "Who does it?", .hint = "A colleague who can see this case", .kind = FieldKind::staff},
                  {.code = "other_who", .label = "Or which organisation?", .kind = FieldKind::agency},
                  {.code = "by", .label = "By when?", .kind = FieldKind::date}},
       .due = {{.title = "Action of the plan", .field = "by", .met_by = {"plan-action-outcome"}}},
       .affects_them = true},
      {.what = "plan-action-outcome",
       .title = "What came of the action",
       .hint = "What was done, and what it changed.",
       .theme = here,
       .clause = "NHG-8",
       .fact = "plan.action_done",
       .timeline = "decision",
       .choices = {{"done", "Done"}, {"partly", "Done in part"}, {"stopped", "Stopped"}},
       .text_label = "What happened",
       .text_needed = true,
       .continues = {"plan-action"},
       .ends = true,
       .ends_for = {"done", "stopped"}},
  };
}

}  // namespace rowan::record_themes
