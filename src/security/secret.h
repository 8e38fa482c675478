#pragma once
// A 32-byte key held in memory: zeroed when it goes, never copied by accident, never printed.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rowan::security {

inline constexpr std::size_t key_bytes = 32;

class SecretKey {
 public:
  SecretKey() = default;
  explicit SecretKey(std::string_view bytes);  // exactly 32 bytes, anything else throws std::invalid_argument
  SecretKey(SecretKey&& other) noexcept;       // the other is zeroed
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }
  [[nodiscard]] unsigned char* data() { return bytes_.data(); }
  [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }
  [[nodiscard]] static SecretKey random();

 private:
  std::array<unsigned char, key_bytes> bytes_{};
};

}  // namespace rowan::security
