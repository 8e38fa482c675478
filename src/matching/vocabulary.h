#pragma once
// The different words of an index, each once: names with what is needed to find those alike, and words of addresses.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matching/key_table.h"
#include "matching/likeness.h"

namespace rowan::matching {

// Words and numbers for them. A word that nobody uses any more is forgotten and its number given to another.
class Interner {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  // The word's number; `fresh` says whether it was not there.
  std::uint32_t intern(std::string_view text, bool& fresh);
  void forget(std::uint32_t id);
  [[nodiscard]] std::string_view text(std::uint32_t id) const { return texts_[id]; }
  [[nodiscard]] std::size_t ids() const { return texts_.size(); }  // numbers given, free ones included
  [[nodiscard]] std::size_t size() const { return live_; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::size_t place_of(std::string_view text, std::uint32_t hash) const;
  void grow();
  std::vector<std::string> texts_;
  std::vector<std::uint32_t> table_;  // id + 1; 0 = vacant
  std::vector<std::uint32_t> free_;
  std::size_t live_ = 0;
};

// What a search of the vocabulary needs of its own; kept between queries so that nothing is allocated.
struct NeighbourScratch {
  std::vector<std::uint8_t> shared;      // grams in common, by word; all 0 between searches
  std::vector<std::uint32_t> touched;
  std::vector<std::uint32_t> found;      // the answer: numbers of words, each once
  std::vector<std::uint8_t> is_found;    // by word; all 0 between searches
};

class Vocabulary {
 public:
  struct Word {
    std::string skeleton;
    std::span<const std::uint16_t> groups;
    std::vector<std::uint32_t> persons;  // slots, in no order
    double common = 0;                   // names.h: common_share
  };

  std::uint32_t add(std::string_view text, std::uint32_t person);
  void remove(std::uint32_t word, std::uint32_t person);
  [[nodiscard]] std::uint32_t find(std::string_view text) const { return words_.find(text); }
  [[nodiscard]] std::string_view text(std::uint32_t id) const { return words_.text(id); }
  [[nodiscard]] const Word& word(std::uint32_t id) const { return facts_[id]; }
  [[nodiscard]] const Sketch& sketch(std::uint32_t id) const { return sketches_[id]; }
  [[nodiscard]] std::size_t ids() const { return words_.ids(); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::size_t bytes() const;

  // The words that could be alike: known forms, slips, the same sound, longer and shorter forms. Into scratch.found, in no order.
  void neighbours(std::string_view text, NeighbourScratch& scratch) const;

 private:
  void enter_grams(std::uint32_t id, bool enter);
  void by_grams(std::string_view text, NeighbourScratch& scratch) const;
  void by_slips(std::string_view text, NeighbourScratch& scratch) const;
  static void note(std::uint32_t id, NeighbourScratch& scratch);

  Interner words_;
  std::vector<Word> facts_;
  std::vector<Sketch> sketches_;  // beside facts_
  std::vector<std::vector<std::uint32_t>> grams_;  // by three letters: the words that have them
  KeyTable sounds_;                                // by skeleton
};

}  // namespace rowan::matching
