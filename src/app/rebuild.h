#pragma once
// Indexes are thrown away and made again from the record; what is in memory is read back at the start.
#include "app/desk.h"

namespace rowan::app {

struct Rebuilt {
  std::size_t cases = 0, reports = 0, staff = 0;
};
// All in one commit: a rebuild that fails leaves the old indexes.
[[nodiscard]] Result<Rebuilt> rebuild(Desk& desk);

// A digest of every index row, clear text included: equal digests, equal indexes.
[[nodiscard]] Result<std::string> index_digest(Desk& desk);

// Staff, register and case names into memory.
[[nodiscard]] Result<void> warm_up(Desk& desk);

}  // namespace rowan::app
