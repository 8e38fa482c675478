#include "letters/images.h"

#include <array>
#include <cstdint>
#include <optional>

namespace rowan::letters {
namespace {

using Byte = unsigned char;

Refusal broken() { return Refusal::one(Because::invalid, "image.broken", "This photograph cannot be read. It may not have come over whole", "photo"); }
Refusal wrong_kind() { return Refusal::one(Because::invalid, "image.kind", "Choose a photograph: a JPEG or a PNG file", "photo"); }

Byte at(std::string_view s, std::size_t i) { return static_cast<Byte>(s[i]); }
std::uint32_t big(std::string_view s, std::size_t i, int count) {
  std::uint32_t value = 0;
  for (int k = 0; k < count; ++k) value = value << 8 | at(s, i + static_cast<std::size_t>(k));
  return value;
}

// ---- JPEG ----

// Tag 0x0112 of the first directory of Exif data: 1 to 8.
int orientation_of(std::string_view exif) {
  if (!exif.starts_with(std::string_view("Exif\0\0", 6))) return 1;
  const std::string_view tiff = exif.substr(6);
  if (tiff.size() < 8) return 1;
  const bool little = tiff.starts_with("II");
  if (!little && !tiff.starts_with("MM")) return 1;
  const auto number = [&](std::size_t i, int count) {
    std::uint32_t value = 0;
    for (int k = 0; k < count; ++k) value |= static_cast<std::uint32_t>(at(tiff, i + static_cast<std::size_t>(k))) << 8 * (little ? k : count - 1 - k);
    return value;
  };
  const std::size_t directory = number(4, 4);
  if (directory > tiff.size() || tiff.size() - directory < 2) return 1;
  const std::size_t entries = number(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.size()) return 1;
    if (number(entry, 2) == 0x0112 && number(entry + 2, 2) == 3) {
      const std::uint32_t value = number(entry + 8, 2);
      return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
  }
  return 1;
}
// Exif data that says how the picture has to be turned and nothing more.
std::string orientation_segment(int orientation) {
  std::string out("\xff\xe1\x00\x22" "Exif\0\0" "MM\0\x2a\0\0\0\x08" "\0\x01" "\x01\x12\0\x03\0\0\0\x01\0", 4 + 6 + 8 + 2 + 9);
  out += static_cast<char>(orientation);
  out += std::string(6, '\0');  // the rest of the value, and no further directory
  return out;
}

bool frame_start(Byte marker) { return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc; }

// What a picture needs: tables, frames, scans. Everything else is somebody's remark.
bool needed(Byte marker) { return frame_start(marker) || marker == 0xc4 || marker == 0xdb || marker == 0xdd; }

class Jpeg {
 public:
  explicit Jpeg(std::string_view in) : in_(in) {}

  Result<CleanImage> copy() {
    std::string out = in_.size() > 2 ? std::string("\xff\xd8") : std::string();
    int orientation = 1;
    std::string pictures;
    at_ = 2;
    for (;;) {
      const std::optional<Byte> marker = next_marker();
      if (!marker) return broken();
      if (*marker == 0xd9) break;
      if (*marker == 0x01 || (*marker >= 0xd0 && *marker <= 0xd8)) return broken();
      const std::optional<std::string_view> body = segment();
      if (!body) return broken();
      if (*marker == 0xe1 && orientation == 1) orientation = orientation_of(*body);
      if (*marker == 0xee && body->starts_with("Adobe") && body->size() >= 12) put(pictures, *marker, body->substr(0, 12));  // how colours are written
      if (frame_start(*marker)) {
        if (body->size() < 6) return broken();
        made_.height = static_cast<int>(big(*body, 1, 2));
        made_.width = static_cast<int>(big(*body, 3, 2));
      }
      if (needed(*marker)) put(pictures, *marker, *body);
      if (*marker == 0xda) {
        put(pictures, *marker, *body);
        if (!scan(pictures)) return broken();
        scans_ = true;
      }
    }
    if (!scans_ || made_.width == 0) return broken();
    if (orientation != 1) out += orientation_segment(orientation);
    made_.format = "jpeg";
    made_.bytes = out + pictures + "\xff\xd9";
    return std::move(made_);
  }

 private:
  std::optional<Byte> next_marker() {
    if (at_ >= in_.size() || at(in_, at_) != 0xff) return {};
    while (at_ < in_.size() && at(in_, at_) == 0xff) ++at_;
    if (at_ >= in_.size() || at(in_, at_) == 0) return {};
    return at(in_, at_++);
  }
  std::optional<std::string_view> segment() {
    if (in_.size() - at_ < 2) return {};
    const std::size_t size = big(in_, at_, 2);
    if (size < 2 || in_.size() - at_ < size) return {};
    const std::string_view body = in_.substr(at_ + 2, size - 2);
    at_ += size;
    return body;
  }
  static void put(std::string& out, Byte marker, std::string_view body) {
    out += '\xff';
    out += static_cast<char>(marker);
    out += static_cast<char>((body.size() + 2) >> 8);
    out += static_cast<char>(body.size() + 2);
    out += body;
  }
  // Coded data to the next marker that is neither a stuffed byte nor a restart.
  bool scan(std::string& out) {
    const std::size_t from = at_;
    for (; at_ + 1 < in_.size(); ++at_) {
      if (at(in_, at_) != 0xff) continue;
      const Byte next = at(in_, at_ + 1);
      if (next == 0xff) continue;
      if (next == 0 || (next >= 0xd0 && next <= 0xd7)) { ++at_; continue; }
      out += in_.substr(from, at_ - from);
      return true;
    }
    return false;
  }

  std::string_view in_;
  std::size_t at_ = 0;
  bool scans_ = false;
  CleanImage made_;
};

// ---- PNG ----

std::uint32_t crc_of(std::string_view data) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> out{};
    for (std::uint32_t n = 0; n < 256; ++n) {
      std::uint32_t c = n;
      for (int k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
      out[n] = c;
    }
    return out;
  }();
  std::uint32_t crc = 0xffffffffu;
  for (const char c : data) crc = table[(crc ^ static_cast<Byte>(c)) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffffu;
}

constexpr std::string_view png_start("\x89PNG\r\n\x1a\n", 8);

bool png_needed(std::string_view type) {
  for (const std::string_view kept : {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs"}) if (type == kept) return true;
  return false;
}

Result<CleanImage> clean_png(std::string_view in) {
  CleanImage made{"png", std::string(png_start), 0, 0};
  bool first = true, data = false;
  for (std::size_t at_ = png_start.size();;) {
    if (in.size() - at_ < 12) return broken();
    const std::size_t size = big(in, at_, 4);
    if (size > in.size() - at_ - 12) return broken();
    const std::string_view chunk = in.substr(at_ + 4, size + 4), type = chunk.substr(0, 4);
    if (crc_of(chunk) != big(in, at_ + 8 + size, 4) || first != (type == "IHDR")) return broken();
    const bool critical = (at(type, 0) & 0x20) == 0;
    if (critical && !png_needed(type)) return broken();
    if (first) {
      if (size != 13) return broken();
      made.width = static_cast<int>(big(chunk, 4, 4) & 0x7fffffff);
      made.height = static_cast<int>(big(chunk, 8, 4) & 0x7fffffff);
    }
    data = data || type == "IDAT";
    if (png_needed(type)) made.bytes += in.substr(at_, size + 12);
    at_ += size + 12;
    first = false;
    if (type == "IEND") break;  // what stands after it is no picture
  }
  if (!data || made.width == 0 || made.height == 0) return broken();
  return made;
}

}  // namespace

Result<CleanImage> clean_copy(std::string_view bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return Jpeg(bytes).copy();
  if (bytes.starts_with(png_start)) return clean_png(bytes);
  return wrong_kind();
}

}  // namespace rowan::letters
