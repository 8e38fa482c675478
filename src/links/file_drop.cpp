#include "links/file_drop.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/housing_system.h"

namespace rowan::links {
namespace {

constexpr std::size_t most_at_once = 200;
constexpr mode_t readable_by_the_group = 0640;  // whatever carries the files on runs as another user

struct Handle {
  int fd = -1;
  explicit Handle(int opened) : fd(opened) {}
  ~Handle() {
    if (fd >= 0) ::close(fd);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

Refusal not_written() { return Refusal::one(Because::failed, "file.not-written", "The file for the housing system cannot be written."); }

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

Result<void> drop_file(const std::filesystem::path& folder, const std::string& name, std::string_view bytes) {
  const std::filesystem::path unfinished = folder / ("." + name + ".part");
  {
    const Handle file(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, readable_by_the_group));
    if (file.fd < 0) return not_written();
    if (!write_all(file.fd, bytes) || ::fsync(file.fd) != 0) {
      ::unlink(unfinished.c_str());
      return not_written();
    }
  }
  if (::rename(unfinished.c_str(), (folder / name).c_str()) != 0) {
    ::unlink(unfinished.c_str());
    return not_written();
  }
  const Handle within(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (within.fd < 0 || ::fsync(within.fd) != 0) return not_written();
  return {};
}

Result<Delivered> deliver_labels(app::Desk& desk, const std::filesystem::path& folder) {
  Delivered out;
  if (folder.empty()) return out;
  const auto labels = app::labels_to_send(desk, most_at_once);
  if (!labels) return labels.refusal();
  for (const app::LabelToSend& label : *labels) {
    const bool written = drop_file(folder, label.reference + ".json", label.bytes).ok();
    if (auto noted = written ? app::label_sent(desk, label) : app::label_failed(desk, label); !noted) return noted.refusal();
    ++(written ? out.sent : out.failed);
  }
  return out;
}

}  // namespace rowan::links
