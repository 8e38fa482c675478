#include "app/case_cache.h"

#include <gtest/gtest.h>

#include "app/remembered.h"
#include "store/test_store.h"

namespace rowan::app {
namespace {

constexpr Instant t0{1'800'000'000'000'000};

std::shared_ptr<const Case> folded(StreamId stream, const std::string& reference, std::size_t lines = 0) {
  auto c = std::make_shared<Case>();
  c->id = CaseId{stream.value};
  c->opened.reference = reference;
  c->lines.resize(lines);
  return c;
}

struct Kept : ::testing::Test {
  store::TestStore store;
  StreamId one, two;
  CaseCache cache;

  void SetUp() override {
    ASSERT_TRUE(store->write([&](store::Tx& tx) -> Result<void> {
      one = tx.create_stream(StreamKind::case_);
      two = tx.create_stream(StreamKind::case_);
      return {};
    }));
  }
  Result<void> add(StreamId stream, std::int64_t after, bool refuse = false, std::uint64_t* stamp = nullptr) {
    return store->write([&](store::Tx& tx) -> Result<void> {
      if (stamp) *stamp = tx.stamp();
      if (auto done = tx.append(stream, after, std::vector{NewEntry{"note-added", 1, t0, "text"}}, StaffId{1}, t0); !done) return done.refusal();
      if (refuse) return Refusal::one(Because::refused, "test", "no");
      return {};
    });
  }
};

TEST_F(Kept, a_fold_is_given_until_its_own_stream_has_one_more_entry) {
  cache.keep({folded(one, "RW-1")}, store->stamp());
  ASSERT_TRUE(add(two, 0));
  EXPECT_NE(cache.find(*store.store, "RW-1").c, nullptr) << "another case's entry changes nothing";
  ASSERT_TRUE(add(one, 0));
  EXPECT_EQ(cache.find(*store.store, "RW-1").c, nullptr);
}
TEST_F(Kept, what_an_act_left_behind_is_good_until_the_next_act) {
  std::uint64_t stamp = 0;
  ASSERT_TRUE(add(one, 0, false, &stamp));
  cache.keep({folded(one, "RW-1")}, stamp);
  EXPECT_NE(cache.find(*store.store, "RW-1").c, nullptr);
  ASSERT_TRUE(add(one, 1));
  EXPECT_EQ(cache.find(*store.store, "RW-1").c, nullptr);
}
TEST_F(Kept, a_refused_act_makes_nothing_out_of_date) {
  cache.keep({folded(one, "RW-1")}, store->stamp());
  EXPECT_FALSE(add(one, 0, true));
  EXPECT_FALSE(add(one, 7));
  EXPECT_NE(cache.find(*store.store, "RW-1").c, nullptr);
}
TEST_F(Kept, a_reader_that_was_overtaken_keeps_nothing_stale) {
  const std::uint64_t before = store->stamp();  // the reader looks at the record now
  ASSERT_TRUE(add(one, 0));                     // and somebody writes before it has folded what it saw
  cache.keep({folded(one, "RW-1")}, before);
  EXPECT_EQ(cache.find(*store.store, "RW-1").c, nullptr);
}
TEST_F(Kept, an_older_fold_does_not_take_the_place_of_a_newer_one) {
  const std::uint64_t before = store->stamp();
  std::uint64_t stamp = 0;
  ASSERT_TRUE(add(one, 0, false, &stamp));
  const auto newer = folded(one, "RW-1");
  cache.keep({newer}, stamp);
  cache.keep({folded(one, "RW-1")}, before);
  EXPECT_EQ(cache.find(*store.store, "RW-1").c, newer);
}
TEST_F(Kept, a_disposed_record_is_not_given_from_memory) {
  cache.keep({folded(one, "RW-1")}, store->stamp());
  ASSERT_TRUE(store->write([&](store::Tx& tx) { return tx.destroy_key(one, StaffId{1}, t0); }));
  EXPECT_EQ(cache.find(*store.store, "RW-1").c, nullptr);
}
TEST_F(Kept, the_least_used_goes_when_the_room_is_full) {
  CaseCache small(300'000);
  for (int i = 0; i < 40; ++i) {
    small.keep({folded(one, "RW-" + std::to_string(i), 30)}, store->stamp());
    EXPECT_NE(small.find(*store.store, "RW-0").c, nullptr) << "asked for every time, so it stays: " << i;
    EXPECT_LE(small.bytes(), 300'000u);
  }
  EXPECT_EQ(small.find(*store.store, "RW-1").c, nullptr);
  EXPECT_NE(small.find(*store.store, "RW-39").c, nullptr);
}

TEST_F(Kept, an_answer_is_remembered_until_its_topic_changes_or_its_time_is_over) {
  Remembered<int, std::string> remembered(2);
  const auto find = [&](Instant now) { return remembered.find(*store.store, 1, {{store::Topic::draft, 5}}, now); };
  remembered.keep(1, "none", store->stamp(), t0 + seconds(10));
  EXPECT_EQ(find(t0), "none");
  EXPECT_EQ(find(t0 + seconds(10)), std::nullopt);
  ASSERT_TRUE(store->write([&](store::Tx& tx) -> Result<void> { tx.touch(store::Topic::draft, 6); return {}; }));
  EXPECT_EQ(find(t0), "none");
  ASSERT_TRUE(store->write([&](store::Tx& tx) -> Result<void> { tx.touch(store::Topic::draft, 5); return {}; }));
  EXPECT_EQ(find(t0), std::nullopt);
  for (int i = 1; i <= 3; ++i) remembered.keep(i, "x", store->stamp(), t0 + seconds(10));
  EXPECT_EQ(find(t0), std::nullopt) << "full: it starts again";
}

}  // namespace
}  // namespace rowan::app
