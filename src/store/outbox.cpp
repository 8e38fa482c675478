#include "store/outbox.h"

#include <cstdint>

namespace rowan::store {

std::int64_t put_outgoing(Tx& tx, const Outgoing& item) {
  const std::int64_t id = tx.next_number("outgoing");
  tx.db().execute("INSERT INTO outgoing (id, kind, stream, not_before, tries, body) VALUES ($1, $2, $3, $4, $5, $6)",
                  {id, item.kind, item.stream, item.not_before, item.tries, Blob{tx.seal_column("outgoing", id, item.body)}});
  return id;
}

namespace {

Outgoing outgoing_of(const Reader& reader, const Row& row) {
  const std::int64_t id = row.integer(0);
  return {id, row.string(1), StreamId{row.integer(2)}, row.instant(3), row.integer(4), reader.unseal_column("outgoing", id, row.blob(5))};
}

}  // namespace

std::vector<Outgoing> due_outgoing(const Reader& reader, Instant now, std::size_t limit) {
  std::vector<Outgoing> due;
  reader.db().query("SELECT id, kind, stream, not_before, tries, body FROM outgoing WHERE not_before <= $1 ORDER BY not_before, id LIMIT $2",
                    {now, limit}, [&](const Row& row) { due.push_back(outgoing_of(reader, row)); });
  return due;
}
std::vector<Outgoing> all_outgoing(const Reader& reader, std::string_view kind, std::size_t limit) {
  std::vector<Outgoing> all;
  reader.db().query("SELECT id, kind, stream, not_before, tries, body FROM outgoing WHERE kind = $1 ORDER BY not_before, id LIMIT $2",
                    {kind, limit}, [&](const Row& row) { all.push_back(outgoing_of(reader, row)); });
  return all;
}

void retry_outgoing(Tx& tx, std::int64_t id, Instant not_before) {
  tx.db().execute("UPDATE outgoing SET tries = tries + 1, not_before = $2 WHERE id = $1", {id, not_before});
}
void finish_outgoing(Tx& tx, std::int64_t id) { tx.db().execute("DELETE FROM outgoing WHERE id = $1", {id}); }

}  // namespace rowan::store
