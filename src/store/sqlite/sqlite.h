#pragma once
// The SQLite driver: WAL, synchronous=FULL, foreign keys, secure delete. A file that does not exist is made, mode 0600.
#include <cstdint>
#include <memory>
#include <string>

#include "store/db.h"

namespace rowan::store {

struct SqliteOptions {
  std::int64_t mmap_bytes = 0;  // after every commit a reader would drop its map and fault it in again; see docs/performance.md
  int writer_cache_kib = 32 * 1024;
  int reader_cache_kib = 1024;  // thrown away at every commit of another connection, and throwing away costs by its size
  int checkpoint_pages = 2000;  // the log is folded into the database when it passes this many pages
};
// Throws DbError when the file cannot be opened.
[[nodiscard]] std::unique_ptr<Driver> open_sqlite(const std::string& file, SqliteOptions options = {});

}  // namespace rowan::store
