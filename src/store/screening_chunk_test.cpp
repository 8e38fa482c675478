// What screening keeps: sealed, whole or not at all, and gone with the stream's key. And the ties of open cases.
#include <gtest/gtest.h>

#include "store/case_index.h"
#include "store/case_ties.h"
#include "store/screening_chunk.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

const Instant at{1'790'000'000'000'000};

struct Chunks : ::testing::Test {
  TestStore s;
  StreamId stream;
  void SetUp() override {
    s.write([&](Tx& tx) {
      stream = tx.create_stream(StreamKind::signal);
      const NewEntry opened{"pot-opened", 1, at, "{}"};
      ASSERT_TRUE(tx.append(stream, 0, {&opened, 1}, {}, at));
    });
  }
  void put(const std::vector<std::string>& chunks) {
    s.write([&](Tx& tx) { ASSERT_TRUE(put_screening_chunks(tx, stream, chunks)); });
  }
  Result<std::vector<std::string>> read() {
    return s->read([&](Reader& reader) { return read_screening_chunks(reader, stream); });
  }
};

TEST_F(Chunks, what_is_put_replaces_what_was_there) {
  EXPECT_TRUE(read()->empty());
  put({"first", std::string(100'000, 'x'), "third"});
  EXPECT_EQ(read()->size(), 3u);
  put({"only"});
  EXPECT_EQ(*read(), std::vector<std::string>{"only"});
  EXPECT_EQ(s.read([&](Reader& r) { return r.db().number("SELECT count(*) FROM screening_chunk"); }), 1);
  put({});
  EXPECT_TRUE(read()->empty());
}
TEST_F(Chunks, nothing_lies_in_clear_and_a_change_a_swap_or_a_gap_shows) {
  put({"CANARYONE", "CANARYTWO", "CANARYTHREE"});
  s.read([&](Reader& r) {
    r.db().query("SELECT sealed FROM screening_chunk", {}, [&](const Row& row) { EXPECT_EQ(row.bytes(0).find("CANARY"), std::string::npos); });
    return 0;
  });
  const auto broken = [&](const char* sql) {
    put({"CANARYONE", "CANARYTWO", "CANARYTHREE"});
    s.write([&](Tx& tx) { tx.db().execute(sql); });
    const auto got = read();
    ASSERT_FALSE(got) << sql;
    EXPECT_EQ(got.refusal().first().id, "screening.changed") << sql;
  };
  broken("DELETE FROM screening_chunk WHERE number = 3");
  broken("DELETE FROM screening_chunk WHERE number = 1");
  broken("UPDATE screening_chunk SET sealed = (SELECT sealed FROM screening_chunk WHERE number = 1) WHERE number = 2");
  broken("UPDATE screening_chunk SET parts = 2");
  broken("UPDATE screening_chunk SET sealed = substr(sealed, 1, 30) WHERE number = 2");
}
TEST_F(Chunks, they_go_with_the_key_of_their_stream) {
  put({"words"});
  s.write([&](Tx& tx) { ASSERT_TRUE(tx.destroy_key(stream, StaffId{1}, at)); });
  EXPECT_EQ(read().refusal().first().id, "record.disposed");
}

TEST(CaseTies, an_open_case_is_found_by_its_home_and_its_people_and_a_closed_one_is_not) {
  TestStore s;
  const Tie home{HomeId{7}, {}}, person{{}, PersonId{7}}, other{HomeId{8}, {}};
  s.write([&](Tx& tx) {
    for (const std::int64_t id : {1, 2, 3}) {
      CaseRow row;
      row.id = CaseId{id};
      row.reference = "RW-" + std::to_string(id);
      row.open = id != 3;
      put_case(tx, row);
    }
    set_case_ties(tx, CaseId{1}, true, std::vector<Tie>{home});
    set_case_ties(tx, CaseId{2}, true, std::vector<Tie>{person, person});
    set_case_ties(tx, CaseId{3}, false, std::vector<Tie>{home});
  });
  const auto tied = [&](std::vector<Tie> to) { return s.read([&](Reader& r) { return open_cases_tied_to(r, to); }); };
  EXPECT_EQ(tied({home}), std::vector<CaseId>{CaseId{1}});
  EXPECT_EQ(tied({person}), std::vector<CaseId>{CaseId{2}}) << "a person is no home of the same number";
  EXPECT_EQ(tied({home, person, other}), (std::vector<CaseId>{CaseId{1}, CaseId{2}}));
  EXPECT_TRUE(tied({other}).empty());
  EXPECT_TRUE(tied({Tie{}}).empty()) << "a case tied to nothing is not found by nothing";
  const auto missing = [&] { return s.read([](Reader& r) { return open_cases_without_ties(r); }); };
  EXPECT_TRUE(missing().empty());
  s.write([&](Tx& tx) { set_case_ties(tx, CaseId{1}, true, {}); });
  EXPECT_TRUE(missing().empty()) << "looked at, and tied to nothing";
  s.write([&](Tx& tx) { set_case_ties(tx, CaseId{1}, false, std::vector<Tie>{home}); });
  EXPECT_TRUE(tied({home}).empty());
  s.write([](Tx& tx) { clear_case_ties(tx); });
  EXPECT_EQ(missing(), (std::vector<CaseId>{CaseId{1}, CaseId{2}}));
}

}  // namespace
}  // namespace rowan::store
