// Passwords, one-time codes, tokens, and the process itself.
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "security/harden.h"
#include "security/password.h"
#include "security/token.h"
#include "security/totp.h"

namespace rowan::security {
namespace {

constexpr PasswordCost quick{.memory_bytes = 1u << 20, .passes = 1, .at_once = 2};

std::vector<std::string> faults(std::string_view password, std::string_view user) {
  std::vector<std::string> ids;
  if (const auto checked = Passwords::check_rules(password, user); !checked) for (const Problem& p : checked.refusal().problems) ids.push_back(p.id);
  return ids;
}

TEST(Password, rules_name_every_fault_at_once) {
  EXPECT_TRUE(faults("blue kettle on the hill", "jsmith").empty());
  EXPECT_TRUE(faults("tŷ bach glas ni", "jsmith").empty());
  EXPECT_EQ(faults("short", "jsmith"), (std::vector<std::string>{"password.short"}));
  EXPECT_EQ(faults("ŷŷŷŷŷŷab", "x"), (std::vector<std::string>{"password.short"}));
  EXPECT_EQ(faults("my JSmith kettle", "jsmith"), (std::vector<std::string>{"password.has_user_name"}));
  EXPECT_EQ(faults(std::string(300, 'k') + "r", "jsmith"), (std::vector<std::string>{"password.long", "password.common"}));
  EXPECT_EQ(faults("jsmith", "jsmith"), (std::vector<std::string>{"password.short", "password.has_user_name"}));
}

TEST(Password, the_commonest_are_refused_in_their_disguises) {
  for (const char* common : {"Password2026!", "P@ssw0rd1234", "123456789012", "111111111111", "qwertyuiop12", "Letmein12345!", "Liverpool2026",
                             "abcdefghijkl", "2026-11-21-22", "correct horse battery staple"}) {
    EXPECT_EQ(faults(common, "jsmith"), (std::vector<std::string>{"password.common"})) << common;
  }
}

TEST(Password, verifies_only_itself) {
  const Passwords passwords{quick};
  const std::string hash = passwords.hash("blue kettle on the hill");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(passwords.verify(hash, "blue kettle on the hill"));
  EXPECT_FALSE(passwords.verify(hash, "blue kettle on the hill "));
  EXPECT_FALSE(passwords.verify("", "blue kettle on the hill"));
  EXPECT_NE(hash, passwords.hash("blue kettle on the hill"));
}

TEST(Password, a_hash_made_more_cheaply_is_to_be_made_again) {
  const Passwords passwords{quick}, dearer{{.memory_bytes = 2u << 20, .passes = 2, .at_once = 2}};
  const std::string hash = passwords.hash("blue kettle on the hill");
  EXPECT_FALSE(passwords.needs_rehash(hash));
  EXPECT_TRUE(dearer.needs_rehash(hash));
}

TEST(Password, nobody_takes_as_long_as_somebody) {
  const Passwords passwords{{.memory_bytes = 8u << 20, .passes = 2, .at_once = 2}};
  const std::string hash = passwords.hash("blue kettle on the hill");
  const auto time = [](auto&& act) {
    const auto from = std::chrono::steady_clock::now();
    act();
    return static_cast<double>((std::chrono::steady_clock::now() - from).count());
  };
  // The best of each, taken in turn. Other programs only ever make one slower, so a difference that is not there goes away with more of them.
  double somebody = 1e18, nobody = 1e18;
  const auto alike = [&] { return nobody / somebody < 1.6 && somebody / nobody < 1.6; };
  for (int i = 0; i < 200 && (i < 7 || !alike()); ++i) {
    somebody = std::min(somebody, time([&] { EXPECT_FALSE(passwords.verify(hash, "wrong")); }));
    nobody = std::min(nobody, time([&] { EXPECT_FALSE(passwords.verify_nobody("wrong")); }));
  }
  EXPECT_LT(nobody / somebody, 1.6);
  EXPECT_LT(somebody / nobody, 1.6);
}

TEST(OneTimeCode, agrees_with_the_standard) {  // RFC 6238 appendix B, the last six digits of its eight
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, {59'000'000}), "287082");
  EXPECT_EQ(totp_code(secret, {1111111109'000'000}), "081804");
  EXPECT_EQ(totp_code(secret, {20000000000'000'000}), "353130");
}

TEST(OneTimeCode, is_taken_one_step_early_or_late_and_tells_the_step) {
  const std::string secret = make_totp_secret();
  const Instant now{1'800'000'000'000'000};
  const std::string code = totp_code(secret, now);
  const std::int64_t step = 1'800'000'000 / 30;
  EXPECT_EQ(totp_step(secret, code, now), step);
  EXPECT_EQ(totp_step(secret, code, now + seconds(30)), step);
  EXPECT_EQ(totp_step(secret, code, now - seconds(30)), step);
  if (totp_code(secret, now + seconds(60)) != code) { EXPECT_NE(totp_step(secret, code, now + seconds(90)), step); }
  EXPECT_FALSE(totp_step(secret, "", now));
  EXPECT_FALSE(totp_step(secret, code + "0", now));
  EXPECT_FALSE(totp_step("", code, now));
}

TEST(OneTimeCode, uri_is_what_apps_read) {
  EXPECT_EQ(base32("12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(otpauth_uri("Rowan Homes", "j&s", "12345678901234567890"),
            "otpauth://totp/Rowan%20Homes:j%26s?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rowan%20Homes&algorithm=SHA1&digits=6&period=30");
}

TEST(Token, is_random_and_safe_in_an_address) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = make_token();
    EXPECT_EQ(token.size(), 43u);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos);
    EXPECT_EQ(from_base64url(token).size(), 32u);
    EXPECT_TRUE(seen.insert(token).second);
  }
  EXPECT_EQ(from_base64url("not base64!"), "");
}

TEST(Token, hash_needs_the_key_and_does_not_show_the_token) {
  const SecretKey key = SecretKey::random();
  EXPECT_EQ(token_hash(key, "abc"), token_hash(key, "abc"));
  EXPECT_NE(token_hash(key, "abc"), token_hash(key, "abd"));
  EXPECT_NE(token_hash(key, "abc"), token_hash(SecretKey::random(), "abc"));
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST(Harden, leaves_no_core_and_is_not_dumpable) {
  const pid_t child = fork();
  if (child == 0) {
    rlimit limit{};
    const bool good =
        harden_process().ok() && getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0;
    _exit(good ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace rowan::security
