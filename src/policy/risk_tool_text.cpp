#include "policy/risk_tool_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "policy/content_hash.h"
#include "policy/fields.h"

namespace rowan::policy {
namespace {

constexpr int most_points_of_a_prompt = 100;
constexpr int most_prompts = 200;

bool code_shaped(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

class Reader {
 public:
  Reader(Fields& fields, Faults& faults) : fields_(fields), faults_(faults) {}

  RiskTool run() {
    RiskTool tool;
    tool.id = code(fields_, "tool");
    tool.version = fields_.text("version");
    tool.title = fields_.text("title");
    tool.about = fields_.text("about");
    if (const Yaml* rights = fields_.required("rights")) read_rights(*rights, tool);
    for (const Yaml& item : fields_.list("used_by")) if (const auto role = Fields::choice_of<Role>(item, faults_)) tool.used_by.add(*role);
    tool.before = fields_.texts("before");
    if (const Yaml* levels = fields_.optional("levels")) read_levels(*levels, tool);
    if (fields_.required("groups"))
      for (const Yaml& node : fields_.list("groups")) tool.groups.push_back(read_group(node));
    fields_.finish();
    check(tool);
    return tool;
  }

 private:
  std::string code(Fields& fields, std::string_view key) {
    const Yaml* node = fields.required(key);
    if (!node) return {};
    const auto text = Fields::text_of(*node, faults_);
    if (text && !code_shaped(*text)) faults_.add(node->at, "This is written in small letters, digits, hyphens and underscores.");
    return text.value_or("");
  }
  void read_rights(const Yaml& node, RiskTool& tool) {
    Fields rights{node, faults_, "the rights to a tool"};
    tool.rights_holder = rights.text("holder");
    tool.rights = rights.text("statement");
    tool.acknowledgement = rights.text("acknowledgement");
    rights.finish();
  }
  void read_levels(const Yaml& node, RiskTool& tool) {
    Fields levels{node, faults_, "the levels of a tool"};
    levels_at_ = node.at;
    if (const Yaml* medium = levels.optional("medium")) tool.medium = Fields::number_of(*medium, 1, most_prompts * most_points_of_a_prompt, faults_);
    if (const Yaml* high = levels.optional("high")) tool.high = Fields::number_of(*high, 1, most_prompts * most_points_of_a_prompt, faults_);
    if (levels.good() && !tool.medium && !tool.high && !faults_.any()) faults_.add(node.at, "Say from how many points the level is medium, or high.");
    if (tool.medium && tool.high && *tool.high <= *tool.medium) faults_.add(node.at, "High begins at more points than medium.");
    levels.finish();
  }
  PromptGroup read_group(const Yaml& node) {
    Fields fields{node, faults_, "a group of prompts"};
    PromptGroup group;
    group.title = fields.text("title");
    group.hint = fields.optional_text("hint");
    if (fields.required("prompts"))
      for (const Yaml& item : fields.list("prompts")) group.prompts.push_back(read_prompt(item));
    if (fields.good() && fields.has("prompts") && group.prompts.empty()) faults_.add(node.at, "A group has at least one prompt.");
    fields.finish();
    return group;
  }
  RiskPrompt read_prompt(const Yaml& node) {
    Fields fields{node, faults_, "a prompt"};
    RiskPrompt prompt;
    prompt.id = code(fields, "id");
    if (!prompt.id.empty() && !ids_.insert(prompt.id).second) faults_.add(node.at, "There are two prompts with the id \"" + prompt.id + "\".");
    prompt.text = fields.text("text");
    prompt.hint = fields.optional_text("hint");
    prompt.kind = fields.choice<PromptKind>("kind").value_or(PromptKind::yes_no);
    const Yaml *points = fields.optional("points"), *choices = fields.optional("choices");
    if (points) prompt.points = Fields::number_of(*points, 0, most_points_of_a_prompt, faults_).value_or(0);
    prompt.critical = fields.flag("critical");
    if (prompt.kind != PromptKind::yes_no) {
      if (points) faults_.add(points->at, "Only a yes_no prompt has points of its own; write them at the choices.");
      if (prompt.critical) faults_.add(node.at, "Only a yes_no prompt is critical as a whole; write critical: true at a choice.");
    }
    if (choices && prompt.kind != PromptKind::choice) faults_.add(choices->at, "Only a prompt of kind choice has choices.");
    else if (prompt.kind == PromptKind::choice) read_choices(fields, node, prompt);
    fields.finish();
    return prompt;
  }
  void read_choices(Fields& fields, const Yaml& prompt_node, RiskPrompt& prompt) {
    std::set<std::string> codes;
    for (const Yaml& node : fields.list("choices")) {
      Fields choice{node, faults_, "a choice"};
      PromptChoice read;
      read.code = code(choice, "code");
      read.label = choice.text("label");
      if (const Yaml* points = choice.optional("points")) read.points = Fields::number_of(*points, 0, most_points_of_a_prompt, faults_).value_or(0);
      read.critical = choice.flag("critical");
      choice.finish();
      if (read.code == answer_unknown || read.code == answer_not_asked)
        faults_.add(node.at, '"' + read.code + "\" is offered with every prompt already.");
      if (!read.code.empty() && !codes.insert(read.code).second) faults_.add(node.at, "There are two choices with the code \"" + read.code + "\".");
      prompt.choices.push_back(std::move(read));
    }
    if (prompt.choices.size() < 2) faults_.add(prompt_node.at, "A prompt of kind choice has at least two choices.");
  }
  void check(const RiskTool& tool) {
    int most = 0;
    std::size_t prompts = 0;
    for (const PromptGroup& group : tool.groups)
      for (const RiskPrompt& prompt : group.prompts) {
        most += most_points(prompt);
        ++prompts;
      }
    if (prompts == 0 && !faults_.any()) faults_.add({}, "A tool has at least one prompt.");
    if (prompts > most_prompts) faults_.add({}, "A tool has at most " + std::to_string(most_prompts) + " prompts.");
    for (const auto& level : {tool.medium, tool.high})
      if (level && *level > most && !faults_.any())
        faults_.add(levels_at_, "This level can never be reached: the prompts come to " + std::to_string(most) + " points.");
  }

  Fields& fields_;
  Faults& faults_;
  std::set<std::string> ids_;
  Place levels_at_;
};

}  // namespace

ReadRiskTool read_risk_tool(const PackText& text) {
  Faults faults{text.name};
  const auto tree = parse_yaml(text.text, faults);
  if (!tree) return {{}, faults.take()};
  Fields fields{*tree, faults, "a risk tool"};
  if (!fields.good()) return {{}, faults.take()};
  RiskTool tool = Reader{fields, faults}.run();
  if (faults.any()) return {{}, faults.take()};
  tool.hash = content_hash(text.text);
  return {std::move(tool), {}};
}

Result<RiskTool> risk_tool_of(const PackText& text) {
  ReadRiskTool read = read_risk_tool(text);
  if (read.tool) return std::move(*read.tool);
  std::vector<Problem> problems;
  for (const Fault& fault : read.faults)
    problems.push_back(
        {"risk-tool.fault", in_words(fault), fault.file + ':' + std::to_string(fault.at.line) + ':' + std::to_string(fault.at.column)});
  return Refusal{Because::invalid, std::move(problems)};
}

Result<std::vector<RiskTool>> load_risk_tools(const std::filesystem::path& pack_folder) {
  const std::filesystem::path folder = pack_folder / "tools";
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  if (!std::filesystem::exists(folder, failed)) return std::vector<RiskTool>{};
  for (auto it = std::filesystem::directory_iterator(folder, failed); !failed && it != std::filesystem::directory_iterator(); it.increment(failed))
    if (it->path().extension() == ".yaml") files.push_back(it->path());
  if (failed)
    return Refusal::one(Because::failed, "risk-tool.folder-unreadable", "The folder of risk tools cannot be read: " + folder.string() + '.');
  std::sort(files.begin(), files.end());
  std::vector<RiskTool> out;
  std::vector<Problem> problems;
  std::map<std::pair<std::string, std::string>, std::string> seen;
  for (const auto& file : files) {
    std::ifstream in{file, std::ios::binary};
    auto tool = risk_tool_of({file.filename().string(), std::string{std::istreambuf_iterator<char>{in}, {}}});
    if (!tool) {
      for (const Problem& problem : tool.refusal().problems) problems.push_back(problem);
      continue;
    }
    const auto [first, fresh] = seen.emplace(std::pair{tool->id, tool->version}, file.filename().string());
    if (!fresh)
      problems.push_back(
          {"risk-tool.fault",
           in_words(
               {file.filename().string(), {}, "The tool \"" + tool->id + "\", version " + tool->version + ", is also in " + first->second + '.'}),
           file.filename().string() + ":1:1"});
    out.push_back(std::move(*tool));
  }
  if (!problems.empty()) return Refusal{Because::invalid, std::move(problems)};
  return out;
}

}  // namespace rowan::policy
