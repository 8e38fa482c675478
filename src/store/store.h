#pragma once
// One landlord's data folder, opened: the database, its lock, the write lane and the readers.
//
//   auto store = Store::open({.folder = "/var/lib/rowan"}, keys);
//   auto entries = (*store)->read([&](Reader& r) { return r.load(stream, StreamKind::case_); });
//   auto written = (*store)->write([&](Tx& tx) -> Result<void> { … });
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "store/fault.h"
#include "store/lane.h"
#include "store/sqlite/sqlite.h"

namespace rowan::store {

struct StoreOptions {
  std::filesystem::path folder;   // made if missing, mode 0700
  LaneOptions lane = {};
  SqliteOptions sqlite = {};
  std::size_t readers = 8;        // reading connections at once; more wait
  FaultPlan* faults = nullptr;    // tests only
};

class Store {
 public:
  // Refused, failed: "store.locked" (another process, its pid in the text), "store.newer" (made by a newer version),
  // "store.migration_changed", "store.wrong_key" (the key file is not the one this folder was made with), "store.not_opened".
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const security::KeyRing& keys);
  // For a look beside a serving process: reads and copies, and every write is refused (failed "store.read_only").
  [[nodiscard]] static Result<std::unique_ptr<Store>> open_beside(const StoreOptions& options, const security::KeyRing& keys);
  ~Store();

  // Blocks until durable; see Lane. Do not call it from inside a job.
  [[nodiscard]] Result<void> write(const Job& job);
  void write_then(Job job, Done done);
  // The same for an act that gives something back.
  template <class T, class F>
  [[nodiscard]] Result<T> write_for(F&& job) {
    std::optional<T> value;
    Result<void> done = write([&](Tx& tx) -> Result<void> {
      Result<T> result = job(tx);
      if (!result) return result.refusal();
      value = std::move(result).value();
      return {};
    });
    if (!done) return done.refusal();
    return std::move(*value);
  }

  // Runs a question on its own connection in one snapshot. `question(Reader&)` gives a Result<T>; a database fault becomes
  // failed "store.failed".
  template <class F>
  [[nodiscard]] std::invoke_result_t<F, Reader&> read(F&& question) {
    try {
      Lease lease{*this};
      Reader reader{lease.db(), keys()};
      return question(reader);
    } catch (const DbError& error) {
      return refusal_of(error);
    }
  }

  [[nodiscard]] const security::KeyRing& keys() const;
  // While what this gives is alive, the lane knows that an act is about to come (see Announced).
  [[nodiscard]] Announced announce(bool really = true);
  [[nodiscard]] LaneFigures figures() const;
  // Whether what was read after `stamp` was taken still holds; see changes.h. Never where another process writes.
  [[nodiscard]] std::uint64_t stamp() const;
  [[nodiscard]] bool unchanged_since(std::uint64_t stamp, Topic topic, std::int64_t key = 0) const;
  [[nodiscard]] const std::filesystem::path& folder() const;
  // A consistent copy of the database while serving; see backup.h for what to keep.
  void copy_to(const std::string& file);

 private:
  class Lease {  // a reading connection inside a snapshot
   public:
    explicit Lease(Store& store);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Connection& db() { return *db_; }

   private:
    void give_back();
    Store& store_;
    std::unique_ptr<Connection> db_;
  };
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace rowan::store
