#include "store/sqlite/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <charconv>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

namespace rowan::store {

namespace {

DbFault fault_of(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return DbFault::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return DbFault::foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_DATATYPE: return DbFault::check;
    case SQLITE_BUSY_SNAPSHOT: return DbFault::serialisation;
    default: break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DbFault::busy;
    case SQLITE_FULL: return DbFault::full;
    case SQLITE_IOERR: return DbFault::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return DbFault::corrupt;
    case SQLITE_CANTOPEN: return DbFault::connection;
    default: return DbFault::other;
  }
}
[[noreturn]] void fail(sqlite3* db) {
  const int code = db != nullptr ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
  throw DbError{fault_of(code), code};
}

class Statement final : public Row {
 public:
  Statement(sqlite3* db, std::string_view sql) : db_(db) {
    if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) != SQLITE_OK) fail(db);
    for (int i = 1; i <= sqlite3_bind_parameter_count(handle_); ++i) {
      const std::string_view name = sqlite3_bind_parameter_name(handle_, i);  // "$3": bound by its number, in any order
      std::size_t number = 0;
      std::from_chars(name.data() + 1, name.data() + name.size(), number);
      places_.push_back(number - 1);
    }
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(std::span<const Param> params) {
    if (places_.size() != params.size()) throw std::logic_error("a statement was given another number of parameters than it has");
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (bind_one(static_cast<int>(i) + 1, params[places_[i]]) != SQLITE_OK) fail(db_);
    }
  }
  bool step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(db_);
    return false;
  }
  void reset() {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
  }

  [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] std::string_view text(int column) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return data == nullptr ? std::string_view{} : std::string_view{data, size(column)};
  }
  [[nodiscard]] std::string_view blob(int column) const override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    return data == nullptr ? std::string_view{} : std::string_view{data, size(column)};
  }
  [[nodiscard]] bool null(int column) const override { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

  bool in_use = false;

 private:
  int bind_one(int place, const Param& param) {
    const std::string_view bytes = param.bytes().data() == nullptr ? std::string_view{""} : param.bytes();  // a null pointer would mean NULL
    switch (param.kind()) {
      case Param::Kind::null: return sqlite3_bind_null(handle_, place);
      case Param::Kind::integer: return sqlite3_bind_int64(handle_, place, param.integer());
      case Param::Kind::text: return sqlite3_bind_text64(handle_, place, bytes.data(), bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
      case Param::Kind::blob: return sqlite3_bind_blob64(handle_, place, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
  }
  [[nodiscard]] std::size_t size(int column) const { return static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)); }

  sqlite3* db_;
  sqlite3_stmt* handle_ = nullptr;
  std::vector<std::size_t> places_;
};

// In use for one run: reset however it ends.
struct Running {
  Statement& statement;
  explicit Running(Statement& s) : statement(s) { statement.in_use = true; }
  ~Running() { statement.reset(); statement.in_use = false; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& file, bool writes, const SqliteOptions& options) {
    const int flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(file.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
      const int code = db_ != nullptr ? sqlite3_extended_errcode(db_) : SQLITE_NOMEM;
      sqlite3_close_v2(db_);
      throw DbError{fault_of(code), code};
    }
    try {
      sqlite3_busy_timeout(db_, 5000);
      run_script("PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
      run_script("PRAGMA cache_size=-" + std::to_string(writes ? options.writer_cache_kib : options.reader_cache_kib));
      run_script("PRAGMA mmap_size=" + std::to_string(options.mmap_bytes));
      if (writes) {
        run_script(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=0; PRAGMA "
            "journal_size_limit=67108864;");
        sqlite3_wal_hook(
            db_,
            [](void* self, sqlite3*, const char*, int pages) {
              static_cast<SqliteConnection*>(self)->log_pages_ = pages;
              return SQLITE_OK;
            },
            this);
      }
    } catch (...) {
      sqlite3_close_v2(db_);
      throw;
    }
  }
  ~SqliteConnection() override {
    statements_.clear();
    sqlite3_close_v2(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  void run_query(std::string_view sql, std::span<const Param> params, RowSink each) override {
    with(sql, params, [&](Statement& statement) {
      while (statement.step()) if (!each(statement)) break;
    });
  }
  std::int64_t run(std::string_view sql, std::span<const Param> params) override {
    with(sql, params, [](Statement& statement) { while (statement.step()) {} });
    return sqlite3_changes64(db_);
  }
  void run_script(std::string_view sql) override {
    if (sqlite3_exec(db_, std::string{sql}.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db_);
  }
  void begin_write() override { plain("BEGIN IMMEDIATE"); }
  void begin_read() override { plain("BEGIN"); }
  void commit() override { plain("COMMIT"); }
  void rollback() override { if (in_transaction()) plain("ROLLBACK"); }
  void savepoint() override { plain("SAVEPOINT act"); }
  void release() override { plain("RELEASE act"); }
  void rollback_to() override { plain("ROLLBACK TO act"); plain("RELEASE act"); }
  [[nodiscard]] bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
  [[nodiscard]] std::int64_t changes_so_far() const override { return sqlite3_total_changes64(db_); }

  [[nodiscard]] sqlite3* handle() { return db_; }
  // Of the log since it was last begun anew.
  [[nodiscard]] int log_pages() const { return log_pages_; }
  // Copies the log into the database. Gives how many of its pages are there now; nothing when a reader was in the way or the disk
  // failed: the log stays as it is, nothing is lost, the next call tries again.
  std::optional<int> fold_log() {
    int left = 0, folded = 0;
    if (sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &left, &folded) != SQLITE_OK) return {};
    return folded;
  }

 private:
  template <class F>
  void with(std::string_view sql, std::span<const Param> params, F&& use) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) found = statements_.emplace(std::string{sql}, std::make_unique<Statement>(db_, sql)).first;
    std::unique_ptr<Statement> second;  // the same text again from inside its own rows
    if (found->second->in_use) second = std::make_unique<Statement>(db_, sql);
    Statement& statement = second ? *second : *found->second;
    const Running running{statement};
    statement.bind(params);
    use(statement);
  }
  void plain(std::string_view sql) { with(sql, {}, [](Statement& statement) { statement.step(); }); }

  sqlite3* db_ = nullptr;
  int log_pages_ = 0;
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> statements_;
};

// Folds the log away on a thread and a connection of its own, so that no act waits for it. Only while acts keep coming faster than
// pages can be copied is the lane asked to do it itself.
class LogFolder {
 public:
  LogFolder(std::string file, const SqliteOptions& options) : file_(std::move(file)), options_(options) {}
  ~LogFolder() {
    {
      const std::lock_guard lock{mutex_};
      stop_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
  }
  LogFolder(const LogFolder&) = delete;
  LogFolder& operator=(const LogFolder&) = delete;

  // `pages`: how long the log is now. Gives how many of them are not folded yet. Called by one thread.
  int log_grew(int pages) {
    const std::lock_guard lock{mutex_};
    if (pages < folded_) folded_ = 0;  // it was begun anew
    const int left = pages - folded_;
    if (left <= options_.checkpoint_pages || wanted_) return left;
    wanted_ = true;
    if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
    wake_.notify_one();
    return left;
  }

 private:
  void loop() {
    std::unique_ptr<SqliteConnection> db;
    std::unique_lock lock{mutex_};
    while (true) {
      wake_.wait(lock, [&] { return wanted_ || stop_; });
      if (stop_) return;
      lock.unlock();
      std::optional<int> folded;
      try {
        if (!db) db = std::make_unique<SqliteConnection>(file_, true, options_);
        folded = db->fold_log();
      } catch (const DbError&) {  // the next batch asks again
      }
      lock.lock();
      folded_ = folded.value_or(folded_);
      wanted_ = false;
    }
  }

  std::string file_;
  SqliteOptions options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false, stop_ = false;
  int folded_ = 0;
  std::thread thread_;
};

class SqliteDriver final : public Driver {
 public:
  SqliteDriver(std::string file, SqliteOptions options) : file_(std::move(file)), options_(options) {
    const int fd = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);  // its log takes the same mode
    if (fd < 0) throw DbError{DbFault::connection, SQLITE_CANTOPEN};
    ::close(fd);
  }
  std::unique_ptr<Connection> writer() override { return std::make_unique<SqliteConnection>(file_, true, options_); }
  std::unique_ptr<Connection> reader() override { return std::make_unique<SqliteConnection>(file_, false, options_); }

  void between_batches(Connection& writer, bool busy) override {
    auto& connection = static_cast<SqliteConnection&>(writer);
    if (connection.log_pages() <= options_.checkpoint_pages) return;
    // The log begins anew only when all of it is folded and nobody writes meanwhile: the little that is left is folded here.
    const int left = folder_.log_grew(connection.log_pages());
    if (left > options_.checkpoint_pages * 16 || (!busy && left < options_.checkpoint_pages / 8)) connection.fold_log();
  }

  void copy_to(const std::string& file) override {
    SqliteConnection from{file_, false, options_}, to{file, true, options_};
    sqlite3_backup* const copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (copy == nullptr) fail(to.handle());
    const int code = sqlite3_backup_step(copy, -1);  // one step: one snapshot, whatever is written meanwhile
    sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE) throw DbError{fault_of(code), code};
  }

 private:
  std::string file_;
  SqliteOptions options_;
  LogFolder folder_{file_, options_};
};

}  // namespace

std::unique_ptr<Driver> open_sqlite(const std::string& file, SqliteOptions options) { return std::make_unique<SqliteDriver>(file, options); }

}  // namespace rowan::store
