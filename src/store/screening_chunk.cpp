#include "store/screening_chunk.h"

#include "security/seal.h"
#include "store/entry_bytes.h"

namespace rowan::store {
namespace {

// How many there are is bound to each, so that a missing one shows.
std::string place(StreamId stream, std::int64_t number, std::int64_t of) {
  return "screening-1 " + std::to_string(stream.value) + ' ' + std::to_string(number) + '/' + std::to_string(of);
}
Refusal disposed() { return Refusal::one(Because::not_found, "record.disposed", "This record was disposed of at the end of its time. Its content cannot be read."); }
Refusal changed() { return Refusal::one(Because::failed, "screening.changed", "What was kept of repairs and complaints has been damaged or changed outside Rowan. Import the files again."); }

}  // namespace

Result<void> put_screening_chunks(Tx& tx, StreamId stream, std::span<const std::string> chunks) {
  if (auto known = tx.stream(stream); !known) return known.refusal();
  const auto key = stream_key(tx, stream);
  if (!key) return disposed();
  tx.db().execute("DELETE FROM screening_chunk WHERE stream = $1", {stream});
  const auto of = static_cast<std::int64_t>(chunks.size());
  for (std::int64_t number = 1; number <= of; ++number) {
    const std::string sealed = security::seal(*key, chunks[static_cast<std::size_t>(number - 1)], place(stream, number, of));
    tx.db().execute("INSERT INTO screening_chunk (stream, number, parts, sealed) VALUES ($1, $2, $3, $4)", {stream, number, of, Blob{sealed}});
  }
  tx.touch(Topic::entry, stream.value);
  return {};
}

Result<std::vector<std::string>> read_screening_chunks(const Reader& reader, StreamId stream) {
  if (auto known = reader.stream(stream); !known) return known.refusal();
  const auto key = stream_key(reader, stream);
  if (!key) return disposed();
  std::vector<std::string> out;
  bool whole = true;
  std::int64_t parts = 0;
  reader.db().query("SELECT number, parts, sealed FROM screening_chunk WHERE stream = $1 ORDER BY number", {stream}, [&](const Row& row) {
    parts = row.integer(1);
    std::string plain;
    whole = whole && row.integer(0) == static_cast<std::int64_t>(out.size()) + 1 && security::unseal_into(*key, row.blob(2), place(stream, row.integer(0), parts), plain);
    out.push_back(std::move(plain));
  });
  if (!whole || static_cast<std::int64_t>(out.size()) != parts) return changed();
  return out;
}

}  // namespace rowan::store
