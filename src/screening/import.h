#pragma once
// From a landlord's CSV export to events: any order of columns, one pass, both cores. The grammar is base/csv.h's: a row is good here
// exactly when it is good there. Every bad row is told by line and column. The text is read for its terms and not kept.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "screening/event.h"
#include "screening/lexicon.h"

namespace rowan::screening {

// 2026-01-31 and 31/01/2026 (also with - or . and years of two digits); or 2026-01-31 and 01/31/2026.
enum class DateOrder : std::uint8_t { iso_or_day_first, month_first };
inline constexpr std::string_view date_order_names[] = {"iso_or_day_first", "month_first"};
constexpr std::span<const std::string_view> names_of(DateOrder) { return date_order_names; }

// Which column is what; columns from 0, in the file's order.
struct Mapping {
  std::optional<int> source;           // the order or complaint number; without one the row's number stands for it, and a file that is
                                       // brought in again is not recognised
  std::optional<int> home;             // required
  std::optional<int> date;             // required
  std::optional<int> code;
  std::vector<int> text;               // description, notes: all are read for phrases
  std::optional<int> reporter;
  std::optional<int> crime_reference;
  std::optional<int> kind;             // when one file has several kinds
  EventKind always = EventKind::repair;     // when `kind` is not mapped
  std::vector<std::string> repair_words = {"r", "repair", "repairs"};  // cells of `kind`, capitals or not
  std::vector<std::string> noise_words = {"n", "noise", "asb"};
  std::vector<std::string> concern_words = {"c", "concern"};
  DateOrder dates = DateOrder::iso_or_day_first;
  friend bool operator==(const Mapping&, const Mapping&) = default;
};

// A guess from the names of the columns, to be confirmed by a person. Required columns not recognised stay empty.
[[nodiscard]] Mapping guess_mapping(const std::vector<std::string>& header, EventKind always);
// A mapping file: a JSON object {"home": "UPRN", "date": "Raised", "text": ["Description", "Notes"], "always": "repair",
// "dates": "month_first", ...} with names of columns; refused with every unknown key or column.
[[nodiscard]] Result<Mapping> read_mapping(std::string_view json, const std::vector<std::string>& header, EventKind always);
[[nodiscard]] std::string write_mapping(const Mapping& mapping, const std::vector<std::string>& header);
// What keeps a mapping from being used with a header of so many columns; empty when nothing does.
[[nodiscard]] std::vector<Problem> faults_of(const Mapping& mapping, std::size_t columns);

struct ReadOptions {
  char delimiter = 0;             // 0: from the header line
  int threads = 2;
  Bits keep = ~Bits{0};           // events with one of these terms are kept: those that speak against count for nothing alone
  bool keep_without_terms = false;  // also events whose bits are 0 (memory: 24 bytes an event)
  bool count_homes = true;        // count the different homes of all good rows, kept or not
  bool keep_text = false;         // Read::texts; only when the pack says so
  std::size_t most_faults = 1000; // later ones are only counted
  std::size_t block_bytes = std::size_t{2} << 20;  // what a thread reads at a time; the answer does not depend on it
  Matcher::Speed speed = Matcher::Speed::best;
  csv::Limits limits = {std::size_t{1} << 40, std::size_t{64} << 10, 200, 0};  // rows are not limited
};

struct ReadCounts {
  std::int64_t rows = 0;       // good and bad, without the header
  std::int64_t good = 0;
  std::int64_t bad = 0;
  std::int64_t kept = 0;       // good ones with a term (or all, when asked)
  std::int64_t repairs = 0, noise = 0, concerns = 0;  // of the good ones
  std::int64_t homes = 0;      // different ones among the good rows; 0 when not counted
  std::optional<Day> first, last;  // of the good rows
  std::int64_t bytes = 0;
  friend bool operator==(const ReadCounts&, const ReadCounts&) = default;
};

struct ReadRows {
  ReadCounts counts;
  std::vector<csv::Fault> faults;  // in order of the file
  std::vector<std::string> texts;  // of the kept events in order of the file, as UTF-8; empty unless keep_text
};

// The names of the columns. Refused when there is no header or it is not CSV.
[[nodiscard]] Result<std::vector<std::string>> read_header(std::string_view bytes, char delimiter = 0);

// Reads `bytes` (UTF-8, with or without a mark, or Windows-1252) and adds its events to `into`. Refused when the header or the mapping
// cannot be used or the bytes are in no encoding we know (`into` may hold a part of them then: throw it away); bad rows are told and left
// out. The bytes are read once, from front to back.
[[nodiscard]] Result<ReadRows> read_events(std::string_view bytes, const Mapping& mapping, const Matcher& matcher, const ReadOptions& options,
                                           ColumnsBuilder& into);

// A file, mapped into memory while it is read: it must not be cut short meanwhile.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile() = default;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

// A date as exports write it, a time after it ignored: 2026-01-31, 2026-01-31T10:00:00Z, 31/01/2026 10:00, 31-01-26, 31.1.2026.
// None when it is none.
[[nodiscard]] std::optional<Day> read_date(std::string_view text, DateOrder order);

}  // namespace rowan::screening
