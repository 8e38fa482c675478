#pragma once
// Named settings and the policy packs that were in force. Both are sealed.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

[[nodiscard]] std::optional<std::string> find_setting(const Reader& reader, std::string_view name);
void put_setting(Tx& tx, std::string_view name, std::string_view value);

struct PackVersion {
  std::string hash;  // hex, of the text
  std::string name;
  Instant adopted_at;
  std::string text;  // the YAML
};
void put_pack(Tx& tx, const PackVersion& pack);                        // the same hash again keeps the first
[[nodiscard]] std::optional<PackVersion> find_pack(const Reader& reader, std::string_view hash);
[[nodiscard]] std::vector<PackVersion> all_packs(const Reader& reader);  // oldest first

}  // namespace rowan::store
