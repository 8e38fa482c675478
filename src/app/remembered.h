#pragma once
// Answers of the store that are asked for on every page, kept in memory until something of their topic changes.
#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/time.h"
#include "store/store.h"

namespace rowan::app {

// Holds at most `most` answers, then starts again. An answer that depends on the time as well is kept no longer than `until`.
template <class Key, class Value>
class Remembered {
 public:
  explicit Remembered(std::size_t most = 10'000) : most_(most) {}

  [[nodiscard]] std::optional<Value> find(const store::Store& store, const Key& key, std::initializer_list<store::Change> of, Instant now) const {
    const std::lock_guard turn{guard_};
    const auto found = kept_.find(key);
    if (found == kept_.end() || now >= found->second.until) return {};
    for (const store::Change& topic : of) if (!store.unchanged_since(found->second.stamp, topic.topic, topic.key)) return {};
    return found->second.value;
  }
  // `stamp` was taken before the store was asked.
  void keep(const Key& key, Value value, std::uint64_t stamp, Instant until) {
    const std::lock_guard turn{guard_};
    if (kept_.size() >= most_) kept_.clear();
    kept_.insert_or_assign(key, Kept{std::move(value), stamp, until});
  }

 private:
  struct Kept {
    Value value;
    std::uint64_t stamp;
    Instant until;
  };
  std::size_t most_;
  mutable std::mutex guard_;
  std::unordered_map<Key, Kept> kept_;
};

}  // namespace rowan::app
