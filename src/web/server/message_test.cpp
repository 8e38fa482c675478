#include "web/server/message.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "web/server/answer.h"

namespace rowan::web {
namespace {

using namespace wire;

TEST(Message, query_values_are_decoded) {
  Request request;
  request.query = "q=Si%C3%A2n+x&page=2&q=b&empty=&bare&bad=%ff&nul=%00&broken=%z";
  EXPECT_EQ(request.query_value("q"), "Si\xc3\xa2n x");
  EXPECT_EQ(request.query_values("q"), (std::vector<std::string>{"Si\xc3\xa2n x", "b"}));
  EXPECT_EQ(request.query_value("empty"), "");
  EXPECT_EQ(request.query_value("bare"), "");
  EXPECT_EQ(request.query_value("absent"), std::nullopt);
  EXPECT_EQ(request.query_value("bad"), std::nullopt);
  EXPECT_EQ(request.query_value("nul"), std::nullopt);
  EXPECT_EQ(request.query_value("broken"), std::nullopt);
}

TEST(Message, headers_are_found_in_any_case) {
  Request request;
  request.headers = {{"Content-Type", "Text/HTML ; charset=x"}, {"X-A", "1"}};
  EXPECT_EQ(request.header("content-type"), "Text/HTML ; charset=x");
  EXPECT_EQ(request.content_type(), "text/html");
  EXPECT_EQ(request.header("x-b"), std::nullopt);
}

TEST(Message, a_redirect_stays_inside_the_service) {
  EXPECT_EQ(Response::see_other("/cases/1?a=b&c=%20#d").header("Location"), "/cases/1?a=b&c=%20#d");
  EXPECT_EQ(Response::see_other("/a\r\nX: y").header("Location"), "/a%0D%0AX:%20y");
  EXPECT_EQ(Response::see_other("/\\evil.example").header("Location"), "/%5Cevil.example");
  EXPECT_EQ(Response::see_other("/").status, 303);
  for (const char* bad : {"", "cases", "//evil.example", "https://evil.example/"})
    EXPECT_THROW(Response::see_other(bad), std::invalid_argument) << bad;
}

TEST(Message, set_replaces_and_add_adds) {
  Response response = Response::html("x");
  response.set("content-type", "a/b").add("Set-Cookie", "a=1").add("Set-Cookie", "b=2");
  EXPECT_EQ(response.headers, (std::vector<Header>{{"content-type", "a/b"}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}}));
}

TEST(Message, the_head_of_an_answer) {
  Response response = Response::text("hello");
  response.add("Content-Length", "99").add("X-Frame-Options", "SAMEORIGIN");
  std::string head;
  write_head(head, response, {{"x-frame-options", "DENY"}, {"Referrer-Policy", "no-referrer"}}, false, "now");
  EXPECT_EQ(head,
            "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: text/plain; charset=utf-8\r\nX-Frame-Options: SAMEORIGIN\r\n"
            "Referrer-Policy: no-referrer\r\n"
            "Content-Length: 5\r\nConnection: close\r\n\r\n");
  write_head(head, Response::empty(304), {}, true, "now");
  EXPECT_EQ(head, "HTTP/1.1 304 Not Modified\r\nDate: now\r\n\r\n");
}

TEST(Message, dates_are_in_the_form_of_http) {
  DateLine line;
  EXPECT_EQ(line.at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(line.at(784111778), "Sun, 06 Nov 1994 08:49:38 GMT");
}

TEST(Message, a_header_that_would_split_the_answer_is_seen) {
  EXPECT_TRUE(can_be_sent(Response::text("x")));
  EXPECT_FALSE(can_be_sent(Response::text("x").add("X", "a\r\nSet-Cookie: b")));
  EXPECT_FALSE(can_be_sent(Response::text("x").add("X: y", "a")));
  EXPECT_FALSE(can_be_sent(Response::text("x").add("", "a")));
  EXPECT_FALSE(can_be_sent(Response::text("x", 99)));
  EXPECT_FALSE(can_be_sent(Response::text("x", 101)));
}

TEST(Message, percent_encoding_goes_there_and_back) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  EXPECT_EQ(percent_decode(percent_encode(all), true), all);
  EXPECT_EQ(percent_encode("a b/c~"), "a%20b%2Fc~");
}

}  // namespace
}  // namespace rowan::web
