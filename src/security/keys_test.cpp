#include "security/keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace rowan::security {
namespace {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "rowan-keys-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

TEST(KeyFile, is_made_private_and_never_overwritten) {
  const Folder folder;
  const auto file = folder.path / "key";
  ASSERT_TRUE(create_key_file(file).ok());
  struct stat about {};
  ASSERT_EQ(stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  EXPECT_EQ(about.st_size, 32);
  const auto again = create_key_file(file);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.refusal().first().id, "keys.exists");
  EXPECT_TRUE(KeyRing::open(file).ok());
}

TEST(KeyFile, that_others_may_touch_is_refused) {
  const Folder folder;
  const auto file = folder.path / "key";
  ASSERT_TRUE(create_key_file(file).ok());
  for (const mode_t mode : {0640u, 0604u, 0620u, 0601u}) {
    chmod(file.c_str(), mode);
    const auto opened = KeyRing::open(file);
    ASSERT_FALSE(opened.ok()) << std::oct << mode;
    EXPECT_EQ(opened.refusal().first().id, "keys.readable");
  }
}

TEST(KeyFile, of_another_length_missing_or_a_folder_is_refused) {
  const Folder folder;
  const auto file = folder.path / "key";
  std::ofstream{file} << std::string(31, 'x');
  chmod(file.c_str(), 0600);
  EXPECT_EQ(KeyRing::open(file).refusal().first().id, "keys.length");
  EXPECT_EQ(KeyRing::open(folder.path / "none").refusal().first().id, "keys.missing");
  EXPECT_EQ(KeyRing::open(folder.path).refusal().first().id, "keys.not_regular");
}

TEST(KeyRing, gives_a_different_key_for_each_purpose_and_the_same_each_time) {
  const KeyRing one = KeyRing::from_bytes(std::string(32, 'a')), same = KeyRing::from_bytes(std::string(32, 'a')),
                other = KeyRing::from_bytes(std::string(32, 'b'));
  for (std::size_t i = 0; i < purpose_count; ++i) {
    const auto purpose = static_cast<Purpose>(i);
    EXPECT_EQ(one.key(purpose).view(), same.key(purpose).view());
    EXPECT_NE(one.key(purpose).view(), other.key(purpose).view());
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(one.key(purpose).view(), one.key(static_cast<Purpose>(j)).view());
  }
}

TEST(KeyRing, a_wrapped_key_opens_only_in_its_place) {
  const KeyRing keys = KeyRing::from_bytes(std::string(32, 'a')), other = KeyRing::from_bytes(std::string(32, 'b'));
  const StreamKey key = keys.make_stream_key();
  const std::string wrapped = keys.wrap(key, "stream 1");
  const auto back = keys.unwrap(wrapped, "stream 1");
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->view(), key.view());
  EXPECT_FALSE(keys.unwrap(wrapped, "stream 2").ok());
  EXPECT_FALSE(other.unwrap(wrapped, "stream 1").ok());
}

TEST(KeyRing, signs_so_that_only_the_public_key_is_needed_to_check) {
  const KeyRing keys = KeyRing::from_bytes(std::string(32, 'a'));
  const std::string signature = keys.sign("head 7");
  EXPECT_TRUE(verify_signature("head 7", signature, keys.public_key()));
  EXPECT_FALSE(verify_signature("head 8", signature, keys.public_key()));
  EXPECT_FALSE(verify_signature("head 7", signature, KeyRing::from_bytes(std::string(32, 'b')).public_key()));
  EXPECT_FALSE(verify_signature("head 7", signature.substr(1), keys.public_key()));
}

TEST(SecretKey, is_zeroed_when_moved_away) {
  SecretKey key = SecretKey::random();
  const std::string before{key.view()};
  const SecretKey moved = std::move(key);
  EXPECT_EQ(moved.view(), before);
  EXPECT_EQ(key.view(), std::string(32, '\0'));  // NOLINT: looking at it is the point
}

}  // namespace
}  // namespace rowan::security
