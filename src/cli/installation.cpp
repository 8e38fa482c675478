#include "cli/installation.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/people/known_load.h"
#include "app/rebuild.h"
#include "app/risk.h"
#include "policy/load.h"
#include "store/setting.h"
#include <map>

namespace rowan::cli {
namespace {

// Which owner codes of homes follow this pack. A pack names its own; an installation may name others.
std::vector<std::string> owners_of(const Config& config, const Policy& policy) {
  std::vector<std::string> out;
  for (const auto& [owner, pack] : config.owners) if (pack == policy.id) out.push_back(owner);
  if (out.empty()) out.push_back(policy.entity_code);
  return out;
}

std::string default_owner(const Config& config, const PolicyHistory& history) {
  for (const auto& [owner, pack] : config.owners) if (pack == config.default_policy) return owner;
  for (const PolicyVersion& version : history.versions())
    if (version.policy->layer == PolicyLayer::landlord && (config.default_policy.empty() || version.policy->id == config.default_policy)) return version.policy->entity_code;
  return {};
}

// When a pack was taken up here: the first time it was seen, kept in the store so that running clocks keep their rule.
Instant adopted_at(store::Store* store, const Policy& policy, const std::string& text, Instant now) {
  if (!store) return now;
  const auto known = store->read([&](store::Reader& reader) -> Result<std::optional<store::PackVersion>> { return store::find_pack(reader, policy.version); });
  if (known && *known) return (**known).adopted_at;
  (void)store->write([&](store::Tx& tx) -> Result<void> {
    store::put_pack(tx, {policy.version, policy.id, now, text});
    return {};
  });
  return now;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace

Instant system_now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

Result<std::shared_ptr<const PolicyHistory>> policies_of(const Config& config, store::Store* store, Instant now, std::vector<Problem>* passed_over) {
  const auto set = policy::load_policies(config.policy_folder);
  // A pack with a fault is refused whole; a serving installation goes on with the last good ones it adopted.
  std::vector<std::pair<Instant, std::shared_ptr<const Policy>>> versions;
  if (set) {
    std::map<std::string, std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(config.policy_folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::string text = read_file(entry.path());
      const auto read = policy::read_pack({entry.path().filename().string(), text});
      if (read.policy) texts[read.policy->version] = std::move(text);
    }
    for (const auto& policy : set->all()) versions.emplace_back(adopted_at(store, *policy, texts[policy->version], now), policy);
  } else if (!store) {
    return set.refusal();
  } else if (passed_over) {
    *passed_over = set.refusal().problems;
  }
  // Superseded versions still govern the clocks that started under them.
  if (store) {
    const auto kept = store->read([&](store::Reader& reader) -> Result<std::vector<store::PackVersion>> { return store::all_packs(reader); });
    if (kept)
      for (const store::PackVersion& pack : *kept) {
        const bool there = std::any_of(versions.begin(), versions.end(), [&](const auto& v) { return v.second->version == pack.hash; });
        if (there) continue;
        if (const auto read = policy::read_pack({pack.name + ".yaml", pack.text}); read.policy) versions.emplace_back(pack.adopted_at, read.policy);
      }
  }
  if (versions.empty()) return set ? Refusal::one(Because::failed, "policy.none", "There is no policy pack in " + config.policy_folder) : set.refusal();
  std::stable_sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  auto history = std::make_shared<PolicyHistory>();
  for (const auto& [adopted, policy] : versions) {
    if (policy->layer != PolicyLayer::landlord) {
      history->adopt(policy, adopted);
      continue;
    }
    for (const std::string& owner : owners_of(config, *policy)) {
      if (owner == policy->entity_code) {
        history->adopt(policy, adopted);
        continue;
      }
      Policy named = *policy;
      named.entity_code = owner;
      history->adopt(std::make_shared<const Policy>(std::move(named)), adopted);
    }
  }
  return std::shared_ptr<const PolicyHistory>(std::move(history));
}

namespace {

Result<void> fill(Installation& out, Warm warm, bool writes) {
  const Config& config = out.config;
  out.desk = std::unique_ptr<app::Desk>(new app::Desk{*out.store, system_now, config.landlord, nullptr, {}, {}, {}, {}, security::Passwords{}});
  if (warm == Warm::nothing && !writes) return {};  // a proof and a backup need no policy: a broken pack must not stand in their way
  const auto policies = policies_of(config, writes ? out.store.get() : nullptr, system_now(), &out.policy_faults);
  if (!policies) return policies.refusal();
  out.desk->policies = *policies;
  // As with packs: a tool that cannot be read is told of, and stands in the way of assessing risk only.
  if (auto tools = app::risk_tools(*out.store, config.policy_folder)) out.desk->risk_tools = *tools;
  else out.policy_faults.insert(out.policy_faults.end(), tools.refusal().problems.begin(), tools.refusal().problems.end());
  out.desk->landlord.default_owner = default_owner(config, **policies);
  if (warm != Warm::nothing)
    if (auto warmed = app::warm_up(*out.desk); !warmed) return warmed;
  if (warm == Warm::all) return people::load_known(*out.store, out.desk->known);
  return {};
}

}  // namespace

Result<Installation> open_beside(const Config& config, Warm warm) {
  Installation out;
  out.config = config;
  auto keys = security::KeyRing::open(config.key_file);
  if (!keys) return keys.refusal();
  out.keys = std::make_unique<security::KeyRing>(std::move(keys).value());
  auto store = store::Store::open_beside({.folder = config.folder}, *out.keys);
  if (!store) return store.refusal();
  out.store = std::move(store).value();
  if (auto filled = fill(out, warm, false); !filled) return filled.refusal();
  return out;
}

Result<Installation> open_installation(const Config& config, Warm warm, bool make_key) {
  Installation out;
  out.config = config;
  if (make_key && !std::filesystem::exists(config.key_file)) {
    const std::filesystem::path parent = std::filesystem::path(config.key_file).parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent);
    if (auto made = security::create_key_file(config.key_file); !made) return made.refusal();
  }
  auto keys = security::KeyRing::open(config.key_file);
  if (!keys) return keys.refusal();
  out.keys = std::make_unique<security::KeyRing>(std::move(keys).value());
  auto store = store::Store::open({.folder = config.folder}, *out.keys);
  if (!store) return store.refusal();
  out.store = std::move(store).value();
  if (auto filled = fill(out, warm, true); !filled) return filled.refusal();
  return out;
}

}  // namespace rowan::cli
