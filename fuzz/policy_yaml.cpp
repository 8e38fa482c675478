// Any bytes at all given to the pack loader: it answers with faults or a policy, and never fails otherwise.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "policy/explain.h"
#include "policy/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const rowan::policy::ReadPack read = rowan::policy::read_pack({"fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)});
  // Exactly one of the two: a policy, or the reasons why there is none.
  if ((read.policy == nullptr) == read.faults.empty()) std::abort();
  if (read.policy && rowan::policy::as_text(*read.policy).empty()) std::abort();
  return 0;
}
