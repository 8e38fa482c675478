#pragma once
// Labels for the housing system as files in a folder that the landlord's own transfer picks up: one file a case, named after its reference.
#include <cstddef>
#include <filesystem>

#include "app/desk.h"
#include "base/result.h"

namespace rowan::links {

struct Delivered {
  std::size_t sent = 0;
  std::size_t failed = 0;  // tried again later
};
// Writes every label that is due into the folder. A file appears whole or not at all; the same label a second time is the same file.
// An empty folder name: this installation has no housing system to write to, and labels wait in the outbox.
// Refused: failed, when the store cannot be read or written.
[[nodiscard]] Result<Delivered> deliver_labels(app::Desk& desk, const std::filesystem::path& folder);

// The whole of `bytes` as `folder`/`name`, on disk before it has its name. Refused: failed "file.not-written".
[[nodiscard]] Result<void> drop_file(const std::filesystem::path& folder, const std::string& name, std::string_view bytes);

}  // namespace rowan::links
