// How many flushes to disk a second this folder's disk does: 4 KiB appended and fdatasync, for two seconds, from one thread.
// That is the most commits a second any database here can make. Prints "flushes per second, median microseconds".
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string file = std::string(argv[1]) + "/flush-rate";
  const int fd = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0) return 1;
  using Clock = std::chrono::steady_clock;
  static std::array<char, 4096> page{};
  std::vector<double> took;
  const auto begin = Clock::now();
  while (Clock::now() - begin < std::chrono::seconds(2)) {
    const auto from = Clock::now();
    if (::write(fd, page.data(), page.size()) != static_cast<ssize_t>(page.size()) || ::fdatasync(fd) != 0) return 1;
    took.push_back(std::chrono::duration<double, std::micro>(Clock::now() - from).count());
  }
  const double all = std::chrono::duration<double>(Clock::now() - begin).count();
  std::sort(took.begin(), took.end());
  std::printf("%.0f %.0f\n", static_cast<double>(took.size()) / all, took[took.size() / 2]);
  ::close(fd);
  ::unlink(file.c_str());
  return 0;
}
