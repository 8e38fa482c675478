#include "letters/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "letters/sandbox.h"

namespace rowan::letters {
namespace {

using Clock = std::chrono::steady_clock;

// Our end of the line, as the script sees it. Nothing more to read means that nobody needs it any more.
constexpr std::string_view the_line = R"py(
import os, struct

def take(count):
    parts = []
    while count:
        part = os.read(0, min(count, 1 << 20))
        if not part:
            os._exit(0)
        parts.append(part)
        count -= len(part)
    return b''.join(parts)

def ready():
    os.write(1, b'ready')

def question():
    return take(struct.unpack('<Q', take(8))[0])

def answer(data):
    view = memoryview(struct.pack('<Q', len(data)) + data)
    while view:
        view = view[os.write(1, view):]
)py";

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

void SandboxedChild::stop() {
  if (line_ >= 0) ::close(line_);
  line_ = -1;
  if (child_ <= 0) return;
  ::kill(-child_, SIGKILL);
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {}
  child_ = -1;
}

// In the child: only calls that are safe after a fork of a process with threads.
void SandboxedChild::become(int other_end, int nothing, const char* script) {
  const bool good = ::setpgid(0, 0) == 0 && ::dup2(other_end, 0) == 0 && ::dup2(other_end, 1) == 1 && ::dup2(nothing, 2) == 2 && ::chdir("/") == 0;
  ::syscall(SYS_close_range, 3u, ~0u, 0u);  // where the kernel has not got it, every file of ours is closed on exec anyway
  if (good && enter_sandbox()) {
    const char* const arguments[] = {"python3", "-I", "-B", "-c", script, nullptr};
    const char* const environment[] = {"LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent", "PYTHONUTF8=1", nullptr};
    ::execve("/usr/bin/python3", const_cast<char* const*>(arguments), const_cast<char* const*>(environment));
  }
  ::_exit(127);
}

bool SandboxedChild::start(std::string_view script, std::chrono::seconds longest) {
  const std::string whole = std::string(the_line).append(script);
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  std::array<int, 2> ends{-1, -1};
  const bool joined = nothing >= 0 && ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
  child_ = joined ? ::fork() : -1;
  if (child_ == 0) become(ends[1], nothing, whole.c_str());
  if (nothing >= 0) ::close(nothing);
  if (ends[1] >= 0) ::close(ends[1]);
  line_ = ends[0];
  if (child_ < 0) {
    stop();
    return false;
  }
  ::setpgid(child_, child_);
  std::array<char, 5> said{};
  if (read_all(line_, said.data(), said.size(), Clock::now() + longest) && std::string_view(said.data(), said.size()) == "ready") return true;
  stop();
  return false;
}

bool SandboxedChild::ask(std::string_view question, std::string& answer, std::uint64_t largest, std::chrono::seconds longest) {
  const auto until = Clock::now() + longest;
  if (!write_all(line_, length_of(question.size()), until) || !write_all(line_, question, until)) return false;
  std::array<char, 8> head{};
  if (!read_all(line_, head.data(), head.size(), until)) return false;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < head.size(); ++i) size |= static_cast<std::uint64_t>(static_cast<unsigned char>(head[i])) << (8 * i);
  if (size > largest) return false;
  answer.resize(static_cast<std::size_t>(size));
  return read_all(line_, answer.data(), answer.size(), until);
}

}  // namespace rowan::letters
