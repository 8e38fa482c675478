#pragma once
// Who has looked at what. Its own hash chain, in the same commit as the act it tells of.
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct AccessRow {
  std::int64_t position = 0;
  Access access;
};

// Newest first; `before` is the position of the last row of the page before, 0 for the first page.
[[nodiscard]] std::vector<AccessRow> who_looked(const Reader& reader, StreamId stream, std::int64_t before, std::size_t limit);
[[nodiscard]] std::vector<AccessRow> looked_by(const Reader& reader, StaffId staff, std::int64_t before, std::size_t limit);
// The same over every stream, of one person or of everybody, with `detail` left sealed and empty: what an auditor pages through.
[[nodiscard]] std::vector<AccessRow> access_heads(const Reader& reader, std::optional<StaffId> staff, std::int64_t before, std::size_t limit);
// Everything from an instant on, oldest first, for an auditor's export.
void for_each_access(const Reader& reader, Instant from, Instant until, const std::function<bool(const AccessRow&)>& each);

}  // namespace rowan::store
