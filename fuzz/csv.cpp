// Any bytes at all: the reader must come to an end, keep its limits, and give places that exist; what it read, written and read
// again, is the same.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/text.h"

namespace {

using rowan::csv::Reader;
using rowan::csv::Row;
using Rows = std::vector<std::vector<std::string>>;

void require(bool holds) { if (!holds) std::abort(); }

Rows read(std::string_view text, char delimiter, const rowan::csv::Limits& limits) {
  Reader reader(text, delimiter, limits);
  Row row;
  Rows rows;
  while (reader.next(row)) {
    require(row.fields.size() <= limits.columns && row.fields.size() == row.lines.size());
    require(rows.empty() || row.fields.size() == rows.front().size());
    for (const std::string_view field : row.fields) require(field.size() <= limits.field_bytes && rowan::valid_utf8(field));
    rows.emplace_back(row.fields.begin(), row.fields.end());
  }
  const auto lines = static_cast<std::int64_t>(1 + std::count(text.begin(), text.end(), '\n'));
  for (const auto& fault : reader.faults()) require(fault.place.line >= 1 && fault.place.line <= lines && fault.place.column >= 0);
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rowan::csv::Limits limits;
  limits.field_bytes = 64;
  limits.columns = 8;
  limits.rows = 200;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes, ',', limits);  // not decoded: the reader must stand that too
  const auto text = rowan::csv::decode(bytes, limits);
  if (!text) return 0;
  require(rowan::valid_utf8(text->utf8));
  const char delimiter = rowan::csv::sniff_delimiter(text->utf8);
  const Rows rows = read(text->utf8, delimiter, limits);
  std::string written, defused;
  rowan::csv::Writer exact(written, delimiter), safe(defused, delimiter);
  for (const auto& row : rows) {
    for (const std::string& cell : row) { exact.exact(cell); safe.cell(cell); }
    exact.end_row();
    safe.end_row();
  }
  require(read(written, delimiter, limits) == rows);
  limits.field_bytes += 1;
  for (const auto& row : read(defused, delimiter, limits)) for (const std::string& cell : row) require(!rowan::csv::spreadsheet_would_run(cell));
  for (const auto& row : rows) {
    for (const std::string& cell : row) {
      require(rowan::valid_utf8(rowan::fold(cell)) && rowan::valid_utf8(rowan::nfc(cell)) && rowan::valid_utf8(rowan::collapse(cell)));
      (void)rowan::phone_normal_form(cell);
      (void)rowan::postcode_normal_form(cell);
      (void)rowan::fold_words(cell);
    }
  }
  return 0;
}
