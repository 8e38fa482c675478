// Bytes kept beside the record: sealed, bound to their stream and their hash.
#include "store/attachment.h"

#include <gtest/gtest.h>

#include "security/sha256.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

const std::string photo = "plain bytes of a photograph" + std::string(100'000, 'x');

struct Kept {
  TestStore s;
  StreamId stream, other;
  std::string hash = security::sha256_hex(photo);
  Kept() {
    s.write([&](Tx& tx) {
      stream = tx.create_stream(StreamKind::case_);
      other = tx.create_stream(StreamKind::case_);
      ASSERT_TRUE(put_attachment(tx, stream, hash, photo));
    });
  }
  std::string why(StreamId of, const std::string& sha) {
    const auto got = s->read([&](Reader& r) { return read_attachment(r, of, sha); });
    return got ? std::string(*got == photo ? "same" : "other") : got.refusal().first().id;
  }
  std::string put(const std::string& sha, const std::string& bytes) {
    const auto done = s->write([&](Tx& tx) { return put_attachment(tx, stream, sha, bytes); });
    return done ? "" : done.refusal().first().id;
  }
  std::string raw() {
    std::string out;
    s.read([&](Reader& r) { r.db().query("SELECT sealed FROM attachment", {}, [&](const Row& row) { out = row.bytes(0); }); return 0; });
    return out;
  }
};

TEST(Sha256, is_the_one_of_the_standard) {
  EXPECT_EQ(security::sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(security::sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
TEST(Attachment, comes_back_as_it_was_and_only_for_its_stream_and_hash) {
  Kept k;
  EXPECT_EQ(k.why(k.stream, k.hash), "same");
  EXPECT_EQ(k.why(k.other, k.hash), "attachment.none");
  EXPECT_EQ(k.why(k.stream, security::sha256_hex("another")), "attachment.none");
  EXPECT_EQ(k.why(StreamId{999'999}, k.hash), "record.not_found");
}
TEST(Attachment, lies_sealed_in_the_database_and_is_written_once) {
  Kept k;
  const std::string before = k.raw();
  EXPECT_GT(before.size(), photo.size());
  EXPECT_EQ(before.find("photograph"), std::string::npos);
  EXPECT_EQ(k.put(k.hash, photo), "");
  EXPECT_EQ(k.raw(), before);
}
TEST(Clauses, CX_4_12a_AFileAlteredAfterCaptureIsDetected) {
  Kept k;
  std::string raw = k.raw();
  raw[raw.size() / 2] = static_cast<char>(raw[raw.size() / 2] ^ 1);
  k.s.write([&](Tx& tx) { tx.db().execute("UPDATE attachment SET sealed = $1", {Blob{raw}}); });
  EXPECT_EQ(k.why(k.stream, k.hash), "attachment.changed");
}
TEST(Clauses, CX_4_12a_OtherBytesUnderTheHashOfTheRecordAreDetected) {
  Kept k;
  const std::string claimed = security::sha256_hex("what the record says");
  EXPECT_EQ(k.put(claimed, photo), "");
  EXPECT_EQ(k.why(k.stream, claimed), "attachment.changed");
}
TEST(Attachment, one_moved_to_another_stream_does_not_open) {
  Kept k;
  k.s.write([&](Tx& tx) { tx.db().execute("UPDATE attachment SET stream = $1", {k.other}); });
  EXPECT_EQ(k.why(k.other, k.hash), "attachment.none");
}
TEST(Attachment, goes_with_its_stream) {
  Kept k;
  k.s.write([&](Tx& tx) { ASSERT_TRUE(tx.destroy_key(k.stream, StaffId{1}, Instant{1'800'000'000'000'000}).ok()); });
  EXPECT_EQ(k.why(k.stream, k.hash), "record.disposed");
  EXPECT_EQ(k.put(k.hash, photo), "record.disposed");
}
TEST(Attachment, nothing_empty_or_too_large_is_kept) {
  Kept k;
  EXPECT_EQ(k.put("ab", ""), "attachment.size");
  EXPECT_EQ(k.put("ab", std::string(largest_attachment + 1, 'x')), "attachment.size");
}

}  // namespace
}  // namespace rowan::store
