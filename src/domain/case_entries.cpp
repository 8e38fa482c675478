#include "domain/case_entries.h"

#include "domain/upcast.h"

namespace rowan {
namespace {

template <std::size_t I = 0>
CaseEvent read(const Entry& entry) {
  if constexpr (I < std::variant_size_v<CaseEvent>) {
    using T = std::variant_alternative_t<I, CaseEvent>;
    if (entry.head.kind == T::kind) {
      if (entry.head.version == T::version) return from_json<T>(entry.payload);
      return from_json<T>(upcast(entry.head.kind, entry.head.version, T::version, entry.payload));
    }
    return read<I + 1>(entry);
  } else {
    throw Unreadable("an entry kind this version does not know");
  }
}

}  // namespace

CaseEvent read_case_event(const Entry& entry) { return read(entry); }

}  // namespace rowan
