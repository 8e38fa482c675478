#pragma once
// What a pack can say but this version cannot do yet. A landlord's value must never be ignored in silence, so a pack that uses
// one of these is refused with "not supported yet"; a value that no version would understand is refused as wrong.
#include <span>
#include <string_view>

namespace rowan::policy {

struct Dimension {
  std::string_view key;       // top-level key of a pack
  std::string_view settings;  // its keys, separated by spaces
  std::string_view means;
};
[[nodiscard]] std::span<const Dimension> later_dimensions();

}  // namespace rowan::policy
