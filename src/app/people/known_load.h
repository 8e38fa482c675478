#pragma once
// Fills the known index from the sealed streams, and keeps it current.
#include <span>

#include "base/ids.h"
#include "base/result.h"

namespace rowan::store { class Store; }

namespace rowan::people {

class KnownIndex;

// At start: every person and home. Disposed streams are passed over. Refused: failed "record.damaged".
[[nodiscard]] Result<void> load_known(store::Store& store, KnownIndex& known);

// After a commit that touched these: loads them and puts them in; one whose stream was disposed of is forgotten.
[[nodiscard]] Result<void> refresh_known(store::Store& store, KnownIndex& known, std::span<const PersonId> persons, std::span<const HomeId> homes);

}  // namespace rowan::people
