#include "web/server/stream.h"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace rowan::web::wire {
namespace {

using ErrorCode = boost::system::error_code;

std::array<asio::const_buffer, 2> pair_of(std::string_view first, std::string_view second) {
  return {asio::const_buffer{first.data(), first.size()}, asio::const_buffer{second.data(), second.size()}};
}

class PlainStream final : public Stream {
 public:
  explicit PlainStream(Socket socket) : socket_(std::move(socket)) {}

  Task<bool> open() override { co_return true; }
  Task<std::size_t> read_some(asio::mutable_buffer into) override {
    ErrorCode error;
    const std::size_t count = co_await socket_.async_read_some(into, asio::redirect_error(awaiting, error));
    co_return error ? 0 : count;
  }
  Task<std::size_t> write_some(std::string_view first, std::string_view second) override {
    ErrorCode error;
    const std::size_t count = co_await socket_.async_write_some(pair_of(first, second), asio::redirect_error(awaiting, error));
    co_return error ? 0 : count;
  }
  Task<> finish() override {
    ErrorCode ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    co_return;
  }
  Socket& socket() override { return socket_; }

 private:
  Socket socket_;
};

class TlsStream final : public Stream {
 public:
  TlsStream(Socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

  Task<bool> open() override {
    ErrorCode error;
    co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(awaiting, error));
    co_return !error;
  }
  Task<std::size_t> read_some(asio::mutable_buffer into) override {
    ErrorCode error;
    const std::size_t count = co_await stream_.async_read_some(into, asio::redirect_error(awaiting, error));
    co_return error ? 0 : count;
  }
  Task<std::size_t> write_some(std::string_view first, std::string_view second) override {
    ErrorCode error;
    const std::size_t count = co_await stream_.async_write_some(pair_of(first, second), asio::redirect_error(awaiting, error));
    co_return error ? 0 : count;
  }
  Task<> finish() override {
    ErrorCode ignored;
    co_await stream_.async_shutdown(asio::redirect_error(awaiting, ignored));
    stream_.next_layer().shutdown(Socket::shutdown_send, ignored);
  }
  Socket& socket() override { return stream_.next_layer(); }

 private:
  asio::ssl::stream<Socket> stream_;
};

}  // namespace

void Stream::cancel() {
  ErrorCode ignored;
  socket().cancel(ignored);
}

void Stream::close() {
  ErrorCode ignored;
  socket().close(ignored);
}

std::unique_ptr<Stream> plain_stream(Socket socket) { return std::make_unique<PlainStream>(std::move(socket)); }
std::unique_ptr<Stream> tls_stream(Socket socket, asio::ssl::context& context) { return std::make_unique<TlsStream>(std::move(socket), context); }

}  // namespace rowan::web::wire
