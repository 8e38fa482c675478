#pragma once
// Invented names that can be read aloud: a beginning and an ending from lists of our own, in the shapes of several languages.
#include <cstdint>
#include <string>

namespace rowan::demo {

// The same numbers on every machine (splitmix64); the standard library's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  int below(int sides);                     // 0 … sides-1
  bool chance(int percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

inline constexpr int origins = 6;  // English, Welsh, South Asian, West African, Polish and Chinese shapes

[[nodiscard]] std::string given_name(Dice& dice, int origin);
[[nodiscard]] std::string family_name(Dice& dice, int origin);
[[nodiscard]] std::string street_name(Dice& dice);

}  // namespace rowan::demo
