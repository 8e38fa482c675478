#pragma once
// An entry as the kind it says it is, out of all the kinds of its stream. For the files that define those kinds.
#include <cstddef>
#include <variant>

#include "domain/entry.h"
#include "domain/upcast.h"

namespace rowan {

// Event: a std::variant of entry kinds. Throws Unreadable for a kind or a version this program does not know.
template <class Event, std::size_t I = 0>
[[nodiscard]] Event read_as(const Entry& entry) {
  if constexpr (I < std::variant_size_v<Event>) {
    using T = std::variant_alternative_t<I, Event>;
    if (entry.head.kind != T::kind) return read_as<Event, I + 1>(entry);
    if (entry.head.version == T::version) return from_json<T>(entry.payload);
    return from_json<T>(upcast(entry.head.kind, entry.head.version, T::version, entry.payload));
  } else {
    throw Unreadable("an entry kind this version does not know");
  }
}

}  // namespace rowan
