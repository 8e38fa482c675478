#pragma once
// The facts of every person of an index, packed into numbers of 32 bits in a few large blocks: some 80 bytes a person.
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "matching/facts.h"
#include "matching/score.h"

namespace rowan::matching {

// Where a record lies.
struct RecordAt {
  std::uint32_t at = 0;
  std::uint32_t size = 0;  // in numbers; 0 = none
};

// A record read back; the views point into the store and into this object.
struct Record {
  std::array<KnownWord, most_words> words;
  std::array<BirthRange, most_births> births;
  std::array<KnownPlace, most_places> places;
  std::array<std::uint64_t, most_phones> phones;
  std::array<std::string_view, most_emails> emails;
  std::array<std::string_view, most_numbers> numbers;
  KnownFacts facts;
};

class Records {
 public:
  // `words` and `place_words` are the numbers that the vocabularies gave, in the order of the facts.
  [[nodiscard]] RecordAt add(const Facts& facts, std::span<const std::uint32_t> words, std::span<const std::uint32_t> place_words);
  void read(RecordAt where, Record& record) const;
  void prepare(RecordAt where) const {
    const std::uint32_t* const from = look(where.at);
    __builtin_prefetch(from);
    __builtin_prefetch(from + 16);
  }
  // Overwrites it with zeros.
  void remove(RecordAt where);
  // More than half lies idle and is worth the work.
  [[nodiscard]] bool wasteful() const { return idle_ > (1u << 18) && idle_ * 2 > used_; }
  // Moves every record given together; the places change.
  void compact(std::span<RecordAt*> records);
  [[nodiscard]] std::size_t bytes() const { return blocks_.size() * block_size * sizeof(std::uint32_t); }

 private:
  static constexpr std::uint32_t block_size = 1u << 17;
  [[nodiscard]] const std::uint32_t* look(std::uint32_t at) const { return blocks_[at / block_size].get() + at % block_size; }
  [[nodiscard]] std::uint32_t* room(std::uint32_t size, RecordAt& where);

  std::vector<std::unique_ptr<std::uint32_t[]>> blocks_;
  std::uint32_t next_ = 0;
  std::size_t used_ = 0, idle_ = 0;
  std::vector<std::uint32_t> packed_;  // the record being made
};

}  // namespace rowan::matching
