// multipart/form-data as browsers write it, and everything that is not.
#include "web/server/multipart.h"

#include <gtest/gtest.h>

namespace rowan::web {
namespace {

const std::string b = "----WebKitFormBoundaryAbC1";
std::string part(const std::string& head, const std::string& content) { return "--" + b + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n"; }
const std::string end = "--" + b + "--\r\n";
std::string why(const std::string& body, const FormLimits& limits = {}) {
  const auto parsed = parse_multipart(body, b, limits);
  return parsed ? "" : parsed.refusal().first().id;
}

TEST(Multipart, FieldsAndFilesComeOutAsTheyWentIn) {
  std::string photo("\xff\xd8\0\r\n--x\r\n", 11);
  const auto parsed = parse_multipart(part("name=\"_token\"", "abc") + part("name=\"what\"", "two\r\nlines £") +
                                          "--" + b + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"Amara's door.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" + photo + "\r\n" + part("name=\"empty\"; filename=\"\"", "") + end,
                                      b);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->form.one("_token"), "abc");
  EXPECT_EQ(parsed->form.one("what"), "two\nlines £");
  ASSERT_EQ(parsed->files.size(), 1u);
  EXPECT_EQ(parsed->file("photo")->bytes, photo);
  EXPECT_EQ(parsed->file("empty"), nullptr);
}
TEST(Multipart, TheBoundaryIsReadStrictly) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data;boundary=\"a:b\""), "a:b");
  for (const char* bad : {"", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a b", "multipart/mixed; boundary=abc", "multipart/form-data; boundary=\"abc", "multipart/form-data; boundary=a; boundary=b",
                          "application/x-www-form-urlencoded"})
    EXPECT_FALSE(multipart_boundary(bad)) << bad;
  EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
}
TEST(Multipart, WhatIsCutOffAnywhereIsRefused) {
  const std::string whole = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x\"", "bytes") + end;
  ASSERT_EQ(why(whole), "");
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) EXPECT_NE(why(whole.substr(0, size)), "") << size;  // without the last line end it is whole
  EXPECT_EQ(why(whole + "more"), "form.multipart");
  EXPECT_EQ(why("preamble\r\n" + whole), "form.multipart");
}
TEST(Multipart, PartsWithoutANameOrWithTwoAreRefused) {
  EXPECT_EQ(why(part("filename=\"x\"", "1") + end), "form.multipart");
  EXPECT_EQ(why(part("name=\"\"", "1") + end), "form.no_name");
  EXPECT_EQ(why(part("name=\"a\"; name=\"b\"", "1") + end), "form.multipart");
  EXPECT_EQ(why("--" + b + "\r\nContent-Type: text/plain\r\n\r\nx\r\n" + end), "form.multipart");
  EXPECT_EQ(why("--" + b + "\r\nno colon here\r\n\r\nx\r\n" + end), "form.multipart");
  EXPECT_EQ(why("--" + b + "\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n" + end), "form.multipart");
}
TEST(Multipart, TextIsCleanAndWithinItsLimits) {
  EXPECT_EQ(why(part("name=\"a\"", std::string("x\0y", 3)) + end), "form.nul");
  EXPECT_EQ(why(part("name=\"a\"", "\xff") + end), "form.utf8");
  EXPECT_EQ(why(part("name=\"a\"", "12345") + end, {.max_fields = 5, .max_name_bytes = 5, .max_value_bytes = 4}), "form.value_too_long");
  EXPECT_EQ(why(part("name=\"abcdef\"", "1") + end, {.max_fields = 5, .max_name_bytes = 5, .max_value_bytes = 4}), "form.name_too_long");
  EXPECT_EQ(why(part("name=\"a\"", "1") + part("name=\"b\"", "1") + end, {.max_fields = 1, .max_name_bytes = 5, .max_value_bytes = 4}), "form.too_many_fields");
  std::string many;
  for (std::size_t i = 0; i <= max_upload_files; ++i) many += part("name=\"f\"; filename=\"x\"", "1");
  EXPECT_EQ(why(many + end), "form.too_many_files");
}

}  // namespace
}  // namespace rowan::web
