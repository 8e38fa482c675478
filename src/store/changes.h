#pragma once
// What was changed lately, so that an answer kept in memory is known to be out of date. Only one process writes to a data folder
// (the folder is locked), so these numbers see every change. They say nothing of what changed, and more often "perhaps" than needed:
// streams share 4,096 numbers.
//
//   const std::uint64_t stamp = store.stamp();   // first the stamp, then the question
//   auto counts = store.read(…);                  // good for as long as store.unchanged_since(stamp, Topic::notice)
#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace rowan::store {

enum class Topic : std::uint8_t {
  entry,    // the record of one stream; key = the stream
  session,  // a session ended or was prolonged
  notice,   // notices put or read
  report,   // the list of reports
  grant,    // who may list which case
  list,     // what lists of cases sort, filter and count by
  staff,    // an account
  draft,    // key = the stream it belongs to
  row,      // what the lists show of one case; key = the case
};

struct Change {
  Topic topic;
  std::int64_t key = 0;
};

// Of one act under way: what it touches, and the stamp its changes will carry once they are durable.
struct Touched {
  std::uint64_t stamp = 0;
  std::vector<Change> changes;
};

class Changes {
 public:
  static constexpr std::size_t streams = 4096;  // numbers that all keys of a topic share
  // Of the last act that everybody can see by now.
  [[nodiscard]] std::uint64_t stamp() const { return last_.load(std::memory_order_acquire); }
  [[nodiscard]] bool unchanged_since(std::uint64_t stamp, Topic topic, std::int64_t key) const {
    return slot(topic, key).load(std::memory_order_acquire) <= stamp;
  }
  // After the commit, before anybody is answered, one act after the other. Stamps only grow; no two acts have the same.
  void publish(const Touched& act) {
    for (const Change& change : act.changes) slot(change.topic, change.key).store(act.stamp, std::memory_order_release);
    last_.store(act.stamp, std::memory_order_release);
  }

 private:
  static constexpr std::size_t others = 16;
  [[nodiscard]] static std::size_t place(Topic topic, std::int64_t key) {
    switch (topic) {
      case Topic::entry: return others + static_cast<std::uint64_t>(key) % streams;
      case Topic::draft: return others + streams + static_cast<std::uint64_t>(key) % streams;
      case Topic::row: return others + 2 * streams + static_cast<std::uint64_t>(key) % streams;
      case Topic::session:
      case Topic::notice:
      case Topic::report:
      case Topic::grant:
      case Topic::list:
      case Topic::staff: return static_cast<std::size_t>(topic);
    }
    return 0;
  }
  [[nodiscard]] std::atomic<std::uint64_t>& slot(Topic topic, std::int64_t key) { return versions_[place(topic, key)]; }
  [[nodiscard]] const std::atomic<std::uint64_t>& slot(Topic topic, std::int64_t key) const { return versions_[place(topic, key)]; }
  std::atomic<std::uint64_t> last_{0};
  std::array<std::atomic<std::uint64_t>, others + 3 * streams> versions_{};
};

}  // namespace rowan::store
