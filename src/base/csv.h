#pragma once
// CSV as RFC 4180 has it: a strict reader that says where every fault is, and a writer whose cells no spreadsheet runs.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowan::csv {

struct Limits {
  std::size_t file_bytes = std::size_t{1} << 30;
  std::size_t field_bytes = std::size_t{64} << 10;
  std::size_t columns = 200;
  std::int64_t rows = 5'000'000;  // the header not counted
};

// A place as a person finds it in a spreadsheet: the line of the file, from 1, and the column (field) of the row, from 1.
// Column 0 is the whole row.
struct Place {
  std::int64_t line = 0;
  std::int64_t column = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Fault {
  Place place;
  std::string id;    // for example "csv.quote.open"; never changes
  std::string text;  // a sentence that says what to do and does not repeat the content
  friend bool operator==(const Fault&, const Fault&) = default;
};

enum class Encoding { utf8, utf8_with_mark, windows_1252 };

struct Text {
  std::string utf8;  // without the byte order mark
  Encoding encoding = Encoding::utf8;
};

// Makes a file's bytes into UTF-8. A file that is not UTF-8 is read as Windows-1252, and says so. Refused (invalid; `field` is the line):
// UTF-16, NUL bytes, a file over the limit, bytes that neither encoding has, and UTF-8 with a few damaged bytes.
[[nodiscard]] Result<Text> decode(std::string bytes, const Limits& limits = {});

// The delimiter the header line uses, outside quotes: the commonest of comma, semicolon and tab; comma when there is none.
[[nodiscard]] char sniff_delimiter(std::string_view utf8);

// One row. The views hold until the next call of Reader::next.
struct Row {
  std::int64_t line = 0;  // of the row's first character
  std::vector<std::string_view> fields;
  std::vector<std::int64_t> lines;  // of each field's first character
  [[nodiscard]] bool blank() const;  // every field is empty
};

// Reads rows one after another. A row with a fault is left out and told in faults(); reading goes on after it where that is safe.
// Wholly empty lines are passed over. The first row sets how many fields every row has.
class Reader {
 public:
  // `utf8` must outlive the reader and be what decode() gave (checked again: bytes that are not UTF-8 are one fault and no rows).
  explicit Reader(std::string_view utf8, char delimiter = ',', Limits limits = {});

  // False at the end, or when a limit is passed. The first row is the header.
  [[nodiscard]] bool next(Row& row);
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
  [[nodiscard]] std::int64_t rows() const { return rows_; }  // good and bad, without the header

 private:
  enum class After { field, row, end };
  [[nodiscard]] bool row(Row& row);
  std::optional<After> field(Row& row);
  std::optional<After> quoted(std::string_view& value);
  std::optional<After> bare(std::string_view& value);
  After separator();
  void skip_line();
  [[nodiscard]] bool fault(Place place, std::string_view id, std::string text);
  [[nodiscard]] bool check_width(const Row& row);

  std::string_view text_;
  char delimiter_;
  Limits limits_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::int64_t column_ = 1;
  std::int64_t rows_ = -1;
  std::size_t width_ = 0;
  bool stopped_ = false;
  std::deque<std::string> unescaped_;  // the fields of this row that had doubled quotes
  std::vector<Fault> faults_;
};

// Appends rows to `out`, lines ending CRLF. A cell is quoted when it needs to be.
class Writer {
 public:
  explicit Writer(std::string& out, char delimiter = ',') : out_(out), delimiter_(delimiter) {}
  // A text that a spreadsheet could take for a formula (it begins with = + - @, a tab, a line end, or their full-width forms)
  // gets an apostrophe in front.
  Writer& cell(std::string_view text);
  // As it is, for files that programs read and no spreadsheet opens.
  Writer& exact(std::string_view text);
  Writer& number(std::int64_t value);
  void end_row();

 private:
  void put(std::string_view text, bool defuse);
  std::string& out_;
  char delimiter_;
  bool first_ = true;
};

[[nodiscard]] bool spreadsheet_would_run(std::string_view cell);

}  // namespace rowan::csv
