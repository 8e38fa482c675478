#include "store/checkpoint.h"

#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <sstream>
#include <unordered_map>

#include "security/seal.h"
#include "security/token.h"
#include "store/entry_bytes.h"

namespace rowan::store {

namespace {

constexpr std::string_view word = "rowan-checkpoint-1";

std::string signed_part(const Checkpoint& c) {
  return std::string{word} + ' ' + std::to_string(c.number) + ' ' + std::to_string(c.position) + ' ' + security::hex(c.hash) + ' ' +
         std::to_string(c.access_position) + ' ' + security::hex(c.access_hash) + ' ' + std::to_string(c.at.micros);
}
bool number_from(std::string_view text, std::int64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() && number >= 0;
}
Checkpoint from_row(const Row& row) {
  return {row.integer(0), row.integer(1), row.bytes(2), row.integer(3), row.bytes(4), row.instant(5), row.bytes(6)};
}

}  // namespace

Checkpoint write_checkpoint(Tx& tx, Instant at) {
  Checkpoint c;
  c.hash = c.access_hash = genesis;
  c.at = at;
  c.number = tx.db().number("SELECT max(number) FROM checkpoint") + 1;
  tx.db().query("SELECT position, hash FROM entry ORDER BY position DESC LIMIT 1", {}, [&](const Row& row) {
    c.position = row.integer(0);
    c.hash = row.bytes(1);
  });
  tx.db().query("SELECT position, hash FROM access_log ORDER BY position DESC LIMIT 1", {}, [&](const Row& row) {
    c.access_position = row.integer(0);
    c.access_hash = row.bytes(1);
  });
  c.signature = tx.keys().sign(signed_part(c));
  tx.db().execute("INSERT INTO checkpoint (number, position, hash, access_position, access_hash, at, signature) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                  {c.number, c.position, Blob{c.hash}, c.access_position, Blob{c.access_hash}, c.at, Blob{c.signature}});
  return c;
}

std::optional<Checkpoint> last_checkpoint(const Reader& reader) {
  std::optional<Checkpoint> found;
  reader.db().query("SELECT number, position, hash, access_position, access_hash, at, signature FROM checkpoint ORDER BY number DESC LIMIT 1", {},
                    [&](const Row& row) { found = from_row(row); });
  return found;
}

std::string to_line(const Checkpoint& checkpoint) { return signed_part(checkpoint) + ' ' + security::base64url(checkpoint.signature); }

Result<Checkpoint> checkpoint_from_line(std::string_view line) {
  std::istringstream words{std::string{line}};
  std::string first, number, position, hash, access_position, access_hash, at, signature, more;
  words >> first >> number >> position >> hash >> access_position >> access_hash >> at >> signature;
  Checkpoint c;
  c.hash = security::from_hex(hash);
  c.access_hash = security::from_hex(access_hash);
  c.signature = security::from_base64url(signature);
  const bool good = first == word && number_from(number, c.number) && number_from(position, c.position) &&
                    number_from(access_position, c.access_position) && number_from(at, c.at.micros) && c.hash.size() == hash_bytes &&
                    c.access_hash.size() == hash_bytes && !c.signature.empty() && !(words >> more);
  if (!good) return Refusal::one(Because::invalid, "checkpoint.unreadable", "This is not a checkpoint line, or part of it is missing.");
  return c;
}

std::string_view words_for(Flaw flaw) {
  switch (flaw) {
    case Flaw::hash: return "the bytes are not those that were written";
    case Flaw::gap: return "something is missing or is there twice";
    case Flaw::order: return "the order is not the one it was written in";
    case Flaw::seal: return "the content does not open with its key";
    case Flaw::key: return "the stream's key is missing or does not open";
    case Flaw::truncated: return "the end is missing";
    case Flaw::signature: return "the signature is not ours";
  }
  return "";
}
std::string_view words_for(FlawIn place) {
  switch (place) {
    case FlawIn::record: return "the record";
    case FlawIn::access_log: return "the access log";
    case FlawIn::streams: return "the list of streams";
    case FlawIn::checkpoints: return "the checkpoints";
  }
  return "";
}

namespace {

// One walk over everything. Each step returns false at the first flaw.
class Walk {
 public:
  Walk(const Reader& reader, std::span<const Checkpoint> kept) : reader_(reader), db_(reader.db()), kept_(kept) {}
  Verdict run() {
    read_streams() && walk_record() && walk_access_log() && walk_streams() && walk_checkpoints();
    return verdict_;
  }

 private:
  struct Stream {
    std::string kind;
    std::int64_t last_seq = 0, seen = 0;
    std::optional<std::string> wrapped;
    bool disposed = false;  // as the access log says
  };

  bool flaw(FlawIn place, Flaw what, std::int64_t position, StreamId stream = {}) {
    verdict_.first = Finding{place, what, position, stream};
    return false;
  }

  bool read_streams() {
    db_.query("SELECT s.stream, s.kind, s.last_seq, k.wrapped FROM stream s LEFT JOIN stream_key k ON k.stream = s.stream", {}, [&](const Row& row) {
      streams_.emplace(row.integer(0), Stream{row.string(1), row.integer(2), 0, row.null(3) ? std::nullopt : std::optional{row.bytes(3)}, false});
    });
    db_.query("SELECT stream FROM access_log WHERE act = $1", {disposed_act}, [&](const Row& row) {
      if (const auto found = streams_.find(row.integer(0)); found != streams_.end()) found->second.disposed = true;
    });
    std::int64_t stray = 0;
    db_.query("SELECT k.stream FROM stream_key k LEFT JOIN stream s ON s.stream = k.stream WHERE s.stream IS NULL", {},
              [&](const Row& row) { stray = row.integer(0); });
    return stray == 0 || flaw(FlawIn::streams, Flaw::gap, 0, StreamId{stray});
  }

  const security::StreamKey* key_of(std::int64_t id, const Stream& stream) {
    if (!stream.wrapped) return nullptr;
    auto known = open_keys_.find(id);
    if (known == open_keys_.end()) {
      if (open_keys_.size() >= 4096) open_keys_.clear();
      auto key = reader_.keys().unwrap(*stream.wrapped, key_place(StreamId{id}, stream.kind));
      if (!key) return nullptr;
      known = open_keys_.emplace(id, std::move(key).value()).first;
    }
    return &known->second;
  }

  bool walk_record() {
    std::string last_hash = genesis, bound, plain;
    Instant last_at{std::numeric_limits<std::int64_t>::min()};
    EntryHead head;
    const auto wrong = [&](Flaw what) { return flaw(FlawIn::record, what, head.position, head.stream); };
    db_.query("SELECT position, stream, seq, kind, version, happened_at, entered_at, actor, prev, hash, sealed, id FROM entry ORDER BY position", {},
              [&](const Row& row) {
                const std::int64_t expected = verdict_.entries + 1;
                head = {StreamId{row.integer(1)},         row.integer(2), row.integer(0), row.string(3),
                        static_cast<int>(row.integer(4)), row.instant(5), row.instant(6), StaffId{row.integer(7)}};
                if (head.position != expected) return flaw(FlawIn::record, Flaw::gap, expected);
                if (row.blob(8) != last_hash) return wrong(Flaw::order);
                head_bytes(bound, head, row.blob(8));
                if (row.integer(4) != head.version || security::digest({bound, row.blob(10)}) != row.blob(9)) return wrong(Flaw::hash);
                const auto found = streams_.find(head.stream.value);
                if (found == streams_.end()) return wrong(Flaw::gap);
                if (head.seq != ++found->second.seen || row.integer(11) != entry_row(head.stream, head.seq) || head.entered_at < last_at)
                  return wrong(Flaw::order);
                if (const security::StreamKey* key = key_of(head.stream.value, found->second)) {
                  if (!security::unseal_into(*key, row.blob(10), bound, plain)) return wrong(Flaw::seal);
                } else if (found->second.wrapped || !found->second.disposed) {
                  return wrong(Flaw::key);
                }
                last_hash = row.blob(9);
                last_at = head.entered_at;
                ++verdict_.entries;
                return true;
              });
    return !verdict_.first;
  }

  bool walk_access_log() {
    std::string last_hash = genesis, bound, plain;
    Instant last_at{std::numeric_limits<std::int64_t>::min()};
    db_.query("SELECT position, at, staff, stream, act, sealed, prev, hash FROM access_log ORDER BY position", {}, [&](const Row& row) {
      const std::int64_t expected = verdict_.accesses + 1, position = row.integer(0);
      const StreamId stream{row.integer(3)};
      const auto wrong = [&](Flaw what) { return flaw(FlawIn::access_log, what, position, stream); };
      if (position != expected) return flaw(FlawIn::access_log, Flaw::gap, expected);
      if (row.blob(6) != last_hash) return wrong(Flaw::order);
      access_bytes(bound, position, row.instant(1), StaffId{row.integer(2)}, stream, row.text(4), row.blob(6));
      if (security::digest({bound, row.blob(5)}) != row.blob(7)) return wrong(Flaw::hash);
      if (row.instant(1) < last_at) return wrong(Flaw::order);
      if (!access_opens(stream, row.blob(5), bound, plain)) return wrong(Flaw::seal);
      last_hash = row.blob(7);
      last_at = row.instant(1);
      ++verdict_.accesses;
      return true;
    });
    return !verdict_.first;
  }

  bool access_opens(StreamId id, std::string_view sealed, std::string_view bound, std::string& plain) {
    if (security::unseal_into(reader_.keys().key(security::Purpose::index_seal), sealed, bound, plain)) return true;
    const auto found = streams_.find(id.value);
    if (found == streams_.end()) return false;
    if (const security::StreamKey* key = key_of(id.value, found->second)) return security::unseal_into(*key, sealed, bound, plain);
    return found->second.disposed;  // its key is gone, and rightly
  }

  bool walk_streams() {
    for (const auto& [id, stream] : streams_) {
      ++verdict_.streams;
      if (stream.seen < stream.last_seq) return flaw(FlawIn::record, Flaw::truncated, verdict_.entries + 1, StreamId{id});
      if (stream.seen > stream.last_seq) return flaw(FlawIn::streams, Flaw::gap, 0, StreamId{id});
      if (stream.wrapped ? key_of(id, stream) == nullptr || stream.disposed : !stream.disposed)
        return flaw(FlawIn::streams, Flaw::key, 0, StreamId{id});
    }
    return true;
  }

  std::string hash_at(std::string_view sql, std::int64_t position) {
    std::string hash = position == 0 ? genesis : std::string{};
    db_.query(sql, {position}, [&](const Row& row) { hash = row.bytes(0); });
    return hash;
  }

  bool holds(const Checkpoint& c) {
    if (!security::verify_signature(signed_part(c), c.signature, reader_.keys().public_key()))
      return flaw(FlawIn::checkpoints, Flaw::signature, c.number);
    if (c.position > verdict_.entries) return flaw(FlawIn::record, Flaw::truncated, verdict_.entries + 1);
    if (c.access_position > verdict_.accesses) return flaw(FlawIn::access_log, Flaw::truncated, verdict_.accesses + 1);
    if (hash_at("SELECT hash FROM entry WHERE position = $1", c.position) != c.hash) return flaw(FlawIn::record, Flaw::hash, c.position);
    if (hash_at("SELECT hash FROM access_log WHERE position = $1", c.access_position) != c.access_hash)
      return flaw(FlawIn::access_log, Flaw::hash, c.access_position);
    return true;
  }

  bool walk_checkpoints() {
    std::int64_t checkpoints = 0;
    std::vector<Checkpoint> ours;
    db_.query("SELECT number, position, hash, access_position, access_hash, at, signature FROM checkpoint ORDER BY number", {},
              [&](const Row& row) { ours.push_back(from_row(row)); });
    for (const Checkpoint& c : ours) {
      if (c.number != ++checkpoints) return flaw(FlawIn::checkpoints, Flaw::gap, checkpoints);
      if (!holds(c)) return false;
      ++verdict_.checkpoints;
    }
    for (const Checkpoint& c : kept_) {
      if (!holds(c)) return false;
      if (c.number > checkpoints) return flaw(FlawIn::checkpoints, Flaw::truncated, checkpoints + 1);
      ++verdict_.checkpoints;
    }
    return true;
  }

  const Reader& reader_;
  Connection& db_;
  std::span<const Checkpoint> kept_;
  std::map<std::int64_t, Stream> streams_;
  std::unordered_map<std::int64_t, security::StreamKey> open_keys_;
  Verdict verdict_;
};

}  // namespace

Verdict verify(const Reader& reader, std::span<const Checkpoint> kept_elsewhere) { return Walk{reader, kept_elsewhere}.run(); }

}  // namespace rowan::store
