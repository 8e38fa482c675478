#include "web/server/body_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rowan::web::wire {
namespace {

struct Read {
  BodyReader::State state = BodyReader::State::more;
  std::string body;
  std::string left;
};

// Hands the bytes over in pieces, as a socket would.
void feed(BodyReader& reader, Read& read, std::string_view bytes, std::size_t piece) {
  while (!bytes.empty() && read.state == BodyReader::State::more) {
    read.left += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
    std::string_view rest = read.left;
    read.state = reader.take(rest);
    read.left = std::string{rest};
  }
}
Read chunked(std::string_view bytes, std::size_t piece, std::size_t limit = 100) {
  Read read;
  BodyReader reader{read.body, true, 0, limit};
  feed(reader, read, bytes, piece);
  return read;
}

TEST(BodyReader, chunks_are_joined_however_they_arrive) {
  for (const std::size_t piece : {1u, 2u, 3u, 7u, 100u}) {
    const Read read = chunked("4\r\nabcd\r\n00a\r\n0123456789\r\n0\r\n\r\n", piece);
    EXPECT_EQ(read.state, BodyReader::State::done) << piece;
    EXPECT_EQ(read.body, "abcd0123456789") << piece;
    EXPECT_EQ(read.left, "") << piece;
    EXPECT_EQ(chunked("0\r\n\r\n", piece).state, BodyReader::State::done) << piece;
  }
}

TEST(BodyReader, bytes_after_the_end_are_left_for_the_next_request) {
  EXPECT_EQ(chunked("1\r\na\r\n0\r\n\r\nGET /", 100).left, "GET /");
  Read read;
  BodyReader reader{read.body, false, 4, 100};
  feed(reader, read, "abcdGET /", 100);
  EXPECT_EQ(read.state, BodyReader::State::done);
  EXPECT_EQ(read.body, "abcd");
  EXPECT_EQ(read.left, "GET /");
}

TEST(BodyReader, odd_chunks_are_malformed_however_they_arrive) {
  for (const std::string_view bad : {"0x4\r\nabcd\r\n", "4;a=b\r\nabcd\r\n", "4 \r\nabcd\r\n", " 4\r\nabcd", "4\nabcd", "+4\r\nabcd",
        "-4\r\nabcd", "4\r\nabcde\r\n",
                                     "4\r\nabcd\n0\r\n", "\r\n", "\r", "4\r\r\n", "0\r\nX-Late: yes\r\n\r\n", "0;x\r\n\r\n",
                                           "00000000000000004\r\n", "g\r\n", "0\r\n\n"})
    for (const std::size_t piece : {1u, 100u}) EXPECT_EQ(chunked(bad, piece).state, BodyReader::State::malformed) << bad << " by " << piece;
}

TEST(BodyReader, more_than_the_gate_allows_is_too_large) {
  EXPECT_EQ(chunked("4\r\nabcd\r\n0\r\n\r\n", 100, 4).state, BodyReader::State::done);
  EXPECT_EQ(chunked("4\r\nabcd\r\n1\r\ne\r\n0\r\n\r\n", 100, 4).state, BodyReader::State::too_large);
  EXPECT_EQ(chunked("ffffffffffffffff\r\n", 1, 4).state, BodyReader::State::too_large);
  Read read;
  BodyReader reader{read.body, false, 5, 4};
  feed(reader, read, "a", 1);
  EXPECT_EQ(read.state, BodyReader::State::too_large);
  EXPECT_EQ(read.body, "");
}

}  // namespace
}  // namespace rowan::web::wire
