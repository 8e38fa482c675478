#include "letters/demo/demo_picture.h"

#include <array>
#include <cstdint>

namespace rowan::demo {
namespace {

constexpr int width = 180, height = 240;

// PNG, ISO/IEC 15948: numbers with the high byte first, chunks with a checksum, rows in a zlib stream of stored blocks.
void number(std::string& out, std::uint32_t n) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(n >> shift & 0xFF);
}
std::uint32_t crc(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFu;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) sum = sum & 1 ? sum >> 1 ^ 0xEDB88320u : sum >> 1;
  }
  return ~sum;
}
void chunk(std::string& out, std::string_view kind, std::string_view data) {
  number(out, static_cast<std::uint32_t>(data.size()));
  const std::string both = std::string(kind) + std::string(data);
  out += both;
  number(out, crc(both));
}
std::string stored(std::string_view data) {
  std::string out = "\x78\x01";
  std::uint32_t a = 1, b = 0;
  for (const char c : data) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  while (!data.empty()) {
    const std::string_view block = data.substr(0, 65535);
    data.remove_prefix(block.size());
    const auto n = static_cast<std::uint16_t>(block.size());
    out += data.empty() ? '\1' : '\0';
    for (const std::uint16_t part : std::array{n, static_cast<std::uint16_t>(~n)}) {
      out += static_cast<char>(part & 0xFF);
      out += static_cast<char>(part >> 8);
    }
    out += block;
  }
  number(out, b << 16 | a);
  return out;
}

unsigned char shade(int x, int y, bool broken) {
  if (x < 25 || x >= 155 || y < 15) return 205;                      // the wall
  if (x < 33 || x >= 147 || y < 23) return 120;                      // the frame
  if (broken && y > 110 && y < 170 && x > 128 - (y * 7 % 23) && x < 141) return 30;  // split at the lock
  if ((x - 132) * (x - 132) + (y - 140) * (y - 140) < 20) return 60; // the knob
  const bool panel = x > 50 && x < 125 && ((y > 45 && y < 115) || (y > 135 && y < 215));
  return panel ? 150 : 170;
}

}  // namespace

std::string demo_picture(bool broken) {
  std::string head;
  number(head, width);
  number(head, height);
  head += std::string("\x08\0\0\0\0", 5);  // eight bits of grey
  std::string rows;
  for (int y = 0; y < height; ++y) {
    rows += '\0';
    for (int x = 0; x < width; ++x) rows += static_cast<char>(shade(x, y, broken));
  }
  std::string out = "\x89PNG\r\n\x1a\n";
  chunk(out, "IHDR", head);
  chunk(out, "IDAT", stored(rows));
  chunk(out, "IEND", {});
  return out;
}

}  // namespace rowan::demo
