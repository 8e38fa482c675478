// What a pack may ask before a case is opened: nothing that would be evidence.
#include "policy/fields.h"
#include "policy/pack.h"

namespace rowan::policy {

void read_opening(Fields& fields, Faults& faults) {
  const Yaml* opening = fields.optional("opening");
  if (!opening) return;
  Fields open{*opening, faults, "what opening a case needs"};
  if (const Yaml* evidence = open.required("evidence");
      evidence && Fields::one_of(*evidence, {"none", "police_report", "crime_number", "proof"}, faults) && evidence->text != "none")
    faults.add(evidence->at, "No proof, police report or crime number may be needed to open a case: people are believed from the outset (NHG-7).");
  open.finish();
}

}  // namespace rowan::policy
