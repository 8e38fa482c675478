#include "store/attachment.h"

#include <optional>

#include "security/seal.h"
#include "security/sha256.h"
#include "store/entry_bytes.h"

namespace rowan::store {
namespace {

std::string place(StreamId stream, std::string_view sha256) { return "attachment-1 " + std::to_string(stream.value) + ' ' + std::string{sha256}; }
// Without the stream's key nobody can tell from the name that a file they have is kept here.
std::string name_of(const security::StreamKey& key, std::string_view sha256) { return security::keyed_digest(key, {"attachment", sha256}); }

Refusal disposed() { return Refusal::one(Because::not_found, "record.disposed", "This record was disposed of at the end of its time. Its content cannot be read."); }

}  // namespace

Result<void> put_attachment(Tx& tx, StreamId stream, std::string_view sha256, std::string_view bytes) {
  if (bytes.empty() || bytes.size() > largest_attachment) return Refusal::one(Because::refused, "attachment.size", "This file is empty or too large.");
  if (auto known = tx.stream(stream); !known) return known.refusal();
  const auto key = stream_key(tx, stream);
  if (!key) return disposed();
  const std::string name = name_of(*key, sha256);
  const std::string sealed = security::seal(*key, bytes, place(stream, sha256));
  tx.db().execute("INSERT INTO attachment (stream, name, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", {stream, Blob{name}, Blob{sealed}});
  return {};
}

Result<std::string> read_attachment(const Reader& reader, StreamId stream, std::string_view sha256) {
  if (auto known = reader.stream(stream); !known) return known.refusal();
  const auto key = stream_key(reader, stream);
  if (!key) return disposed();
  const std::string name = name_of(*key, sha256);
  std::optional<std::string> sealed;
  reader.db().query("SELECT sealed FROM attachment WHERE stream = $1 AND name = $2", {stream, Blob{name}}, [&](const Row& row) { sealed = row.bytes(0); });
  if (!sealed) return Refusal::one(Because::not_found, "attachment.none", "There is no such file.");
  std::string bytes;
  if (!security::unseal_into(*key, *sealed, place(stream, sha256), bytes) || security::sha256_hex(bytes) != sha256)
    return Refusal::one(Because::failed, "attachment.changed", "This file is not the one that the record speaks of: it has been damaged or changed outside Rowan.");
  return bytes;
}

}  // namespace rowan::store
