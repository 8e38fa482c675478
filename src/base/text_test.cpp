#include "base/text.h"

#include <gtest/gtest.h>

namespace rowan {

TEST(Utf8, TakesWellFormedTextOfEveryLength) {
  for (const char* good : {"", "a", "twelve bytes", "Zoë", "łódź", "日本語", "😀", "eight by\u00E9"}) EXPECT_TRUE(valid_utf8(good)) << good;
}
TEST(Utf8, SaysWhereItStopsBeingUtf8) {
  EXPECT_EQ(first_invalid_utf8("abc\xFF"), 3u);
  EXPECT_EQ(first_invalid_utf8("long enough for a word\xE9 x"), 22u);
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u) << "overlong";
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u) << "surrogate";
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u) << "above U+10FFFF";
  EXPECT_EQ(first_invalid_utf8("a\xE2\x82"), 1u) << "cut off";
}
TEST(Windows1252, BecomesUtf8) {
  EXPECT_EQ(utf8_from_windows_1252("Zo\xEB \x96 \x80"), "Zoë – €");
  EXPECT_EQ(utf8_from_windows_1252("\x81"), std::nullopt);
}

TEST(Text, TrimsAndCollapsesEveryKindOfSpace) {
  EXPECT_EQ(trim("  \u00A0a b\u3000\t"), "a b");
  EXPECT_EQ(trim(" \u2009 "), "");
  EXPECT_EQ(collapse(" a \u00A0\n b  c "), "a b c");
  EXPECT_EQ(trim("é"), "é");
}
TEST(Text, NormalFormCMakesTheSameNameTheSameBytes) { EXPECT_EQ(nfc("e\u0301"), "é"); }

TEST(Fold, LosesCaseAccentsAndBarredLetters) {
  EXPECT_EQ(fold("ŁUKASZ Świątek"), "lukasz swiatek");
  EXPECT_EQ(fold("Bjørn Straße"), "bjorn strasse");
  EXPECT_EQ(fold("Siân"), fold("SIAN"));
  EXPECT_EQ(fold("Adébáyọ̀"), "adebayo");
  EXPECT_EQ(fold("ＺＺ１"), "zz1");
  EXPECT_EQ(fold("İpek"), "ipek");
}
TEST(Fold, SplitsAndJoinsWords) {
  EXPECT_EQ(fold_words("Smith-O'Neill  of\u00A0Ash"), (std::vector<std::string>{"smith", "oneill", "of", "ash"}));
  EXPECT_EQ(fold_words("O’Neill"), (std::vector<std::string>{"oneill"}));
  EXPECT_EQ(fold_joined("TEN-001/2 b"), "ten0012b");
  EXPECT_TRUE(fold_words(" -/ ").empty());
}

TEST(Phone, HasOneFormHoweverItIsWritten) {
  for (const char* same : {"07700900123", "07700 900 123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700-900123", "(07700) 900123"})
    EXPECT_EQ(phone_normal_form(same), "07700900123") << same;
  EXPECT_EQ(phone_normal_form("+48 22 555 01 23"), "0048225550123");
  EXPECT_EQ(phone_normal_form("no number"), "");
}
TEST(Phone, HasAShape) {
  EXPECT_TRUE(is_phone("+44 (0)7700 900123"));
  EXPECT_FALSE(is_phone("07700 900123 (work)"));
  EXPECT_FALSE(is_phone("0123"));
  EXPECT_FALSE(is_phone("07700+900123"));
}
TEST(Postcode, HasOneForm) {
  EXPECT_EQ(postcode_normal_form(" zz11aa "), "ZZ1 1AA");
  EXPECT_EQ(postcode_normal_form("zz1  1aa"), "ZZ1 1AA");
  EXPECT_EQ(postcode_normal_form("zz1a 1aa"), "ZZ1A 1AA");
  EXPECT_EQ(postcode_normal_form("unknown"), "UNKNOWN");
}
TEST(Postcode, HasAShape) {
  for (const char* good : {"Z1 1AA", "Z11 1AA", "ZZ1 1AA", "ZZ11 1AA", "Z1A 1AA", "ZZ1A1AA"}) EXPECT_TRUE(is_postcode(good)) << good;
  for (const char* bad : {"", "ZZ1", "ZZ 11AA", "1ZZ 1AA", "ZZ1 11A", "ZZ1 1AAA", "ZZ111 1AA", "ZÉ1 1AA"}) EXPECT_FALSE(is_postcode(bad)) << bad;
}
TEST(Email, HasAShape) {
  for (const char* good : {"a@b.example", "first.last+x@sub.mail.example"}) EXPECT_TRUE(is_email(good)) << good;
  for (const char* bad : {"", "a", "@b.example", "a@", "a@b", "a@@b.example", "a b@c.example", "a@.example", "a@b.", "a@b..c"})
    EXPECT_FALSE(is_email(bad)) << bad;
}

}  // namespace rowan
