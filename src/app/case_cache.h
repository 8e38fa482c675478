#pragma once
// Cases folded lately, so that the next page of the same case does not read, unseal and fold its record again. What is given out is
// always the record as it stands: an entry added to the stream makes the kept fold invalid before anybody is told that it was saved.
// Access is decided on every look; nothing here says that somebody may see a case.
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/case.h"
#include "store/store.h"

namespace rowan::app {

struct IndexedCase;  // app/case_row.h

// A fold, and the row of the lists that was written with its last entry. The row is null where this process did not write that entry.
struct KeptCase {
  std::shared_ptr<const Case> c;
  std::shared_ptr<const IndexedCase> row = nullptr;
  explicit operator bool() const { return c != nullptr; }
  const Case& operator*() const { return *c; }
  const Case* operator->() const { return c.get(); }
};

class CaseCache {
 public:
  explicit CaseCache(std::size_t most_bytes = 32 * 1024 * 1024) : most_bytes_(most_bytes) {}

  // By reference, as printed. Null when it is not kept, or no longer what the record says.
  [[nodiscard]] KeptCase find(const store::Store& store, const std::string& reference);
  // `stamp`: taken before the record was read, or of the act that wrote its last entry.
  void keep(KeptCase c, std::uint64_t stamp);
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Kept {
    KeptCase c;
    std::uint64_t stamp = 0;
    std::size_t bytes = 0;
  };
  using Kepts = std::list<Kept>;
  void drop(Kepts::iterator at);

  std::size_t most_bytes_;
  mutable std::mutex guard_;
  std::size_t bytes_ = 0;
  Kepts kept_;  // the one used last stands first
  std::unordered_map<std::string, Kepts::iterator> by_reference_;
};

}  // namespace rowan::app
