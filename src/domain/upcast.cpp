#include "domain/upcast.h"

#include <algorithm>

#include "base/codec.h"

namespace rowan {

namespace {

constexpr Upcaster all[] = {
    // Version 2 may carry fields, steps, wishes and approval; a version 1 has none of them.
    {"record-made", 1, [](std::string_view payload) { return std::string(payload); }},
};

}  // namespace

std::span<const Upcaster> upcasters() { return all; }

std::string upcast(std::string_view kind, int version, int to, std::string_view payload, std::span<const Upcaster> steps) {
  if (version < 1 || version > to) throw Unreadable("an entry of a newer version");
  std::string now(payload);
  for (; version < to; ++version) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Upcaster& u) { return u.kind == kind && u.from == version; });
    if (step == steps.end()) throw Unreadable("an entry of a version this program cannot read");
    now = step->step(now);
  }
  return now;
}

}  // namespace rowan
