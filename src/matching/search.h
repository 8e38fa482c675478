#pragma once
// One search: gathers who could be meant by every way there is, then compares the likeliest some hundred in full.
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "matching/score.h"
#include "matching/store.h"
#include "matching/vocabulary.h"

namespace rowan::matching {

// Relations already worked out in this search, by word of the query and word of the index. A full table only costs time.
class RelationMemo {
 public:
  struct Entry {
    std::uint32_t search = 0;
    std::uint32_t key = 0;
    Relation relation;
  };
  void begin() { if (++search_ == 0) { entries_.assign(entries_.size(), {}); search_ = 1; } }
  // The place for a key: found() says whether it holds the answer.
  [[nodiscard]] Entry& place(std::uint32_t key, bool& found) {
    std::size_t at = (key * 0x9E3779B1u) >> 19;
    for (int i = 0; i < 8; ++i, at = (at + 1) & (size - 1)) {
      Entry& entry = entries_[at];
      if (entry.search == search_ && entry.key != key) continue;
      found = entry.search == search_;
      entry.search = search_;
      entry.key = key;
      return entry;
    }
    found = false;
    entries_[at] = {search_, key, {}};
    return entries_[at];
  }
  [[nodiscard]] std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

 private:
  static constexpr std::size_t size = 1u << 13;
  std::vector<Entry> entries_ = std::vector<Entry>(size);
  std::uint32_t search_ = 0;
};

struct SearchScratch {
  NeighbourScratch neighbours;
  RelationMemo names, places;
  std::vector<std::uint32_t> gathered;  // by slot: bits in steps of 1/64 above, the way that came last in the low 8; all 0 between searches
  std::vector<std::uint32_t> touched;   // slots gathered
  std::vector<std::pair<float, std::uint32_t>> alike;
  std::vector<std::uint32_t> buckets, ways;
  Record record;
  [[nodiscard]] std::size_t bytes() const;
};

class Search final : public Knowledge {
 public:
  Search(const Store& store, const Weights& weights, const Facts& asked, Key asked_key, SearchScratch& scratch);

  [[nodiscard]] std::vector<Candidate> find(std::size_t limit, const std::function<bool(Key)>& only = {});
  [[nodiscard]] Candidate score(std::uint32_t slot);

  [[nodiscard]] Relation name(std::size_t asked, std::uint32_t known) override;
  [[nodiscard]] std::string_view name_text(std::uint32_t known) override { return store_.names().text(known); }
  [[nodiscard]] Shape name_shape(std::uint32_t known) override {
    const Sketch& sketch = store_.names().sketch(known);
    return {sketch.size, sketch.first};
  }
  [[nodiscard]] float place_word(std::size_t place, std::size_t word, std::uint32_t known) override;
  [[nodiscard]] std::string_view place_text(std::uint32_t known) override { return store_.place_words().text(known); }
  [[nodiscard]] Shape place_shape(std::uint32_t known) override {
    const Store::PlaceWord& word = store_.place_word(known);
    return {word.size, word.first};
  }
  [[nodiscard]] double place_share(std::uint32_t known) override;
  [[nodiscard]] double birth_share(std::uint32_t date) override;
  [[nodiscard]] double postcode_share(std::uint64_t postcode) override;

 private:
  struct AskedWord {
    WordFacts facts;
    Sketch sketch;
    std::string skeleton;
    double forms_share = 0;
  };
  [[nodiscard]] double weigh(std::uint32_t slot);  // score(slot).weight
  void prepare();
  [[nodiscard]] double share_of_forms(std::string_view word) const;
  void gather();
  void gather_word(std::size_t asked);
  void gather_joined();
  void gather_births();
  void gather_ways();
  void gather_near_postcodes(std::uint64_t postcode);
  void gather_from(const std::vector<std::uint32_t>& slots, double bits);
  void gather_way(std::uint32_t key, double bits);
  void note(std::uint32_t slot, std::uint32_t steps);
  void leave_only(const std::function<bool(Key)>& only);
  void keep_best(std::size_t most);

  const Store& store_;
  const Weights& w_;
  const Facts& asked_;
  std::uint32_t self_;  // the slot of the person asked about, who is no answer
  SearchScratch& scratch_;
  std::vector<AskedWord> words_;
  std::vector<std::uint32_t> place_first_;  // by place of the query: the number of its first word
  std::vector<std::uint32_t> asked_place_ids_;
  double persons_;
  std::uint32_t way_ = 0;
};

}  // namespace rowan::matching
