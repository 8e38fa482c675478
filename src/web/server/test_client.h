#pragma once
// For tests only: raw clients, a certificate of the moment, a folder that goes away.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

namespace rowan::web::raw {

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

struct Answer {
  int status = 0;
  std::string head;
  std::string body;
};

class Client {
 public:
  static Client tcp(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    Client client{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    client.connected_ = connect(client.socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    return client;
  }
  static Client unix_socket(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    Client client{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    client.connected_ = connect(client.socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    return client;
  }
  static bool can_connect(std::uint16_t port) { return tcp(port).connected_; }

  Client(Client&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_), ended_(other.ended_), kept_(std::move(other.kept_)) {}
  Client& operator=(Client&&) = delete;
  ~Client() { close(); }

  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  // Bytes the other side took; stops when it takes nothing for 200 ms or has closed.
  std::size_t send(std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      pollfd wait{socket_, POLLOUT, 0};
      if (poll(&wait, 1, 200) <= 0) break;
      const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    return sent;
  }
  [[nodiscard]] bool readable(std::chrono::milliseconds patience) const {
    pollfd wait{socket_, POLLIN, 0};
    return poll(&wait, 1, static_cast<int>(patience.count())) > 0;
  }
  // One read; empty when nothing came or the other side ended.
  std::string read_some(std::chrono::milliseconds patience) {
    if (!kept_.empty()) return std::exchange(kept_, {});
    if (ended_ || !readable(patience)) return {};
    std::string piece(64 * 1024, '\0');
    const ssize_t count = recv(socket_, piece.data(), piece.size(), 0);
    if (count <= 0) ended_ = true;
    piece.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return piece;
  }
  // Everything until the other side ends, or is quiet for `patience`.
  std::string read_to_end(std::chrono::milliseconds patience) {
    std::string all;
    while (true) {
      const std::string piece = read_some(patience);
      if (piece.empty()) return all;
      all += piece;
    }
  }
  // One answer with its Content-Length of body; what follows is kept for the next call.
  Answer read_answer() {
    constexpr std::chrono::seconds patience{5};
    std::string all;
    std::size_t end = std::string::npos;
    while ((end = all.find("\r\n\r\n")) == all.npos) {
      const std::string piece = read_some(patience);
      if (piece.empty()) return {};
      all += piece;
    }
    Answer answer{std::atoi(all.c_str() + std::strlen("HTTP/1.1 ")), all.substr(0, end + 4), all.substr(end + 4)};
    const std::size_t at = answer.head.find("Content-Length: ");
    const std::size_t length = at == answer.head.npos ? 0 : std::strtoull(answer.head.c_str() + at + std::strlen("Content-Length: "), nullptr, 10);
    while (answer.body.size() < length) {
      const std::string piece = read_some(patience);
      if (piece.empty()) return answer;
      answer.body += piece;
    }
    kept_ = answer.body.substr(length);
    answer.body.resize(length);
    return answer;
  }
  [[nodiscard]] bool ended() const { return ended_; }
  void shrink_receive_buffer() {
    const int size = 4096;
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }

 private:
  explicit Client(int socket) : socket_(socket) {}
  int socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string kept_;
};

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rowan-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// What a process that was killed leaves behind.
inline void leave_dead_socket(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  EXPECT_EQ(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  close(socket);
}

// A self-signed certificate for localhost, good for an hour.
class Certificate {
 public:
  Certificate() {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    FILE* out = fopen(certificate_file().c_str(), "w");
    PEM_write_X509(out, certificate);
    fclose(out);
    out = fopen(key_file().c_str(), "w");
    PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    fclose(out);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  [[nodiscard]] std::string certificate_file() const { return folder_.path() + "/certificate.pem"; }
  [[nodiscard]] std::string key_file() const { return folder_.path() + "/key.pem"; }

 private:
  TemporaryFolder folder_;
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, bool old_only = false) : context_(SSL_CTX_new(TLS_client_method())) {
    if (old_only) {
      SSL_CTX_set_security_level(context_, 0);
      SSL_CTX_set_max_proto_version(context_, TLS1_1_VERSION);
    }
    SSL_CTX_set_alpn_protos(context_, reinterpret_cast<const unsigned char*>("\x02h2\x08http/1.1"), 12);
    ssl_ = SSL_new(context_);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{5, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    SSL_set_fd(ssl_, socket_);
    connected_ = SSL_connect(ssl_) == 1;
  }
  ~TlsClient() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    close(socket_);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  [[nodiscard]] int version() const { return SSL_version(ssl_); }
  [[nodiscard]] std::string protocol() const {
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(ssl_, &name, &length);
    return {reinterpret_cast<const char*>(name), length};
  }
  void send(std::string_view bytes) { EXPECT_EQ(SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())), static_cast<int>(bytes.size())); }
  std::string read_until(std::string_view end) {
    std::string all;
    while (!all.ends_with(end)) {
      char piece[4096];
      const int count = SSL_read(ssl_, piece, sizeof piece);
      if (count <= 0) break;
      all.append(piece, static_cast<std::size_t>(count));
    }
    return all;
  }

 private:
  SSL_CTX* context_;
  SSL* ssl_ = nullptr;
  int socket_ = -1;
  bool connected_ = false;
};

}  // namespace rowan::web::raw
