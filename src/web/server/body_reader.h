#pragma once
// The second parser: agrees with the framing check on the head, or there is no request; then reads the body.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "web/server/framing.h"

namespace rowan::web {

class BodyReader {
 public:
  enum class State { more, done, too_large, malformed };

  // `body` receives the bytes and must outlive the reader.
  explicit BodyReader(std::string& body);
  ~BodyReader();
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  // Reads the bytes that `head` was made from. False when this parser sees anything but that one head in them.
  [[nodiscard]] bool agrees(std::string_view bytes, const CheckedHead& head);
  // The most the body may have; set before the first take().
  void limit(std::size_t max_bytes);
  // Uses up bytes from the front. What is left at `done` belongs to the next request, at `more` to a line not complete yet.
  // Malformed: a chunk that is not plain hexadecimal, a chunk extension, a trailer, a bare line feed.
  [[nodiscard]] State take(std::string_view& bytes);

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace rowan::web
