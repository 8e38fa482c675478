#include "web/server/server.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <cstring>
#include <thread>

#include "web/server/session.h"
#include <algorithm>

#if defined(__GNUC__) && !defined(__clang__)
// g++ 12 takes the pair of operators new and delete of asio's coroutine frames for a mismatch (bug 109224 of the compiler).
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace rowan::web {

using namespace wire;

namespace {

using ErrorCode = boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol, Executor>;

struct Listener {
  Acceptor acceptor;
  std::shared_ptr<asio::ssl::context> tls;  // nothing: plain
  std::string unix_path;                    // empty: TCP
};

Refusal cannot(std::string id, const std::string& what, const std::string& why) {
  return Refusal::one(Because::failed, std::move(id), what + ": " + why + ".");
}

std::string text_of(int family, const void* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(family, address, text.data(), text.size());
  return text.data();
}

// Without the port; an IPv4 address that came through an IPv6 socket as IPv4.
std::string peer_of(const Socket& socket) {
  ErrorCode error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return {};
  switch (endpoint.data()->sa_family) {
    case AF_INET: {
      sockaddr_in v4{};
      std::memcpy(&v4, endpoint.data(), std::min(sizeof v4, endpoint.size()));
      return text_of(AF_INET, &v4.sin_addr);
    }
    case AF_INET6: {
      sockaddr_in6 v6{};
      std::memcpy(&v6, endpoint.data(), std::min(sizeof v6, endpoint.size()));
      if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) return text_of(AF_INET, v6.sin6_addr.s6_addr + 12);
      return text_of(AF_INET6, &v6.sin6_addr);
    }
  }
  return "unix";
}

int choose_http11(SSL*, const unsigned char** chosen, unsigned char* chosen_length, const unsigned char* offered, unsigned offered_length, void*) {
  static constexpr unsigned char http11[] = "\x08http/1.1";
  unsigned char* out = nullptr;
  const int verdict = SSL_select_next_proto(&out, chosen_length, http11, sizeof http11 - 1, offered, offered_length);
  if (verdict != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = out;
  return SSL_TLSEXT_ERR_OK;
}

// A socket file nobody listens on is what a crash leaves behind; anything else at that path is not ours to remove.
Result<void> clear_dead_socket(const std::string& path, asio::io_context& context) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return {};
  if (!S_ISSOCK(status.st_mode)) return cannot("server.listen", path, "there is a file of that name that is not a socket");
  asio::local::stream_protocol::socket probe{context};
  ErrorCode error;
  probe.connect(asio::local::stream_protocol::endpoint{path}, error);
  if (!error) return cannot("server.listen", path, "another process is listening there");
  unlink(path.c_str());
  return {};
}

}  // namespace

struct Server::Inside {
  Inside(ServerOptions options, Gate gate, Handler handler) : shared(std::move(options), std::move(gate), std::move(handler)) {
    const unsigned count = std::max(1u, shared.options.io_threads);
    for (unsigned i = 0; i < count; ++i) loops.push_back(std::make_shared<Loop>(shared));
    signals.emplace(loops.front()->context);
  }

  Result<Listener*> listen(const asio::generic::stream_protocol::endpoint& endpoint, const std::string& name, const std::string& unix_path);
  Task<> accept_on(Listener& listener);
  void begin_session(Socket socket, Listener& listener, Loop& loop);
  void stop();

  Shared shared;
  std::vector<std::shared_ptr<Loop>> loops;
  std::vector<std::unique_ptr<Listener>> listeners;
  std::shared_ptr<asio::ssl::context> tls;
  std::optional<asio::signal_set> signals;
  std::size_t next_loop = 0;
  bool stopping = false;  // on the first loop's thread
};

Server::Server(ServerOptions options, Gate gate, Handler handler)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(gate), std::move(handler))) {}

Server::~Server() {
  for (const auto& listener : inside_->listeners)
    if (!listener->unix_path.empty() && listener->acceptor.is_open()) unlink(listener->unix_path.c_str());
}

Result<void> Server::use_tls(const std::string& certificate_file, const std::string& key_file) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");  // TLS 1.2; those of 1.3 are all of that kind
  SSL_CTX_set_alpn_select_cb(native, choose_http11, nullptr);
  ErrorCode error;
  context->use_certificate_chain_file(certificate_file, error);
  if (error) return cannot("server.tls", certificate_file, "the certificate cannot be read (" + error.message() + ")");
  context->use_private_key_file(key_file, asio::ssl::context::pem, error);
  if (error) return cannot("server.tls", key_file, "the private key cannot be read, or is not that of the certificate (" + error.message() + ")");
  inside_->tls = std::move(context);
  return {};
}

Result<Listener*> Server::Inside::listen(const asio::generic::stream_protocol::endpoint& endpoint, const std::string& name,
                                         const std::string& unix_path) {
  auto listener = std::make_unique<Listener>(Listener{Acceptor{loops.front()->context}, unix_path.empty() ? tls : nullptr, unix_path});
  ErrorCode error;
  listener->acceptor.open(endpoint.protocol(), error);
  if (!error && unix_path.empty()) listener->acceptor.set_option(asio::socket_base::reuse_address{true}, error);
  if (!error) listener->acceptor.bind(endpoint, error);
  if (!error && !unix_path.empty() && chmod(unix_path.c_str(), 0660) != 0) error.assign(errno, boost::system::system_category());
  if (!error) listener->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return cannot("server.listen", name, error.message());
  listeners.push_back(std::move(listener));
  return listeners.back().get();
}

Result<std::uint16_t> Server::listen_tcp(const std::string& address, std::uint16_t port) {
  const std::string name = address + " port " + std::to_string(port);
  ErrorCode error;
  const auto parsed = asio::ip::make_address(address, error);
  if (error) return cannot("server.listen", name, "this is not an IP address");
  const auto listener = inside_->listen(asio::ip::tcp::endpoint{parsed, port}, name, {});
  if (!listener) return listener.refusal();
  const auto bound = listener.value()->acceptor.local_endpoint(error);
  if (error) return cannot("server.listen", name, error.message());
  sockaddr_in6 raw{};  // the port stands at the same place in both families
  std::memcpy(&raw, bound.data(), std::min(sizeof raw, bound.size()));
  return ntohs(raw.sin6_port);
}

Result<void> Server::listen_unix(const std::string& path) {
  if (path.empty() || path.size() >= sizeof(sockaddr_un::sun_path)) return cannot("server.listen", path, "the path of a socket has 1 to 107 bytes");
  if (auto cleared = clear_dead_socket(path, inside_->loops.front()->context); !cleared) return cleared;
  const auto listener = inside_->listen(asio::local::stream_protocol::endpoint{path}, path, path);
  if (!listener) return listener.refusal();
  return {};
}

void Server::stop_on_signals() {
  inside_->signals->add(SIGTERM);
  inside_->signals->add(SIGINT);
  inside_->signals->async_wait([inside = inside_.get()](const ErrorCode& error, int) {
    if (!error) inside->stop();
  });
}

void Server::Inside::begin_session(Socket socket, Listener& listener, Loop& loop) {
  ++shared.accepted;
  const std::size_t open = ++shared.open;
  const bool too_many = open > shared.options.limits.max_connections;
  constexpr std::size_t most_told_so = 64;  // of those turned away at one time; the others are closed without a word, as are those over TLS
  if (too_many) ++shared.turned_away;
  if (too_many && (listener.tls || open > shared.options.limits.max_connections + most_told_so)) {
    --shared.open;
    return;
  }
  const bool is_unix = !listener.unix_path.empty();
  ErrorCode ignored;
  if (!is_unix) socket.set_option(asio::ip::tcp::no_delay{true}, ignored);
  std::string peer = peer_of(socket);
  auto stream = listener.tls ? tls_stream(std::move(socket), *listener.tls) : plain_stream(std::move(socket));
  const bool trusted_proxy = is_unix && shared.options.trust_unix_proxy;
  asio::co_spawn(
      loop.context.get_executor(),
      [](Loop& on, std::unique_ptr<Stream> s, std::string p, bool secure, bool proxy, bool away) -> Task<> {
        Session session{on, std::move(s), std::move(p), secure, proxy};
        if (away) co_await session.turn_away();
        else co_await session.serve();
      }(loop, std::move(stream), std::move(peer), listener.tls != nullptr, trusted_proxy, too_many),
      [this](const std::exception_ptr&) { --shared.open; });  // out of memory ends one connection, not the server
}

Task<> Server::Inside::accept_on(Listener& listener) {
  while (!stopping) {
    Loop& loop = *loops[next_loop++ % loops.size()];
    ErrorCode error;
    Socket socket = co_await listener.acceptor.async_accept(loop.context.get_executor(), asio::redirect_error(awaiting, error));
    if (stopping) break;
    if (!error) {
      begin_session(std::move(socket), listener, loop);
      continue;
    }
    // No file descriptor left, or the other side gave up already: the next moment may be better.
    Timer pause{loops.front()->context, std::chrono::milliseconds{50}};
    co_await pause.async_wait(asio::redirect_error(awaiting, error));
  }
}

void Server::Inside::stop() {
  if (stopping) return;
  stopping = true;
  signals->cancel();
  ErrorCode ignored;
  for (const auto& listener : listeners) {
    listener->acceptor.close(ignored);
    if (!listener->unix_path.empty()) unlink(listener->unix_path.c_str());
  }
  for (const auto& loop : loops) asio::post(loop->context, [raw = loop.get()] { raw->stop(); });
}

void Server::run() {
  Inside& inside = *inside_;
  for (const auto& listener : inside.listeners)
    asio::co_spawn(inside.loops.front()->context.get_executor(), inside.accept_on(*listener), [](const std::exception_ptr&) {});
  inside.shared.workers.start();
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < inside.loops.size(); ++i) threads.emplace_back([loop = inside.loops[i]] { loop->context.run(); });
  inside.loops.front()->context.run();
  for (std::thread& thread : threads) thread.join();
  inside.shared.workers.stop();
}

void Server::stop() {
  asio::post(inside_->loops.front()->context, [inside = inside_.get()] { inside->stop(); });
}

void Server::run_later(std::function<void()> work) { inside_->shared.workers.add({{}, nullptr, std::move(work)}); }
ServerCounts Server::counts() const {
  const Shared& shared = inside_->shared;
  return {shared.accepted, shared.turned_away, shared.requests, shared.refused, shared.timed_out, shared.put_off, shared.body_bytes->load(), shared.open};
}

}  // namespace rowan::web
