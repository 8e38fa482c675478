#pragma once
// Who of the people already known could this be? An index over persons, in memory only, that answers with a short list, the likeliest first,
// each with a band and the reasons. It never decides and never merges: a person does (docs/matching.md).
//
// Threads: every function may be called from any thread at any time. Any number of find() and score() run side by side; add, replace, remove and
// clear wait for them and run alone (one std::shared_mutex; a change takes some microseconds). What a call sees is the state before or
// after a whole change, never between.
//
// The answer depends only on what is in the index, the query and the weights; not on the order of adding, earlier removals or threads.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matching/person.h"
#include "matching/weights.h"

namespace rowan::matching {

enum class Band : std::uint8_t {
  same,       // very likely the same person. Still for a human to decide
  possible,   // could be
  household,  // somebody else who lives or lived with, or is family of, the one asked about
};
inline constexpr std::string_view band_names[] = {"same", "possible", "household"};
constexpr std::span<const std::string_view> names_of(Band) { return band_names; }

// Why. The id never changes (reasons.inc); the words are a part of a sentence and carry nothing of the persons themselves.
enum class Reason : std::uint8_t {
#define ROWAN_REASON(name, words) name,
#include "matching/reasons.inc"
#undef ROWAN_REASON
};
[[nodiscard]] std::string_view id_of(Reason reason);     // "dob_day_month_swapped"
[[nodiscard]] std::string_view words_of(Reason reason);  // "day and month of birth exchanged"

struct Ground {
  Reason reason;
  float bits = 0;  // what it adds to the weight; below 0 it speaks against
  friend bool operator==(const Ground&, const Ground&) = default;
};

// At most 14 reasons, names first, in a fixed order. No memory is taken from the heap.
class Reasons {
 public:
  void add(Reason reason, double bits) {
    if (count_ < capacity) items_[count_++] = {reason, static_cast<float>(bits)};
  }
  [[nodiscard]] const Ground* begin() const { return items_; }
  [[nodiscard]] const Ground* end() const { return items_ + count_; }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool has(Reason reason) const {
    for (const Ground& item : *this) if (item.reason == reason) return true;
    return false;
  }
  friend bool operator==(const Reasons& a, const Reasons& b) {
    if (a.count_ != b.count_) return false;
    for (std::size_t i = 0; i < a.count_; ++i) if (!(a.items_[i] == b.items_[i])) return false;
    return true;
  }

 private:
  static constexpr std::size_t capacity = 14;
  Ground items_[capacity] = {};
  std::uint8_t count_ = 0;
};

struct Candidate {
  Key key;
  Band band = Band::possible;
  double weight = 0;  // bits: 10 more are a thousand times likelier
  Reasons reasons;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

// "Surname the same, first name one letter off, day and month of birth exchanged; lives elsewhere": what speaks for it, then what against.
[[nodiscard]] std::string sentence(const Reasons& reasons);

struct Memory {
  std::size_t persons = 0;
  std::size_t words = 0;  // different words of names
  std::size_t bytes = 0;  // on the heap, counted by capacity
};

class Index {
 public:
  explicit Index(Weights weights = default_weights());
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  // Takes a person in. A person of the same key is replaced. Key 0 is a bug (std::invalid_argument).
  void add(const Person& person);
  void add(std::span<const Person> persons);  // many at once, under one lock
  void replace(const Person& person) { add(person); }
  // Forgets a person wholly, words and all. False when there is none of that key.
  bool remove(Key key);
  void clear();

  [[nodiscard]] bool contains(Key key) const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Memory memory() const;
  [[nodiscard]] const Weights& weights() const;

  // The likeliest first, at most `limit` (at most 1000), ties by key. Whoever has query.key is left out; candidates under the least weight
  // that is worth showing are left out. A query that says nothing finds nobody ("unknown male", "baby").
  // `only`: whom the answer may name; it is asked for everybody who could be meant, before the best are taken, so that whom it leaves out
  // crowds nobody out. It must be quick, and is called under the lock. Names weigh what they weigh among all, whoever is left out.
  using Only = std::function<bool(Key)>;
  [[nodiscard]] std::vector<Candidate> find(const Person& query, std::size_t limit = 10, const Only& only = {}) const;

  // How one person of the index compares with the query, however unlike; none when the key is unknown.
  [[nodiscard]] std::optional<Candidate> score(const Person& query, Key key) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Two descriptions without an index: names weigh what they weigh in a country, not in a register.
[[nodiscard]] Candidate compare(const Person& query, const Person& known, const Weights& weights = default_weights());

}  // namespace rowan::matching
