#pragma once
// A risk tool from its YAML file (docs/risk-tools.md). As strict as packs: a file with any fault is refused whole, with every fault at
// its line and column.
#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.h"
#include "domain/risk/risk_tool.h"
#include "policy/fault.h"
#include "policy/load.h"

namespace rowan::policy {

struct ReadRiskTool {
  std::optional<RiskTool> tool;  // nothing when there is any fault
  std::vector<Fault> faults;
};
[[nodiscard]] ReadRiskTool read_risk_tool(const PackText& text);
// As a refusal: problems with the id "risk-tool.fault", the whole "file:line:column sentence" as text.
[[nodiscard]] Result<RiskTool> risk_tool_of(const PackText& text);

// Every *.yaml of the folder `tools` below the folder of packs, by name; a folder that is not there holds none.
[[nodiscard]] Result<std::vector<RiskTool>> load_risk_tools(const std::filesystem::path& pack_folder);

}  // namespace rowan::policy
