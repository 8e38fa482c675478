#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "store/access_log.h"
#include "store/checkpoint.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

constexpr Instant t0{1'800'000'000'000'000};
constexpr StaffId anna{7};

NewEntry note(std::string text, Instant at = t0) { return {"note-added", 1, at, std::move(text)}; }
StreamId a_case(TestStore& s, std::vector<std::string> texts) {
  StreamId id;
  s.write([&](Tx& tx) {
    id = tx.create_stream(StreamKind::case_);
    std::vector<NewEntry> entries;
    for (const std::string& text : texts) entries.push_back(note(text));
    ASSERT_TRUE(tx.append(id, 0, entries, anna, t0).ok());
  });
  return id;
}

TEST(Record, what_is_written_is_read_back_whole) {
  TestStore s;
  const StreamId id = a_case(s, {"first", "", std::string("with a \0 inside", 15)});
  const auto entries = s->read([&](Reader& r) { return r.load(id, StreamKind::case_); });
  ASSERT_TRUE(entries.ok());
  ASSERT_EQ(entries->size(), 3u);
  const Entry& last = (*entries)[2];
  EXPECT_EQ(last.payload, std::string("with a \0 inside", 15));
  EXPECT_EQ(last.head.seq, 3);
  EXPECT_EQ(last.head.position, 3);
  EXPECT_EQ(last.head.kind, "note-added");
  EXPECT_EQ(last.head.actor, anna);
  EXPECT_EQ(last.head.happened_at, t0);
  EXPECT_EQ(last.head.entered_at, t0);
  EXPECT_EQ((*entries)[1].payload, "");
}

TEST(Record, another_kind_or_no_stream_is_not_found_with_one_answer) {
  TestStore s;
  const StreamId id = a_case(s, {"x"});
  const auto as_report = s->read([&](Reader& r) { return r.load(id, StreamKind::report); });
  const auto missing = s->read([&](Reader& r) { return r.load(StreamId{99}, StreamKind::report); });
  ASSERT_FALSE(as_report.ok());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(as_report.refusal().because, Because::not_found);
  EXPECT_EQ(as_report.refusal().problems, missing.refusal().problems);
}

TEST(Record, the_second_of_two_who_saw_the_same_state_is_a_conflict_and_writes_nothing) {
  TestStore s;
  const StreamId id = a_case(s, {"one"});
  const auto append = [&](std::int64_t expected) {
    return s->write_for<std::int64_t>([&](Tx& tx) { return tx.append(id, expected, std::vector{note("two")}, anna, t0); });
  };
  EXPECT_TRUE(append(1).ok());
  const auto second = append(1);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.refusal().because, Because::conflict);
  EXPECT_EQ(second.refusal().first().id, "record.conflict");
  EXPECT_EQ(append(7).refusal().because, Because::conflict);
  EXPECT_EQ(s.read([&](Reader& r) { return r.last_seq(id); }), 2);
  EXPECT_EQ(s.read([&](Reader& r) { return r.last_position(); }), 2);
}

TEST(Safeguards, SG_25_entered_at_never_runs_backwards_when_the_clock_does) {
  TestStore s;
  const StreamId a = a_case(s, {"one"}), b = a_case(s, {"one"});
  s.write([&](Tx& tx) { ASSERT_TRUE(tx.append(a, 1, std::vector{note("two")}, anna, t0 + hours(1)).ok()); });
  s.write([&](Tx& tx) { ASSERT_TRUE(tx.append(b, 1, std::vector{note("late", t0 - elapsed_days(3))}, anna, t0 - hours(5)).ok()); });
  const auto entries = s->read([&](Reader& r) { return r.load(b, StreamKind::case_); });
  EXPECT_EQ(entries->back().head.entered_at, t0 + hours(1));
  EXPECT_EQ(entries->back().head.happened_at, t0 - elapsed_days(3));  // a late entry shows as late
  EXPECT_FALSE(s.read([&](Reader& r) { return verify(r); }).first);
}

TEST(Record, streams_and_entries_can_be_walked_in_order_for_a_rebuild) {
  TestStore s;
  const StreamId a = a_case(s, {"a1", "a2"}), b = a_case(s, {"b1"});
  s.write([&](Tx& tx) { (void)tx.create_stream(StreamKind::person); });
  std::vector<std::int64_t> cases;
  std::vector<std::string> texts, from_two;
  const auto walked = s->read([&](Reader& r) -> Result<void> {
    r.for_each_stream(StreamKind::case_, [&](const StreamInfo& info) { cases.push_back(info.stream.value * 10 + info.last_seq); });
    const auto all = r.for_each_entry(0, [&](const Entry& e, bool) { texts.push_back(e.payload); return true; });
    if (!all) return all;
    return r.for_each_entry(1, [&](const Entry& e, bool) { from_two.push_back(e.payload); return from_two.size() < 1; });
  });
  ASSERT_TRUE(walked.ok());
  EXPECT_EQ(cases, (std::vector{a.value * 10 + 2, b.value * 10 + 1}));
  EXPECT_EQ(texts, (std::vector<std::string>{"a1", "a2", "b1"}));
  EXPECT_EQ(from_two, (std::vector<std::string>{"a2"}));
}

TEST(Record, a_stream_whose_key_is_destroyed_reads_as_disposed_and_the_chain_still_holds) {
  TestStore s;
  const StreamId gone = a_case(s, {"secret"}), kept = a_case(s, {"kept"});
  s.write([&](Tx& tx) { tx.log_access({t0, anna, gone, "case.viewed", "because her sister rang"}); });
  s.write([&](Tx& tx) { ASSERT_TRUE(tx.destroy_key(gone, anna, t0).ok()); });
  const auto loaded = s->read([&](Reader& r) { return r.load(gone, StreamKind::case_); });
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.refusal().first().id, "record.disposed");
  const auto appended = s->write_for<std::int64_t>([&](Tx& tx) { return tx.append(gone, 1, std::vector{note("more")}, anna, t0); });
  EXPECT_EQ(appended.refusal().first().id, "record.disposed");
  const auto again = s->write([&](Tx& tx) { return tx.destroy_key(gone, anna, t0); });
  EXPECT_EQ(again.refusal().first().id, "record.disposed");
  EXPECT_TRUE(s->read([&](Reader& r) { return r.load(kept, StreamKind::case_); }).ok());
  EXPECT_TRUE(s.read([&](Reader& r) { return r.stream(gone)->disposed; }));
  int disposed = 0;
  ASSERT_TRUE(s->read([&](Reader& r) {
                 return r.for_each_entry(0, [&](const Entry& e, bool is) {
                   disposed += is;
                   EXPECT_EQ(is, e.payload.empty());
                   return true;
                 });
               }).ok());
  EXPECT_EQ(disposed, 1);
  EXPECT_FALSE(s.read([&](Reader& r) { return verify(r); }).first);
  const auto looked = s.read([&](Reader& r) { return who_looked(r, gone, 0, 10); });
  ASSERT_EQ(looked.size(), 2u);
  EXPECT_EQ(looked[0].access.act, "stream.disposed");
  EXPECT_EQ(looked[1].access.detail, "");  // gone with the key
}

TEST(AccessLog, CX_5_2_tells_who_looked_newest_first_in_pages) {
  TestStore s;
  const StreamId id = a_case(s, {"x"}), other = a_case(s, {"y"});
  for (int i = 1; i <= 7; ++i)
    s.write([&](Tx& tx) { tx.log_access({t0 + minutes(i), StaffId{i % 2 + 1}, i == 4 ? other : id, "case.viewed", "reason " + std::to_string(i)}); });
  const auto first = s.read([&](Reader& r) { return who_looked(r, id, 0, 4); });
  ASSERT_EQ(first.size(), 4u);
  EXPECT_EQ(first[0].access.detail, "reason 7");
  EXPECT_EQ(first[0].access.at, t0 + minutes(7));
  EXPECT_EQ(first[3].access.detail, "reason 3");
  const auto second = s.read([&](Reader& r) { return who_looked(r, id, first.back().position, 4); });
  ASSERT_EQ(second.size(), 2u);
  EXPECT_EQ(second[1].access.detail, "reason 1");
  const auto by = s.read([&](Reader& r) { return looked_by(r, StaffId{1}, 0, 10); });
  ASSERT_EQ(by.size(), 3u);
  EXPECT_EQ(by[1].access.stream, other);
  int between = 0;
  const auto walked = s->read([&](Reader& r) -> Result<void> {
    for_each_access(r, t0 + minutes(2), t0 + minutes(5), [&](const AccessRow&) { ++between; return true; });
    return {};
  });
  EXPECT_TRUE(walked.ok());
  EXPECT_EQ(between, 3);
}

TEST(Store, a_read_sees_one_state_from_its_first_to_its_last_query) {
  TestStore s;
  const StreamId id = a_case(s, {"one"});
  const auto seen = s->read([&](Reader& r) -> Result<std::int64_t> {
    const std::int64_t before = r.last_seq(id);
    s.write([&](Tx& tx) { ASSERT_TRUE(tx.append(id, 1, std::vector{note("two")}, anna, t0).ok()); });
    return before * 10 + r.last_seq(id);
  });
  EXPECT_EQ(*seen, 11);
  EXPECT_EQ(s.read([&](Reader& r) { return r.last_seq(id); }), 2);
}

TEST(Store, a_reader_cannot_write) {
  TestStore s;
  const auto tried = s->read([&](Reader& r) -> Result<void> { r.db().execute("DELETE FROM entry"); return {}; });
  ASSERT_FALSE(tried.ok());
  EXPECT_EQ(tried.refusal().because, Because::failed);
}

}  // namespace
}  // namespace rowan::store
