#include "policy/dimensions.h"

#include <vector>

#include "policy/fields.h"
#include "policy/pack.h"
#include <algorithm>

namespace rowan::policy {
namespace {

constexpr Dimension dimensions[] = {
    {"screening", "rules", "rules for patterns in repairs and noise"},
};

std::vector<std::string_view> words(std::string_view spaced) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0; from < spaced.size();) {
    const std::size_t end = std::min(spaced.find(' ', from), spaced.size());
    out.push_back(spaced.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

}  // namespace

std::span<const Dimension> later_dimensions() { return dimensions; }

void refuse_unsupported(Fields& fields, Faults& faults) {
  for (const Dimension& dimension : dimensions) {
    const Yaml* node = fields.optional(dimension.key);
    if (!node) continue;
    Fields settings{*node, faults, '"' + std::string(dimension.key) + '"'};
    for (const std::string_view key : words(dimension.settings)) static_cast<void>(settings.optional(key));
    settings.finish();
    faults.add(node->at, '"' + std::string(dimension.key) + "\" is not supported yet (" + std::string(dimension.means) +
                             "). Write it as a clause with feature: later.");
  }
  const Yaml* opening = fields.optional("opening");
  if (!opening) return;
  Fields open{*opening, faults, "what opening a case needs"};
  if (const Yaml* evidence = open.required("evidence");
      evidence && Fields::one_of(*evidence, {"none", "police_report", "crime_number", "proof"}, faults) && evidence->text != "none")
    faults.add(evidence->at, "No proof, police report or crime number may be needed to open a case: people are believed from the outset (NHG-7).");
  open.finish();
}

}  // namespace rowan::policy
