#include "security/secret.h"

#include <cstring>
#include <stdexcept>

#include "security/sodium.h"

namespace rowan::security {

SecretKey::SecretKey(std::string_view from) {
  if (from.size() != key_bytes) throw std::invalid_argument("a key is 32 bytes");
  std::memcpy(bytes_.data(), from.data(), key_bytes);
}
SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_) { sodium_memzero(other.bytes_.data(), key_bytes); }
SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this != &other) {
    bytes_ = other.bytes_;
    sodium_memzero(other.bytes_.data(), key_bytes);
  }
  return *this;
}
SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), key_bytes); }

SecretKey SecretKey::random() {
  sodium_ready();
  SecretKey key;
  randombytes_buf(key.data(), key_bytes);
  return key;
}

}  // namespace rowan::security
