#include "store/notice.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string_view>

namespace rowan::store {

std::int64_t put_notice(Tx& tx, const Notice& notice) {
  tx.touch(Topic::notice);
  const std::int64_t id = tx.next_number("notice");
  tx.db().execute("INSERT INTO notice (id, principal, at, kind, stream, body, read_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                  {id, notice.principal, notice.at, notice.kind, notice.stream, Blob{tx.seal_column("notice", id, notice.text)}, notice.read_at});
  return id;
}

std::vector<Notice> notices_for(const Reader& reader, std::span<const std::string> principals, bool unread_only, std::int64_t before,
                                std::size_t limit) {
  const std::int64_t from = before == 0 ? std::numeric_limits<std::int64_t>::max() : before;
  std::vector<Notice> found;
  for (const std::string& principal : principals) {
    reader.db().query(
        unread_only
            ? "SELECT id, at, kind, stream, body, read_at FROM notice WHERE principal = $1 AND id < $2 AND read_at = 0 ORDER BY id DESC LIMIT $3"
            : "SELECT id, at, kind, stream, body, read_at FROM notice WHERE principal = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        {principal, from, limit}, [&](const Row& row) {
          const std::int64_t id = row.integer(0);
          found.push_back({id, principal, row.instant(1), row.string(2), StreamId{row.integer(3)}, reader.unseal_column("notice", id, row.blob(4)),
                           row.instant(5)});
        });
  }
  std::ranges::sort(found, std::greater<>{}, &Notice::id);
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::size_t count_unread(const Reader& reader, std::span<const std::string> principals, std::size_t cap) {
  std::size_t count = 0;
  for (const std::string& principal : principals) {
    count += static_cast<std::size_t>(
        reader.db().number("SELECT count(*) FROM (SELECT 1 FROM notice WHERE principal = $1 AND read_at = 0 LIMIT $2) AS unread", {principal, cap}));
  }
  return std::min(count, cap);
}

bool mark_read(Tx& tx, std::int64_t id, std::span<const std::string> principals, Instant at) {
  tx.touch(Topic::notice);
  return std::ranges::any_of(principals, [&](const std::string& principal) {
    return tx.db().execute("UPDATE notice SET read_at = $3 WHERE id = $1 AND principal = $2 AND read_at = 0", {id, principal, at}) == 1;
  });
}

std::int64_t mark_read_about(Tx& tx, StreamId stream, std::string_view principal, Instant at) {
  tx.touch(Topic::notice);
  return tx.db().execute("UPDATE notice SET read_at = $3 WHERE stream = $1 AND principal = $2 AND read_at = 0", {stream, principal, at});
}

}  // namespace rowan::store
