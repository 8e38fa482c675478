// Copies of photographs: the picture stays byte for byte, and everything a camera or a program writes beside it goes.
#include "letters/images.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>

namespace rowan::letters {
namespace {

std::string operator""_b(const char* bytes, std::size_t size) { return {bytes, size}; }

std::string segment(unsigned char marker, const std::string& body) {
  std::string out = "\xff"_b;
  out += static_cast<char>(marker);
  out += static_cast<char>((body.size() + 2) >> 8);
  out += static_cast<char>(body.size() + 2);
  return out + body;
}
const std::string secret = "51.5074N 0.1278W Amara iPhone";

std::string exif(int orientation, bool little = false) {
  std::string tiff = little ? "II\x2a\0\x08\0\0\0"_b : "MM\0\x2a\0\0\0\x08"_b;
  const auto number = [&](std::uint32_t value, int count) {
    for (int k = 0; k < count; ++k) tiff += static_cast<char>(value >> 8 * (little ? k : count - 1 - k));
  };
  number(2, 2);
  number(0x0110, 2), number(2, 2), number(static_cast<std::uint32_t>(secret.size()), 4), number(100, 4);
  number(0x0112, 2), number(3, 2), number(1, 4), number(static_cast<std::uint32_t>(orientation), 2), number(0, 2);
  number(0, 4);
  return "Exif\0\0"_b + tiff + secret;
}
const std::string table = segment(0xdb, std::string(65, '\x10')), codes = segment(0xc4, "\0\0\1\5\1\1\1\1\1\1\0\0\0\0\0\0\0"_b), frame = segment(0xc0, "\x08\0\x20\0\x30\x01\x01\x11\0"_b),
                  scan = segment(0xda, "\x01\x01\0\0\x3f\0"_b) + "picture \xff\0 bytes \xff\xd0 more"_b;

std::string jpeg(const std::string& remarks = {}) { return "\xff\xd8"_b + remarks + table + codes + frame + scan + "\xff\xd9"_b; }

TEST(Clauses, CX_4_12a_CopiesOfAJpegHoldThePictureAndNothingElse) {
  const std::string remarks = segment(0xe0, "JFIF\0\1\2\0\0\1\0\1\1\1thumb"_b + secret) + segment(0xe1, exif(1)) + segment(0xe1, "http://ns.adobe.com/xap/1.0/\0"_b + secret) + segment(0xe2, "ICC_PROFILE" + secret) +
                              segment(0xed, "Photoshop 3.0" + secret) + segment(0xfe, secret);
  const auto copy = clean_copy(jpeg(remarks) + secret);  // and after the end, where phones put a film
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->bytes, jpeg());
  EXPECT_EQ(copy->bytes.find("Amara"), std::string::npos);
  EXPECT_EQ(copy->format, "jpeg");
  EXPECT_EQ(copy->width, 48);
  EXPECT_EQ(copy->height, 32);
}
TEST(Images, HowAPictureIsTurnedIsAllThatStaysOfExif) {
  for (const bool little : {false, true})
    for (int orientation = 0; orientation <= 9; ++orientation) {
      const auto copy = clean_copy(jpeg(segment(0xe1, exif(orientation, little))));
      ASSERT_TRUE(copy);
      EXPECT_EQ(copy->bytes.find("iPhone"), std::string::npos);
      const bool turned = orientation >= 2 && orientation <= 8;
      EXPECT_EQ(copy->bytes.find("Exif") != std::string::npos, turned) << orientation;
      if (turned) { EXPECT_EQ(copy->bytes.size(), jpeg().size() + 36); }
      EXPECT_EQ(clean_copy(copy->bytes)->bytes, copy->bytes) << orientation;  // a copy of a copy is the same
    }
}
TEST(Images, AnAdobeMarkIsCutToWhatTheColoursNeed) {
  const auto copy = clean_copy(jpeg(segment(0xee, "Adobe\0\x64\0\0\0\0\1"_b + secret)));
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->bytes, "\xff\xd8"_b + segment(0xee, "Adobe\0\x64\0\0\0\0\1"_b) + jpeg().substr(2));
}

std::uint32_t slow_crc(const std::string& data) {
  std::uint32_t crc = ~0u;
  for (const char c : data)
    for (int bit = 0; bit < 8; ++bit) {
      const bool low = ((crc ^ (static_cast<unsigned char>(c) >> bit)) & 1) != 0;
      crc = (crc >> 1) ^ (low ? 0xedb88320u : 0);
    }
  return ~crc;
}
std::string big4(std::uint32_t v) { return {static_cast<char>(v >> 24), static_cast<char>(v >> 16), static_cast<char>(v >> 8), static_cast<char>(v)}; }
std::string chunk(const std::string& type, const std::string& data) { return big4(static_cast<std::uint32_t>(data.size())) + type + data + big4(slow_crc(type + data)); }
const std::string png_head = "\x89PNG\r\n\x1a\n"_b, header = chunk("IHDR", "\0\0\0\x30\0\0\0\x20\x08\2\0\0\0"_b), pixels = chunk("IDAT", "zipped"), end_ = chunk("IEND", "");

TEST(Clauses, CX_4_12a_CopiesOfAPngHoldThePictureAndNothingElse) {
  const std::string remarks = chunk("tEXt", "Comment\0"_b + secret) + chunk("iTXt", secret) + chunk("eXIf", secret) + chunk("tIME", "abcdefg") + chunk("iCCP", secret) + chunk("prVt", secret);
  const auto copy = clean_copy(png_head + header + remarks + chunk("gAMA", "1234") + pixels + remarks + end_ + secret);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->bytes, png_head + header + chunk("gAMA", "1234") + pixels + end_);
  EXPECT_EQ(copy->width, 48);
  EXPECT_EQ(copy->height, 32);
}
TEST(Images, WhatIsNotWholeIsRefusedAtEveryLength) {
  const std::string whole_jpeg = jpeg(segment(0xe1, exif(6))), whole_png = png_head + header + pixels + end_;
  for (const std::string& whole : {whole_jpeg, whole_png})
    for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(clean_copy(std::string_view(whole).substr(0, size))) << size;
  std::string bad = whole_png;
  bad[20] = static_cast<char>(bad[20] ^ 1);  // the check sum shows it
  EXPECT_EQ(clean_copy(bad).refusal().first().id, "image.broken");
  EXPECT_EQ(clean_copy(png_head + header + chunk("NEWc", "x") + pixels + end_).refusal().first().id, "image.broken");
}
TEST(Images, NothingElseIsTakenForAPhotograph) {
  for (const std::string& other : {std::string("GIF89a"), std::string("%PDF-1.7"), std::string("<svg onload=alert(1)>"), std::string("MZ"), std::string()}) EXPECT_EQ(clean_copy(other).refusal().first().id, "image.kind");
}
TEST(Images, AnyBytesGiveACleanCopyOrARefusal) {
  std::mt19937 random(7);
  const std::string starts[] = {jpeg(segment(0xe1, exif(6, true))), png_head + header + pixels + end_};
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = starts[i % 2];
    for (int k = 0; k < 3; ++k) bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto copy = clean_copy(bytes);
    if (copy) { EXPECT_EQ(clean_copy(copy->bytes)->bytes, copy->bytes); }
  }
}

}  // namespace
}  // namespace rowan::letters
