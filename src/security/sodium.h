#pragma once
// Inside this layer only: libsodium, initialised before first use, and the casts its C interface wants.
#include <sodium.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace rowan::security {

inline void sodium_ready() {
  static const int state = sodium_init();
  if (state < 0) std::abort();  // no source of random numbers: nothing safe can be done
}
inline const unsigned char* bytes(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }
inline unsigned char* bytes(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

}  // namespace rowan::security
