#pragma once
// Entries outlive the program that wrote them. When a kind changes, its version goes up by one and a step here turns a payload of
// the version before into the next; folds only ever see the newest. A step is never changed after a release.
#include <span>
#include <string>
#include <string_view>

namespace rowan {

struct Upcaster {
  std::string_view kind;
  int from = 1;                                  // gives version from + 1
  std::string (*step)(std::string_view payload);
};
// Every step of this program.
[[nodiscard]] std::span<const Upcaster> upcasters();

// The payload as version `to`. Throws Unreadable when it is newer than that, or when a step is missing.
[[nodiscard]] std::string upcast(std::string_view kind, int version, int to, std::string_view payload, std::span<const Upcaster> steps = upcasters());

}  // namespace rowan
