#include "store/sealed_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <string>

#include "security/sealed_stream.h"

namespace rowan::store {

namespace {

constexpr std::string_view magic = "rowan-b1";
constexpr std::size_t block_bytes = 64 * 1024;

struct File {
  int fd;
  explicit File(int f) : fd(f) {}
  ~File() { if (fd >= 0) ::close(fd); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool write(std::string_view data) const {
    while (!data.empty()) {
      const ssize_t n = ::write(fd, data.data(), data.size());
      if (n <= 0) return false;
      data.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  bool read(std::string& data, std::size_t most) const {  // fewer only at the end
    data.resize(most);
    std::size_t size = 0;
    while (size < most) {
      const ssize_t n = ::read(fd, data.data() + size, most - size);
      if (n < 0) return false;
      if (n == 0) break;
      size += static_cast<std::size_t>(n);
    }
    data.resize(size);
    return true;
  }
};

Refusal not_written() {
  return Refusal::one(Because::failed, "backup.not_written", "The backup could not be written. Check the folder and the room on its disk.");
}
Refusal unreadable() {
  return Refusal::one(Because::failed, "backup.unreadable", "This backup does not open: it is not whole, it was changed, or the key is another one.");
}

}  // namespace

Result<std::int64_t> write_sealed_file(const std::filesystem::path& path, const security::SecretKey& key, std::string_view what,
                                       const std::function<bool(const Chunk&)>& produce) {
  const std::filesystem::path unfinished = path.string() + ".unfinished";
  ::unlink(unfinished.c_str());
  const File file{::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (file.fd < 0) return not_written();
  security::SealingStream stream{key, what};
  std::string held;
  bool good = file.write(magic) && file.write(stream.header());
  good = good && produce([&](std::string_view piece) {
    held += piece;
    std::size_t used = 0;
    for (; held.size() - used > block_bytes; used += block_bytes)
      good = good && file.write(stream.block(std::string_view{held}.substr(used, block_bytes), false));
    held.erase(0, used);
  }) && good;
  good = good && file.write(stream.block(held, true)) && ::fsync(file.fd) == 0;
  struct stat about {};
  if (!good || ::fstat(file.fd, &about) != 0 || ::rename(unfinished.c_str(), path.c_str()) != 0) {
    ::unlink(unfinished.c_str());
    return not_written();
  }
  const File folder{::open(path.has_parent_path() ? path.parent_path().c_str() : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.fd < 0 || ::fsync(folder.fd) != 0) return not_written();
  return static_cast<std::int64_t>(about.st_size);
}

Result<void> read_sealed_file(const std::filesystem::path& path, const security::SecretKey& key, std::string_view what,
                              const std::function<bool(std::string_view)>& consume) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  std::string block, plain;
  if (file.fd < 0 || !file.read(block, magic.size()) || block != magic || !file.read(block, security::stream_header_bytes)) return unreadable();
  security::OpeningStream stream{key, what, block};
  for (bool last = false; !last;) {
    if (!file.read(block, block_bytes + security::stream_overhead) || !stream.block(block, plain, last)) return unreadable();
    if (!consume(plain)) return not_written();
  }
  if (!file.read(block, 1) || !block.empty()) return unreadable();  // something after the end
  return {};
}

}  // namespace rowan::store
