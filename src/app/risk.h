#pragma once
// Risk, for pages and commands: the rules that hold for a case, the tools of this installation, and bringing one in.
#include <memory>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/risk/risk.h"

namespace rowan::app {

// Nobody may assess where no policy says who.
[[nodiscard]] RiskPolicy risk_policy_of(const Desk& desk, const Case& c, Instant now);
// The tool the rules name, in its newest version; null when this installation has none of that name.
[[nodiscard]] const RiskTool* tool_of(const Desk& desk, const RiskPolicy& policy);
[[nodiscard]] RiskState risk_state_of(const Desk& desk, const Case& c, Instant now);

// Ours from the folder beside the packs, and those brought in, which are sealed in the store.
[[nodiscard]] Result<std::shared_ptr<const RiskTools>> risk_tools(store::Store& store, const std::string& pack_folder);

struct ImportedTool {
  RiskTool tool;
  bool fresh = false;  // false: this very text is here already
};
// Refused with every fault at line and column; a version once brought in is never replaced by another text, because assessments name
// it. `file` is the name that faults carry. Written into the access log.
[[nodiscard]] Result<ImportedTool> import_risk_tool(store::Store& store, const std::string& pack_folder, const std::string& file,
                                                    const std::string& text, Instant now);

}  // namespace rowan::app
