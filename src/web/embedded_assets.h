#pragma once
// What tools/build-assets puts into the program; web/assets.h is the way to it.
#include <span>
#include <string_view>

#include "web/assets.h"

namespace rowan::web {

struct EmbeddedAsset {
  std::string_view name;  // without digest: "staff.css"
  Asset asset;
};

// Sorted by path. Defined in the source that the build makes.
std::span<const EmbeddedAsset> embedded_assets();

}  // namespace rowan::web
