#pragma once
// A copy of a photograph without anything but the picture (CX-4.12a): place, time, device, thumbnails, comments, and whatever hides after
// the end are left out. Nothing is decoded: segments are copied by an allow-list. Pure.
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan::letters {

struct CleanImage {
  std::string format;  // "jpeg" or "png"
  std::string bytes;
  int width = 0;
  int height = 0;
};

// How a JPEG has to be turned stays, since without it a picture lies on its side. Refused: "image.kind" (neither JPEG nor PNG),
// "image.broken" (not whole, or not as these formats are written).
[[nodiscard]] Result<CleanImage> clean_copy(std::string_view bytes);

}  // namespace rowan::letters
