#pragma once
// The keys of one landlord. One 32-byte key-encryption key lives in a key file outside the data folder; everything else is
// derived from it by purpose, so that no key is used for two things. A database or a backup without the key file shows ids
// and times only. Losing the key file loses the record: keep a copy apart from the backups.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"
#include "security/secret.h"

namespace rowan::security {

using StreamKey = SecretKey;  // the random key of one stream; destroying it destroys the stream's content

enum class Purpose { stream_wrap, index_seal, session_token, checkpoint_sign, search_log, one_time_code, backup, lookup_hash };
inline constexpr std::size_t purpose_count = 8;

// Makes a new key file with 32 random bytes, mode 0600, and flushes it to disk.
// Refused: "keys.exists" (never overwritten), "keys.not_written".
[[nodiscard]] Result<void> create_key_file(const std::filesystem::path& file);

class KeyRing {
 public:
  // Refused: "keys.missing", "keys.readable" (group or others may touch it), "keys.length", "keys.not_regular".
  [[nodiscard]] static Result<KeyRing> open(const std::filesystem::path& key_file);
  // From bytes already in hand (tests, a systemd credential). Exactly 32 bytes.
  [[nodiscard]] static KeyRing from_bytes(std::string_view key_encryption_key);

  [[nodiscard]] const SecretKey& key(Purpose purpose) const;

  [[nodiscard]] StreamKey make_stream_key() const;
  // `about` is bound to the wrapping (the store passes stream id and kind): a wrapped key moved to another row does not open.
  [[nodiscard]] std::string wrap(const StreamKey& key, std::string_view about) const;
  [[nodiscard]] Result<StreamKey> unwrap(std::string_view wrapped, std::string_view about) const;  // refused: "seal.broken"

  // Ed25519 with the checkpoint key. The public key may be given to an outside auditor.
  [[nodiscard]] std::string sign(std::string_view message) const;  // 64 bytes
  [[nodiscard]] const std::string& public_key() const;             // 32 bytes

 private:
  struct Locked;  // in locked memory, left out of core dumps
  explicit KeyRing(std::string_view key_encryption_key);
  std::shared_ptr<const Locked> locked_;
};

[[nodiscard]] bool verify_signature(std::string_view message, std::string_view signature, std::string_view public_key);

}  // namespace rowan::security
