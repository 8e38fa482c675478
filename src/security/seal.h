#pragma once
// Sealing: XChaCha20-Poly1305 with a random nonce. `associated` is bound to the text but not kept in it: what is sealed for
// one place does not open in another.
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "security/secret.h"

namespace rowan::security {

inline constexpr std::size_t seal_overhead = 24 + 16;  // nonce and tag

// Gives nonce || ciphertext || tag.
[[nodiscard]] std::string seal(const SecretKey& key, std::string_view plain, std::string_view associated);
// Refused: "seal.broken" (Because::failed) for a wrong key, another place, or changed bytes.
[[nodiscard]] Result<std::string> unseal(const SecretKey& key, std::string_view sealed, std::string_view associated);
// The same without a Result, for loops over many: false when broken.
[[nodiscard]] bool unseal_into(const SecretKey& key, std::string_view sealed, std::string_view associated, std::string& plain);

// BLAKE2b-256 of the parts one after the other, each preceded by its length so that no two lists of parts look alike.
[[nodiscard]] std::string digest(std::initializer_list<std::string_view> parts);
// The same with a key: cannot be made or checked without it.
[[nodiscard]] std::string keyed_digest(const SecretKey& key, std::initializer_list<std::string_view> parts);

[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::string from_hex(std::string_view text);  // empty when it is not hex

}  // namespace rowan::security
