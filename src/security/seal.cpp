#include "security/seal.h"

#include <array>
#include <cstdint>
#include <initializer_list>

#include "security/sodium.h"

namespace rowan::security {

static_assert(seal_overhead == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES);

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t digest_bytes = 32;

std::string digest_of(const SecretKey* key, std::initializer_list<std::string_view> parts) {
  sodium_ready();
  crypto_generichash_state state;
  crypto_generichash_init(&state, key != nullptr ? key->data() : nullptr, key != nullptr ? key_bytes : 0, digest_bytes);
  for (const std::string_view part : parts) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(part.size()) >> (8 * i));
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, bytes(part), part.size());
  }
  std::string out(digest_bytes, '\0');
  crypto_generichash_final(&state, bytes(out), out.size());
  return out;
}

}  // namespace

std::string seal(const SecretKey& key, std::string_view plain, std::string_view associated) {
  sodium_ready();
  std::string out(plain.size() + seal_overhead, '\0');
  unsigned char* const nonce = bytes(out);
  randombytes_buf(nonce, nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes(plain), plain.size(), bytes(associated), associated.size(), nullptr,
                                             nonce, key.data());
  return out;
}

bool unseal_into(const SecretKey& key, std::string_view sealed, std::string_view associated, std::string& plain) {
  sodium_ready();
  if (sealed.size() < seal_overhead) return false;
  plain.resize(sealed.size() - seal_overhead);
  const std::string_view cipher = sealed.substr(nonce_bytes);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), nullptr, nullptr, bytes(cipher), cipher.size(), bytes(associated),
                                                    associated.size(), bytes(sealed), key.data()) == 0;
}

Result<std::string> unseal(const SecretKey& key, std::string_view sealed, std::string_view associated) {
  std::string plain;
  if (!unseal_into(key, sealed, associated, plain))
    return Refusal::one(Because::failed, "seal.broken", "Sealed bytes do not open: another key, another place, or changed.");
  return plain;
}

std::string digest(std::initializer_list<std::string_view> parts) { return digest_of(nullptr, parts); }
std::string keyed_digest(const SecretKey& key, std::initializer_list<std::string_view> parts) { return digest_of(&key, parts); }

std::string hex(std::string_view data) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(data.size() * 2);
  for (const char c : data) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string from_hex(std::string_view text) {
  std::string out(text.size() / 2, '\0');
  std::size_t made = 0;
  const char* end = nullptr;
  if (text.size() % 2 != 0 || sodium_hex2bin(bytes(out), out.size(), text.data(), text.size(), nullptr, &made, &end) != 0) return {};
  return made == out.size() ? out : std::string{};
}

}  // namespace rowan::security
