#pragma once
// One number for the whole content of the index tables that a rebuild makes: equal digests, equal indexes. Sealed columns are
// opened first, since the same text is sealed differently each time.
#include <string>

#include "store/tx.h"

namespace rowan::store {

[[nodiscard]] std::string index_digest(const Reader& reader);  // hex

}  // namespace rowan::store
