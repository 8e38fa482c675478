// Opening: lock, migrations, key; crashes; what the files show.
#include "store/store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "store/backup.h"
#include "store/case_index.h"
#include "store/checkpoint.h"
#include "store/draft.h"
#include "store/import_source.h"
#include "store/migrations.h"
#include "store/notice.h"
#include "store/outbox.h"
#include "store/report_index.h"
#include "store/session.h"
#include "store/setting.h"
#include "store/staff_index.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

constexpr Instant t0{1'800'000'000'000'000};

void sql(const std::filesystem::path& file, const std::string& text) {
  sqlite3* db = nullptr;
  sqlite3_open(file.c_str(), &db);
  EXPECT_EQ(sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
}
std::string refused(const StoreOptions& options, const security::KeyRing& keys) {
  const auto opened = Store::open(options, keys);
  return opened ? "" : opened.refusal().first().id;
}

TEST(Open, files_are_private) {
  TestStore s;
  s.write([](Tx& tx) { put_setting(tx, "a", "b"); });
  for (const char* name : {"rowan.db", "rowan.db-wal", "rowan.db-shm", "lock"}) {
    struct stat about {};
    ASSERT_EQ(stat((s.options.folder / name).c_str(), &about), 0) << name;
    EXPECT_EQ(about.st_mode & 077, 0u) << name;
  }
  struct stat about {};
  ASSERT_EQ(stat(s.options.folder.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0700u);
}

TEST(Open, a_second_process_on_the_folder_is_refused_by_the_name_of_the_first) {
  TestStore s;
  const auto opened = Store::open(s.options, s.keys);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.refusal().first().id, "store.locked");
  EXPECT_NE(opened.refusal().first().text.find(std::to_string(getpid())), std::string::npos);
  s.close();
  EXPECT_EQ(refused(s.options, s.keys), "");
}

TEST(Open, with_another_key_file_is_refused) {
  TestStore s;
  s.close();
  EXPECT_EQ(refused(s.options, security::KeyRing::from_bytes(std::string(32, 'x'))), "store.wrong_key");
  EXPECT_EQ(refused(s.options, s.keys), "");
}

TEST(Open, tables_of_a_newer_version_or_a_changed_step_are_refused) {
  TestStore s;
  s.close();
  const auto file = s.options.folder / "rowan.db";
  sql(file, "INSERT INTO migration VALUES (99, 'from the future', 'x')");
  EXPECT_EQ(refused(s.options, s.keys), "store.newer");
  sql(file, "DELETE FROM migration WHERE version = 99; UPDATE migration SET digest = 'other' WHERE version = 1");
  EXPECT_EQ(refused(s.options, s.keys), "store.migration_changed");
}

TEST(Open, what_is_not_a_database_is_refused) {
  TestStore s;
  s.close();
  std::filesystem::remove(s.options.folder / "rowan.db");
  std::ofstream{s.options.folder / "rowan.db"} << std::string(8192, 'x');
  EXPECT_EQ(refused(s.options, s.keys), "store.not_opened");
}

TEST(Migrations, are_the_ones_that_were_pinned) {
  std::int64_t version = 0;
  for (const Migration& step : migrations()) {
    EXPECT_EQ(step.version, ++version);
    EXPECT_EQ(step.digest, migration_digest(step)) << "a released step never changes: add another";
  }
}

TEST(Migrations, run_each_step_once_and_a_broken_step_leaves_nothing) {
  TestFolder folder;
  const auto driver = open_sqlite((folder.path / "m.db").string());
  const auto db = driver->writer();
  Migration one{1, "one", "", "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);"}, two{2, "two", "", "INSERT INTO a VALUES (2);"};
  const std::string first = migration_digest(one), second = migration_digest(two);
  one.digest = first;
  two.digest = second;
  EXPECT_TRUE(migrate(*db, std::vector{one}).ok());
  EXPECT_TRUE(migrate(*db, std::vector{one, two}).ok());
  EXPECT_TRUE(migrate(*db, std::vector{one, two}).ok());
  EXPECT_EQ(db->number("SELECT sum(x) FROM a"), 3);
  Migration bad{3, "bad", "", "INSERT INTO a VALUES (4); INSERT INTO nowhere VALUES (1);"};
  const std::string third = migration_digest(bad);
  bad.digest = third;
  EXPECT_THROW((void)migrate(*db, std::vector{one, two, bad}), DbError);
  db->rollback();
  EXPECT_EQ(db->number("SELECT sum(x) FROM a"), 3);
  EXPECT_EQ(migrate(*db, std::vector{one}).refusal().first().id, "store.newer");
  two.sql = "INSERT INTO a VALUES (5);";
  EXPECT_EQ(migrate(*db, std::vector{one, two}).refusal().first().id, "store.migration_changed");
}

// A child writes from several threads and tells each acknowledged number through a pipe; it is killed without warning.
TEST(Crash, twenty_kills_lose_nothing_that_was_acknowledged) {
  TestFolder folder;
  const security::KeyRing keys = security::KeyRing::from_bytes(std::string(32, 'k'));
  const StoreOptions options{.folder = folder.path / "data"};
  std::set<std::string> acknowledged;
  std::mt19937 random{4};
  for (int round = 0; round < 20; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      auto store = Store::open(options, keys);
      if (!store) _exit(3);
      std::vector<std::thread> writers;
      for (int t = 0; t < 8; ++t) {
        writers.emplace_back([&, t] {
          for (int i = 0;; ++i) {
            char line[32];
            const int size = std::snprintf(line, sizeof line, "%d-%d-%d\n", round, t, i);
            const auto done = (*store)->write([&](Tx& tx) -> Result<void> {
              const StreamId id = tx.create_stream(StreamKind::case_);
              const auto appended =
                  tx.append(id, 0, std::vector{NewEntry{"note-added", 1, t0, std::string(line, static_cast<std::size_t>(size) - 1)}}, StaffId{1}, t0);
              if (!appended) return appended.refusal();
              tx.log_access({t0, StaffId{1}, id, "case.opened", {}});
              return {};
            });
            if (done && write(ends[1], line, static_cast<std::size_t>(size)) != size) _exit(4);
          }
        });
      }
      for (std::thread& writer : writers) writer.join();
      _exit(0);
    }
    close(ends[1]);
    const auto enough = static_cast<std::ptrdiff_t>(20 + random() % 60);
    std::string told;
    char block[4096];
    bool killed = false;
    for (ssize_t n; (n = read(ends[0], block, sizeof block)) > 0;) {  // to the end: what it told before it died counts
      told.append(block, static_cast<std::size_t>(n));
      if (killed || std::ranges::count(told, '\n') < enough) continue;
      usleep(static_cast<useconds_t>(random() % 3000));
      killed = kill(child, SIGKILL) == 0;
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << WEXITSTATUS(status);
    std::istringstream lines{told};
    for (std::string line; std::getline(lines, line);) acknowledged.insert(line);
  }
  auto store = Store::open(options, keys);
  ASSERT_TRUE(store.ok());
  std::set<std::string> there;
  ASSERT_TRUE((*store)
                  ->read([&](Reader& r) {
                    return r.for_each_entry(0, [&](const Entry& e, bool) {
                      EXPECT_TRUE(there.insert(e.payload).second);
                      return true;
                    });
                  })
                  .ok());
  int lost = 0;
  for (const std::string& id : acknowledged) lost += !there.contains(id);
  EXPECT_EQ(lost, 0);
  EXPECT_GE(acknowledged.size(), 400u);
  const auto verdict = (*store)->read([](Reader& r) -> Result<Verdict> { return verify(r); });
  EXPECT_FALSE(verdict->first);
  EXPECT_EQ(verdict->accesses, verdict->entries);  // an act and its line in the log are never apart
}

// Forty marked values, one in every place that takes words.
constexpr std::string_view mark = "Zqxcanary";
void fill_with_marks(TestStore& s) {
  int n = 0;
  const auto word = [&] { return std::string{mark} + std::to_string(n++) + " of Elm Row"; };
  s.write([&](Tx& tx) {
    n = 0;
    for (int i = 0; i < 5; ++i) {
      const StreamId id = tx.create_stream(i % 2 == 0 ? StreamKind::case_ : StreamKind::person);
      ASSERT_TRUE(tx.append(id, 0, std::vector{NewEntry{"note-added", 1, t0, word()}, NewEntry{"note-added", 1, t0, word()}}, StaffId{1}, t0).ok());
      tx.log_access({t0, StaffId{1}, id, "case.viewed", word()});
    }
    tx.log_access({t0, StaffId{1}, {}, "search", word()});
    put_case(tx, {.id = CaseId{1}, .reference = "RW-4001-H", .stage = "open", .risk = "high", .summary = word(), .last_seq = 2});
    put_report(tx, {ReportId{9}, "R-4001-Y", t0, ReportState::waiting, "neighbour", {}, word(), 1});
    ASSERT_TRUE(put_staff(tx, {StaffId{1}, word(), true, {}, "officer", word()}).ok());
    set_totp_secret(tx, StaffId{1}, word());
    put_session(tx, word(), {StaffId{1}, t0, t0, t0 + hours(1), t0, word()});
    put_draft(tx, StaffId{1}, {"note", StreamId{1}, word(), t0});
    put_notice(tx, {0, "staff:1", t0, "duty.due", StreamId{1}, word()});
    put_imported(tx, "housing", word(), {StreamId{1}, "h"});
    put_setting(tx, "landlord", word());
    put_pack(tx, {"aa", "policy", t0, word()});
    put_outgoing(tx, {0, "mail", StreamId{1}, t0, 0, word()});
    ASSERT_TRUE(tx.use_form_token(word(), t0).ok());
    ASSERT_TRUE(tx.append(StreamId{2}, 2, std::vector{NewEntry{"note-added", 1, t0, std::string(9000, ' ') + word()}}, StaffId{1}, t0).ok());
  });
}
int hits(const std::filesystem::path& folder) {
  int found = 0, files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (!entry.is_regular_file()) continue;
    ++files;
    std::ifstream in{entry.path(), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    for (const std::string_view word : {mark, std::string_view{"zqxcanary"}, std::string_view{"Elm Row"}})
      if (text.find(word) != std::string::npos) ++found;
  }
  return files == 0 ? -1 : found;
}

TEST(Clauses, CX_5_2_no_word_that_was_typed_is_in_the_database_its_log_or_a_backup) {
  TestStore s;
  fill_with_marks(s);
  EXPECT_EQ(hits(s.folder.path), 0);  // with the write-ahead log beside it
  const BackupFiles files{s.folder.path / "b.record", s.folder.path / "b.keys"};
  ASSERT_TRUE(backup(*s.store, files).ok());
  EXPECT_EQ(hits(s.folder.path), 0);
  s.close();
  EXPECT_EQ(hits(s.folder.path), 0);
  std::ofstream{s.folder.path / "control"} << mark;  // the search can find
  EXPECT_EQ(hits(s.folder.path), 1);
}

TEST(Backup, is_restored_whole_and_verifies) {
  TestStore s;
  fill_with_marks(s);
  const BackupFiles files{s.folder.path / "b.record", s.folder.path / "b.keys"};
  const auto made = backup(*s.store, files);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->last_position, 11);
  struct stat about {};
  ASSERT_EQ(stat(files.record.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 077, 0u);
  const auto checked = verify_backup(files, s.keys, s.folder.path / "scratch");
  ASSERT_TRUE(checked.ok()) << checked.refusal().first().text;
  EXPECT_FALSE(checked->first);
  EXPECT_EQ(checked->entries, 11);
  EXPECT_FALSE(std::filesystem::exists(s.folder.path / "scratch"));
  const auto to = s.folder.path / "new";
  ASSERT_TRUE(restore(files, s.keys, to).ok());
  EXPECT_EQ(restore(files, s.keys, to).refusal().first().id, "backup.folder_used");
  auto copy = Store::open({.folder = to}, s.keys);
  ASSERT_TRUE(copy.ok());
  const auto entries = (*copy)->read([](Reader& r) { return r.load(StreamId{1}, StreamKind::case_); });
  ASSERT_TRUE(entries.ok());
  EXPECT_EQ(entries->front().payload, std::string{mark} + "0 of Elm Row");
  EXPECT_FALSE(*(*copy)->read([](Reader& r) -> Result<bool> { return find_session(r, std::string{mark} + "20 of Elm Row", t0).has_value(); }));
  for (const auto& entry : std::filesystem::directory_iterator{s.options.folder})
    EXPECT_EQ(entry.path().string().find("backup-"), std::string::npos);  // no copy left behind
}

TEST(Backup, with_a_wrong_key_a_changed_byte_or_a_cut_is_refused) {
  TestStore s;
  fill_with_marks(s);
  const BackupFiles files{s.folder.path / "b.record", s.folder.path / "b.keys"};
  ASSERT_TRUE(backup(*s.store, files, "separate key").ok());
  const auto tried = [&](const security::KeyRing& keys, std::string_view extra) {
    const auto restored = restore(files, keys, s.folder.path / "new", extra);
    return restored ? "" : restored.refusal().first().id;
  };
  EXPECT_EQ(tried(s.keys, ""), "backup.unreadable");
  EXPECT_EQ(tried(security::KeyRing::from_bytes(std::string(32, 'x')), "separate key"), "backup.unreadable");
  std::ifstream in{files.record, std::ios::binary};
  const std::string whole{std::istreambuf_iterator<char>{in}, {}};
  std::mt19937 random{1};
  for (int i = 0; i < 40; ++i) {
    std::string changed = whole;
    if (i % 2 == 0) changed[random() % changed.size()] ^= 1;
    else changed.resize(random() % changed.size());
    std::ofstream{files.record, std::ios::binary | std::ios::trunc} << changed;
    EXPECT_EQ(tried(s.keys, "separate key"), "backup.unreadable");
    EXPECT_FALSE(std::filesystem::exists(s.folder.path / "new" / "rowan.db"));
  }
  std::ofstream{files.record, std::ios::binary | std::ios::trunc} << whole;
  EXPECT_EQ(tried(s.keys, "separate key"), "");
}

TEST(Backup, disposal_reaches_an_old_backup_through_the_newest_key_file) {
  TestStore s;
  fill_with_marks(s);
  const BackupFiles old{s.folder.path / "old.record", s.folder.path / "b.keys"}, fresh{s.folder.path / "new.record", s.folder.path / "b.keys"};
  ASSERT_TRUE(backup(*s.store, old).ok());
  const auto old_keys = s.folder.path / "old.keys";
  std::filesystem::copy_file(old.keys, old_keys);
  s.write([](Tx& tx) { ASSERT_TRUE(tx.destroy_key(StreamId{1}, StaffId{1}, t0).ok()); });
  s.write([](Tx& tx) {
    const StreamId later = tx.create_stream(StreamKind::case_);
    ASSERT_TRUE(tx.append(later, 0, std::vector{NewEntry{"note-added", 1, t0, "later"}}, StaffId{1}, t0).ok());
  });
  ASSERT_TRUE(backup(*s.store, fresh).ok());
  const auto to = s.folder.path / "restored";
  ASSERT_TRUE(restore(old, s.keys, to).ok());  // the old record with the newest keys
  auto copy = Store::open({.folder = to}, s.keys);
  const auto gone = (*copy)->read([](Reader& r) { return r.load(StreamId{1}, StreamKind::case_); });
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.refusal().first().id, "record.disposed");
  EXPECT_TRUE((*copy)->read([](Reader& r) { return r.load(StreamId{3}, StreamKind::case_); }).ok());
  EXPECT_FALSE((*copy)->read([](Reader& r) -> Result<Verdict> { return verify(r); })->first);
  EXPECT_EQ(restore({fresh.record, old_keys}, s.keys, s.folder.path / "other").refusal().first().id, "backup.keys_older");
}

TEST(Backup, is_one_consistent_state_while_others_write) {
  TestStore s;
  std::atomic<bool> stop{false};
  std::thread writer{[&] {
    while (!stop) {
      s.write([&](Tx& tx) {
        const StreamId id = tx.create_stream(StreamKind::case_);
        ASSERT_TRUE(tx.append(id, 0, std::vector{NewEntry{"note-added", 1, t0, "x"}}, StaffId{1}, t0).ok());
        tx.log_access({t0, StaffId{1}, id, "case.opened", {}});
      });
    }
  }};
  const BackupFiles files{s.folder.path / "b.record", s.folder.path / "b.keys"};
  for (int i = 0; i < 5; ++i) {
    const std::int64_t before = s.read([](Reader& r) { return r.last_position(); });
    while (s.read([](Reader& r) { return r.last_position(); }) < before + 5) usleep(1000);
    ASSERT_TRUE(backup(*s.store, files).ok());
    const auto checked = verify_backup(files, s.keys, s.folder.path / "scratch");
    ASSERT_TRUE(checked.ok());
    EXPECT_FALSE(checked->first);
    EXPECT_EQ(checked->entries, checked->accesses);
    EXPECT_GT(checked->entries, 0);
  }
  stop = true;
  writer.join();
}

}  // namespace
}  // namespace rowan::store
