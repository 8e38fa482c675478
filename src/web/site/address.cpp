#include "web/site/address.h"

#include <cstdint>

namespace rowan::web {

std::string address_of(std::string_view code) {
  constexpr std::string_view letters = "bcdfghjkmnpqrstvwxz23456789";  // no vowels: no words
  std::uint64_t mixed = 1469598103934665603u;                          // FNV-1a
  for (const char c : code) mixed = (mixed ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::string out = "d";
  for (int i = 0; i < 8; ++i, mixed /= letters.size()) out += letters[mixed % letters.size()];
  return out;
}

bool means(std::string_view part, std::string_view code) { return part == code || part == address_of(code); }

}  // namespace rowan::web
