#pragma once
// A request as the pages see it and the answer they give. Standard library only: a feature file that includes this compiles fast.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rowan::web {

// HEAD reaches the pages as `get`: the server leaves the body out of the answer. Every other method is answered 405 by the server.
enum class Method { get, post };

struct Header {
  std::string name;
  std::string value;
  friend bool operator==(const Header&, const Header&) = default;
};

struct Request {
  Method method = Method::get;
  bool head_only = false;       // it was a HEAD
  std::string path = "/";       // percent-decoded, valid UTF-8, begins with '/', has no "//", no "." or ".." segment, no control character
  std::string query;            // as sent, after the '?', without it; its percent-encoding and UTF-8 have been checked
  std::vector<Header> headers;  // as sent, in order
  std::string body;             // whole, within the BodyRule of the gate; empty while the gate looks
  std::string peer;             // the address of the other side, without port: "192.0.2.7", "2001:db8::7", or "unix"
  bool secure = false;          // it came over TLS, ours or that of the trusted proxy
  std::shared_ptr<void> share;  // of what all bodies together may hold (Limits::body_bytes_total); given back when the request goes

  // The first header of that name, in any case, without surrounding blanks.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  // The value of a cookie; nothing when it is absent, and nothing when it was sent twice with different values.
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
  // A value of the query, percent-decoded, '+' read as a space: the first of that name, or all of them.
  // A value that is not valid UTF-8 or holds a NUL reads as absent.
  [[nodiscard]] std::optional<std::string> query_value(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> query_values(std::string_view name) const;
  // The media type of the body in lower case, without parameters: "application/x-www-form-urlencoded". Empty when absent.
  [[nodiscard]] std::string content_type() const;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;  // not Date, Content-Length or Connection: the server sets those
  std::string body;
  std::string_view fixed_body;                     // bytes that outlive the server (embedded files); used when `body` is empty
  std::shared_ptr<const std::string> shared_body;  // bytes shared with a cache; used when the two above are empty
  bool close = false;                              // end the connection after this answer

  [[nodiscard]] std::string_view bytes() const;
  // The first header of that name, in any case.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  Response& set(std::string_view name, std::string_view value) &;  // replaces
  Response& add(std::string_view name, std::string_view value) &;  // one more of that name (Set-Cookie)
  Response&& set(std::string_view name, std::string_view value) && { return std::move(set(name, value)); }
  Response&& add(std::string_view name, std::string_view value) && { return std::move(add(name, value)); }

  static Response html(std::string body, int status = 200);
  static Response text(std::string body, int status = 200);
  static Response json(std::string body, int status = 200);
  // Bytes with static storage: nothing is copied.
  static Response fixed(std::string_view bytes, std::string_view content_type);
  // 303 to a path of this service ("/cases/12?page=2#notes"); characters that may not stand in a header are percent-encoded.
  // Throws std::invalid_argument when `path` would leave the service (it must begin with one '/').
  static Response see_other(std::string_view path);
  // An answer with no body: 204, 304.
  static Response empty(int status);
};

// Text tools the web layer shares.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);  // equal but for the case of ASCII letters
[[nodiscard]] bool valid_utf8(std::string_view s);
// Percent-decodes; nothing when an escape is broken. `plus_is_space` for queries and forms, not for paths.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view s, bool plus_is_space);
// Encodes everything but letters, digits, '-', '.', '_' and '~': for one query value or one path segment.
[[nodiscard]] std::string percent_encode(std::string_view s);

}  // namespace rowan::web
