#include "app/risk.h"

#include <algorithm>

#include "policy/risk_tool_text.h"
#include "store/setting.h"

namespace rowan::app {
namespace {

constexpr std::string_view setting = "risk-tools";

struct KeptTool {
  std::string text;
  Instant at;
  template <class F> void fields(F& f) { f("text", text); f("at", at); }
};
struct KeptTools {
  std::vector<KeptTool> tools;
  template <class F> void fields(F& f) { f("tools", tools); }
};

KeptTools kept(const store::Reader& reader) {
  const auto found = store::find_setting(reader, setting);
  return found ? from_json<KeptTools>(*found) : KeptTools{};
}
Result<RiskTool> read(const std::string& file, const std::string& text) {
  auto tool = policy::risk_tool_of({file, text});
  if (!tool) return tool.refusal();
  tool->imported = true;
  return tool;
}

}  // namespace

RiskPolicy risk_policy_of(const Desk& desk, const Case& c, Instant now) {
  return desk.policies ? risk_policy(facts_of(c), *desk.policies, now) : RiskPolicy{};
}
const RiskTool* tool_of(const Desk& desk, const RiskPolicy& policy) { return desk.risk_tools ? desk.risk_tools->find(policy.tool) : nullptr; }
RiskState risk_state_of(const Desk& desk, const Case& c, Instant now) { return risk_state(c, risk_policy_of(desk, c, now), now); }

Result<std::shared_ptr<const RiskTools>> risk_tools(store::Store& store, const std::string& pack_folder) {
  auto ours = policy::load_risk_tools(pack_folder);
  if (!ours) return ours.refusal();
  auto out = std::make_shared<RiskTools>();
  for (RiskTool& tool : *ours) out->add(std::move(tool));
  const auto texts = store.read([](store::Reader& reader) -> Result<KeptTools> { return kept(reader); });
  if (!texts) return texts.refusal();
  for (const KeptTool& one : texts->tools)
    if (auto tool = read("imported", one.text)) out->add(std::move(*tool));
  return std::shared_ptr<const RiskTools>(std::move(out));
}

Result<ImportedTool> import_risk_tool(store::Store& store, const std::string& pack_folder, const std::string& file, const std::string& text,
                                      Instant now) {
  auto tool = read(file, text);
  if (!tool) return tool.refusal();
  const auto ours = policy::load_risk_tools(pack_folder);
  if (!ours) return ours.refusal();
  if (std::any_of(ours->begin(), ours->end(), [&](const RiskTool& t) { return t.id == tool->id; }))
    return Refusal::one(Because::refused, "risk-tool.reserved",
                        "The name \"" + tool->id + "\" belongs to a tool of the installation's own. Give yours another.", "tool");
  ImportedTool out{*tool, true};
  const auto done = store.write([&](store::Tx& tx) -> Result<void> {
    KeptTools tools = kept(tx);
    for (const KeptTool& one : tools.tools) {
      const auto there = read("imported", one.text);
      if (!there || there->id != tool->id || there->version != tool->version) continue;
      if (there->hash != tool->hash)
        return Refusal::one(
            Because::refused, "risk-tool.version",
            "Version " + tool->version + " of \"" + tool->id + "\" is here already with another text. Give this one a version of its own.",
            "version");
      out.fresh = false;
      return {};
    }
    tools.tools.push_back({text, now});
    store::put_setting(tx, setting, to_json(tools));
    tx.log_access({now, {}, {}, "risk-tool.imported", tool->id + " version " + tool->version + ", " + tool->hash});
    return {};
  });
  if (!done) return done.refusal();
  return out;
}

}  // namespace rowan::app
