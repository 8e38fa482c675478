#pragma once
// One unchanging part of the known index: the words of some persons and homes, sorted, with where each occurs. Everything is numbers
// and two pools of text, so that a hundred thousand persons and homes fit in a few dozen megabytes and a search touches little of it.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/people/known.h"

namespace rowan::people {

// A person's or home's id in one number; homes are odd.
using Key = std::int64_t;
constexpr Key key_of(PersonId id) { return id.value * 2; }
constexpr Key key_of(HomeId id) { return id.value * 2 + 1; }
constexpr bool is_home(Key key) { return (key & 1) != 0; }
constexpr std::int64_t number_of(Key key) { return key / 2; }
constexpr PersonId person_of(Key key) { return PersonId{key / 2}; }
constexpr HomeId home_of(Key key) { return HomeId{key / 2}; }

// One occurrence of a word in a record: the word's number and the field it stood in.
struct Use {
  std::uint32_t bits = 0;
  Use() = default;
  Use(std::uint32_t word, MatchedOn field) : bits(word | static_cast<std::uint32_t>(field) << 28) {}
  [[nodiscard]] std::uint32_t word() const { return bits & 0x0FFFFFFF; }
  [[nodiscard]] MatchedOn field() const { return static_cast<MatchedOn>(bits >> 28); }
};
constexpr bool is_name(MatchedOn field) {
  return field == MatchedOn::given_name || field == MatchedOn::family_name || field == MatchedOn::known_as || field == MatchedOn::previous_name;
}

struct WordRange {
  std::uint32_t first = 0;  // the words [first, last) begin with what was asked
  std::uint32_t last = 0;
  bool exact = false;       // word `first` is exactly what was asked
};

class Segment {
 public:
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] std::size_t words() const { return word_start_.size() - 1; }
  [[nodiscard]] std::size_t bytes() const;

  [[nodiscard]] Key key(std::uint32_t record) const { return keys_[record]; }
  [[nodiscard]] std::optional<std::uint32_t> find(Key key) const;
  [[nodiscard]] std::string_view label(std::uint32_t record) const { return slice(labels_, label_start_, record); }
  [[nodiscard]] std::optional<Date> date_of_birth(std::uint32_t record) const;
  [[nodiscard]] std::span<const Use> uses(std::uint32_t record) const { return list(uses_, use_start_, record); }
  [[nodiscard]] std::span<const std::int64_t> people(std::uint32_t record) const { return list(people_, people_start_, record); }
  // The homes (records of this segment) where a person is or was.
  [[nodiscard]] std::vector<std::uint32_t> homes_of(PersonId person) const;

  [[nodiscard]] std::string_view word(std::uint32_t number) const { return slice(words_, word_start_, number); }
  [[nodiscard]] WordRange beginning_with(std::string_view text) const;
  [[nodiscard]] std::optional<std::uint32_t> word_number(std::string_view text) const;
  [[nodiscard]] std::span<const std::uint32_t> records_with(std::uint32_t word) const { return list(postings_, posting_start_, word); }
  [[nodiscard]] std::size_t count(const WordRange& range) const { return posting_start_[range.last] - posting_start_[range.first]; }

 private:
  friend class SegmentBuilder;
  static std::string_view slice(const std::string& pool, const std::vector<std::uint32_t>& start, std::uint32_t i) {
    return std::string_view(pool).substr(start[i], start[i + 1] - start[i]);
  }
  template <class T>
  static std::span<const T> list(const std::vector<T>& all, const std::vector<std::uint32_t>& start, std::uint32_t i) {
    return std::span(all).subspan(start[i], start[i + 1] - start[i]);
  }

  std::vector<Key> keys_;  // sorted
  std::string labels_;
  std::vector<std::uint32_t> label_start_;
  std::vector<std::int32_t> births_;  // yyyymmdd, 0 = not known
  std::vector<Use> uses_;
  std::vector<std::uint32_t> use_start_;
  std::vector<std::int64_t> people_;
  std::vector<std::uint32_t> people_start_;
  struct Lives { std::int64_t person; std::uint32_t home; };
  std::vector<Lives> lives_;  // sorted by person

  std::string words_;  // sorted
  std::vector<std::uint32_t> word_start_;
  std::vector<std::uint32_t> postings_;
  std::vector<std::uint32_t> posting_start_;
};

// Words as they come, each once, by number. An open table over one pool: filling it is most of the work of a start.
class WordTable {
 public:
  std::uint32_t number(std::string_view word);
  [[nodiscard]] std::size_t size() const { return start_.size() - 1; }
  [[nodiscard]] std::string_view at(std::uint32_t number) const {
    return std::string_view(pool_).substr(start_[number], start_[number + 1] - start_[number]);
  }
  [[nodiscard]] std::size_t length() const { return pool_.size(); }
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;  // the numbers, in order of their words

 private:
  void grow();
  std::string pool_;
  std::vector<std::uint32_t> start_ = {0};
  struct Slot { std::uint32_t hash = 0, number_and_one = 0; };
  std::vector<Slot> slots_ = std::vector<Slot>(64);
};

class SegmentBuilder {
 public:
  void add(const Person& person);
  void add(const HomeRecord& home);
  void copy(const Segment& from, std::uint32_t record);
  [[nodiscard]] std::size_t size() const { return records_.size(); }
  [[nodiscard]] std::shared_ptr<const Segment> build();

 private:
  struct Record {
    Key key = 0;
    std::int32_t birth = 0;
    std::uint32_t label_start = 0, label_end = 0, use_start = 0, use_end = 0, people_start = 0, people_end = 0;
  };
  Record& begin(Key key, std::string_view label);
  void end();
  void word(std::string_view word, MatchedOn field);
  void name(std::string_view text, MatchedOn field);
  std::vector<std::uint32_t> number_words(Segment& out);
  void fill_records(Segment& out, const std::vector<std::uint32_t>& numbers);
  static void fill_postings(Segment& out);

  std::vector<Record> records_;
  std::string labels_;
  std::vector<Use> uses_;  // by number of entry into words_
  std::vector<std::int64_t> people_;
  WordTable words_;
};

[[nodiscard]] constexpr std::int32_t packed(Date date) { return date.year * 10000 + date.month * 100 + date.day; }

// What KnownIndex holds: segments, newest last, and which of their records have been replaced or forgotten.
struct KnownIndex::State {
  std::vector<std::shared_ptr<const Segment>> segments;
  std::vector<std::shared_ptr<const std::vector<bool>>> dead;
  std::size_t persons = 0;
  std::size_t homes = 0;

  [[nodiscard]] bool alive(std::size_t segment, std::uint32_t record) const { return !(*dead[segment])[record]; }
  // The live record of a key: segment and number.
  [[nodiscard]] std::optional<std::pair<std::size_t, std::uint32_t>> find(Key key) const;
};

}  // namespace rowan::people
