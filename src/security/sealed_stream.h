#pragma once
// Sealing of something too large to hold: a header, then blocks, each bound to the ones before. The last is marked, so a cut
// shows. `what` is bound to the first block: a stream made for one thing does not open as another.
#include <memory>
#include <string>
#include <string_view>

#include "security/secret.h"

namespace rowan::security {

inline constexpr std::size_t stream_header_bytes = 24;
inline constexpr std::size_t stream_overhead = 17;  // for each block

class SealingStream {
 public:
  SealingStream(const SecretKey& key, std::string_view what);
  ~SealingStream();
  [[nodiscard]] const std::string& header() const;
  [[nodiscard]] std::string block(std::string_view plain, bool last);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

class OpeningStream {
 public:
  OpeningStream(const SecretKey& key, std::string_view what, std::string_view header);
  ~OpeningStream();
  // false when the block does not open; `last` tells whether it was the last.
  [[nodiscard]] bool block(std::string_view sealed, std::string& plain, bool& last);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace rowan::security
