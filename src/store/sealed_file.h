#pragma once
// Inside this layer only: a file encrypted as a stream of blocks (libsodium secretstream, in the security layer), so that a
// changed, reordered or missing block shows. Written beside its name and moved there when it is whole and on disk.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "security/secret.h"

namespace rowan::store {

using Chunk = std::function<void(std::string_view)>;
// `produce` is given a sink and calls it with pieces of any size.
[[nodiscard]] Result<std::int64_t> write_sealed_file(const std::filesystem::path& file, const security::SecretKey& key, std::string_view what,
                                                     const std::function<bool(const Chunk&)>& produce);
[[nodiscard]] Result<void> read_sealed_file(const std::filesystem::path& file, const security::SecretKey& key, std::string_view what,
                                            const std::function<bool(std::string_view)>& consume);

}  // namespace rowan::store
