#include "letters/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <mutex>

#include "letters/sandbox.h"
#include "letters/worker_script.h"

namespace rowan::letters {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds longest_drawing{75}, longest_start{30};
constexpr std::uint64_t largest_pdf = 32ull * 1024 * 1024;

Refusal absent() {
  return Refusal::one(Because::failed, "letters.absent", "Documents cannot be made on this computer: the package weasyprint is missing or may not run. Everything else works. Tell whoever looks after Rowan.");
}
Refusal not_drawn() { return Refusal::one(Because::failed, "letters.not_drawn", "The document could not be made. Try again, with fewer days if it is long."); }

bool ready(int fd, short what, Clock::time_point until) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd one{fd, what, 0};
    const int n = ::poll(&one, 1, static_cast<int>(left));
    if (n > 0) return (one.revents & (what | POLLHUP)) != 0;
    if (n == 0 || errno != EINTR) return false;
  }
}
bool write_all(int fd, std::string_view data, Clock::time_point until) {
  while (!data.empty()) {
    if (!ready(fd, POLLOUT, until)) return false;
    const ssize_t n = ::send(fd, data.data(), data.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) return false;
    data.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}
bool read_all(int fd, char* to, std::size_t size, Clock::time_point until) {
  while (size > 0) {
    if (!ready(fd, POLLIN, until)) return false;
    const ssize_t n = ::read(fd, to, size);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) return false;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

std::string length_of(std::uint64_t size) {
  std::string out;
  for (int i = 0; i < 8; ++i) out += static_cast<char>(size >> (8 * i));
  return out;
}

}  // namespace

struct PdfWorker::Inside {
  std::mutex one_at_a_time;
  pid_t child = -1;
  int line = -1;  // our end of the socket pair that is the worker's standard input and output

  ~Inside() { stop(); }

  void stop() {
    if (line >= 0) ::close(line);
    line = -1;
    if (child <= 0) return;
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    child = -1;
  }

  // In the child: only calls that are safe after a fork of a process with threads.
  [[noreturn]] static void become_worker(int other_end, int nothing, const char* script) {
    const bool good = ::setpgid(0, 0) == 0 && ::dup2(other_end, 0) == 0 && ::dup2(other_end, 1) == 1 && ::dup2(nothing, 2) == 2 && ::chdir("/") == 0;
    ::syscall(SYS_close_range, 3u, ~0u, 0u);  // where the kernel has not got it, every file of ours is closed on exec anyway
    if (good && enter_sandbox()) {
      const char* const arguments[] = {"python3", "-I", "-B", "-c", script, nullptr};
      const char* const environment[] = {"LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent", "PYTHONUTF8=1", nullptr};
      ::execve("/usr/bin/python3", const_cast<char* const*>(arguments), const_cast<char* const*>(environment));
    }
    ::_exit(127);
  }

  bool start() {
    static const std::string script(worker_script);
    const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    std::array<int, 2> ends{-1, -1};
    const bool joined = nothing >= 0 && ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
    child = joined ? ::fork() : -1;
    if (child == 0) become_worker(ends[1], nothing, script.c_str());
    if (nothing >= 0) ::close(nothing);
    if (ends[1] >= 0) ::close(ends[1]);
    line = ends[0];
    if (child < 0) {
      stop();
      return false;
    }
    ::setpgid(child, child);
    std::array<char, 5> said{};
    if (read_all(line, said.data(), said.size(), Clock::now() + longest_start) && std::string_view(said.data(), said.size()) == "ready") return true;
    stop();
    return false;
  }

  bool draw(std::string_view html, std::string& pdf) {
    const auto until = Clock::now() + longest_drawing;
    if (!write_all(line, length_of(html.size()), until) || !write_all(line, html, until)) return false;
    std::array<char, 8> head{};
    if (!read_all(line, head.data(), head.size(), until)) return false;
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < head.size(); ++i) size |= static_cast<std::uint64_t>(static_cast<unsigned char>(head[i])) << (8 * i);
    if (size < 8 || size > largest_pdf) return false;
    pdf.resize(static_cast<std::size_t>(size));
    return read_all(line, pdf.data(), pdf.size(), until) && pdf.starts_with("%PDF-");
  }
};

PdfWorker::PdfWorker() : inside_(std::make_unique<Inside>()) {}
PdfWorker::~PdfWorker() = default;

Result<std::string> PdfWorker::pdf(std::string_view html) {
  const std::lock_guard alone(inside_->one_at_a_time);
  for (const bool again : {false, true}) {  // a worker that died since it was last used is noticed only when it is used
    const bool fresh = inside_->child <= 0;
    if (fresh && !inside_->start()) return absent();
    std::string pdf;
    if (inside_->draw(html, pdf)) return pdf;
    inside_->stop();
    if (fresh || again) break;
  }
  return not_drawn();
}

}  // namespace rowan::letters
