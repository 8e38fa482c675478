// Loaded before the server (LD_PRELOAD): counts its calls of fdatasync and fsync in a file that the benchmark reads beside it.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace {

std::atomic<std::uint64_t>* counter() {
  static std::atomic<std::uint64_t>* const shared = [] {
    const char* file = std::getenv("BENCH_FLUSHES_FILE");
    const int fd = file == nullptr ? -1 : ::open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || ::ftruncate(fd, sizeof(std::uint64_t)) != 0) std::abort();
    void* const at = ::mmap(nullptr, sizeof(std::uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    ::close(fd);
    if (at == MAP_FAILED) std::abort();
    return static_cast<std::atomic<std::uint64_t>*>(at);
  }();
  return shared;
}

using Flush = int (*)(int);
Flush real(const char* name) { return reinterpret_cast<Flush>(::dlsym(RTLD_NEXT, name)); }

}  // namespace

extern "C" int fdatasync(int fd) {
  static const Flush call = real("fdatasync");
  ++*counter();
  return call(fd);
}
extern "C" int fsync(int fd) {
  static const Flush call = real("fsync");
  ++*counter();
  return call(fd);
}
