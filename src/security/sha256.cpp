#include "security/sha256.h"

#include "security/seal.h"
#include "security/sodium.h"

namespace rowan::security {

std::string sha256_hex(std::string_view text) {
  sodium_ready();
  std::string out(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes(out), bytes(text), text.size());
  return hex(out);
}

}  // namespace rowan::security
