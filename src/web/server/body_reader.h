#pragma once
// Reads the body that a checked head announced. Pure: bytes in, state out.
//
// Chunks are decoded here and not by Boost.Beast: its 1.81 parser aborts on an assertion when an empty chunked body arrives a byte at a
// time, and it takes trailers, which would add headers after the gate has looked.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "web/server/framing.h"

namespace rowan::web::wire {

class BodyReader {
 public:
  enum class State { more, done, too_large, malformed };

  // `body` receives the bytes and must outlive the reader. `max_bytes` is what the gate allows.
  BodyReader(std::string& body, bool chunked, std::uint64_t content_length, std::uint64_t max_bytes);

  // Uses up bytes from the front. What is left at `done` belongs to the next request, at `more` to a line not complete yet.
  // Malformed: a chunk size that is not one to sixteen hexadecimal digits, an extension, a trailer, a bare line feed.
  [[nodiscard]] State take(std::string_view& bytes);

 private:
  enum class Expects { size_line, data, end_of_data, end_of_chunks, nothing };
  [[nodiscard]] State read_size_line(std::string_view& bytes);
  void read_data(std::string_view& bytes);

  std::string& body_;
  bool chunked_;
  std::uint64_t remaining_;  // of the body, or of this chunk
  std::uint64_t max_bytes_;
  Expects expects_;
};

}  // namespace rowan::web::wire
