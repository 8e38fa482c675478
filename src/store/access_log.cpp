#include "store/access_log.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

#include "security/seal.h"
#include "store/entry_bytes.h"

namespace rowan::store {

namespace {

// The detail of a look at one stream is sealed with that stream's key, so that disposing of the stream disposes of it too.
std::string open_detail(const Reader& reader, const std::optional<security::StreamKey>& key, std::string_view sealed, std::string_view bound) {
  std::string plain;
  if (key && security::unseal_into(*key, sealed, bound, plain)) return plain;
  if (security::unseal_into(reader.keys().key(security::Purpose::index_seal), sealed, bound, plain)) return plain;
  return {};
}

AccessRow row_of(const Reader& reader, const std::optional<security::StreamKey>& key, const Row& row) {
  AccessRow out{row.integer(0), {row.instant(1), StaffId{row.integer(2)}, StreamId{row.integer(3)}, row.string(4), {}}};
  std::string bound;
  access_bytes(bound, out.position, out.access.at, out.access.staff, out.access.stream, out.access.act, row.blob(6));
  out.access.detail = open_detail(reader, key, row.blob(5), bound);
  return out;
}
std::int64_t before_or_end(std::int64_t before) { return before == 0 ? std::numeric_limits<std::int64_t>::max() : before; }

}  // namespace

std::int64_t Tx::log_access(const Access& access) {
  std::int64_t position = 0;
  std::string previous = genesis;
  Instant at = access.at;
  db_.query("SELECT position, hash, at FROM access_log ORDER BY position DESC LIMIT 1", {}, [&](const Row& row) {
    position = row.integer(0);
    previous = row.bytes(1);
    at = std::max(at, row.instant(2));
  });
  ++position;
  std::string bound;
  access_bytes(bound, position, at, access.staff, access.stream, access.act, previous);
  const auto key = access.stream && !access.detail.empty() ? stream_key(*this, access.stream) : std::nullopt;
  const std::string sealed = security::seal(key ? *key : keys_.key(security::Purpose::index_seal), access.detail, bound);
  db_.execute("INSERT INTO access_log (position, at, staff, stream, act, sealed, prev, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
              {position, at, access.staff, access.stream, access.act, Blob{sealed}, Blob{previous}, Blob{security::digest({bound, sealed})}});
  return position;
}

std::vector<AccessRow> who_looked(const Reader& reader, StreamId stream, std::int64_t before, std::size_t limit) {
  const auto key = stream_key(reader, stream);
  std::vector<AccessRow> rows;
  reader.db().query(
      "SELECT position, at, staff, stream, act, sealed, prev FROM access_log WHERE stream = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
      {stream, before_or_end(before), limit}, [&](const Row& row) { rows.push_back(row_of(reader, key, row)); });
  return rows;
}

std::vector<AccessRow> looked_by(const Reader& reader, StaffId staff, std::int64_t before, std::size_t limit) {
  std::vector<AccessRow> rows;
  reader.db().query(
      "SELECT position, at, staff, stream, act, sealed, prev FROM access_log WHERE staff = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
      {staff, before_or_end(before), limit},
      [&](const Row& row) { rows.push_back(row_of(reader, stream_key(reader, StreamId{row.integer(3)}), row)); });
  return rows;
}

std::vector<AccessRow> access_heads(const Reader& reader, std::optional<StaffId> staff, std::int64_t before, std::size_t limit) {
  std::vector<AccessRow> rows;
  auto take = [&](const Row& row) {
    rows.push_back({row.integer(0), {row.instant(1), StaffId{row.integer(2)}, StreamId{row.integer(3)}, row.string(4), {}}});
  };
  if (staff) {
    reader.db().query("SELECT position, at, staff, stream, act FROM access_log WHERE staff = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
                      {*staff, before_or_end(before), limit}, take);
  } else {
    reader.db().query("SELECT position, at, staff, stream, act FROM access_log WHERE position < $1 ORDER BY position DESC LIMIT $2",
                      {before_or_end(before), limit}, take);
  }
  return rows;
}

void for_each_access(const Reader& reader, Instant from, Instant until, const std::function<bool(const AccessRow&)>& each) {
  reader.db().query("SELECT position, at, staff, stream, act, sealed, prev FROM access_log WHERE at >= $1 AND at < $2 ORDER BY position",
                    {from, until}, [&](const Row& row) { return each(row_of(reader, stream_key(reader, StreamId{row.integer(3)}), row)); });
}

}  // namespace rowan::store
