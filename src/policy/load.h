#pragma once
// From a folder of packs to checked, immutable policies. A set with any fault is refused whole, with every fault and its place.
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/policy/history.h"
#include "policy/fault.h"

namespace rowan::policy {

struct PackText {
  std::string name;  // of the file, for places
  std::string text;
};

class PolicySet {
 public:
  [[nodiscard]] std::span<const std::shared_ptr<const Policy>> all() const { return policies_; }
  [[nodiscard]] std::shared_ptr<const Policy> find(std::string_view id) const;  // null when there is none
  [[nodiscard]] std::vector<std::shared_ptr<const Policy>> of(PolicyLayer layer) const;

 private:
  friend Result<PolicySet> read_policies(std::span<const PackText> packs);
  std::vector<std::shared_ptr<const Policy>> policies_;
};

// Every *.yaml of the folder, by name. Problems have the id "policy.fault", the whole "file:line:column sentence" as text, and
// "file:line:column" as field. A folder that cannot be read is Because::failed.
[[nodiscard]] Result<PolicySet> load_policies(const std::filesystem::path& folder);
[[nodiscard]] Result<PolicySet> read_policies(std::span<const PackText> packs);

// One pack with all that is wrong with it; `policy` is null when there is any fault.
struct ReadPack {
  std::shared_ptr<const Policy> policy;
  std::vector<Fault> faults;
};
[[nodiscard]] ReadPack read_pack(const PackText& pack);

// The layers of the set and one landlord's pack, taken up at `adopted`: what an installation starts with.
[[nodiscard]] Result<PolicyHistory> start_history(const PolicySet& set, std::string_view landlord_pack, Instant adopted);

}  // namespace rowan::policy
