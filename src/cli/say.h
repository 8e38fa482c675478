#pragma once
// What a command prints: words for people, or one JSON document with --json. Exit codes: 0 done, 1 refused or found wanting,
// 2 the command line or the configuration is wrong, 3 the machine could not.
#include <string>

#include "base/result.h"

namespace rowan::cli {

inline constexpr int done = 0, refused_code = 1, usage = 2, failed_code = 3;

struct Output {
  bool json = false;
  // Every problem on a line of its own on standard error (or as JSON on standard output); gives the exit code.
  int refuse(const Refusal& refusal) const;
  void line(const std::string& text) const;   // nothing with --json
  void document(const std::string& json_text) const;  // only with --json
};
[[nodiscard]] std::string json_text(std::string_view text);  // quoted and escaped

}  // namespace rowan::cli
