#include "store/import_source.h"

#include "security/seal.h"

namespace rowan::store {

namespace {

std::string hash_of(const Reader& reader, std::string_view system, std::string_view source_id) {
  return security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {"import", system, source_id});
}

}  // namespace

std::optional<ImportedItem> find_imported(const Reader& reader, std::string_view system, std::string_view source_id) {
  const std::string hash = hash_of(reader, system, source_id);
  std::optional<ImportedItem> found;
  reader.db().query("SELECT stream, content_hash FROM import_source WHERE system = $1 AND source_hash = $2", {system, Blob{hash}},
                    [&](const Row& row) { found = {StreamId{row.integer(0)}, row.bytes(1)}; });
  return found;
}

void put_imported(Tx& tx, std::string_view system, std::string_view source_id, const ImportedItem& item) {
  tx.db().execute(
      "INSERT INTO import_source (system, source_hash, stream, content_hash) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (system, source_hash) DO UPDATE SET stream = excluded.stream, content_hash = excluded.content_hash",
      {system, Blob{hash_of(tx, system, source_id)}, item.stream, Blob{item.content_hash}});
}

}  // namespace rowan::store
