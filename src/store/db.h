#pragma once
// The driver seam: SQL is written once ($1, $2 …, the subset SQLite and PostgreSQL share) and run through these few types.
// No driver's own type or word appears here. Every fault is a DbError with a kind; no value ever gets into one.
#include <concepts>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/ids.h"
#include "base/time.h"

namespace rowan::store {

enum class DbFault { unique, foreign_key, check, busy, serialisation, connection, full, io, corrupt, other };
[[nodiscard]] std::string_view words_for(DbFault fault);

// Thrown by every call below. code is the driver's own number, for the log.
struct DbError : std::exception {
  DbError(DbFault f, int c) : fault(f), code(c) {}
  [[nodiscard]] const char* what() const noexcept override { return words_for(fault).data(); }
  DbFault fault;
  int code;
};

struct Blob { std::string_view bytes; };

// One bound parameter. Text and blobs are not copied: they must live until the call returns.
class Param {
 public:
  enum class Kind { null, integer, text, blob };
  Param(std::nullptr_t) : kind_(Kind::null) {}
  template <std::integral T> Param(T value) : kind_(Kind::integer), integer_(static_cast<std::int64_t>(value)) {}
  template <class Tag> Param(Id<Tag> id) : kind_(Kind::integer), integer_(id.value) {}
  Param(Instant at) : kind_(Kind::integer), integer_(at.micros) {}
  Param(std::string_view value) : kind_(Kind::text), bytes_(value) {}
  Param(const std::string& value) : kind_(Kind::text), bytes_(value) {}
  Param(const char* value) : kind_(Kind::text), bytes_(value) {}
  Param(Blob value) : kind_(Kind::blob), bytes_(value.bytes) {}
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::int64_t integer() const { return integer_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  Kind kind_;
  std::int64_t integer_ = 0;
  std::string_view bytes_;
};

// One row of an answer; the views live until the callback returns. Columns count from 0.
class Row {
 public:
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;  // 0 for null
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
  [[nodiscard]] virtual std::string_view blob(int column) const = 0;
  [[nodiscard]] virtual bool null(int column) const = 0;
  [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
  [[nodiscard]] std::string string(int column) const { return std::string{text(column)}; }
  [[nodiscard]] std::string bytes(int column) const { return std::string{blob(column)}; }

 protected:
  ~Row() = default;
};

// A callable looked at, not owned: true = go on, false = enough.
class RowSink {
 public:
  template <class F>
  RowSink(F& f) : object_(&f), call_([](void* object, const Row& row) -> bool {
    if constexpr (std::is_void_v<std::invoke_result_t<F&, const Row&>>) { (*static_cast<F*>(object))(row); return true; }
    else return (*static_cast<F*>(object))(row);
  }) {}
  bool operator()(const Row& row) const { return call_(object_, row); }

 private:
  void* object_;
  bool (*call_)(void*, const Row&);
};

// One connection, for one thread at a time. Statements are prepared once and kept by their text, so SQL must be a fixed text
// (a handful of variants at most), never built from values.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void run_query(std::string_view sql, std::span<const Param> params, RowSink each) = 0;
  virtual std::int64_t run(std::string_view sql, std::span<const Param> params) = 0;  // rows changed
  virtual void run_script(std::string_view sql) = 0;                                   // several statements, no parameters
  virtual void begin_write() = 0;
  virtual void begin_read() = 0;  // a snapshot: every query until commit sees the same state
  virtual void commit() = 0;      // of a write: returns after the flush to disk
  virtual void rollback() = 0;
  virtual void savepoint() = 0;   // one level
  virtual void release() = 0;
  virtual void rollback_to() = 0;
  [[nodiscard]] virtual bool in_transaction() const = 0;
  [[nodiscard]] virtual std::int64_t changes_so_far() const = 0;  // rows changed since the connection was made; only grows

  // each(row) returns void, or bool with false = enough.
  template <class F>
  void query(std::string_view sql, std::initializer_list<Param> params, F&& each) { run_query(sql, {params.begin(), params.size()}, RowSink{each}); }
  std::int64_t execute(std::string_view sql, std::initializer_list<Param> params = {}) { return run(sql, {params.begin(), params.size()}); }
  // The first column of the first row, or `otherwise`.
  [[nodiscard]] std::int64_t number(std::string_view sql, std::initializer_list<Param> params = {}, std::int64_t otherwise = 0) {
    query(sql, params, [&](const Row& row) { otherwise = row.integer(0); return false; });
    return otherwise;
  }
};

// One database: makes connections, and knows the few things that are the engine's own.
class Driver {
 public:
  virtual ~Driver() = default;
  [[nodiscard]] virtual std::unique_ptr<Connection> writer() = 0;
  [[nodiscard]] virtual std::unique_ptr<Connection> reader() = 0;  // cannot write
  // Called by the lane between batches; `busy` = jobs are waiting. The engine decides whether to tidy its log.
  virtual void between_batches(Connection& writer, bool busy) = 0;
  // A consistent copy of everything committed, while others read and write. `file` exists, is empty and private.
  virtual void copy_to(const std::string& file) = 0;
};

}  // namespace rowan::store
