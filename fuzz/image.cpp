// Any bytes at all: a copy that is a copy of itself, or a problem.
#include "letters/images.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto copy = rowan::letters::clean_copy({reinterpret_cast<const char*>(data), size});
  if (!copy) {
    if (copy.refusal().problems.empty()) std::abort();
    return 0;
  }
  const auto again = rowan::letters::clean_copy(copy->bytes);
  if (!again || again->bytes != copy->bytes) std::abort();
  return 0;
}
