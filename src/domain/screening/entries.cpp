#include "domain/screening/entries.h"

#include "domain/upcast.h"

namespace rowan::prompts {
namespace {

template <std::size_t I = 0>
Event read(const Entry& entry) {
  if constexpr (I < std::variant_size_v<Event>) {
    using T = std::variant_alternative_t<I, Event>;
    if (entry.head.kind == T::kind) return from_json<T>(upcast(entry.head.kind, entry.head.version, T::version, entry.payload));
    return read<I + 1>(entry);
  } else {
    throw Unreadable("an entry kind this version does not know");
  }
}

}  // namespace

Event read_event(const Entry& entry) { return read(entry); }

}  // namespace rowan::prompts
