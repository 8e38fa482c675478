#pragma once
// The HTTP/1.1 server: TCP, TLS and unix socket. Nothing of Boost is in this header.
//
//   bytes ─► framing check (framing.h) ─► gate, on an IO thread ─► body ─► handler, on a worker ─► answer, on the IO thread
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "web/server/message.h"

namespace rowan::web {

struct Limits {
  std::size_t max_connections = 4096;    // the next one is answered 503 and closed
  std::size_t header_bytes = 16 * 1024;  // request line and headers together; more is 431
  std::chrono::milliseconds header_deadline{15'000};      // from the first byte (TLS: from the connection) to the end of the headers; then 408
  std::chrono::milliseconds keep_alive{60'000};           // an idle connection is closed without a word
  std::chrono::milliseconds body_idle{15'000};            // no byte of a body for so long: 408
  std::chrono::milliseconds body_grace{15'000};           // after this much of a body's time it must have come at ...
  std::size_t body_bytes_per_second = 1024;               // ... this rate on average, else 408
  // Bodies held by all connections together, from the first byte until the handler is done with the request: the next is answered 503
  // with Retry-After. A request that may bring more than `small_body` gets three quarters of it, so that large files never keep a note
  // from being saved.
  std::size_t body_bytes_total = 128u * 1024 * 1024;
  std::size_t small_body = 512u * 1024;
  std::chrono::milliseconds write_idle{30'000};           // the other side takes nothing for so long: cut
  std::chrono::milliseconds stop_deadline{10'000};        // requests in flight may take so long after stop()
};

// How much body a request may have. A larger one, declared or chunked, is answered 413 and the connection closed.
struct BodyRule {
  std::size_t max_bytes = 0;
  // The handler is called on the IO thread itself: for answers that take less time than waking a worker and never wait for the disk.
  bool at_once = false;
};

// Looks at a request after its headers and before a byte of its body is read (and before "100 Continue"), and either says how large
// the body may be or answers at once. Called on an IO thread: it must not block.
using Gate = std::function<std::variant<BodyRule, Response>(const Request& head)>;

// Gives the answer. May be called from any thread, at once or later; the first call counts, further ones do nothing.
// When every copy is gone without a call, the answer is a 500.
using Reply = std::function<void(Response&&)>;

// Called on a worker thread, where it may block, or on an IO thread when the gate said "at once". An exception that escapes is a 500.
using Handler = std::function<void(Request&&, Reply)>;

struct ServerOptions {
  Limits limits;
  unsigned io_threads = 1;
  unsigned workers = 4;
  // Added to every answer that does not set them itself, the server's own refusals included (Content-Security-Policy and so on).
  std::vector<Header> always;
  // The page for a refusal of the server itself: 400, 405, 408, 413, 414, 415, 417, 431, 500, 503, 505. Must not block.
  // Absent: a line of plain text.
  std::function<Response(int status)> refusal_page;
  // The unix socket is reached only by a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto: take `peer` from the
  // last address of the one and `secure` from the other. Never applies to TCP.
  bool trust_unix_proxy = false;
};

// Numbers since the start, for the metrics page.
struct ServerCounts {
  std::uint64_t accepted = 0;
  std::uint64_t turned_away = 0;  // over the connection limit
  std::uint64_t requests = 0;     // well-framed ones
  std::uint64_t refused = 0;      // answered by the server itself with 4xx or 5xx
  std::uint64_t timed_out = 0;    // cut for slowness
  std::uint64_t put_off = 0;      // told to come back because too much was being sent at once
  std::size_t body_bytes = 0;     // of bodies held now
  std::size_t open = 0;           // connections now
};

class Server {
 public:
  Server(ServerOptions options, Gate gate, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Certificate chain and private key, PEM. Every TCP listener opened after this speaks TLS (1.2 or later) and nothing else.
  [[nodiscard]] Result<void> use_tls(const std::string& certificate_file, const std::string& key_file);
  // Gives the bound port; port 0 takes a free one. Connections wait in the backlog until run().
  [[nodiscard]] Result<std::uint16_t> listen_tcp(const std::string& address, std::uint16_t port);
  // Creates the socket with mode 0660, replacing a dead one of the same path; removed by stop.
  [[nodiscard]] Result<void> listen_unix(const std::string& path);
  // stop() on SIGTERM and SIGINT.
  void stop_on_signals();

  // Serves until stop() and everything in flight is done or its deadline has passed. Call once; blocks.
  void run();
  // Stops accepting, closes idle connections, lets requests in flight finish. From any thread, not from a signal handler.
  void stop();

  // Runs something on a worker, from any thread; dropped after stop(), like a request not begun.
  void run_later(std::function<void()> work);
  [[nodiscard]] ServerCounts counts() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace rowan::web
