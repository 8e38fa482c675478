#pragma once
// For tests only: a running server with short limits and a few routes.
#include <gtest/gtest.h>

#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

#include "web/server/server.h"
#include "web/server/test_client.h"

namespace rowan::web::raw {

using namespace std::chrono_literals;

inline constexpr std::string_view fixed_page = "fixed bytes";

// A server with short limits and a few routes; it notes every path its handler sees.
class Running {
 public:
  explicit Running(ServerOptions options = short_limits(), bool tls = false, const std::string& unix_path = {})
      : server_(
            std::move(options), [](const Request& head) { return gate(head); },
            [this](Request&& r, Reply reply) { handle(std::move(r), std::move(reply)); }) {
    if (tls) {
      certificate_.emplace();
      EXPECT_TRUE(server_.use_tls(certificate_->certificate_file(), certificate_->key_file()));
    }
    if (unix_path.empty()) {
      const auto bound = server_.listen_tcp("127.0.0.1", 0);
      EXPECT_TRUE(bound) << bound.refusal().first().text;
      port_ = *bound;
    } else {
      const auto listening = server_.listen_unix(unix_path);
      EXPECT_TRUE(listening) << listening.refusal().first().text;
    }
    thread_ = std::thread([this] { server_.run(); });
  }
  ~Running() { stop(); }

  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
    if (later_.joinable()) later_.join();
  }
  // Does not wait.
  void ask_to_stop() { server_.stop(); }
  [[nodiscard]] Client client() const { return Client::tcp(port_); }
  // Sends bytes on a connection of their own and reads until the server closes or is quiet.
  [[nodiscard]] std::string say(std::string_view bytes, std::chrono::milliseconds patience = 1500ms) const {
    Client c = client();
    c.send(bytes);
    return c.read_to_end(patience);
  }
  [[nodiscard]] std::vector<std::string> seen() const {
    const std::lock_guard lock{mutex_};
    return seen_;
  }
  [[nodiscard]] Server& server() { return server_; }
  [[nodiscard]] std::uint16_t port() const { return port_; }

  static ServerOptions short_limits() {
    ServerOptions options;
    options.workers = 3;
    options.limits.header_deadline = 600ms;
    options.limits.keep_alive = 600ms;
    options.limits.body_idle = 600ms;
    options.limits.body_grace = 600ms;
    options.limits.stop_deadline = 2000ms;
    options.always = {{"X-Content-Type-Options", "nosniff"}};
    return options;
  }

 private:
  static std::variant<BodyRule, Response> gate(const Request& head) {
    EXPECT_TRUE(head.body.empty());
    if (head.path == "/forbidden") return Response::text("no", 403);
    if (head.path == "/gate-throws") throw std::runtime_error("gate");
    return BodyRule{head.path == "/upload" ? 8u * 1024 * 1024 : 1000u};
  }

  void handle(Request&& request, Reply reply) {
    {
      const std::lock_guard lock{mutex_};
      seen_.push_back(request.path);
    }
    if (request.path == "/echo") return reply(Response::text(request.body));
    if (request.path == "/upload") return reply(Response::text(std::to_string(request.body.size())));
    if (request.path == "/who") return reply(Response::text(request.peer + (request.secure ? " secure" : " plain")));
    if (request.path == "/fixed") return reply(Response::fixed(fixed_page, "text/plain"));
    if (request.path == "/none") return reply(Response::empty(204));
    if (request.path == "/throw") throw std::runtime_error("handler");
    if (request.path == "/lost") return;
    if (request.path == "/split") return reply(Response::text("x").add("X", "a\r\nSet-Cookie: b=c"));
    if (request.path == "/twice") {
      reply(Response::text("first"));
      return reply(Response::text("second"));
    }
    if (request.path == "/slow") std::this_thread::sleep_for(400ms);
    if (request.path == "/stuck") std::this_thread::sleep_for(1500ms);
    if (request.path == "/later") {
      later_ = std::thread([reply = std::move(reply)] {
        std::this_thread::sleep_for(50ms);
        reply(Response::text("later"));
      });
      return;
    }
    if (request.path == "/big") {
      Response response;
      response.shared_body = std::make_shared<const std::string>(5'000'000, 'b');
      return reply(std::move(response));
    }
    reply(Response::text("page " + request.path));
  }

  std::optional<Certificate> certificate_;
  mutable std::mutex mutex_;
  std::vector<std::string> seen_;
  std::thread later_;
  Server server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

inline const std::string host = "Host: rowan.example\r\n";
inline const std::string hidden = "GET /hidden HTTP/1.1\r\n" + host + "\r\n";
inline std::string get(const std::string& path, const std::string& more = "") { return "GET " + path + " HTTP/1.1\r\n" + host + more + "\r\n"; }
inline std::string post(const std::string& path, const std::string& more, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\n" + host + more + "\r\n" + body;
}

}  // namespace rowan::web::raw
