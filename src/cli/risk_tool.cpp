#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/risk.h"
#include "cli/commands.h"
#include "cli/installation.h"

namespace rowan::cli {
namespace {

std::string levels_in_words(const RiskTool& tool) {
  if (!tool.medium && !tool.high) return "no level from points";
  std::string out;
  if (tool.medium) out = "medium from " + std::to_string(*tool.medium);
  if (tool.high) out += (out.empty() ? "" : ", ") + std::string("high from ") + std::to_string(*tool.high);
  return out + " points";
}
std::size_t prompts_of(const RiskTool& tool) {
  std::size_t n = 0;
  for (const PromptGroup& group : tool.groups) n += group.prompts.size();
  return n;
}
std::string json_of(const RiskTool& tool) {
  return "{\"id\":" + json_text(tool.id) + ",\"version\":" + json_text(tool.version) + ",\"title\":" + json_text(tool.title) +
         ",\"holder\":" + json_text(tool.rights_holder) + ",\"hash\":" + json_text(tool.hash) + ",\"prompts\":" + std::to_string(prompts_of(tool)) +
         ",\"imported\":" + (tool.imported ? "true" : "false") + "}";
}

}  // namespace

int risk_tool_import(const Config& config, const std::string& file, const Output& out) {
  std::ifstream in{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (!in || std::filesystem::is_directory(file))
    return out.refuse(Refusal::one(Because::failed, "risk-tool.not-read", "The file cannot be read: " + file));
  auto opened = open_installation(config, Warm::nothing, true);
  if (!opened) return out.refuse(opened.refusal());
  const auto made = app::import_risk_tool(*opened->store, config.policy_folder, std::filesystem::path(file).filename().string(), text, system_now());
  if (!made) {
    const int code = out.refuse(made.refusal());
    return made.refusal().because == Because::invalid ? refused_code : code;  // a file with faults, as with packs
  }
  const RiskTool& tool = made->tool;
  out.line(made->fresh ? "Brought in: " + tool.title + " (" + tool.id + ", version " + tool.version + "), " + std::to_string(prompts_of(tool)) +
                             " prompts. Its text is sealed in the record."
                       : tool.id + ", version " + tool.version + ", is here already. Nothing changed.");
  if (made->fresh) out.line("A policy uses it with risk_tool: {tool: " + tool.id + "}. A serving process reads it when it starts again.");
  out.document("{\"fresh\":" + std::string(made->fresh ? "true" : "false") + ",\"tool\":" + json_of(tool) + "}");
  return done;
}

int risk_tool_list(const Config& config, const Output& out) {
  auto opened = open_beside(config, Warm::nothing);
  if (!opened) return out.refuse(opened.refusal());
  const auto tools = app::risk_tools(*opened->store, config.policy_folder);
  if (!tools) return out.refuse(tools.refusal());
  std::string json;
  for (const RiskTool& tool : (*tools)->all()) {
    out.line(tool.id + ", version " + tool.version + ": " + tool.title + ". " + std::to_string(prompts_of(tool)) + " prompts, " +
             levels_in_words(tool) + ". Text of " + tool.rights_holder + (tool.imported ? ", brought in." : ", part of this installation."));
    json += (json.empty() ? "" : ",") + json_of(tool);
  }
  out.document("{\"tools\":[" + json + "]}");
  return done;
}

}  // namespace rowan::cli
