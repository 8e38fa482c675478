#include "web/server/cookie.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "web/server/message.h"

namespace rowan::web {
namespace {

TEST(Cookie, pairs_are_read_and_odd_pieces_left_out) {
  const auto cookies = parse_cookies("a=1; b=\"two\"; =x; none; c=x y; d=e=f;g=");
  using Pair = std::pair<std::string_view, std::string_view>;
  EXPECT_EQ(cookies, (std::vector<Pair>{{"a", "1"}, {"b", "two"}, {"d", "e=f"}, {"g", ""}}));
  EXPECT_TRUE(parse_cookies("").empty());
  EXPECT_TRUE(parse_cookies(";;; ").empty());
}

TEST(Cookie, two_values_under_one_name_are_no_value) {
  Request request;
  request.headers = {{"cookie", "session=good; theme=dark; session=planted; twice=a; twice=a"}};
  EXPECT_EQ(request.cookie("session"), std::nullopt);
  EXPECT_EQ(request.cookie("theme"), "dark");
  EXPECT_EQ(request.cookie("twice"), "a");
  EXPECT_EQ(request.cookie("Theme"), std::nullopt);
  EXPECT_EQ(Request{}.cookie("theme"), std::nullopt);
}

TEST(Cookie, a_set_cookie_line_is_closed_to_scripts_and_other_sites) {
  EXPECT_EQ(set_cookie({.name = "__Host-session", .value = "abc"}), "__Host-session=abc; Path=/; HttpOnly; Secure; SameSite=Strict");
  EXPECT_EQ(set_cookie({.name = "s", .value = "a", .secure = false, .same_site = SameSite::lax, .path = "/sign-in",
        .max_age = std::chrono::seconds{60}}),
            "s=a; Path=/sign-in; Max-Age=60; HttpOnly; SameSite=Lax");
  EXPECT_EQ(clear_cookie("s", true), "s=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict");
}

TEST(Cookie, what_could_break_out_of_the_line_is_a_bug) {
  for (const char* value : {"a;b", "a b", "a\r\nX: y", "a\"", "a,b", "a\\b", "\xc3\xa9"})
    EXPECT_THROW((void)set_cookie({.name = "s", .value = value}), std::invalid_argument) << value;
  for (const char* name : {"", "a=b", "a b", "a;"}) EXPECT_THROW((void)set_cookie({.name = name, .value = "x"}), std::invalid_argument) << name;
  for (const char* path : {"", "a", "/a;b", "/a\n"})
    EXPECT_THROW((void)set_cookie({.name = "s", .value = "x", .path = path}), std::invalid_argument) << path;
  EXPECT_THROW((void)set_cookie({.name = "__Host-s", .value = "x", .secure = false}), std::invalid_argument);
  EXPECT_THROW((void)set_cookie({.name = "__Host-s", .value = "x", .path = "/a"}), std::invalid_argument);
}

}  // namespace
}  // namespace rowan::web
