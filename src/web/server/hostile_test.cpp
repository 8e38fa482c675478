// Raw sockets against the real server: the cases of bad and slow input that told HTTP libraries apart when ours was chosen.
#include <gtest/gtest.h>

#include "web/server/test_server.h"

namespace rowan::web {
namespace {

using namespace raw;

// The answer is `status`, there is no second one, the connection is closed, and no handler has run.
void expect_refused(std::string_view bytes, int status) {
  Running running;
  Client client = running.client();
  client.send(bytes);
  const std::string answer = client.read_to_end(1500ms);
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ")) << answer;
  EXPECT_EQ(count_of(answer, "HTTP/1.1 "), 1u) << answer;
  EXPECT_NE(answer.find("Connection: close\r\n"), answer.npos);
  EXPECT_NE(answer.find("X-Content-Type-Options: nosniff\r\n"), answer.npos);
  EXPECT_TRUE(client.ended());
  EXPECT_TRUE(running.seen().empty());
}

TEST(HostileBytes, content_length_and_transfer_encoding) {
  expect_refused(post("/echo", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden), 400);
}
TEST(HostileBytes, two_different_content_lengths) { expect_refused(post("/echo", "Content-Length: 0\r\nContent-Length: 5\r\n",
      "aaaaa" + hidden), 400); }
TEST(HostileBytes, two_equal_content_lengths) { expect_refused(post("/echo", "Content-Length: 5\r\nContent-Length: 5\r\n", "aaaaa" + hidden), 400); }
TEST(HostileBytes, transfer_encoding_xchunked) { expect_refused(post("/echo", "Transfer-Encoding: xchunked\r\n", hidden), 400); }
TEST(HostileBytes, folded_transfer_encoding) { expect_refused(post("/echo", "Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n" + hidden), 400); }
TEST(HostileBytes, space_before_colon) { expect_refused(post("/echo", "Content-Length : 5\r\n", "aaaaa" + hidden), 400); }
TEST(HostileBytes, bare_line_feed_inside_headers) { expect_refused(get("/", "X: a\nContent-Length: 5\r\n") + hidden, 400); }
TEST(HostileBytes, request_ended_by_bare_line_feeds) { expect_refused("GET / HTTP/1.1\nHost: a\n\n", 400); }
TEST(HostileBytes, nul_in_a_header) { expect_refused(get("/", std::string("X: a\0b\r\n", 8)), 400); }
TEST(HostileBytes, bare_carriage_return_in_a_header) { expect_refused(get("/", "X: a\rY: b\r\n"), 400); }
TEST(HostileBytes, content_length_plus_4) { expect_refused(post("/echo", "Content-Length: +4\r\n", "aaaa"), 400); }
TEST(HostileBytes, chunk_size_0x4) { expect_refused(post("/echo", "Transfer-Encoding: chunked\r\n", "0x4\r\naaaa\r\n0\r\n\r\n"), 400); }
TEST(HostileBytes, chunk_line_ended_by_bare_line_feed) { expect_refused(post("/echo", "Transfer-Encoding: chunked\r\n", "4\naaaa\n0\n\n"), 400); }
TEST(HostileBytes, trailer_after_the_last_chunk) { expect_refused(post("/echo", "Transfer-Encoding: chunked\r\n",
      "0\r\nX-Role: admin\r\n\r\n"), 400); }
TEST(HostileBytes, no_host) { expect_refused("GET / HTTP/1.1\r\n\r\n", 400); }
TEST(HostileBytes, two_hosts) { expect_refused(get("/", "Host: other.example\r\n"), 400); }
TEST(HostileBytes, body_over_limit_declared) { expect_refused(post("/echo", "Content-Length: 1001\r\n", std::string(1001, 'a')), 413); }
TEST(HostileBytes, body_over_limit_declared_and_not_sent) { expect_refused(post("/echo", "Content-Length: 99999999999\r\n", ""), 413); }
TEST(HostileBytes, body_over_limit_chunked) {
  expect_refused(post("/echo", "Transfer-Encoding: chunked\r\n", "3e8\r\n" + std::string(1000, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"), 413);
}
TEST(HostileBytes, twenty_thousand_headers) {
  std::string headers;
  for (int i = 0; i < 20'000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
  expect_refused(get("/", headers), 431);
}
TEST(HostileBytes, fifty_megabytes_without_a_newline) {
  Running running;
  Client client = running.client();
  const std::string piece(1024 * 1024, 'a');
  std::size_t taken = 0;
  for (int i = 0; i < 50; ++i) taken += client.send(piece);
  EXPECT_LT(taken, 20u * 1024 * 1024) << "the server must stop taking it";
  EXPECT_TRUE(running.say(get("/")).starts_with("HTTP/1.1 200"));
}
TEST(HostileBytes, parent_paths_and_encoded_slashes) {
  for (const char* path : {"/../etc/passwd", "/a/%2e%2e/b", "/a%2fb", "/a%5cb", "//x", "/a%00"}) expect_refused(get(path), 400);
}
TEST(HostileBytes, other_methods) {
  expect_refused("OPTIONS / HTTP/1.1\r\n" + host + "\r\n", 405);
  expect_refused("PUT / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", 405);
}
TEST(HostileBytes, target_too_long) { expect_refused(get("/" + std::string(5000, 'a')), 414); }
TEST(HostileBytes, somebody_speaks_tls_to_the_plain_port) { expect_refused(std::string_view("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
      400); }

TEST(SlowClients, headers_a_line_at_a_time_are_cut) {
  Running running;
  Client client = running.client();
  const auto begun = std::chrono::steady_clock::now();
  client.send("GET / HTTP/1.1\r\n");
  while (std::chrono::steady_clock::now() - begun < 3s && !client.readable(150ms)) client.send("X: y\r\n");
  EXPECT_TRUE(client.read_to_end(500ms).starts_with("HTTP/1.1 408 "));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1500ms);
  EXPECT_EQ(running.server().counts().timed_out, 1u);
}
TEST(SlowClients, a_body_that_stalls_is_cut) {
  Running running;
  EXPECT_TRUE(running.say(post("/echo", "Content-Length: 10\r\n", "abc"), 2s).starts_with("HTTP/1.1 408 "));
  EXPECT_TRUE(running.seen().empty());
}
TEST(SlowClients, a_body_a_byte_at_a_time_is_cut_by_its_rate) {
  Running running;
  Client client = running.client();
  const auto begun = std::chrono::steady_clock::now();
  client.send(post("/echo", "Content-Length: 900\r\n", ""));
  while (std::chrono::steady_clock::now() - begun < 3s && !client.readable(100ms)) client.send("a");  // never idle for long
  EXPECT_TRUE(client.read_to_end(500ms).starts_with("HTTP/1.1 408 "));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1500ms);
}
TEST(SlowClients, a_connection_that_says_nothing_is_closed_without_a_word) {
  Running running;
  Client client = running.client();
  EXPECT_EQ(client.read_to_end(2s), "");
  EXPECT_TRUE(client.ended());
}
TEST(SlowClients, an_idle_kept_connection_is_closed_without_a_word) {
  Running running;
  Client client = running.client();
  client.send(get("/"));
  EXPECT_EQ(count_of(client.read_to_end(2s), "HTTP/1.1 "), 1u);
  EXPECT_TRUE(client.ended());
}
TEST(SlowClients, one_who_does_not_read_is_cut) {
  auto options = Running::short_limits();
  options.limits.write_idle = 300ms;
  Running running{options};
  Client client = running.client();
  client.shrink_receive_buffer();
  client.send(get("/big"));
  for (int i = 0; i < 30 && running.server().counts().timed_out == 0; ++i) std::this_thread::sleep_for(100ms);
  EXPECT_EQ(running.server().counts().timed_out, 1u);
  for (int i = 0; i < 30 && running.server().counts().open > 0; ++i) std::this_thread::sleep_for(100ms);
  EXPECT_EQ(running.server().counts().open, 0u);
}
TEST(SlowClients, five_hundred_half_open_connections_do_not_hold_up_a_page) {
  auto options = Running::short_limits();
  options.limits.header_deadline = 20s;
  Running running{options};
  std::vector<Client> half_open;
  for (int i = 0; i < 500; ++i) {
    half_open.push_back(running.client());
    half_open.back().send("GET / HTTP/1.1\r\nHos");
  }
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_NE(running.say(get("/", "Connection: close\r\n")).find("page /"), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
  EXPECT_GE(running.server().counts().open, 500u);
}

ServerOptions little_room() {
  ServerOptions options = Running::short_limits();
  options.limits.body_idle = options.limits.body_grace = 5000ms;
  options.limits.body_bytes_total = 4000;
  options.limits.small_body = 2000;  // /upload may bring more, so that three quarters are for it
  return options;
}
bool in_time(const std::function<bool()>& holds) {
  for (int i = 0; i < 200; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

TEST(Bodies, what_all_connections_send_together_is_bounded_and_the_next_is_told_to_come_back) {
  Running running(little_room());
  const auto held = [&] { return running.server().counts().body_bytes; };
  Client large = running.client();
  large.send(post("/upload", "Content-Length: 9000\r\n", std::string(2900, 'x')));
  ASSERT_TRUE(in_time([&] { return held() == 2900; })) << held();
  Client second = running.client();
  second.send(post("/upload", "Content-Length: 9000\r\n", std::string(200, 'x')));
  const Answer put_off = second.read_answer();
  EXPECT_EQ(put_off.status, 503);
  EXPECT_NE(put_off.head.find("Retry-After: 10"), std::string::npos) << put_off.head;
  EXPECT_TRUE(in_time([&] { return held() == 2900; })) << "what was refused is given back: " << held();
  EXPECT_EQ(running.server().counts().put_off, 1u);
  // A note is saved all the same: files never have the last quarter.
  Client note = running.client();
  note.send(post("/echo", "Content-Length: 900\r\n", std::string(900, 'n')));
  EXPECT_EQ(note.read_answer().status, 200);
  Client many[3] = {running.client(), running.client(), running.client()};
  int refused = 0;
  for (Client& one : many) one.send(post("/echo", "Content-Length: 1000\r\n", std::string(600, 'n')));  // not whole, so they wait
  for (Client& one : many) refused += one.readable(400ms);
  EXPECT_EQ(refused, 2) << "one fits beside the file, two do not";
  large.close();
  for (Client& one : many) one.close();
  EXPECT_TRUE(in_time([&] { return held() == 0; })) << "nobody holds anything any more: " << held();
  Client after = running.client();
  after.send(post("/upload", "Content-Length: 2900\r\n", std::string(2900, 'x')));
  EXPECT_EQ(after.read_answer().body, "2900");
}
TEST(Bodies, a_chunked_body_that_never_ends_counts_like_any_other) {
  Running running(little_room());
  Client endless = running.client();
  endless.send(post("/upload", "Transfer-Encoding: chunked\r\n", ""));
  std::string chunk = "1f4\r\n" + std::string(500, 'c') + "\r\n";
  for (int i = 0; i < 20; ++i) endless.send(chunk);
  EXPECT_EQ(endless.read_answer().status, 503);
  EXPECT_TRUE(in_time([&] { return running.server().counts().body_bytes == 0; }));
}
TEST(Bodies, a_request_keeps_its_share_until_its_handler_is_done) {
  ServerOptions options = little_room();
  options.limits.body_bytes_total = 1000;
  Running running(options);
  Client slow = running.client();
  slow.send(post("/slow", "Content-Length: 600\r\n", std::string(600, 's')));
  ASSERT_TRUE(in_time([&] { return running.server().counts().body_bytes == 600; }));
  Client other = running.client();
  other.send(post("/echo", "Content-Length: 600\r\n", std::string(600, 'o')));
  EXPECT_EQ(other.read_answer().status, 503);
  EXPECT_EQ(slow.read_answer().status, 200);
  EXPECT_TRUE(in_time([&] { return running.server().counts().body_bytes == 0; }));
}

}  // namespace
}  // namespace rowan::web
