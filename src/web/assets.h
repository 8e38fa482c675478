#pragma once
// The style sheets, scripts and icons inside the program. The names carry a digest of the content, so that browsers may keep them for good.
#include <string_view>

namespace rowan::web {

struct Asset {
  std::string_view path;  // "/assets/staff-1a2b3c4d.css"
  std::string_view type;  // "text/css; charset=utf-8"
  std::string_view body;
  std::string_view gzip;  // the same, compressed; empty when that is no gain
};

// The asset at this path, or null. The path must match whole: an older digest is not found.
[[nodiscard]] const Asset* find_asset(std::string_view path);

// Where the current version of "staff.css" is: "/assets/staff-1a2b3c4d.css". Empty for a name that is not there, which is a bug.
[[nodiscard]] std::string_view asset_path(std::string_view name);

}  // namespace rowan::web
