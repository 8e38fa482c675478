#pragma once
// A stretch of a file, read by one thread. Where its first row begins is guessed; the one that puts the stretches together (import.cpp) knows where
// the one before ended, and has a stretch read again when the guess was wrong. So the answer never depends on a guess.
#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "screening/import.h"
#include "screening/matcher_inside.h"
#include "screening/strict_row.h"
#include "screening/tile.h"

namespace rowan::screening {

// Everything that is the same for the whole file.
struct Plan {
  std::string_view text;  // without a byte order mark
  const Mapping* mapping = nullptr;
  const Matcher::Inside* matcher = nullptr;
  Filter filter;  // tuned to this file
  const ReadOptions* options = nullptr;
  std::size_t width = 0;
  char delimiter = ',';
  bool carriage = false;
  std::array<std::uint8_t, 256> kind_of_letter = {};  // 1 + kind, for words of one letter
};

// A reference on its way: its key when it needs no table.
struct Word {
  std::string_view text;
  std::optional<Key> key;
};

struct KeptRow {
  Word home, source;
  std::string_view code, reporter;
  Bits bits = 0;
  std::int64_t row = 0;  // of the block, from 1
  Day day = 0;
  EventKind kind = EventKind::repair;
};

struct Block {
  std::size_t begin = 0;     // where its first row begins
  std::size_t boundary = 0;  // rows that begin here or later are the next block's
  std::size_t end = 0;       // where the first row begins that is not in it
  std::int64_t rows = 0, good = 0;
  std::array<std::int64_t, 3> kinds = {};
  std::optional<Day> first, last;
  std::vector<KeptRow> kept;
  std::vector<Word> homes;           // of every good row, when they are counted
  std::vector<std::string> texts;    // of the kept ones, when asked
  std::vector<FaultAt> faults;
  bool stopped = false;
  bool high = false;
  std::optional<std::size_t> nul;
  std::deque<std::string> words;     // what the views of `kept` point to when the file had it otherwise
  void clear();
};

class BlockReader {
 public:
  explicit BlockReader(const Plan& plan);
  // The first row that begins at or after `from`, as far as one can tell without reading what is before.
  [[nodiscard]] std::size_t guess(std::size_t from);
  void read(Block& block);

 private:
  struct Row;
  [[nodiscard]] bool looks_like_rows(std::size_t at);
  void read_carefully(Block& block, std::size_t at, std::size_t until);
  [[nodiscard]] bool in_order(std::size_t base) const;
  void read_rows(Block& block, std::size_t base);
  void take(Block& block, const Row& row);
  void keep(Block& block, const Row& row, EventKind kind, Day day, Bits bits);
  [[nodiscard]] Bits phrases(const Row& row);
  [[nodiscard]] Bits phrases_of_candidates(std::string_view field, std::size_t base, std::size_t& candidate) const;
  [[nodiscard]] std::optional<Day> day(std::string_view cell);
  [[nodiscard]] std::optional<EventKind> kind(std::string_view cell) const;
  [[nodiscard]] std::string_view words_of(Block& block, const FieldBytes& field, bool trimmed) const;
  void fault(Block& block, const Row& row, int column, std::string id, std::string text) const;

  const Plan& plan_;
  std::unique_ptr<Tile> tile_;
  std::vector<char> last_tile_;
  StrictRow strict_;
  std::string last_date_;
  std::optional<Day> last_day_;
  std::size_t next_candidate_ = 0;
};

}  // namespace rowan::screening
