#include "web/server/form.h"

#include <gtest/gtest.h>

namespace rowan::web {
namespace {

std::string faults(std::string_view body, const FormLimits& limits = {}) {
  const auto form = parse_form(body, limits);
  if (form) return "";
  EXPECT_EQ(form.refusal().because, Because::invalid);
  std::string all;
  for (const Problem& problem : form.refusal().problems) {
    EXPECT_FALSE(problem.text.empty());
    all += (all.empty() ? "" : " ") + problem.id + "@" + problem.field;
  }
  return all;
}

TEST(Form, values_are_decoded) {
  const auto form = parse_form("name=Si%C3%A2n+Ll%C5%B7r&empty=&bare&sum=1%2B1%3D2&%6Eote=a");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->one("name"), "Si\xc3\xa2n Ll\xc5\xb7r");
  EXPECT_EQ(form->one("sum"), "1+1=2");
  EXPECT_EQ(form->one("note"), "a");
  EXPECT_TRUE(form->has("empty"));
  EXPECT_TRUE(form->has("bare"));
  EXPECT_FALSE(form->has("absent"));
  EXPECT_EQ(form->one("absent"), "");
  EXPECT_EQ(form->maybe("empty"), "");
  EXPECT_EQ(form->maybe("absent"), std::nullopt);
}

TEST(Form, values_of_one_name_are_kept_in_order) {
  const auto form = parse_form("risk=threats&other=x&risk=weapons&risk=threats");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->all("risk"), (std::vector<std::string_view>{"threats", "weapons", "threats"}));
  EXPECT_EQ(form->one("risk"), "threats");
  EXPECT_TRUE(form->all("absent").empty());
}

TEST(Form, line_ends_become_one_kind) {
  const auto form = parse_form("text=a%0D%0Ab%0Ac%0Dd%0D%0D%0A%0D");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->one("text"), "a\nb\nc\nd\n\n\n");
}

TEST(Form, an_empty_body_is_an_empty_form) {
  const auto form = parse_form("");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->fields().empty());
}

TEST(Form, every_fault_is_reported_with_its_field) {
  EXPECT_EQ(faults("a=%zz&b=%00&c=%ff&d=ok&=x&%e2=y"), "form.escape@a form.nul@b form.utf8@c form.no_name@field 5 form.utf8@field 6");
  EXPECT_EQ(faults("a=%"), "form.escape@a");
  EXPECT_EQ(faults("a=%4"), "form.escape@a");
  EXPECT_EQ(faults("%=%"), "form.escape@field 1 form.escape@field 1");
}

TEST(Form, empty_pieces_are_faults) {
  EXPECT_EQ(faults("a=1&&b=2"), "form.no_name@field 2");
  EXPECT_EQ(faults("a=1&"), "form.no_name@field 2");
  EXPECT_EQ(faults("&"), "form.no_name@field 1 form.no_name@field 2");
}

TEST(Form, overlong_and_surrogate_utf8_is_refused) {
  for (const std::string_view bad : {"%c0%80", "%c1%bf", "%e0%80%80", "%ed%a0%80", "%f0%80%80%80", "%f4%90%80%80", "%f5%80%80%80", "%80", "%c3",
        "%e2%82", "%f0%9f%98"})
    EXPECT_EQ(faults("a=" + std::string{bad}), "form.utf8@a") << bad;
  EXPECT_EQ(faults("a=%f4%8f%bf%bf%ee%80%80%ed%9f%bf%f0%9f%98%80"), "");
}

TEST(Form, limits_hold_at_their_edge) {
  const FormLimits limits{.max_fields = 2, .max_name_bytes = 3, .max_value_bytes = 4};
  EXPECT_EQ(faults("abc=1234&b=1", limits), "");
  EXPECT_EQ(faults("abcd=1", limits), "form.name_too_long@field 1");
  EXPECT_EQ(faults("abc=12345", limits), "form.value_too_long@abc");
  EXPECT_EQ(faults("abc=%31%32%33%34", limits), "");  // counted after decoding
  EXPECT_EQ(faults("a=1&b=2&c=3&d=4", limits), "form.too_many_fields@");
}

}  // namespace
}  // namespace rowan::web
