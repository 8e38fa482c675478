#pragma once
// Who is in an index, and every way to them. Not safe from threads by itself: Index holds the lock.
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "matching/facts.h"
#include "matching/index.h"
#include "matching/key_table.h"
#include "matching/records.h"
#include "matching/vocabulary.h"

namespace rowan::matching {

// The ways that are not names: each makes a number of what is the same for both.
namespace route {
[[nodiscard]] std::uint32_t postcode(std::uint64_t packed);
// House number and the first word of the street that is no "road" or "flat"; without a number every such word, at most four.
void addresses(const Place& place, std::vector<std::uint32_t>& out);
[[nodiscard]] std::uint32_t phone(std::uint64_t phone);
// The name before the @, and the domain unless everybody has it.
void emails(std::string_view email, std::vector<std::uint32_t>& out);
// The whole, its beginning and its end: a slip leaves one of them.
void numbers(std::string_view number, std::vector<std::uint32_t>& out);
}  // namespace route

class Store {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  // So many persons behind one key make it no way to anybody ("unknown" written as a postcode): it is not followed.
  static constexpr std::size_t crowd = 2000;

  void put(Key key, const Facts& facts);
  // So many more will be put: room is made once.
  void expect(std::size_t persons);
  bool remove(Key key);

  [[nodiscard]] std::uint32_t slot_of(Key key) const;
  [[nodiscard]] Key key_of(std::uint32_t slot) const { return slots_[slot].key; }
  [[nodiscard]] std::size_t slots() const { return slots_.size(); }
  [[nodiscard]] std::size_t size() const { return live_; }
  // Say that a slot, and then its record, will be read soon.
  void prepare_slot(std::uint32_t slot) const { __builtin_prefetch(&slots_[slot]); }
  void prepare(std::uint32_t slot) const { records_.prepare(slots_[slot].record); }
  void read(std::uint32_t slot, Record& record) const { records_.read(slots_[slot].record, record); }

  [[nodiscard]] const Vocabulary& names() const { return names_; }
  [[nodiscard]] const Interner& place_words() const { return place_words_; }
  struct PlaceWord {
    std::uint32_t count = 0;  // how often addresses have it
    char first = 0, last = 0;
    std::uint8_t size = 0;
  };
  [[nodiscard]] const PlaceWord& place_word(std::uint32_t id) const { return place_word_facts_[id]; }
  [[nodiscard]] const KeyTable& ways() const { return ways_; }
  [[nodiscard]] const std::vector<std::uint32_t>* born_on(std::uint32_t date) const;
  // How many have the postcode, counted up to `crowd`.
  [[nodiscard]] std::size_t postcode_count(std::uint64_t packed) const { return ways_.count(route::postcode(packed), crowd); }

  [[nodiscard]] Memory memory() const;

 private:
  struct Slot {
    Key key;
    RecordAt record;
  };
  [[nodiscard]] std::size_t place_of(Key key) const;
  void enter(std::uint32_t slot, Key key);
  void grow_keys();
  void forget_key(Key key);
  void take_out(std::uint32_t slot);
  void compact_if_wasteful();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::vector<std::uint32_t> keys_;  // slot + 1, by hash of the key; 0 = vacant
  std::size_t live_ = 0;
  Records records_;
  Vocabulary names_;
  Interner place_words_;
  std::vector<PlaceWord> place_word_facts_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> births_;  // one date: slots
  KeyTable ways_;
  // Kept so that adding takes no memory each time.
  std::vector<std::uint32_t> word_ids_, place_ids_, made_ways_;
};

}  // namespace rowan::matching
