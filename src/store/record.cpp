// The record itself: streams, their keys, and the chain of sealed entries.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/reference.h"
#include "security/seal.h"
#include "store/entry_bytes.h"
#include "store/tx.h"

namespace rowan::store {

namespace {

Refusal no_such_stream() { return Refusal::one(Because::not_found, "record.not_found", "There is no such record."); }
Refusal disposed() {
  return Refusal::one(Because::not_found, "record.disposed", "This record was disposed of at the end of its time. Its content cannot be read.");
}
Refusal damaged() {
  return Refusal::one(Because::failed, "record.damaged", "This record does not open: it has been damaged or changed outside Rowan.");
}

constexpr std::string_view select_heads =
    "SELECT position, stream, seq, kind, version, happened_at, entered_at, actor, prev, sealed FROM entry WHERE id > $1 AND id < $2 ORDER BY id";
constexpr std::string_view select_from =
    "SELECT position, stream, seq, kind, version, happened_at, entered_at, actor, prev, sealed FROM entry WHERE position > $1 ORDER BY position";

void read_head(const Row& row, EntryHead& head) {
  head.position = row.integer(0);
  head.stream = StreamId{row.integer(1)};
  head.seq = row.integer(2);
  head.kind = row.text(3);
  head.version = static_cast<int>(row.integer(4));
  head.happened_at = row.instant(5);
  head.entered_at = row.instant(6);
  head.actor = StaffId{row.integer(7)};
}

struct Found {
  std::string kind;
  std::int64_t last_seq = 0;
  std::optional<std::string> wrapped;
};
std::optional<Found> find(Connection& db, StreamId stream) {
  std::optional<Found> found;
  db.query("SELECT s.kind, s.last_seq, k.wrapped FROM stream s LEFT JOIN stream_key k ON k.stream = s.stream WHERE s.stream = $1", {stream},
           [&](const Row& row) {
             found = Found{row.string(0), row.integer(1), row.null(2) ? std::nullopt : std::optional{row.bytes(2)}};
           });
  return found;
}

struct Head {
  std::int64_t position = 0;
  std::string hash = genesis;
  Instant entered_at = {0};
};
Head last_head(Connection& db) {
  Head head;
  db.query("SELECT position, hash, entered_at FROM entry ORDER BY position DESC LIMIT 1", {}, [&](const Row& row) {
    head = {row.integer(0), row.bytes(1), row.instant(2)};
  });
  return head;
}

}  // namespace

std::optional<security::StreamKey> stream_key(const Reader& reader, StreamId stream) {
  const auto found = find(reader.db(), stream);
  if (!found || !found->wrapped) return {};
  auto key = reader.keys().unwrap(*found->wrapped, key_place(stream, found->kind));
  if (!key) throw Unreadable{"a stream's key"};
  return std::move(key).value();
}

Result<std::vector<Entry>> Reader::load(StreamId id, StreamKind expected) const {
  const auto found = find(db_, id);
  if (!found || found->kind != name_of(expected)) return no_such_stream();
  if (!found->wrapped) return disposed();
  const auto key = keys_.unwrap(*found->wrapped, key_place(id, found->kind));
  if (!key) return damaged();
  std::vector<Entry> entries(static_cast<std::size_t>(std::max<std::int64_t>(found->last_seq, 0)));
  std::size_t read = 0;
  bool good = true;
  std::string bound;
  db_.query(select_heads, {entry_row(id, 0), entry_row(id, entries_a_stream)}, [&](const Row& row) {
    if (read == entries.size()) return good = false;
    Entry& entry = entries[read++];
    read_head(row, entry.head);
    if (entry.head.stream != id || entry.head.seq != static_cast<std::int64_t>(read)) return good = false;
    head_bytes(bound, entry.head, row.blob(8));
    return good = security::unseal_into(*key, row.blob(9), bound, entry.payload);
  });
  if (!good || read != entries.size()) return damaged();
  return entries;
}

Result<StreamInfo> Reader::stream(StreamId id) const {
  const auto found = find(db_, id);
  if (!found) return no_such_stream();
  return StreamInfo{id, named<StreamKind>(found->kind).value_or(StreamKind::case_), found->last_seq, !found->wrapped};
}

std::int64_t Reader::last_seq(StreamId id) const { return db_.number("SELECT last_seq FROM stream WHERE stream = $1", {id}); }
std::int64_t Reader::last_position() const { return db_.number("SELECT position FROM entry ORDER BY position DESC LIMIT 1"); }

void Reader::for_each_stream(StreamKind kind, const std::function<void(const StreamInfo&)>& each) const {
  db_.query("SELECT s.stream, s.last_seq, k.stream FROM stream s LEFT JOIN stream_key k ON k.stream = s.stream WHERE s.kind = $1 ORDER BY s.stream",
            {name_of(kind)}, [&](const Row& row) { each({StreamId{row.integer(0)}, kind, row.integer(1), row.null(2)}); });
}

Result<void> Reader::for_each_entry(std::int64_t after, const std::function<bool(const Entry&, bool)>& each) const {
  constexpr std::size_t keys_at_once = 4096;
  std::unordered_map<std::int64_t, std::optional<security::StreamKey>> open_keys;
  Entry entry;
  std::string bound;
  bool good = true;
  db_.query(select_from, {after}, [&](const Row& row) {
    read_head(row, entry.head);
    auto known = open_keys.find(entry.head.stream.value);
    if (known == open_keys.end()) {
      if (open_keys.size() >= keys_at_once) open_keys.clear();
      known = open_keys.emplace(entry.head.stream.value, stream_key(*this, entry.head.stream)).first;
    }
    const bool gone = !known->second;
    if (gone) entry.payload.clear();
    else {
      head_bytes(bound, entry.head, row.blob(8));
      if (!security::unseal_into(*known->second, row.blob(9), bound, entry.payload)) return good = false;
    }
    return each(entry, gone);
  });
  if (!good) return damaged();
  return {};
}

std::string Reader::seal_column(std::string_view table, std::int64_t id, std::string_view plain) const {
  return security::seal(keys_.key(security::Purpose::index_seal), plain, std::string{table} + ':' + std::to_string(id));
}
std::string Reader::unseal_column(std::string_view table, std::int64_t id, std::string_view sealed) const {
  std::string plain;
  if (!security::unseal_into(keys_.key(security::Purpose::index_seal), sealed, std::string{table} + ':' + std::to_string(id), plain))
    throw Unreadable{"a sealed column"};
  return plain;
}

std::int64_t Tx::next_number(std::string_view sequence, std::int64_t first) {
  return db_.number("INSERT INTO sequence (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = sequence.value + 1 RETURNING value",
                    {sequence, first});
}
std::string Tx::next_case_reference() { return case_reference(next_number("case reference", first_reference_number)); }
std::string Tx::next_report_reference() { return report_reference(next_number("report reference", first_reference_number)); }

StreamId Tx::create_stream(StreamKind kind) {
  const StreamId id{next_number("stream")};
  const security::StreamKey key = keys_.make_stream_key();
  db_.execute("INSERT INTO stream (stream, kind, last_seq) VALUES ($1, $2, 0)", {id, name_of(kind)});
  db_.execute("INSERT INTO stream_key (stream, wrapped) VALUES ($1, $2)", {id, Blob{keys_.wrap(key, key_place(id, name_of(kind)))}});
  return id;
}

Instant Tx::entering(Instant at) const { return std::max(at, last_head(db_).entered_at); }

Result<std::int64_t> Tx::append(StreamId id, std::int64_t expected_seq, std::span<const NewEntry> entries, StaffId actor, Instant entered_at) {
  const auto found = find(db_, id);
  if (!found) return no_such_stream();
  if (!found->wrapped) return disposed();
  if (found->last_seq != expected_seq) {
    return Refusal::one(Because::conflict, "record.conflict",
                        "Somebody else changed this record while you were working. Look at it again before you save.");
  }
  if (expected_seq + static_cast<std::int64_t>(entries.size()) >= entries_a_stream) {
    return Refusal::one(Because::refused, "record.full", "This record has a million entries and takes no more.");
  }
  const auto key = keys_.unwrap(*found->wrapped, key_place(id, found->kind));
  if (!key) return damaged();
  Head last = last_head(db_);
  std::string bound;
  EntryHead head;
  head.stream = id;
  head.seq = expected_seq;
  head.actor = actor;
  head.entered_at = std::max(entered_at, last.entered_at);
  for (const NewEntry& entry : entries) {
    ++head.seq;
    head.position = last.position + 1;
    head.kind = entry.kind;
    head.version = entry.version;
    head.happened_at = entry.happened_at;
    head_bytes(bound, head, last.hash);
    const std::string sealed = security::seal(*key, entry.payload, bound);
    std::string hash = security::digest({bound, sealed});
    db_.execute(
        "INSERT INTO entry (id, position, stream, seq, kind, version, happened_at, entered_at, actor, prev, hash, sealed) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {entry_row(id, head.seq), head.position, id, head.seq, head.kind, head.version, head.happened_at, head.entered_at, actor, Blob{last.hash},
         Blob{hash}, Blob{sealed}});
    last.position = head.position;
    last.hash = std::move(hash);
  }
  db_.execute("UPDATE stream SET last_seq = $2 WHERE stream = $1", {id, head.seq});
  touch(Topic::entry, id.value);
  return last.position;
}

Result<void> Tx::destroy_key(StreamId id, StaffId actor, Instant at) {
  const auto found = find(db_, id);
  if (!found) return no_such_stream();
  if (!found->wrapped) return disposed();
  db_.execute("DELETE FROM stream_key WHERE stream = $1", {id});
  touch(Topic::entry, id.value);
  log_access({at, actor, id, std::string{disposed_act}, {}});
  return {};
}

}  // namespace rowan::store
