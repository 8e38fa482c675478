#include "web/assets.h"

#include <algorithm>

#include "web/embedded_assets.h"

namespace rowan::web {

const Asset* find_asset(std::string_view path) {
  const auto all = embedded_assets();
  const auto found = std::lower_bound(all.begin(), all.end(), path, [](const EmbeddedAsset& one, std::string_view p) { return one.asset.path < p; });
  return found != all.end() && found->asset.path == path ? &found->asset : nullptr;
}

std::string_view asset_path(std::string_view name) {
  for (const EmbeddedAsset& one : embedded_assets()) {
    if (one.name == name) return one.asset.path;
  }
  return {};
}

}  // namespace rowan::web
