#pragma once
// Backups, made while serving. Two files:
//   the record    the whole database without the streams' keys, encrypted;
//   the key file  the streams' keys (each still wrapped by the key-encryption key), encrypted; it replaces the one before.
// Restoring takes both, and any record of whatever age goes with the newest key file. So destroying a stream's key reaches every
// backup as soon as the next key file has replaced the last: keep many records, but only the newest key file.
//
// Both are encrypted with a key derived from the key-encryption key (purpose "backup") and, when there is one, a separate
// backup key file: then both key files are needed. A backup without the key-encryption key opens nothing; the key-encryption
// key is in no backup and must be kept apart. Names are sealed a second time inside.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "store/checkpoint.h"
#include "store/store.h"

namespace rowan::store {

struct BackupFiles {
  std::filesystem::path record;
  std::filesystem::path keys;
};
struct BackupFigures { std::int64_t last_position = 0, bytes = 0; };

// `extra` is the separate backup key (security::KeyRing-style file read by the caller), empty = none.
// Refused: failed "backup.not_written".
[[nodiscard]] Result<BackupFigures> backup(Store& store, const BackupFiles& to, std::string_view extra = {});
// Into a folder that must not hold a database yet. Refused: "backup.unreadable" (wrong key, damaged or cut short),
// "backup.folder_used", "backup.not_written".
[[nodiscard]] Result<void> restore(const BackupFiles& from, const security::KeyRing& keys, const std::filesystem::path& to_folder,
                                   std::string_view extra = {});
// Restores into `scratch` (made, and removed again), and walks the whole record.
[[nodiscard]] Result<Verdict> verify_backup(const BackupFiles& from, const security::KeyRing& keys, const std::filesystem::path& scratch,
                                            std::string_view extra = {});

}  // namespace rowan::store
