#pragma once
// Inside this layer: a Python process of ours that reads and writes one line (a pair of sockets), without a network and without a file it may
// write. It calls ready() once; then question() gives it what we ask and answer(bytes) gives back what it made. On the line both are 8 bytes
// of length, least first, and that many bytes. Those three functions stand before every script.
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace rowan::letters {

class SandboxedChild {
 public:
  SandboxedChild() = default;
  ~SandboxedChild() { stop(); }
  SandboxedChild(const SandboxedChild&) = delete;
  SandboxedChild& operator=(const SandboxedChild&) = delete;

  // False when Python or what it loads is not there, or the sandbox cannot be entered.
  [[nodiscard]] bool start(std::string_view script, std::chrono::seconds longest);
  [[nodiscard]] bool running() const { return child_ > 0; }
  // One question, one answer of at most `largest` bytes. False when it took too long or broke off: stop it then.
  [[nodiscard]] bool ask(std::string_view question, std::string& answer, std::uint64_t largest, std::chrono::seconds longest);
  void stop();

 private:
  [[noreturn]] static void become(int other_end, int nothing, const char* script);
  pid_t child_ = -1;
  int line_ = -1;
};

}  // namespace rowan::letters
