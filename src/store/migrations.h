#pragma once
// The shape of the tables, step by step. A step that was released never changes: its digest is pinned here and in every
// database that ran it. In the words of the steps INTEGER is 64 bits, BLOB is bytes; a driver whose words differ replaces
// these whole words.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/db.h"

namespace rowan::store {

struct Migration {
  std::int64_t version;
  std::string_view name;
  std::string_view digest;  // hex BLAKE2b-256 of the SQL
  std::string_view sql;
};

[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] std::string migration_digest(const Migration& migration);

// Refused, failed: "store.newer" when the database was written by a newer version than this one knows. For those who only look.
[[nodiscard]] Result<void> check_version(Connection& reader, std::span<const Migration> known = migrations());

// Brings the database up to date, each step in its own transaction. Refused, failed: "store.newer", "store.migration_changed".
[[nodiscard]] Result<void> migrate(Connection& writer, std::span<const Migration> steps = migrations());

}  // namespace rowan::store
