#include "security/keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>

#include "security/seal.h"
#include "security/sodium.h"

namespace rowan::security {

static_assert(key_bytes == crypto_kdf_KEYBYTES && key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES && key_bytes == crypto_sign_SEEDBYTES);

struct KeyRing::Locked {
  std::array<SecretKey, purpose_count> keys;
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> signing{};
  std::string public_key;  // not secret
};

namespace {

constexpr char derivation[crypto_kdf_CONTEXTBYTES + 1] = "rowan-k1";

struct File {
  int fd;
  explicit File(int f) : fd(f) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { if (fd >= 0) ::close(fd); }
};

Refusal refuse(std::string id, std::string text) { return Refusal::one(Because::failed, std::move(id), std::move(text)); }

bool write_all(int fd, std::string_view data) {
  while (!data.empty()) {
    const ssize_t n = ::write(fd, data.data(), data.size());
    if (n <= 0) return false;
    data.remove_prefix(static_cast<std::size_t>(n));
  }
  return ::fsync(fd) == 0;
}

}  // namespace

Result<void> create_key_file(const std::filesystem::path& path) {
  const File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (file.fd < 0 && errno == EEXIST)
    return refuse("keys.exists", "There is a key file already. It is never overwritten: without it the record cannot be read.");
  if (file.fd < 0) return refuse("keys.not_written", "The key file could not be made. Check the folder and its permissions.");
  const SecretKey key = SecretKey::random();
  if (write_all(file.fd, key.view())) {
    const File folder{::open(path.has_parent_path() ? path.parent_path().c_str() : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.fd >= 0 && ::fsync(folder.fd) == 0) return {};
  }
  ::unlink(path.c_str());
  return refuse("keys.not_written", "The key file could not be written to disk.");
}

Result<KeyRing> KeyRing::open(const std::filesystem::path& path) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return refuse("keys.missing", "The key file cannot be opened.");
  struct stat about {};
  if (::fstat(file.fd, &about) != 0 || !S_ISREG(about.st_mode)) return refuse("keys.not_regular", "The key file is not a regular file.");
  if ((about.st_mode & 077) != 0) return refuse("keys.readable", "The key file can be touched by other users. Set its mode to 0600.");
  if (about.st_size != static_cast<off_t>(key_bytes)) return refuse("keys.length", "The key file is not 32 bytes long.");
  SecretKey key;
  if (::read(file.fd, key.data(), key_bytes) != static_cast<ssize_t>(key_bytes)) return refuse("keys.missing", "The key file cannot be read.");
  return KeyRing{key.view()};
}

KeyRing KeyRing::from_bytes(std::string_view key_encryption_key) { return KeyRing{key_encryption_key}; }

KeyRing::KeyRing(std::string_view key_encryption_key) {
  sodium_ready();
  const SecretKey master{key_encryption_key};
  void* const memory = sodium_malloc(sizeof(Locked));  // locked, guarded, left out of core files
  if (memory == nullptr) throw std::bad_alloc{};
  Locked* const locked = new (memory) Locked;
  locked_ = std::shared_ptr<const Locked>(locked, [](const Locked* gone) {
    gone->~Locked();
    sodium_free(const_cast<Locked*>(gone));  // zeroes
  });
  for (std::size_t i = 0; i < purpose_count; ++i) crypto_kdf_derive_from_key(locked->keys[i].data(), key_bytes, i + 1, derivation, master.data());
  locked->public_key.resize(crypto_sign_PUBLICKEYBYTES);
  crypto_sign_seed_keypair(bytes(locked->public_key), locked->signing.data(), key(Purpose::checkpoint_sign).data());
}

const SecretKey& KeyRing::key(Purpose purpose) const { return locked_->keys[static_cast<std::size_t>(purpose)]; }

StreamKey KeyRing::make_stream_key() const { return StreamKey::random(); }
std::string KeyRing::wrap(const StreamKey& stream_key, std::string_view about) const {
  return seal(key(Purpose::stream_wrap), stream_key.view(), about);
}

Result<StreamKey> KeyRing::unwrap(std::string_view wrapped, std::string_view about) const {
  std::string plain;
  if (!unseal_into(key(Purpose::stream_wrap), wrapped, about, plain) || plain.size() != key_bytes)
    return refuse("seal.broken", "A sealed key does not open.");
  StreamKey out{plain};
  sodium_memzero(plain.data(), plain.size());
  return out;
}

std::string KeyRing::sign(std::string_view message) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes(signature), nullptr, bytes(message), message.size(), locked_->signing.data());
  return signature;
}
const std::string& KeyRing::public_key() const { return locked_->public_key; }

bool verify_signature(std::string_view message, std::string_view signature, std::string_view public_key) {
  sodium_ready();
  return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
         crypto_sign_verify_detached(bytes(signature), bytes(message), message.size(), bytes(public_key)) == 0;
}

}  // namespace rowan::security
