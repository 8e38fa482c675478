#pragma once
// One CSV file of an import, read by column names, with every fault where it stands.
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/people/import.h"
#include "base/csv.h"
#include "base/time.h"

namespace rowan::people {

// A column a file may have. Headers are compared without case, spaces, underscores and hyphens.
struct ColumnRule {
  std::string_view name;                       // as docs/import.md and faults call it
  bool required = false;                       // the file must have the column
  std::vector<std::string_view> other_names;   // what housing systems call it
};

class Table {
 public:
  // `columns` must outlive the table.
  Table(ImportFile file, std::span<const ColumnRule> columns, const csv::Limits& limits = {});

  // One row at hand.
  class Row {
   public:
    Row(Table& table, const csv::Row& cells) : table_(table), cells_(cells) {}
    [[nodiscard]] std::int64_t line() const { return cells_.line; }
    // Tidied: trimmed, runs of spaces made one, Unicode normal form C. Empty when the file has no such column.
    [[nodiscard]] std::string text(std::string_view column) const;
    // Required text: a fault when empty.
    [[nodiscard]] std::string needed(std::string_view column);
    // 2026-11-19, 19/11/2026, 19-11-2026, 19.11.2026, and any of them with a time of midnight. A fault when it is none of them.
    [[nodiscard]] std::optional<Date> date(std::string_view column);
    // The values of a field that holds several, divided by semicolons or bars.
    [[nodiscard]] std::vector<std::string> list(std::string_view column) const;
    void fault(std::string_view column, std::string_view id, std::string text);
    [[nodiscard]] bool good() const { return good_; }

   private:
    Table& table_;
    const csv::Row& cells_;
    bool good_ = true;
  };

  // Calls `each` for every row that could be read; rows it leaves with a fault are counted as bad.
  void read(const std::function<void(Row&)>& each);

  [[nodiscard]] const std::string& name() const { return file_.name; }
  void fault(std::int64_t line, std::string_view column, std::string_view id, std::string text);
  void mark_bad(std::int64_t line);  // counts a row once, however many faults it has

  [[nodiscard]] std::vector<RowFault>& faults() { return faults_; }
  [[nodiscard]] std::vector<std::string>& notes() { return notes_; }
  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] std::int64_t bad() const { return static_cast<std::int64_t>(bad_lines_.size()); }

 private:
  [[nodiscard]] bool take_header(const csv::Row& header);
  void take_faults_of(const csv::Reader& reader);
  [[nodiscard]] std::optional<std::size_t> position(std::string_view column) const;

  ImportFile file_;
  csv::Limits limits_;
  std::span<const ColumnRule> columns_;
  std::vector<std::optional<std::size_t>> positions_;  // of each rule
  std::vector<RowFault> faults_;
  std::vector<std::string> notes_;
  std::set<std::int64_t> bad_lines_;
  std::int64_t rows_ = 0;
};

// A date as housing systems write it; none when it is not one.
[[nodiscard]] std::optional<Date> imported_date(std::string_view text);

}  // namespace rowan::people
