#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "security/seal.h"
#include "store/checkpoint.h"
#include "store/entry_bytes.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

constexpr Instant t0{1'800'000'000'000'000};

// Edits the file as somebody with the database but without the keys would; foreign keys off, as they would have them.
class Intruder {
 public:
  explicit Intruder(const std::filesystem::path& file) { 
    sqlite3_open(file.c_str(), &db_);
    sqlite3_create_function(db_, "flip", 2, SQLITE_UTF8, nullptr, &Intruder::flip, nullptr, nullptr);
    run("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; PRAGMA busy_timeout=2000");
  }
  ~Intruder() { sqlite3_close(db_); }
  Intruder(const Intruder&) = delete;
  Intruder& operator=(const Intruder&) = delete;
  void run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) ADD_FAILURE() << sql << ": " << message;
  }

 private:
  // flip(bytes, n): one bit of the n-th byte changed.
  static void flip(sqlite3_context* context, int, sqlite3_value** values) {
    std::string bytes(static_cast<const char*>(sqlite3_value_blob(values[0])), static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
    char& byte = bytes[static_cast<std::size_t>(sqlite3_value_int(values[1])) % bytes.size()];
    byte = static_cast<char>(byte ^ 4);
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
  }
  sqlite3* db_ = nullptr;
};

struct Sample {
  TestStore s;
  std::vector<StreamId> streams;
  std::vector<Checkpoint> kept;
  static constexpr int entries = 120, looks = 60;

  Sample() {
    for (int i = 0; i < 8; ++i) s.write([&](Tx& tx) { streams.push_back(tx.create_stream(i % 2 == 0 ? StreamKind::case_ : StreamKind::person)); });
    std::vector<std::int64_t> seqs(streams.size());
    for (int i = 0; i < entries; ++i) {
      s.write([&](Tx& tx) {
        const auto n = static_cast<std::size_t>(i * 5 % 8);
        ASSERT_TRUE(tx.append(streams[n], seqs[n]++, std::vector{NewEntry{"note-added", 1, t0 + minutes(i), "text " + std::to_string(i)}},
                              StaffId{i % 4 + 1}, t0 + minutes(i))
                        .ok());
        if (i % 2 == 0) tx.log_access({t0 + minutes(i), StaffId{i % 4 + 1}, streams[n], "case.viewed", i % 4 == 0 ? "why" : ""});
      });
      if (i % 40 == 39) s.write([&](Tx& tx) { kept.push_back(write_checkpoint(tx, t0 + minutes(i))); });
    }
    s.write([&](Tx& tx) { kept.push_back(write_checkpoint(tx, t0 + minutes(entries))); });
    s.close();
  }
  // What verify says after an edit; the file is put back afterwards.
  template <class F>
  Verdict after(F&& edit, bool with_kept = true) {
    const auto file = s.options.folder / "rowan.db", safe = s.folder.path / "safe.db";
    std::filesystem::copy_file(file, safe, std::filesystem::copy_options::overwrite_existing);
    {
      Intruder intruder{file};
      edit(intruder);
    }
    const auto driver = open_sqlite(file.string());
    auto db = driver->reader();
    const auto verdict = verify(Reader{*db, s.keys}, with_kept ? std::span<const Checkpoint>{kept} : std::span<const Checkpoint>{});
    db.reset();
    for (const char* side : {"-wal", "-shm"}) std::filesystem::remove(file.string() + side);
    std::filesystem::copy_file(safe, file, std::filesystem::copy_options::overwrite_existing);
    return verdict;
  }
};

TEST(Safeguards, SG_25_an_untouched_record_verifies) {
  Sample sample;
  const Verdict verdict = sample.after([](Intruder&) {});
  EXPECT_FALSE(verdict.first) << words_for(verdict.first->place) << ' ' << words_for(verdict.first->flaw) << ' ' << verdict.first->position;
  EXPECT_EQ(verdict.entries, Sample::entries);
  EXPECT_EQ(verdict.accesses, Sample::looks);
  EXPECT_EQ(verdict.streams, 8);
  EXPECT_EQ(verdict.checkpoints, 8);
}

TEST(Safeguards, SG_25_four_hundred_random_edits_are_all_found_where_they_are) {
  Sample sample;
  std::mt19937 random{25};
  const auto upto = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)) + 1; };
  const std::vector<std::string> entry_columns{"id",         "stream", "seq",  "kind", "version", "happened_at",
                                               "entered_at", "actor",  "prev", "hash", "sealed"};
  const std::vector<std::string> access_columns{"at", "staff", "stream", "act", "sealed", "prev", "hash"};
  const auto flip = [&](const std::string& column) {  // one byte of a blob, or the value of anything else
    const std::string at = std::to_string(upto(24));
    if (column == "prev" || column == "hash" || column == "sealed" || column == "wrapped" || column == "signature" || column == "access_hash") {
      return column + " = flip(" + column + ", " + at + ")";
    }
    if (column == "kind" || column == "act") return column + " = " + column + " || 'x'";
    if (column == "seq" || column == "stream" || column == "id") return column + " = " + column + " + 1000";
    return column + " = " + column + " + " + std::to_string(upto(5));
  };
  int found = 0;
  for (int i = 0; i < 400; ++i) {
    const int p = upto(Sample::entries - 1), a = upto(Sample::looks - 1);
    const std::string at = std::to_string(p), look = std::to_string(a);
    std::string edit;
    FlawIn place = FlawIn::record;
    std::int64_t where = p;
    switch (i % 10) {
      case 0: case 1: case 2: edit = "UPDATE entry SET " + flip(entry_columns[random() % entry_columns.size()]) + " WHERE position = " + at; break;
      case 3: edit = "DELETE FROM entry WHERE position = " + at; break;
      case 4:  // two neighbours change places
        edit = "UPDATE entry SET position = -1 WHERE position = " + at + "; UPDATE entry SET position = " + at + " WHERE position = " + at +
               " + 1; UPDATE entry SET position = " + at + " + 1 WHERE position = -1";
        break;
      case 5:  // one put in between
        edit = "UPDATE entry SET position = -position - 1 WHERE position > " + at +
               "; UPDATE entry SET position = -position WHERE position < 0; "
               "INSERT INTO entry SELECT -1, " +
               at + " + 1, stream, 5000, kind, version, happened_at, entered_at, actor, hash, prev, sealed FROM entry WHERE position = " + at;
        where = p + 1;
        break;
      case 6:
        edit = "UPDATE access_log SET " + flip(access_columns[random() % access_columns.size()]) + " WHERE position = " + look;
        place = FlawIn::access_log;
        where = a;
        break;
      case 7: edit = "DELETE FROM access_log WHERE position = " + look; place = FlawIn::access_log; where = a; break;
      case 8:  // two looks change places: days swapped
        edit = "UPDATE access_log SET position = -1 WHERE position = " + look + "; UPDATE access_log SET position = " + look +
               " WHERE position = " + look + " + 1; UPDATE access_log SET position = " + look + " + 1 WHERE position = -1";
        place = FlawIn::access_log;
        where = a;
        break;
      default: edit = "DELETE FROM entry WHERE position > " + at; place = FlawIn::record; where = p + 1; break;
    }
    const Verdict verdict = sample.after([&](Intruder& intruder) { intruder.run("BEGIN; " + edit + "; COMMIT"); });
    ASSERT_TRUE(verdict.first) << edit;
    EXPECT_EQ(verdict.first->place, place) << edit;
    // A changed hash shows at its own row or as a wrong link in the next; all else exactly where it is.
    EXPECT_TRUE(verdict.first->position == where || (edit.find("hash =") != std::string::npos && verdict.first->position == where + 1))
        << edit << " found at " << verdict.first->position;
    ++found;
  }
  EXPECT_EQ(found, 400);
}

TEST(Safeguards, SG_25_streams_keys_and_checkpoints_are_held_to_the_chain_too) {
  Sample sample;
  const std::string one = std::to_string(sample.streams[2].value);
  const std::vector<std::pair<std::string, Flaw>> edits{
      {"UPDATE stream SET kind = 'person' WHERE stream = " + one, Flaw::key},
      {"UPDATE stream SET last_seq = last_seq + 1 WHERE stream = " + one, Flaw::truncated},
      {"UPDATE stream SET last_seq = last_seq - 1 WHERE stream = " + one, Flaw::gap},
      {"DELETE FROM stream WHERE stream = " + one, Flaw::gap},
      {"DELETE FROM stream_key WHERE stream = " + one, Flaw::key},
      {"UPDATE stream_key SET wrapped = (SELECT wrapped FROM stream_key WHERE stream <> " + one + ") WHERE stream = " + one, Flaw::key},
      {"UPDATE checkpoint SET position = position - 1 WHERE number = 2", Flaw::signature},
      {"UPDATE checkpoint SET at = at + 1 WHERE number = 2", Flaw::signature},
      {"DELETE FROM checkpoint WHERE number = 2", Flaw::gap},
      {"DELETE FROM checkpoint WHERE number = 4", Flaw::truncated}};
  for (const auto& [sql, flaw] : edits) {
    const Verdict verdict = sample.after([&](Intruder& intruder) { intruder.run(sql); });
    ASSERT_TRUE(verdict.first) << sql;
    EXPECT_EQ(verdict.first->flaw, flaw) << sql << ": " << words_for(verdict.first->flaw);
  }
}

TEST(Safeguards, SG_25_a_clean_cut_of_the_tail_is_told_by_a_checkpoint_kept_elsewhere) {
  Sample sample;
  // Everything after position 80 goes, with every trace in the other tables: nothing inside can tell.
  const auto cut = [](Intruder& intruder) {
    intruder.run("DELETE FROM entry WHERE position > 80; DELETE FROM access_log WHERE position > 40; DELETE FROM checkpoint WHERE position > 80; "
                 "UPDATE stream SET last_seq = (SELECT count(*) FROM entry WHERE entry.stream = stream.stream)");
  };
  EXPECT_FALSE(sample.after(cut, false).first);
  const Verdict verdict = sample.after(cut, true);
  ASSERT_TRUE(verdict.first);
  EXPECT_EQ(verdict.first->flaw, Flaw::truncated);
  EXPECT_EQ(verdict.first->position, 81);
  // And by the one in the database, when that is left.
  const Verdict inside = sample.after(
      [](Intruder& intruder) {
        intruder.run(
            "DELETE FROM entry WHERE position > 80; UPDATE stream SET last_seq = (SELECT count(*) FROM entry WHERE entry.stream = stream.stream)");
      },
      false);
  ASSERT_TRUE(inside.first);
  EXPECT_EQ(inside.first->flaw, Flaw::truncated);
}

TEST(Safeguards, SG_25_a_rewritten_chain_without_the_keys_does_not_pass) {
  Sample sample;
  const auto file = sample.s.options.folder / "rowan.db";
  // Changes one entry's time and makes every later hash anew, as the hash needs no key.
  const auto forge = [&](Intruder&) {
    const auto driver = open_sqlite(file.string());
    const auto db = driver->writer();
    struct Item { EntryHead head; std::string sealed; };
    std::vector<Item> items;
    db->query("SELECT stream, seq, position, kind, version, happened_at, entered_at, actor, sealed FROM entry ORDER BY position", {},
              [&](const Row& row) {
                items.push_back({{StreamId{row.integer(0)}, row.integer(1), row.integer(2), row.string(3), static_cast<int>(row.integer(4)),
                                  row.instant(5), row.instant(6), StaffId{row.integer(7)}},
                                 row.bytes(8)});
              });
    items[49].head.happened_at = t0;
    std::string previous = genesis, bound;
    for (const Item& item : items) {
      head_bytes(bound, item.head, previous);
      const std::string hash = security::digest({bound, item.sealed});
      db->execute("UPDATE entry SET happened_at = $2, prev = $3, hash = $4 WHERE position = $1",
                  {item.head.position, item.head.happened_at, Blob{previous}, Blob{hash}});
      previous = hash;
    }
    db->execute("DELETE FROM checkpoint");
  };
  const Verdict verdict = sample.after(forge, false);
  ASSERT_TRUE(verdict.first);
  EXPECT_EQ(verdict.first->flaw, Flaw::seal);
  EXPECT_EQ(verdict.first->position, 50);
}

TEST(Checkpoint, goes_out_as_a_line_and_comes_back) {
  Sample sample;
  for (const Checkpoint& c : sample.kept) {
    const std::string line = to_line(c);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto back = checkpoint_from_line(line);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(to_line(*back), line);
    EXPECT_FALSE(checkpoint_from_line(line + " more").ok());
    EXPECT_FALSE(checkpoint_from_line(line.substr(0, 60)).ok());
  }
  EXPECT_FALSE(checkpoint_from_line("").ok());
  Checkpoint forged = sample.kept.back();
  forged.position -= 1;
  sample.kept.push_back(forged);
  const Verdict verdict = sample.after([](Intruder&) {});
  ASSERT_TRUE(verdict.first);
  EXPECT_EQ(verdict.first->flaw, Flaw::signature);
}

}  // namespace
}  // namespace rowan::store
