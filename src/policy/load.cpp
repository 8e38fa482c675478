#include "policy/load.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "policy/content_hash.h"
#include "policy/fields.h"
#include "policy/pack.h"
#include "policy/records_section.h"

namespace rowan::policy {
namespace {

Problem problem_of(const Fault& fault) {
  return {"policy.fault", in_words(fault), fault.file + ':' + std::to_string(fault.at.line) + ':' + std::to_string(fault.at.column)};
}

// The same duty in two packs is one duty on the page, so it must start the same way in both.
void check_between(std::span<const std::shared_ptr<const Policy>> policies, std::span<const PackText> packs, std::vector<Problem>& problems) {
  std::map<std::string, std::pair<const DutyRule*, std::string>> seen;
  std::map<std::string, std::string> ids;
  for (std::size_t i = 0; i < policies.size(); ++i) {
    const auto [first, fresh] = ids.emplace(policies[i]->id, packs[i].name);
    if (!fresh) problems.push_back(problem_of({packs[i].name, {}, "The pack \"" + policies[i]->id + "\" is also in " + first->second + '.'}));
    for (const DutyRule& rule : policies[i]->duties) {
      const auto [held, is_new] = seen.emplace(rule.id, std::pair{&rule, packs[i].name});
      if (!is_new && held->second.first->starts != rule.starts)
        problems.push_back(
            problem_of({packs[i].name,
                        {},
                        "The duty \"" + rule.id + "\" starts on another report than in " + held->second.second + ": make \"starts\" the same."}));
    }
  }
}

}  // namespace

Pack read_pack_tree(std::string_view text, Faults& faults) {
  Pack pack;
  const auto tree = parse_yaml(text, faults);
  if (!tree) return pack;
  Fields fields{*tree, faults, "a pack"};
  if (!fields.good()) return pack;
  read_head(fields, pack, faults);
  read_records(fields, pack, faults);
  read_rules(fields, pack, faults);
  read_sections(fields, pack, faults);
  read_risk_tool(fields, pack, faults);
  check_records(pack, faults);
  read_opening(fields, faults);
  fields.finish();
  check(pack, faults);
  if (!faults.any()) run_examples(pack, faults);
  return pack;
}

ReadPack read_pack(const PackText& text) {
  Faults faults{text.name};
  Pack pack = read_pack_tree(text.text, faults);
  if (faults.any()) return {nullptr, faults.take()};
  pack.policy.version = content_hash(text.text);
  return {std::make_shared<const Policy>(std::move(pack.policy)), {}};
}

std::shared_ptr<const Policy> PolicySet::find(std::string_view id) const {
  const auto found = std::find_if(policies_.begin(), policies_.end(), [&](const auto& policy) { return policy->id == id; });
  return found == policies_.end() ? nullptr : *found;
}
std::vector<std::shared_ptr<const Policy>> PolicySet::of(PolicyLayer layer) const {
  std::vector<std::shared_ptr<const Policy>> out;
  for (const auto& policy : policies_) if (policy->layer == layer) out.push_back(policy);
  return out;
}

Result<PolicySet> read_policies(std::span<const PackText> packs) {
  PolicySet set;
  std::vector<Problem> problems;
  for (const PackText& pack : packs) {
    ReadPack read = read_pack(pack);
    for (const Fault& fault : read.faults) problems.push_back(problem_of(fault));
    if (read.policy) set.policies_.push_back(std::move(read.policy));
  }
  if (problems.empty()) check_between(set.policies_, packs, problems);
  if (!problems.empty()) return Refusal{Because::invalid, std::move(problems)};
  return set;
}

Result<PolicySet> load_policies(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (auto it = std::filesystem::directory_iterator(folder, failed); !failed && it != std::filesystem::directory_iterator(); it.increment(failed))
    if (it->path().extension() == ".yaml") files.push_back(it->path());
  if (failed) return Refusal::one(Because::failed, "policy.folder_unreadable", "The folder of policy packs cannot be read: " + folder.string() + '.');
  if (files.empty()) return Refusal::one(Because::failed, "policy.folder_empty", "There is no policy pack in " + folder.string() + '.');
  std::sort(files.begin(), files.end());
  std::vector<PackText> packs;
  for (const auto& file : files) {
    std::ifstream in{file, std::ios::binary};
    packs.push_back({file.filename().string(), std::string{std::istreambuf_iterator<char>{in}, {}}});
    if (!in) return Refusal::one(Because::failed, "policy.pack_unreadable", "The policy pack cannot be read: " + file.string() + '.');
  }
  return read_policies(packs);
}

Result<PolicyHistory> start_history(const PolicySet& set, std::string_view landlord_pack, Instant adopted) {
  const auto landlord = set.find(landlord_pack);
  if (!landlord || landlord->layer != PolicyLayer::landlord)
    return Refusal::one(Because::not_found, "policy.no_such_pack",
                        "There is no landlord's policy pack with the id \"" + std::string(landlord_pack) + "\".");
  PolicyHistory history;
  history.adopt(landlord, adopted);
  for (const auto& policy : set.all()) if (policy->layer != PolicyLayer::landlord) history.adopt(policy, adopted);
  return history;
}

}  // namespace rowan::policy
