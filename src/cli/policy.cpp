#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "cli/installation.h"
#include "policy/coverage.h"
#include "policy/explain.h"
#include "policy/load.h"

namespace rowan::cli {

int policy_check(const std::string& folder, const Output& out) {
  const auto set = policy::load_policies(folder);
  if (!set) {
    // Every fault, as file:line:column and a sentence.
    (void)out.refuse(set.refusal());
    return refused_code;
  }
  const Date today = civil(system_now()).date;
  std::string json;
  for (const auto& pack : set->all()) {
    out.line(pack->id + ": good, " + std::to_string(pack->clauses.size()) + " clauses, " + std::to_string(pack->duties.size()) + " duties, " + std::to_string(pack->gates.size()) + " gates.");
    json += (json.empty() ? "" : ",") + std::string("{\"id\":") + json_text(pack->id) + ",\"version\":" + json_text(pack->version) + ",\"warnings\":[";
    bool first = true;
    for (const PolicyWarning& warning : warnings(*pack, today)) {
      out.line("  warning: " + warning.text);
      json += (first ? "" : ",") + json_text(warning.id);
      first = false;
    }
    json += "]}";
  }
  out.document("{\"packs\":[" + json + "]}");
  return done;
}

int policy_explain(const Config& config, const std::string& pack, const Output& out) {
  const auto set = policy::load_policies(config.policy_folder);
  if (!set) return out.refuse(set.refusal());
  std::string json;
  for (const auto& one : set->all()) {
    if (!pack.empty() && one->id != pack) continue;
    const std::string text = policy::as_text(*one);
    out.line(text);
    json += (json.empty() ? "" : ",") + std::string("{\"id\":") + json_text(one->id) + ",\"text\":" + json_text(text) + "}";
  }
  if (json.empty()) return out.refuse(Refusal::one(Because::not_found, "policy.none", "There is no pack " + pack));
  out.document("{\"packs\":[" + json + "]}");
  return done;
}

int policy_coverage(const Config& config, const Output& out) {
  const auto set = policy::load_policies(config.policy_folder);
  if (!set) return out.refuse(set.refusal());
  const auto tests = policy::load_coverage(std::filesystem::path(config.policy_folder) / "coverage.json");
  if (!tests) return out.refuse(tests.refusal());
  std::string json;
  for (const auto& pack : set->all()) {
    if (pack->layer != PolicyLayer::landlord) continue;
    const auto blocks = policy::coverage(*pack, *tests);
    const auto counted = policy::count(blocks);
    out.line(pack->id + ": " + std::to_string(counted.working) + " of " + std::to_string(counted.all) + " blocks work, each shown by a test.");
    json += (json.empty() ? "" : ",") + std::string("{\"id\":") + json_text(pack->id) + ",\"blocks\":[";
    bool first = true;
    for (const policy::BlockCoverage& block : blocks) {
      const char* state = block.state == policy::BlockState::working ? "working" : "not yet";
      out.line("  " + block.block + std::string(block.block.size() < 10 ? 10 - block.block.size() : 1, ' ') + state + (block.tests.empty() ? "" : "  " + block.tests.front() + (block.tests.size() > 1 ? " and " + std::to_string(block.tests.size() - 1) + " more" : "")));
      json += (first ? "" : ",") + std::string("{\"block\":") + json_text(block.block) + ",\"state\":" + json_text(state) + "}";
      first = false;
    }
    json += "]}";
  }
  out.document("{\"packs\":[" + json + "]}");
  return done;
}

}  // namespace rowan::cli
