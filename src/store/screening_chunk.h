#pragma once
// What screening keeps of repairs and complaints: columns of bits and numbers in a few large pieces, sealed with the key of the stream
// they belong to. Replaced whole by each import, so that what is older than the policy keeps is gone, and nothing lies in clear.
#include <span>
#include <string>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

// Replaces every piece of the stream. Refused: not_found "record.not_found" / "record.disposed".
[[nodiscard]] Result<void> put_screening_chunks(Tx& tx, StreamId stream, std::span<const std::string> chunks);
// In their order. Refused: as above; failed "screening.changed" when a seal does not open or a piece is missing.
[[nodiscard]] Result<std::vector<std::string>> read_screening_chunks(const Reader& reader, StreamId stream);

}  // namespace rowan::store
