#include "store/lane.h"

#include <gtest/gtest.h>
#include <time.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "store/checkpoint.h"
#include "store/setting.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

constexpr Instant t0{1'800'000'000'000'000};

Result<void> write_one(Tx& tx, const std::string& text) {
  const StreamId id = tx.create_stream(StreamKind::case_);
  const auto done = tx.append(id, 0, std::vector{NewEntry{"note-added", 1, t0, text}}, StaffId{1}, t0);
  if (!done) return done.refusal();
  return {};
}

TEST(Lane, many_writers_share_a_commit_and_none_is_lost) {
  TestStore s;
  constexpr int threads = 48, each = 40;
  const auto before = s->figures();
  std::vector<std::thread> writers;
  std::atomic<int> acknowledged{0};
  for (int t = 0; t < threads; ++t) {
    writers.emplace_back([&, t] {
      for (int i = 0; i < each; ++i) if (s->write([&](Tx& tx) { return write_one(tx, std::to_string(t * 1000 + i)); }).ok()) ++acknowledged;
    });
  }
  for (std::thread& writer : writers) writer.join();
  const auto after = s->figures();
  EXPECT_EQ(acknowledged, threads * each);
  EXPECT_EQ(after.acts - before.acts, static_cast<std::uint64_t>(threads * each));
  EXPECT_LT((after.commits - before.commits) * 4, after.acts - before.acts) << after.commits;  // four acts a flush at the very least
  RecordProperty("commits", static_cast<int>(after.commits - before.commits));
  std::set<std::string> texts;
  ASSERT_TRUE(s->read([&](Reader& r) { return r.for_each_entry(0, [&](const Entry& e, bool) { texts.insert(e.payload); return true; }); }).ok());
  EXPECT_EQ(texts.size(), static_cast<std::size_t>(threads * each));
  EXPECT_FALSE(s.read([](Reader& r) { return verify(r); }).first);
}

// Holds the lane in one act until the queue has what the test wants in its next batch.
struct Hold {
  std::atomic<bool> inside{false}, go{false};
  std::thread thread;
  explicit Hold(Store& store) : thread([&] {
    (void)store.write([&](Tx&) -> Result<void> { inside = true; inside.notify_all(); go.wait(false); return {}; });
  }) { inside.wait(false); }
  void release() { go = true; go.notify_all(); thread.join(); }
};

TEST(Lane, an_act_that_refuses_or_throws_is_undone_alone) {
  TestStore s{{.batch_time = seconds(30)}};  // all in one batch, however slow the machine
  Hold hold{*s.store};
  std::vector<std::string> answers(5);
  std::vector<std::thread> callers;
  const auto call = [&](std::size_t n, Job job) {
    callers.emplace_back([&, n, job] {
      try {
        const auto done = s->write(job);
        answers[n] = done ? "ok" : done.refusal().first().id;
      } catch (const std::logic_error&) {
        answers[n] = "thrown";
      }
    });
  };
  call(0, [](Tx& tx) { return write_one(tx, "good 0"); });
  call(1, [](Tx& tx) -> Result<void> { (void)write_one(tx, "bad 1"); return Refusal::one(Because::refused, "test.no", "no"); });
  call(2, [](Tx& tx) -> Result<void> { (void)write_one(tx, "bad 2"); throw std::logic_error("a bug"); });
  call(3, [](Tx& tx) -> Result<void> {
    (void)write_one(tx, "bad 3");
    tx.db().execute("INSERT INTO stream_key (stream, wrapped) VALUES (1, NULL)");
    return {};
  });
  call(4, [](Tx& tx) { return write_one(tx, "good 4"); });
  while (s->figures().queued < 5) std::this_thread::yield();
  const auto before = s->figures();
  hold.release();
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(answers, (std::vector<std::string>{"ok", "test.no", "thrown", "store.failed", "ok"}));
  EXPECT_EQ(s->figures().commits - before.commits, 2u);  // the held act, and the five together
  std::set<std::string> texts;
  ASSERT_TRUE(s->read([&](Reader& r) { return r.for_each_entry(0, [&](const Entry& e, bool) { texts.insert(e.payload); return true; }); }).ok());
  EXPECT_EQ(texts, (std::set<std::string>{"good 0", "good 4"}));
  EXPECT_FALSE(s.read([](Reader& r) { return verify(r); }).first);
}

TEST(Lane, when_the_commit_fails_the_acts_are_run_again_one_by_one) {
  TestStore s{{.batch_time = seconds(30)}};  // all in one batch, however slow the machine
  Hold hold{*s.store};
  std::vector<std::thread> callers;
  std::atomic<int> good{0}, runs{0};
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&, i] { good += s->write([&](Tx& tx) { ++runs; return write_one(tx, std::to_string(i)); }).ok(); });
  }
  // A foreign key checked only at commit: this act alone spoils the commit of all.
  std::string spoiler;
  callers.emplace_back([&] {
    const auto done = s->write([&](Tx& tx) -> Result<void> {
      tx.db().run_script("PRAGMA defer_foreign_keys=ON");
      tx.db().execute("INSERT INTO stream_key (stream, wrapped) VALUES (999999, $1)", {Blob{"x"}});
      return {};
    });
    spoiler = done ? "ok" : done.refusal().first().id;
  });
  while (s->figures().queued < 5) std::this_thread::yield();
  hold.release();
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(good, 4);
  EXPECT_EQ(runs, 8);
  EXPECT_EQ(spoiler, "store.failed");
  EXPECT_EQ(s->figures().rerun, 5u);
  EXPECT_EQ(s.read([](Reader& r) { return r.last_position(); }), 4);
}

TEST(Lane, a_failed_flush_is_never_acknowledged_nor_tried_again) {
  TestStore s;
  s.write([](Tx& tx) { ASSERT_TRUE(write_one(tx, "before").ok()); });
  std::int64_t calls = 0;
  s.faults.arm(0);
  s.write([](Tx& tx) { ASSERT_TRUE(write_one(tx, "counted").ok()); });
  calls = s.faults.calls;  // the last of them is the commit
  for (const DbFault fault : {DbFault::io, DbFault::full}) {
    s.faults.fault = fault;
    s.faults.arm(calls);
    const auto done = s->write([](Tx& tx) { return write_one(tx, "lost"); });
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.refusal().because, Because::failed);
    EXPECT_EQ(done.refusal().first().id, fault == DbFault::full ? "store.full" : "store.failed");
  }
  s.faults.disarm();
  EXPECT_EQ(s.read([](Reader& r) { return r.last_position(); }), 2);
  EXPECT_TRUE(s->write([](Tx& tx) { return write_one(tx, "after"); }).ok());
  EXPECT_FALSE(s.read([](Reader& r) { return verify(r); }).first);
}

TEST(Lane, fails_cleanly_at_every_store_call) {
  for (const bool every_later_one : {false, true}) {
    TestStore s;
    StreamId id;
    s.write([&](Tx& tx) { id = tx.create_stream(StreamKind::case_); });
    std::int64_t seq = 0;
    for (std::int64_t k = 1;; ++k) {
      ASSERT_LT(k, 100);
      s.faults.arm(k, every_later_one);
      const auto done = s->write([&](Tx& tx) -> Result<void> {
        const auto appended =
            tx.append(id, seq, std::vector{NewEntry{"note-added", 1, t0, "text"}, NewEntry{"note-added", 1, t0, "more"}}, StaffId{1}, t0);
        if (!appended) return appended.refusal();
        tx.log_access({t0, StaffId{1}, id, "case.viewed", "why"});
        put_setting(tx, "last", std::to_string(seq));
        return tx.use_form_token("token " + std::to_string(seq), t0);
      });
      const bool reached = s.faults.calls < k;
      s.faults.disarm();
      if (done) seq += 2;
      else EXPECT_EQ(done.refusal().because, Because::failed) << k;
      EXPECT_EQ(s.read([&](Reader& r) { return r.last_seq(id); }), seq) << k;
      EXPECT_EQ(s.read([&](Reader& r) { return r.db().number("SELECT count(*) FROM access_log"); }), seq / 2) << k;
      EXPECT_EQ(s.read([&](Reader& r) { return r.db().number("SELECT count(*) FROM form_token"); }), seq / 2) << k;
      const auto verdict = s.read([](Reader& r) { return verify(r); });
      ASSERT_FALSE(verdict.first) << k << ' ' << words_for(verdict.first->flaw);
      if (reached) { EXPECT_TRUE(done.ok()); break; }
    }
    // A fault that does not come again is met by running the act again.
    if (every_later_one) EXPECT_EQ(seq, 2);
    else EXPECT_GE(seq, 2);
  }
}

TEST(Lane, done_is_called_after_the_commit) {
  TestStore s;
  std::atomic<int> state{0};
  const auto commits = s->figures().commits;
  s->write_then([](Tx& tx) { return write_one(tx, "later"); }, [&](Result<void> done) {
    state = done.ok() && s->figures().commits == commits + 1 ? 1 : 2;
    state.notify_all();
  });
  state.wait(0);
  EXPECT_EQ(state, 1);
  state = 0;
  s->write_then([](Tx&) -> Result<void> { throw std::logic_error("a bug"); }, [&](Result<void> done) {
    state = !done.ok() && done.refusal().first().id == "store.bug" ? 1 : 2;
    state.notify_all();
  });
  state.wait(0);
  EXPECT_EQ(state, 1);
}

TEST(Lane, acts_that_were_announced_share_one_flush) {
  TestStore s{{.batch_time = seconds(30), .gather = seconds(30)}};
  std::atomic<int> left{3};
  const auto give = [&] { s->write_then([](Tx& tx) { return write_one(tx, "one of three"); }, [&](const Result<void>& done) { if (done) --left; left.notify_all(); }); };
  const auto before = s->figures().commits;
  {
    const Announced another = s->announce();
    for (int i = 0; i < 3; ++i) give();
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    EXPECT_EQ(left, 3) << "while one more is on its way, nothing is flushed";
  }
  for (int now = left; now > 0; now = left) left.wait(now);
  EXPECT_EQ(s->figures().commits - before, 1u);
}

TEST(Lane, an_act_that_was_announced_and_never_comes_holds_nobody_up_for_long) {
  TestStore s{{.gather = Duration{1'000}}};
  const Announced never = s->announce();
  EXPECT_TRUE(s->write([](Tx& tx) { return write_one(tx, "meanwhile"); }).ok());
}

TEST(Lane, the_log_does_not_grow_for_ever_while_acts_keep_coming) {
  TestStore s;
  s.close();
  s.options.sqlite.checkpoint_pages = 20;
  s.open();
  const auto log_bytes = [&] { return std::filesystem::file_size(s.options.folder / "rowan.db-wal"); };
  const auto burst = [&] {
    std::atomic<int> left{3000};
    for (int i = 0; i < 3000; ++i) s->write_then([](Tx& tx) { return write_one(tx, std::string(500, 'x')); }, [&](const Result<void>&) { --left; left.notify_all(); });
    for (int now = left; now > 0; now = left) left.wait(now);
  };
  // What one burst leaves in it depends on how its acts fell into commits; what all of them wrote is in the database by then.
  for (int i = 0; i < 12; ++i) burst();
  EXPECT_LT(log_bytes(), std::filesystem::file_size(s.options.folder / "rowan.db")) << "a log that is never emptied is larger than all of it";
  s.reopen();
  EXPECT_EQ(s.read([](Reader& r) { return r.last_position(); }), 36'000);
  EXPECT_FALSE(s.read([](Reader& r) { return verify(r); }).first);
}

TEST(Lane, a_full_queue_refuses_instead_of_growing) {
  TestStore s{{.queue_limit = 3}};
  Hold hold{*s.store};
  std::atomic<int> good{0}, busy{0};
  for (int i = 0; i < 6; ++i) {
    s->write_then([](Tx& tx) { return write_one(tx, "x"); },
                  [&](Result<void> done) { done ? ++good : busy += done.refusal().first().id == "store.busy"; });
  }
  EXPECT_EQ(busy, 3);
  hold.release();
  s.close();  // finishes what is queued
  EXPECT_EQ(good, 3);
}

}  // namespace
}  // namespace rowan::store
