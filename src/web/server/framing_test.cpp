#include "web/server/framing.h"

#include <gtest/gtest.h>

#include "web/server/second_opinion.h"

namespace rowan::web::wire {
namespace {

std::string get(std::string_view target, std::string_view more = "") {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: rowan.example\r\n" + std::string{more} + "\r\n";
}
std::string post(std::string_view more) { return "POST / HTTP/1.1\r\nHost: rowan.example\r\n" + std::string{more} + "\r\n"; }

// 0 for a head that passes.
int status_of(std::string_view head) {
  const auto checked = check_head(head);
  if (const int* status = std::get_if<int>(&checked)) return *status;
  return 0;
}
CheckedHead passed(std::string_view head) { return std::get<CheckedHead>(check_head(head)); }

TEST(Framing, reads_a_plain_get) {
  const std::string bytes = get("/cases/12?page=2&name=Si%C3%A2n", "X-Empty:\r\nAccept:  text/html  \r\n");
  const CheckedHead head = passed(bytes);
  EXPECT_EQ(head.method, Method::get);
  EXPECT_FALSE(head.head_only);
  EXPECT_EQ(head.path, "/cases/12");
  EXPECT_EQ(head.query, "page=2&name=Si%C3%A2n");
  ASSERT_EQ(head.fields.size(), 3u);
  EXPECT_EQ(head.fields[1].value, "");
  EXPECT_EQ(head.fields[2].name, "Accept");
  EXPECT_EQ(head.fields[2].value, "text/html");
  EXPECT_TRUE(head.keep_alive);
  EXPECT_FALSE(head.has_body());
}

TEST(Framing, methods_are_get_head_and_post) {
  EXPECT_TRUE(passed("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").head_only);
  EXPECT_EQ(passed("POST / HTTP/1.1\r\nHost: a\r\n\r\n").method, Method::post);
  for (const std::string_view method : {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PATCH", "GETT"})
    EXPECT_EQ(status_of(std::string{method} + " / HTTP/1.1\r\nHost: a\r\n\r\n"), 405) << method;
  EXPECT_EQ(status_of("G(T / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST(Framing, request_lines_that_are_not_three_words_are_refused) {
  for (const std::string_view line : {"", "GET", "GET /", "GET /HTTP/1.1", " GET / HTTP/1.1", "GET  / HTTP/1.1", "GET / HTTP/1.1 ",
        "GET / /x HTTP/1.1",
                                      "GET / http/1.1", "GET / HTTP/1.10", "GET / HTTP/x.1", "GET / HTTP/11", "GET /\tHTTP/1.1"})
    EXPECT_EQ(status_of(std::string{line} + "\r\nHost: a\r\n\r\n"), 400) << line;
  EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(status_of("GET / HTTP/1.2\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(status_of("GET / HTTP/0.9\r\nHost: a\r\n\r\n"), 505);
}

TEST(Framing, only_the_origin_form_of_a_target_passes) {
  for (const std::string_view target : {"*", "http://rowan.example/", "rowan.example:443", "cases", "?x=1"})
    EXPECT_EQ(status_of(get(target)), 400) << target;
}

TEST(Framing, paths_with_two_readings_are_refused) {
  for (const std::string_view path : {"//", "//evil.example/", "/a//b", "/../etc", "/a/..", "/a/../b", "/./a", "/a/.", "/%2e%2e/a", "/a/%2E%2e",
        "/a/.%2e/b", "/a%2fb",
                                      "/a%2Fb", "/a%5cb", "/a\\b", "/a%00b", "/a%0d%0aSet-Cookie:x", "/a%7f", "/a%", "/a%4", "/a%4g", "/%c3",
                                            "/%c3%28", "/%ed%a0%80",
                                      "/%c0%af", "/\xc3\xa9", "/a#b", "/a b", "/a\"b", "/<a>", "/a|b"})
    EXPECT_EQ(status_of(get(path)), 400) << path;
}

TEST(Framing, plain_paths_pass_decoded) {
  EXPECT_EQ(passed(get("/")).path, "/");
  EXPECT_EQ(passed(get("/cases/")).path, "/cases/");
  EXPECT_EQ(passed(get("/a/...")).path, "/a/...");
  EXPECT_EQ(passed(get("/a/.b..c")).path, "/a/.b..c");
  EXPECT_EQ(passed(get("/t%C5%B7")).path, "/t\xc5\xb7");
  EXPECT_EQ(passed(get("/100%25")).path, "/100%");
  EXPECT_EQ(passed(get("/%252e%252e/")).path, "/%2e%2e/");  // decoded once, never twice
  EXPECT_EQ(passed(get("/a+b")).path, "/a+b");
}

TEST(Framing, queries_are_checked_too) {
  EXPECT_EQ(passed(get("/?")).query, "");
  EXPECT_EQ(passed(get("/?a[]=1|2")).query, "a[]=1|2");
  EXPECT_EQ(passed(get("/?next=//x/../y?z")).query, "next=//x/../y?z");
  for (const std::string_view query : {"a=%", "a=%1", "a=%zz", "a=%00", "a=%ff", "a=%c3&b=%a9", "a=\xc3\xa9", "a=<b>", "a#b"})
    EXPECT_EQ(status_of(get("/?" + std::string{query})), 400) << query;
}

TEST(Framing, a_target_of_4096_bytes_passes_and_one_more_is_414) {
  EXPECT_EQ(status_of(get("/" + std::string(4095, 'a'))), 0);
  EXPECT_EQ(status_of(get("/" + std::string(4096, 'a'))), 414);
}

TEST(Framing, control_characters_and_bare_line_ends_are_refused) {
  for (int c = 0; c < 0x20; ++c) EXPECT_EQ(status_of(get("/", "X: a" + std::string(1, static_cast<char>(c)) + "b\r\n")), 400) << c;
  EXPECT_EQ(status_of(get("/", "X: a\x7f\r\n")), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of(get("/", "X: a\nY: b\r\n")), 400);
  EXPECT_EQ(status_of(get("/", "X: a\rY: b\r\n")), 400);
  EXPECT_EQ(status_of(get("/", "X: a\r\r\n")), 400);
}

TEST(Framing, header_lines_that_are_not_name_colon_value_are_refused) {
  for (const std::string_view line : {"X", ": x", " X: folded", "X : a", "X\t: a", "X Y: a", "X(: a", "\xc3\xa9: a"})
    EXPECT_EQ(status_of(get("/", std::string{line} + "\r\n")), 400) << line;
}

TEST(Framing, more_than_a_hundred_headers_are_431) {
  std::string most;
  for (int i = 0; i < 99; ++i) most += "X: y\r\n";
  EXPECT_EQ(status_of(get("/", most)), 0);
  EXPECT_EQ(status_of(get("/", most + "X: y\r\n")), 431);
}

TEST(Framing, exactly_one_host_on_http_1_1) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n"), 400);
  for (const std::string_view host : {"", "a b", "a/b", "a@b", "a,b", "a\xc3\xa9"})
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: " + std::string{host} + "\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"), 0);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 0);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
}

TEST(Framing, content_length_is_digits_and_stands_once) {
  EXPECT_EQ(passed(post("Content-Length: 12\r\n")).content_length, 12u);
  EXPECT_EQ(passed(post("Content-Length: 0\r\n")).content_length, 0u);
  for (const std::string_view value : {"", "+4", "-4", "4 4", "4,4", "0x4", "4.0", "1e3", "\xd9\xa4", "9999999999999999999", "18446744073709551616"})
    EXPECT_EQ(status_of(post("Content-Length: " + std::string{value} + "\r\n")), 400) << value;
  EXPECT_EQ(status_of(post("Content-Length: 4\r\nContent-Length: 5\r\n")), 400);
  EXPECT_EQ(status_of(post("Content-Length: 4\r\ncontent-length: 4\r\n")), 400);
}

TEST(Framing, transfer_encoding_is_chunked_alone_and_only_on_http_1_1) {
  EXPECT_TRUE(passed(post("Transfer-Encoding: Chunked\r\n")).chunked);
  for (const std::string_view value : {"", "xchunked", "gzip", "gzip, chunked", "chunked, chunked", "chunked;a=b", "chunked,", "identity"})
    EXPECT_EQ(status_of(post("Transfer-Encoding: " + std::string{value} + "\r\n")), 400) << value;
  EXPECT_EQ(status_of(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")), 400);
  EXPECT_EQ(status_of(post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n")), 400);
  EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(Framing, a_get_with_a_body_is_refused) {
  EXPECT_EQ(status_of(get("/", "Content-Length: 4\r\n")), 400);
  EXPECT_EQ(status_of(get("/", "Transfer-Encoding: chunked\r\n")), 400);
  EXPECT_EQ(status_of(get("/", "Content-Length: 0\r\n")), 0);
}

TEST(Framing, expectations_and_encodings) {
  EXPECT_TRUE(passed(post("Expect: 100-Continue\r\nContent-Length: 4\r\n")).expects_continue);
  EXPECT_FALSE(passed(post("Expect: 100-continue\r\n")).expects_continue);  // there is no body to wait for
  EXPECT_EQ(status_of(post("Expect: tea\r\n")), 417);
  EXPECT_EQ(status_of(post("Content-Encoding: gzip\r\nContent-Length: 4\r\n")), 415);
}

TEST(Framing, keep_alive_ends_with_close_and_with_http_1_0) {
  EXPECT_FALSE(passed(get("/", "Connection: keep-alive, Close\r\n")).keep_alive);
  EXPECT_TRUE(passed(get("/", "Connection: keep-alive,\r\n")).keep_alive);
  EXPECT_FALSE(passed("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").keep_alive);
  EXPECT_EQ(status_of(get("/", "Connection: clo/e\r\n")), 400);
}

TEST(Framing, headers_that_decide_something_stand_once) {
  for (const std::string_view name : {"Cookie", "Origin", "Content-Type", "Referer", "Sec-Fetch-Site"})
    EXPECT_EQ(status_of(get("/", std::string{name} + ": a=b\r\n" + std::string{name} + ": a=b\r\n")), 400) << name;
  EXPECT_EQ(status_of(get("/", "Accept: a\r\nAccept: b\r\n")), 0);
}

TEST(Framing, the_head_ends_at_the_first_empty_line) {
  EXPECT_EQ(status_of(""), 400);
  EXPECT_EQ(status_of("\r\n\r\n"), 400);
  EXPECT_EQ(status_of("abc"), 400);
  EXPECT_EQ(status_of(get("/") + get("/")), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\n"), 400);
}

TEST(Framing, a_beginning_that_cannot_become_a_head_is_seen_at_once) {
  const auto may = [](std::string_view bytes) {
    std::size_t from = 0;
    return head_may_continue(bytes, from);
  };
  EXPECT_TRUE(may(""));
  EXPECT_TRUE(may("GET / HTTP/1.1\r"));
  EXPECT_TRUE(may("GET / HTTP/1.1\r\nHo"));
  EXPECT_FALSE(may("GET / HTTP/1.1\n"));
  EXPECT_FALSE(may("GET / HTTP/1.1\rX"));
  EXPECT_FALSE(may("\x16\x03\x01"));  // somebody speaks TLS
  std::size_t from = 0;
  EXPECT_TRUE(head_may_continue("ab\r", from));
  EXPECT_FALSE(head_may_continue("ab\rc", from));  // found although the first call had passed the CR
}

TEST(Framing, a_second_parser_agrees_with_what_passes_and_not_with_something_else) {
  for (const std::string& bytes : {get("/a?b=c", "X:\r\nAccept:  a b  \r\n"), post("Content-Length: 4\r\n"), post("Content-Length: 0\r\n"), post(""),
                                   post("Transfer-Encoding: chunked\r\n"), std::string{"HEAD / HTTP/1.0\r\n\r\n"}})
    EXPECT_TRUE(second_parser_agrees(bytes, passed(bytes))) << bytes;
  EXPECT_FALSE(second_parser_agrees(post("Content-Length: 4\r\n"), passed(post("Content-Length: 5\r\n"))));
  EXPECT_FALSE(second_parser_agrees(post("Transfer-Encoding: chunked\r\n"), passed(post(""))));
  EXPECT_FALSE(second_parser_agrees(get("/"), passed(post(""))));
  EXPECT_FALSE(second_parser_agrees(get("/", "A: b\r\n"), passed(get("/", "A: c\r\n"))));
}

}  // namespace
}  // namespace rowan::web::wire
