#include "store/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "security/seal.h"
#include "security/token.h"
#include "store/entry_bytes.h"
#include "store/sealed_file.h"

namespace rowan::store {

namespace {

constexpr std::string_view record_word = "rowan record", keys_word = "rowan stream keys";

security::SecretKey backup_key(const security::KeyRing& keys, std::string_view extra) {
  return security::SecretKey{security::keyed_digest(keys.key(security::Purpose::backup), {"backup", extra})};
}
Refusal not_written() {
  return Refusal::one(Because::failed, "backup.not_written", "The backup could not be written. Check the folder and the room on its disk.");
}
Refusal unreadable(std::string text) { return Refusal::one(Because::failed, "backup.unreadable", std::move(text)); }

bool make_private(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0) ::close(fd);
  return fd >= 0;
}

// A copy that is gone, with its side files, when this goes.
struct Copy {
  std::filesystem::path file;
  explicit Copy(std::filesystem::path f) : file(std::move(f)) {}
  ~Copy() { for (const char* side : {"", "-wal", "-shm", "-journal"}) ::unlink((file.string() + side).c_str()); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
};

// What the key file holds: how far the record went, each stream's wrapped key, and which streams were disposed of.
struct StreamKeys {
  std::int64_t last_position = 0;
  std::map<std::int64_t, std::string> wrapped;
  std::map<std::int64_t, Instant> disposed;

  [[nodiscard]] std::string text() const {
    std::string out;
    put_number(out, last_position);
    put_number(out, static_cast<std::int64_t>(wrapped.size()));
    for (const auto& [stream, key] : wrapped) {
      put_number(out, stream);
      put_text(out, key);
    }
    put_number(out, static_cast<std::int64_t>(disposed.size()));
    for (const auto& [stream, at] : disposed) {
      put_number(out, stream);
      put_number(out, at.micros);
    }
    return out;
  }
};

class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes) : left_(bytes) {}
  std::int64_t number() {
    std::uint64_t value = 0;
    const std::string_view eight = take(8);
    for (std::size_t i = 0; i < eight.size(); ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(eight[i])) << (8 * i);
    return static_cast<std::int64_t>(value);
  }
  std::string_view take(std::size_t size) {
    if (size > left_.size()) { good = false; return {}; }
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  [[nodiscard]] bool ended() const { return good && left_.empty(); }
  bool good = true;

 private:
  std::string_view left_;
};

std::optional<StreamKeys> stream_keys_from(std::string_view bytes) {
  StreamKeys keys;
  NumberReader in{bytes};
  keys.last_position = in.number();
  for (std::int64_t n = in.number(); in.good && n > 0; --n) {
    const std::int64_t stream = in.number();
    keys.wrapped[stream] = in.take(static_cast<std::size_t>(in.number()));
  }
  for (std::int64_t n = in.number(); in.good && n > 0; --n) {
    const std::int64_t stream = in.number();
    keys.disposed[stream] = Instant{in.number()};
  }
  if (!in.ended()) return {};
  return keys;
}

// Takes the keys out of a copy; what is deleted there is overwritten with zeros (secure delete).
StreamKeys take_keys_out(const std::filesystem::path& copy) {
  const auto driver = open_sqlite(copy.string());
  const auto db = driver->writer();
  StreamKeys keys;
  keys.last_position = db->number("SELECT position FROM entry ORDER BY position DESC LIMIT 1");
  db->query("SELECT stream, wrapped FROM stream_key", {}, [&](const Row& row) { keys.wrapped[row.integer(0)] = row.bytes(1); });
  db->query("SELECT stream, at FROM access_log WHERE act = $1", {disposed_act},
            [&](const Row& row) { keys.disposed[row.integer(0)] = row.instant(1); });
  db->begin_write();
  db->execute("DELETE FROM stream_key");
  db->execute("DELETE FROM session");
  db->commit();
  return keys;  // closing folds the log into the file
}

bool send_file(const std::filesystem::path& path, const Chunk& sink) {
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::string block(1 << 18, '\0');
  std::size_t size = 0;
  while ((size = std::fread(block.data(), 1, block.size(), file)) > 0) sink(std::string_view{block}.substr(0, size));
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good;
}

// Puts the keys back. A stream without one must have been disposed of since; that is written down here as it was there.
Result<void> put_keys_back(const std::filesystem::path& database, const StreamKeys& stream_keys, const security::KeyRing& keys) {
  const auto driver = open_sqlite(database.string());
  const auto db = driver->writer();
  if (db->number("SELECT position FROM entry ORDER BY position DESC LIMIT 1") > stream_keys.last_position) {
    return Refusal::one(Because::failed, "backup.keys_older", "The key file of the backup is older than its record. Take the newest key file.");
  }
  db->begin_write();
  Tx tx{*db, keys};
  std::vector<std::int64_t> streams;
  std::set<std::int64_t> known;
  db->query("SELECT stream FROM stream", {}, [&](const Row& row) { streams.push_back(row.integer(0)); });
  db->query("SELECT stream FROM access_log WHERE act = $1", {disposed_act}, [&](const Row& row) { known.insert(row.integer(0)); });
  for (const std::int64_t stream : streams) {
    if (const auto key = stream_keys.wrapped.find(stream); key != stream_keys.wrapped.end()) {
      db->execute("INSERT INTO stream_key (stream, wrapped) VALUES ($1, $2)", {stream, Blob{key->second}});
    } else if (const auto gone = stream_keys.disposed.find(stream); gone != stream_keys.disposed.end()) {
      if (!known.contains(stream)) tx.log_access({gone->second, {}, StreamId{stream}, std::string{disposed_act}, {}});
    } else {
      db->rollback();
      return unreadable("The key file of the backup lacks a stream's key. Take the newest key file.");
    }
  }
  db->commit();
  return {};
}

}  // namespace

Result<BackupFigures> backup(Store& store, const BackupFiles& to, std::string_view extra) {
  try {
    const Copy copy{store.folder() / ("backup-" + security::hex(security::random_bytes(8)) + ".tmp")};
    if (!make_private(copy.file)) return not_written();
    store.copy_to(copy.file.string());
    const StreamKeys stream_keys = take_keys_out(copy.file);
    const security::SecretKey key = backup_key(store.keys(), extra);
    const auto keys = write_sealed_file(to.keys, key, keys_word, [&](const Chunk& sink) { sink(stream_keys.text()); return true; });
    if (!keys) return keys.refusal();  // keys first: a key file newer than the record always fits
    const auto record = write_sealed_file(to.record, key, record_word, [&](const Chunk& sink) { return send_file(copy.file, sink); });
    if (!record) return record.refusal();
    return BackupFigures{stream_keys.last_position, *record + *keys};
  } catch (const DbError&) {
    return not_written();
  }
}

Result<void> restore(const BackupFiles& from, const security::KeyRing& keys, const std::filesystem::path& to_folder, std::string_view extra) {
  const std::filesystem::path database = to_folder / "rowan.db", unfinished = to_folder / "rowan.db.unfinished";
  std::error_code fault;
  const bool made = std::filesystem::create_directories(to_folder, fault);
  if (made) std::filesystem::permissions(to_folder, std::filesystem::perms::owner_all, fault);
  if (std::filesystem::exists(database, fault))
    return Refusal::one(Because::failed, "backup.folder_used", "There is a database in this folder already. Restore into an empty folder.");
  const security::SecretKey key = backup_key(keys, extra);

  std::string key_text;
  const auto read_keys = read_sealed_file(from.keys, key, keys_word, [&](std::string_view piece) { key_text += piece; return true; });
  if (!read_keys) return read_keys.refusal();
  const auto stream_keys = stream_keys_from(key_text);
  if (!stream_keys) return unreadable("The key file of the backup is not one this version can read.");

  const Copy copy{unfinished};
  ::unlink(unfinished.c_str());
  if (!make_private(unfinished)) return not_written();
  std::FILE* const out = std::fopen(unfinished.c_str(), "wb");
  if (out == nullptr) return not_written();
  const auto record = read_sealed_file(from.record, key, record_word,
                                       [&](std::string_view piece) { return std::fwrite(piece.data(), 1, piece.size(), out) == piece.size(); });
  const bool flushed = std::fflush(out) == 0 && ::fsync(::fileno(out)) == 0;
  std::fclose(out);
  if (!record) return record.refusal();
  if (!flushed) return not_written();
  try {
    if (const auto back = put_keys_back(unfinished, *stream_keys, keys); !back) return back.refusal();
  } catch (const DbError&) {
    return not_written();
  }
  std::filesystem::rename(unfinished, database, fault);
  if (fault) return not_written();
  return {};
}

Result<Verdict> verify_backup(const BackupFiles& from, const security::KeyRing& keys, const std::filesystem::path& scratch, std::string_view extra) {
  std::error_code fault;
  if (std::filesystem::exists(scratch, fault)) return Refusal::one(Because::failed, "backup.folder_used", "The folder for the check exists already.");
  const auto checked = [&]() -> Result<Verdict> {
    if (const auto restored = restore(from, keys, scratch, extra); !restored) return restored.refusal();
    auto store = Store::open({.folder = scratch}, keys);
    if (!store) return store.refusal();
    return (*store)->read([](Reader& reader) -> Result<Verdict> { return verify(reader); });
  }();
  std::filesystem::remove_all(scratch, fault);
  return checked;
}

}  // namespace rowan::store
