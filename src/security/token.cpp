#include "security/token.h"

#include "security/seal.h"
#include "security/sodium.h"

namespace rowan::security {

std::string random_bytes(std::size_t count) {
  sodium_ready();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string make_token(std::size_t count) { return base64url(random_bytes(count)); }
std::string token_hash(const SecretKey& key, std::string_view token) { return keyed_digest(key, {"token", token}); }

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base64url(std::string_view data) {
  std::string out(sodium_base64_encoded_len(data.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes(data), data.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the terminating zero it counts
  return out;
}

std::string from_base64url(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t made = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes(out), out.size(), text.data(), text.size(), nullptr, &made, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
    return {};
  if (end != text.data() + text.size()) return {};
  out.resize(made);
  return out;
}

}  // namespace rowan::security
