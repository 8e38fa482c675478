#include "store/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "security/seal.h"
#include "store/migrations.h"
#include "store/setting.h"

namespace rowan::store {

namespace {

Refusal failed(std::string id, std::string text) { return Refusal::one(Because::failed, std::move(id), std::move(text)); }

// One process at a time on a folder. The lock goes with the process, however it ends.
class FolderLock {
 public:
  FolderLock() = default;
  FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept { std::swap(fd_, other.fd_); return *this; }
  ~FolderLock() { if (fd_ >= 0) ::close(fd_); }

  Result<void> take(const std::filesystem::path& folder) {
    fd_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd_ < 0) return failed("store.not_opened", "The data folder cannot be written to.");
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
      std::array<char, 32> pid{};
      const ssize_t size = ::pread(fd_, pid.data(), pid.size() - 1, 0);
      return failed("store.locked",
                    "Another Rowan is running on this data folder (process " + std::string{size > 0 ? pid.data() : "unknown"} + "). Stop it first.");
    }
    const std::string own = std::to_string(::getpid());
    if (::ftruncate(fd_, 0) != 0 || ::pwrite(fd_, own.data(), own.size(), 0) < 0)
      return failed("store.not_opened", "The data folder cannot be written to.");
    return {};
  }

 private:
  int fd_ = -1;
};

// A word sealed at the start: a folder opened with another landlord's key file is refused before anything is written.
constexpr std::string_view key_check = "key check", key_word = "rowan";

Result<void> check_key(Connection& db, const security::KeyRing& keys) {
  Tx tx{db, keys};
  try {
    if (find_setting(tx, key_check)) return {};
  } catch (const Unreadable&) {
    return failed("store.wrong_key", "The key file is not the one these records were made with.");
  }
  db.begin_write();
  put_setting(tx, key_check, key_word);
  db.commit();
  return {};
}

}  // namespace

struct Store::Inside {
  StoreOptions options;
  const security::KeyRing& keys;
  FolderLock lock;
  std::unique_ptr<Driver> driver;
  std::mutex mutex;
  std::condition_variable freed;
  std::vector<std::unique_ptr<Connection>> idle;
  std::size_t made = 0;
  std::unique_ptr<Lane> lane;  // last: goes first, while the driver is still there

  Inside(StoreOptions o, const security::KeyRing& k) : options(std::move(o)), keys(k) {}
  ~Inside() {
    idle.clear();  // the writer closes last and folds its log away
    lane.reset();
  }
};

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options, const security::KeyRing& keys) {
  std::error_code fault;
  if (std::filesystem::create_directories(options.folder, fault)) ::chmod(options.folder.c_str(), 0700);
  if (fault) return failed("store.not_opened", "The data folder cannot be made.");
  auto inside = std::make_unique<Inside>(options, keys);
  if (const auto locked = inside->lock.take(options.folder); !locked) return locked.refusal();
  try {
    inside->driver = open_sqlite((options.folder / "rowan.db").string(), options.sqlite);
    if (options.faults != nullptr) inside->driver = with_faults(std::move(inside->driver), *options.faults);
    {
      const auto writer = inside->driver->writer();
      if (const auto migrated = migrate(*writer); !migrated) return migrated.refusal();
      if (const auto checked = check_key(*writer, keys); !checked) return checked.refusal();
    }
    inside->lane = std::make_unique<Lane>(*inside->driver, keys, options.lane);
  } catch (const DbError& error) {
    return failed("store.not_opened", "The database cannot be opened: " + std::string{words_for(error.fault)} + ".");
  }
  return std::unique_ptr<Store>{new Store{std::move(inside)}};
}

Result<std::unique_ptr<Store>> Store::open_beside(const StoreOptions& options, const security::KeyRing& keys) {
  if (!std::filesystem::exists(options.folder / "rowan.db")) return failed("store.not_opened", "There is no record in the data folder.");
  auto inside = std::make_unique<Inside>(options, keys);
  try {
    inside->driver = open_sqlite((options.folder / "rowan.db").string(), options.sqlite);
    const auto db = inside->driver->reader();
    if (const auto fits = check_version(*db); !fits) return fits.refusal();
    (void)find_setting(Reader{*db, keys}, key_check);
  } catch (const DbError& error) {
    return failed("store.not_opened", "The database cannot be opened: " + std::string{words_for(error.fault)} + ".");
  } catch (const Unreadable&) {
    return failed("store.wrong_key", "The key file is not the one these records were made with.");
  }
  return std::unique_ptr<Store>{new Store{std::move(inside)}};
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::~Store() = default;

Result<void> Store::write(const Job& job) {
  if (!inside_->lane) return failed("store.read_only", "This process only reads; the serving one writes.");
  return inside_->lane->write(job);
}
void Store::write_then(Job job, Done done) {
  if (inside_->lane) inside_->lane->write_then(std::move(job), std::move(done));
  else done(failed("store.read_only", "This process only reads; the serving one writes."));
}
const security::KeyRing& Store::keys() const { return inside_->keys; }
Announced Store::announce(bool really) { return Announced{really ? inside_->lane.get() : nullptr}; }
LaneFigures Store::figures() const { return inside_->lane ? inside_->lane->figures() : LaneFigures{}; }
std::uint64_t Store::stamp() const { return inside_->lane ? inside_->lane->changes().stamp() : 0; }
bool Store::unchanged_since(std::uint64_t stamp, Topic topic, std::int64_t key) const {
  return inside_->lane && inside_->lane->changes().unchanged_since(stamp, topic, key);
}
const std::filesystem::path& Store::folder() const { return inside_->options.folder; }
void Store::copy_to(const std::string& file) { inside_->driver->copy_to(file); }

Store::Lease::Lease(Store& store) : store_(store) {
  Inside& inside = *store.inside_;
  {
    std::unique_lock lock{inside.mutex};
    inside.freed.wait(lock, [&] { return !inside.idle.empty() || inside.made < inside.options.readers; });
    if (!inside.idle.empty()) {
      db_ = std::move(inside.idle.back());
      inside.idle.pop_back();
    } else {
      ++inside.made;
    }
  }
  try {
    if (!db_) db_ = inside.driver->reader();
    db_->begin_read();
  } catch (...) {
    give_back();
    throw;
  }
}

Store::Lease::~Lease() {
  try {
    db_->rollback();  // a snapshot has nothing to keep
  } catch (const DbError&) {
    db_.reset();  // a connection that cannot even do that is not used again
  }
  give_back();
}

void Store::Lease::give_back() {
  Inside& inside = *store_.inside_;
  {
    const std::lock_guard lock{inside.mutex};
    if (db_) inside.idle.push_back(std::move(db_));
    else --inside.made;
  }
  inside.freed.notify_one();
}

}  // namespace rowan::store
