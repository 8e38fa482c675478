#pragma once
// Passwords: argon2id, at the strength of spec/security.md section 2 or above. Each hash takes tens of MiB, so only a few run
// at once; never call these on an I/O thread.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan::security {

struct PasswordCost {
  std::size_t memory_bytes = 64u << 20;
  unsigned passes = 3;
  int at_once = 2;  // hashes that may run side by side; the rest wait
};

class Passwords {
 public:
  explicit Passwords(PasswordCost cost = {});
  ~Passwords();

  // Every fault at once: "password.short" (under 12 characters), "password.long" (over 256), "password.common",
  // "password.has_user_name"; field "password".
  [[nodiscard]] static Result<void> check_rules(std::string_view password, std::string_view user_name);

  [[nodiscard]] std::string hash(std::string_view password) const;  // text with its own parameters and salt
  [[nodiscard]] bool verify(std::string_view hash, std::string_view password) const;
  // For a user name nobody has: takes as long as verify and is never true.
  bool verify_nobody(std::string_view password) const;
  [[nodiscard]] bool needs_rehash(std::string_view hash) const;  // made with other parameters than ours now

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace rowan::security
