#include "app/people/import_table.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace rowan::people {

namespace {

std::string header_key(std::string_view header) {
  std::string key = fold(header);
  std::erase_if(key, [](char c) { return c == ' ' || c == '_' || c == '-' || c == '.'; });
  return std::string(trim(key));
}

}  // namespace

std::optional<Date> imported_date(std::string_view text) {
  for (const std::string_view midnight : {"T00:00:00.000Z", "T00:00:00.000", "T00:00:00Z", "T00:00:00", " 00:00:00.000", " 00:00:00", " 00:00"})
    if (text.ends_with(midnight)) { text.remove_suffix(midnight.size()); break; }
  if (const auto iso = date_from_iso(text)) return iso;
  int numbers[3] = {};
  const char* at = text.data();
  const char* const end = at + text.size();
  char mark = '\0';
  for (int i = 0; i < 3; ++i) {
    const auto [next, fault] = std::from_chars(at, end, numbers[i]);
    if (fault != std::errc{} || numbers[i] < 0) return {};
    at = next;
    if (i == 2) break;
    if (at == end || (*at != '/' && *at != '-' && *at != '.') || (mark != '\0' && *at != mark)) return {};
    mark = *at++;
  }
  const Date date{numbers[2], numbers[1], numbers[0]};
  if (at != end || date.year < 1000 || !valid(date)) return {};
  return date;
}

Table::Table(ImportFile file, std::span<const ColumnRule> columns, const csv::Limits& limits)
    : file_(std::move(file)), limits_(limits), columns_(columns), positions_(columns.size()) {}

void Table::fault(std::int64_t line, std::string_view column, std::string_view id, std::string text) {
  RowFault fault;
  fault.file = file_.name;
  fault.line = line;
  fault.column_name = column;
  if (const auto at = position(column)) fault.column = static_cast<std::int64_t>(*at) + 1;
  fault.id = id;
  fault.text = std::move(text);
  faults_.push_back(std::move(fault));
}

void Table::mark_bad(std::int64_t line) { bad_lines_.insert(line); }

std::optional<std::size_t> Table::position(std::string_view column) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) if (columns_[i].name == column) return positions_[i];
  return {};
}

bool Table::take_header(const csv::Row& header) {
  const std::size_t before = faults_.size();
  std::vector<bool> used(header.fields.size(), false);
  std::vector<std::string> keys;
  for (const std::string_view field : header.fields) keys.push_back(header_key(field));
  for (std::size_t rule = 0; rule < columns_.size(); ++rule) {
    const auto is_rule = [&](const std::string& key) {
      const auto& others = columns_[rule].other_names;
      return key == header_key(columns_[rule].name) ||
             std::any_of(others.begin(), others.end(), [&](std::string_view other) { return key == header_key(other); });
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (used[i] || !is_rule(keys[i])) continue;
      used[i] = true;
      if (positions_[rule]) fault(header.line, columns_[rule].name, "import.column.twice", "This column is there twice.");
      else positions_[rule] = i;
    }
    if (!positions_[rule] && columns_[rule].required)
      fault(header.line, "", "import.column.missing",
            "There is no column '" + std::string(columns_[rule].name) + "'. The first line must name the columns.");
  }
  // The name of an unknown column is not repeated: in a file without a header line it is somebody's name.
  for (std::size_t i = 0; i < used.size(); ++i)
    if (!used[i]) notes_.push_back(file_.name + ": column " + std::to_string(i + 1) + " is not one that the import uses; it was left out.");
  return faults_.size() == before;
}

void Table::take_faults_of(const csv::Reader& reader) {
  for (const csv::Fault& each : reader.faults()) {
    RowFault fault;
    fault.file = file_.name;
    fault.line = each.place.line;
    fault.column = each.place.column;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (positions_[i] && static_cast<std::int64_t>(*positions_[i]) + 1 == each.place.column) fault.column_name = columns_[i].name;
    fault.id = each.id;
    fault.text = each.text;
    mark_bad(each.place.line);
    faults_.push_back(std::move(fault));
  }
}

void Table::read(const std::function<void(Row&)>& each) {
  Result<csv::Text> text = csv::decode(std::move(file_.bytes), limits_);
  file_.bytes.clear();
  if (!text) {
    const Problem& problem = text.refusal().first();
    std::int64_t line = 1;
    std::from_chars(problem.field.data(), problem.field.data() + problem.field.size(), line);
    fault(line, "", problem.id, problem.text);
    return;
  }
  if (text->encoding == csv::Encoding::windows_1252)
    notes_.push_back(file_.name + ": the file is not UTF-8; it was read as Windows-1252. Check names with accents.");
  csv::Reader reader(text->utf8, csv::sniff_delimiter(text->utf8), limits_);
  csv::Row cells;
  if (!reader.next(cells)) {
    take_faults_of(reader);
    if (faults_.empty()) fault(1, "", "import.empty", "The file is empty. The first line must name the columns.");
    return;
  }
  if (!take_header(cells)) return;
  std::int64_t left_out = 0;
  while (reader.next(cells)) {
    if (cells.blank()) { ++left_out; continue; }
    Row row(*this, cells);
    each(row);
    if (!row.good()) mark_bad(cells.line);
  }
  rows_ = reader.rows() - left_out;
  take_faults_of(reader);
}

std::string Table::Row::text(std::string_view column) const {
  const auto at = table_.position(column);
  if (!at) return {};
  return nfc(collapse(cells_.fields[*at]));
}

void Table::Row::fault(std::string_view column, std::string_view id, std::string text) {
  good_ = false;
  const auto at = table_.position(column);
  table_.fault(at ? cells_.lines[*at] : cells_.line, column, id, std::move(text));
}

std::string Table::Row::needed(std::string_view column) {
  std::string value = text(column);
  if (value.empty()) fault(column, "import.needed", "This must not be empty.");
  return value;
}

std::optional<Date> Table::Row::date(std::string_view column) {
  const std::string value = text(column);
  if (value.empty()) return {};
  const auto date = imported_date(value);
  if (!date) fault(column, "import.date", "Enter a real date, like 2026-11-19 or 19/11/2026.");
  return date;
}

std::vector<std::string> Table::Row::list(std::string_view column) const {
  const std::string value = text(column);
  std::vector<std::string> values;
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t mark = rest.find_first_of(";|");
    const std::string_view each = trim(rest.substr(0, mark));
    if (!each.empty() && std::find(values.begin(), values.end(), each) == values.end()) values.emplace_back(each);
    rest.remove_prefix(mark == std::string_view::npos ? rest.size() : mark + 1);
  }
  return values;
}

}  // namespace rowan::people
