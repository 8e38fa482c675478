#include "security/seal.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "security/sealed_stream.h"

namespace rowan::security {
namespace {

TEST(Seal, opens_with_its_key_in_its_place) {
  const SecretKey key = SecretKey::random();
  for (const std::string& plain : {std::string{}, std::string{"a"}, std::string(100'000, 'x')}) {
    const std::string sealed = seal(key, plain, "here");
    EXPECT_EQ(sealed.size(), plain.size() + seal_overhead);
    const auto back = unseal(key, sealed, "here");
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, plain);
    EXPECT_FALSE(unseal(key, sealed, "there").ok());
    EXPECT_FALSE(unseal(SecretKey::random(), sealed, "here").ok());
  }
}

TEST(Seal, every_changed_bit_and_every_shorter_length_is_refused) {
  const SecretKey key = SecretKey::random();
  const std::string sealed = seal(key, "a safe address", "here");
  for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
    std::string changed = sealed;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    EXPECT_EQ(unseal(key, changed, "here").ok(), false) << i;
  }
  for (std::size_t size = 0; size < sealed.size(); ++size) EXPECT_FALSE(unseal(key, std::string_view{sealed}.substr(0, size), "here").ok());
}

TEST(Seal, the_same_text_never_looks_the_same) {
  const SecretKey key = SecretKey::random();
  EXPECT_NE(seal(key, "same", ""), seal(key, "same", ""));
}

TEST(Digest, parts_are_not_run_together) {
  EXPECT_NE(digest({"ab", "c"}), digest({"a", "bc"}));
  EXPECT_NE(digest({"ab"}), digest({"ab", ""}));
  EXPECT_EQ(digest({"ab", "c"}), digest({"ab", "c"}));
  EXPECT_NE(keyed_digest(SecretKey::random(), {"a"}), keyed_digest(SecretKey::random(), {"a"}));
}

TEST(Hex, goes_there_and_back_and_refuses_the_rest) {
  const std::string bytes{"\0\x01\xfe\xff", 4};
  EXPECT_EQ(hex(bytes), "0001feff");
  EXPECT_EQ(from_hex("0001feff"), bytes);
  EXPECT_EQ(from_hex("0001fef"), "");
  EXPECT_EQ(from_hex("0001fefg"), "");
}

TEST(SealedStream, shows_a_cut_a_swap_and_another_purpose) {
  const SecretKey key = SecretKey::random();
  SealingStream out{key, "record"};
  const std::string header = out.header(), first = out.block("one", false), second = out.block("two", false), third = out.block("three", true);
  std::string plain;
  bool last = false;
  {
    OpeningStream in{key, "record", header};
    EXPECT_TRUE(in.block(first, plain, last));
    EXPECT_EQ(plain, "one");
    EXPECT_TRUE(in.block(second, plain, last));
    EXPECT_FALSE(last);
    EXPECT_TRUE(in.block(third, plain, last));
    EXPECT_TRUE(last);
  }
  OpeningStream swapped{key, "record", header};
  EXPECT_FALSE(swapped.block(second, plain, last));
  OpeningStream other{key, "keys", header};
  EXPECT_FALSE(other.block(first, plain, last));
  OpeningStream skipped{key, "record", header};
  EXPECT_TRUE(skipped.block(first, plain, last));
  EXPECT_FALSE(skipped.block(third, plain, last));
}

}  // namespace
}  // namespace rowan::security
