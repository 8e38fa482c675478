#include "web/server/server.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>

#include "web/server/test_server.h"

namespace rowan::web {
namespace {

using namespace raw;

TEST(Serving, three_pipelined_requests_are_answered_in_order) {
  Running running;
  const std::string answers = running.say(get("/slow") + get("/b") + get("/c", "Connection: close\r\n"), 3s);
  EXPECT_EQ(count_of(answers, "HTTP/1.1 200 OK\r\n"), 3u);
  EXPECT_LT(answers.find("page /slow"), answers.find("page /b"));
  EXPECT_LT(answers.find("page /b"), answers.find("page /c"));
}
TEST(Serving, a_pipelined_request_after_a_body_is_found) {
  Running running;
  const std::string answers = running.say(post("/echo", "Content-Length: 4\r\n", "abcd") + post("/echo", "Transfer-Encoding: chunked\r\n",
        "4\r\nefgh\r\n0\r\n\r\n") +
                                          get("/c", "Connection: close\r\n"));
  EXPECT_EQ(count_of(answers, "HTTP/1.1 200 OK\r\n"), 3u);
  EXPECT_EQ(running.seen(), (std::vector<std::string>{"/echo", "/echo", "/c"}));
  EXPECT_NE(answers.find("\r\n\r\nabcdHTTP"), answers.npos);
  EXPECT_NE(answers.find("\r\n\r\nefghHTTP"), answers.npos);
}
TEST(Serving, a_connection_is_kept_for_the_next_request) {
  Running running;
  Client client = running.client();
  for (int i = 0; i < 50; ++i) {
    client.send(get("/" + std::to_string(i)));
    EXPECT_EQ(client.read_answer().body, "page /" + std::to_string(i));
  }
  EXPECT_EQ(running.server().counts().accepted, 1u);
  EXPECT_EQ(running.server().counts().requests, 50u);
}
TEST(Serving, a_request_that_arrives_byte_by_byte_is_one_request) {
  Running running;
  Client client = running.client();
  for (const char c : post("/echo", "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")) {
    client.send(std::string_view{&c, 1});
    std::this_thread::sleep_for(1ms);
  }
  EXPECT_EQ(client.read_answer().body, "abc");
}
TEST(Serving, head_is_a_get_without_the_body) {
  Running running;
  const std::string answer = running.say("HEAD /fixed HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
  EXPECT_NE(answer.find("Content-Length: " + std::to_string(fixed_page.size()) + "\r\n"), answer.npos) << answer;
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}
TEST(Serving, answers_carry_date_length_and_the_headers_of_all) {
  Running running;
  const std::string answer = running.say(get("/fixed", "Connection: close\r\n"));
  for (const char* part : {"HTTP/1.1 200 OK\r\n", "\r\nDate: ", " GMT\r\n", "\r\nContent-Length: 11\r\n",
        "\r\nX-Content-Type-Options: nosniff\r\n", "\r\n\r\nfixed bytes"})
    EXPECT_NE(answer.find(part), answer.npos) << part << answer;
}
TEST(Serving, an_answer_without_content_has_no_length) {
  Running running;
  const std::string answer = running.say(get("/none", "Connection: close\r\n"));
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 204 No Content\r\n"));
  EXPECT_EQ(answer.find("Content-Length"), answer.npos);
}
TEST(Serving, a_large_shared_body_arrives_whole) {
  Running running;
  Client client = running.client();
  client.send(get("/big"));
  EXPECT_EQ(client.read_answer().body, std::string(5'000'000, 'b'));
}
TEST(Serving, a_large_upload_arrives_whole_and_the_connection_lives_on) {
  Running running;
  Client client = running.client();
  for (int i = 0; i < 2; ++i) {
    client.send(post("/upload", "Content-Length: 8000000\r\n", std::string(8'000'000, 'u')));
    EXPECT_EQ(client.read_answer().body, "8000000");
  }
  std::string chunks;
  for (int i = 0; i < 100; ++i) chunks += "2710\r\n" + std::string(10'000, 'c') + "\r\n";
  client.send(post("/upload", "Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n"));
  EXPECT_EQ(client.read_answer().body, "1000000");
}
TEST(Serving, http_1_0_is_answered_and_closed) {
  Running running;
  EXPECT_NE(running.say("GET / HTTP/1.0\r\n\r\n").find("Connection: close\r\n"), std::string::npos);
}
TEST(Serving, expect_continue_is_granted_after_the_gate_and_only_then) {
  Running running;
  Client client = running.client();
  client.send(post("/echo", "Content-Length: 4\r\nExpect: 100-continue\r\n", ""));
  EXPECT_EQ(client.read_some(1s), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abcd");
  EXPECT_EQ(client.read_answer().body, "abcd");
  for (const char* path : {"/forbidden", "/echo"}) {
    const std::string answer = running.say(post(path, "Content-Length: 5000\r\nExpect: 100-continue\r\n", ""));
    EXPECT_TRUE(answer.starts_with(path == std::string{"/echo"} ? "HTTP/1.1 413 " : "HTTP/1.1 403 ")) << answer;
    EXPECT_EQ(answer.find("100 Continue"), answer.npos);
  }
}
TEST(Serving, the_gate_answers_before_the_body_is_read) {
  Running running;
  Client client = running.client();
  client.send(post("/forbidden", "Content-Length: 900\r\n", ""));  // the body never comes
  EXPECT_TRUE(client.read_to_end(500ms).starts_with("HTTP/1.1 403 "));
  EXPECT_TRUE(client.ended());
  EXPECT_TRUE(running.seen().empty());
}
TEST(Serving, a_refusal_by_the_gate_keeps_the_connection_when_there_is_no_body) {
  Running running;
  Client client = running.client();
  client.send(get("/forbidden") + get("/next"));
  EXPECT_EQ(client.read_answer().status, 403);
  EXPECT_EQ(client.read_answer().body, "page /next");
}
TEST(Serving, a_reply_from_another_thread_arrives) {
  Running running;
  EXPECT_NE(running.say(get("/later", "Connection: close\r\n")).find("\r\n\r\nlater"), std::string::npos);
}
TEST(Serving, the_first_of_two_replies_counts) {
  Running running;
  Client client = running.client();
  client.send(get("/twice") + get("/next"));
  EXPECT_EQ(client.read_answer().body, "first");
  EXPECT_EQ(client.read_answer().body, "page /next");
}
TEST(Serving, a_lost_reply_and_every_exception_are_a_500) {
  Running running;
  for (const char* path : {"/lost", "/throw", "/gate-throws", "/split"}) {
    Client client = running.client();
    client.send(get(path) + get("/next"));
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status, 500) << path;
    EXPECT_EQ(answer.head.find("b=c"), std::string::npos);
    EXPECT_EQ(client.read_answer().body, "page /next") << path;
  }
  EXPECT_EQ(running.server().counts().refused, 4u);
}
TEST(Serving, refusals_use_the_page_given) {
  auto options = Running::short_limits();
  options.refusal_page = [](int status) { return Response::html("<p>Sorry " + std::to_string(status) + "</p>"); };
  Running running{options};
  const std::string answer = running.say("DELETE / HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 405 "));
  EXPECT_NE(answer.find("Allow: GET, HEAD, POST\r\n"), answer.npos);
  EXPECT_TRUE(answer.ends_with("<p>Sorry 405</p>"));
}
TEST(Serving, a_connection_over_the_limit_is_told_503) {
  auto options = Running::short_limits();
  options.limits.max_connections = 2;
  options.limits.header_deadline = options.limits.keep_alive = 20s;
  Running running{options};
  Client a = running.client();
  Client b = running.client();
  a.send(get("/a"));
  b.send(get("/b"));
  EXPECT_EQ(a.read_answer().status + b.read_answer().status, 400);
  EXPECT_TRUE(running.say(get("/c")).starts_with("HTTP/1.1 503 "));
  EXPECT_EQ(running.server().counts().turned_away, 1u);
  a.send(get("/a"));
  EXPECT_EQ(a.read_answer().body, "page /a");
}
TEST(Serving, many_connections_on_two_io_threads) {
  auto options = Running::short_limits();
  options.io_threads = 2;
  Running running{options};
  std::vector<std::thread> clients;
  std::atomic<int> good{0};
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&] {
      Client client = running.client();
      for (int k = 0; k < 100; ++k) {
        client.send(post("/echo", "Content-Length: 3\r\n", "abc"));
        good += client.read_answer().body == "abc";
      }
    });
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(good, 800);
}
TEST(Serving, the_peer_is_known) {
  Running running;
  const std::string forged = "Connection: close\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n";
  EXPECT_TRUE(running.say(get("/who", forged)).ends_with("\r\n\r\n127.0.0.1 plain"));
}

TEST(Listening, over_a_unix_socket) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/rowan.sock";
  {
    Running running{Running::short_limits(), false, path};
    Client client = Client::unix_socket(path);
    client.send(get("/who", "X-Forwarded-For: 192.0.2.1\r\n"));
    EXPECT_EQ(client.read_answer().body, "unix plain");
    EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms::others_all, std::filesystem::perms::none);

    Server second{{}, [](const Request&) { return BodyRule{}; }, [](Request&&, const Reply&) {}};
    EXPECT_FALSE(second.listen_unix(path)) << "a living server must not lose its socket";
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}
TEST(Listening, a_dead_unix_socket_is_replaced_and_a_file_is_not) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/rowan.sock";
  leave_dead_socket(path);
  ASSERT_TRUE(std::filesystem::exists(path));
  {
    Running running{Running::short_limits(), false, path};
    Client client = Client::unix_socket(path);
    client.send(get("/"));
    EXPECT_EQ(client.read_answer().status, 200);
  }
  std::filesystem::create_directory(path);
  Server server{{}, [](const Request&) { return BodyRule{}; }, [](Request&&, const Reply&) {}};
  EXPECT_FALSE(server.listen_unix(path));
}
TEST(Listening, behind_a_trusted_proxy_the_peer_is_what_the_proxy_saw) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/rowan.sock";
  auto options = Running::short_limits();
  options.trust_unix_proxy = true;
  Running running{options, false, path};
  Client client = Client::unix_socket(path);
  client.send(get("/who", "X-Forwarded-For: 203.0.113.9, 2001:db8::7\r\nX-Forwarded-Proto: https\r\n"));
  EXPECT_EQ(client.read_answer().body, "2001:db8::7 secure");
  client.send(get("/who", "X-Forwarded-For: nonsense\r\n"));
  EXPECT_EQ(client.read_answer().body, "unix plain");
}
TEST(Listening, over_tls) {
  Running running{Running::short_limits(), true};
  TlsClient client{running.port()};
  ASSERT_TRUE(client.connected());
  EXPECT_GE(client.version(), 0x0303);
  EXPECT_EQ(client.protocol(), "http/1.1");
  client.send(get("/who"));
  EXPECT_TRUE(client.read_until("secure").ends_with("\r\n\r\n127.0.0.1 secure"));
  client.send(post("/upload", "Content-Length: 500000\r\n", std::string(500'000, 'x')));
  EXPECT_TRUE(client.read_until("500000").ends_with("\r\n\r\n500000"));
  client.send("GET / HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 400 "));
}
TEST(Listening, plain_bytes_to_the_tls_port_are_closed_and_old_tls_is_refused) {
  Running running{Running::short_limits(), true};
  const std::string answer = running.say(get("/"));
  EXPECT_EQ(answer.find("HTTP/1.1 200"), answer.npos);
  TlsClient old{running.port(), true};
  EXPECT_FALSE(old.connected());
}
TEST(Listening, a_handshake_that_never_comes_is_cut) {
  Running running{Running::short_limits(), true};
  Client client = running.client();
  EXPECT_EQ(client.read_to_end(2s), "");
  EXPECT_TRUE(client.ended());
}
TEST(Listening, what_cannot_be_had_is_refused_with_a_reason) {
  Server server{{}, [](const Request&) { return BodyRule{}; }, [](Request&&, const Reply&) {}};
  const auto port = server.listen_tcp("127.0.0.1", 0);
  ASSERT_TRUE(port);
  EXPECT_NE(*port, 0);
  const auto taken = server.listen_tcp("127.0.0.1", *port);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.refusal().first().id, "server.listen");
  EXPECT_FALSE(server.listen_tcp("rowan.example", 0));
  EXPECT_FALSE(server.listen_unix("/nowhere/at/all.sock"));
  EXPECT_FALSE(server.listen_unix("/" + std::string(200, 'a')));
  EXPECT_FALSE(server.use_tls("/nowhere.pem", "/nowhere.key"));
}

TEST(Stopping, a_request_in_flight_is_finished) {
  Running running;
  Client busy = running.client();
  Client idle = running.client();
  idle.send(get("/"));
  EXPECT_EQ(idle.read_answer().status, 200);
  busy.send(get("/slow"));
  std::this_thread::sleep_for(100ms);
  const auto begun = std::chrono::steady_clock::now();
  running.ask_to_stop();
  EXPECT_EQ(idle.read_to_end(300ms), "");
  EXPECT_TRUE(idle.ended()) << "an idle connection is closed at once";
  const std::string answer = busy.read_to_end(2s);
  EXPECT_NE(answer.find("page /slow"), answer.npos);
  EXPECT_NE(answer.find("Connection: close\r\n"), answer.npos);
  busy.close();
  running.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
  EXPECT_FALSE(Client::can_connect(running.port()));
}
TEST(Stopping, an_idle_server_stops_at_once) {
  Running running;
  const Client idle = running.client();
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  running.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 300ms);
}
TEST(Stopping, what_is_not_done_by_the_deadline_is_cut_and_a_late_reply_does_nothing) {
  auto options = Running::short_limits();
  options.limits.stop_deadline = 200ms;
  Running running{options};
  Client client = running.client();
  client.send(get("/stuck"));
  std::this_thread::sleep_for(100ms);
  running.ask_to_stop();
  EXPECT_EQ(client.read_to_end(900ms), "");
  EXPECT_TRUE(client.ended());
  running.stop();
}
TEST(Stopping, a_reply_kept_beyond_the_server_does_nothing) {
  Reply kept;
  std::promise<void> taken;
  {
    ServerOptions options;
    options.limits.stop_deadline = 200ms;
    Server server{options, [](const Request&) { return BodyRule{}; },
                  [&](Request&&, Reply reply) {
                    kept = std::move(reply);
                    taken.set_value();
                  }};
    const auto port = server.listen_tcp("127.0.0.1", 0);
    ASSERT_TRUE(port);
    std::thread thread{[&] { server.run(); }};
    Client client = Client::tcp(*port);
    client.send(get("/"));
    taken.get_future().wait();
    client.close();
    server.stop();
    thread.join();
  }
  kept(Response::text("too late"));
}
TEST(Stopping, on_sigterm) {
  Server server{{}, [](const Request&) { return BodyRule{}; }, [](Request&&, const Reply&) {}};
  server.stop_on_signals();
  std::thread thread{[&] { server.run(); }};
  std::this_thread::sleep_for(50ms);
  kill(getpid(), SIGTERM);
  thread.join();
}

}  // namespace
}  // namespace rowan::web
