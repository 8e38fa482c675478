#pragma once
// One small stream for TCP, unix socket and TLS, so that the session is compiled once. For this folder only: it includes asio.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <string_view>

namespace rowan::web::wire {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> awaiting{};
using Socket = asio::basic_stream_socket<asio::generic::stream_protocol, Executor>;

class Stream {
 public:
  virtual ~Stream() = default;
  // The handshake, where there is one. False: failed or cancelled.
  virtual Task<bool> open() = 0;
  // Bytes read; 0 when the other side ended, the connection broke, or cancel() was called.
  virtual Task<std::size_t> read_some(asio::mutable_buffer into) = 0;
  // Bytes of the two written, in one gathered write; 0 when it failed or was cancelled.
  virtual Task<std::size_t> write_some(std::string_view first, std::string_view second) = 0;
  // Tells the other side that nothing more comes.
  virtual Task<> finish() = 0;
  virtual Socket& socket() = 0;

  // Makes the operation under way give up; a later one may still be started.
  void cancel();
  void close();
};

[[nodiscard]] std::unique_ptr<Stream> plain_stream(Socket socket);
[[nodiscard]] std::unique_ptr<Stream> tls_stream(Socket socket, asio::ssl::context& context);

}  // namespace rowan::web::wire
