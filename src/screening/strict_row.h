#pragma once
// One row of CSV, read with care: exactly what csv::Reader does with it, fault for fault. The fast reader calls this for every row that
// is not plainly in order.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"

namespace rowan::screening {

// A field as it stands in the file, without the marks around it. `doubled`: every quotation mark in it is there twice.
struct FieldBytes {
  std::string_view bytes;
  bool doubled = false;
};

// A fault at a place of the file; its line is counted later.
struct FaultAt {
  std::size_t position = 0;
  int column = 0;
  std::string id;
  std::string text;
};

struct StrictRow {
  std::vector<FieldBytes> fields;
  std::vector<std::size_t> begins;  // of each field
  std::vector<FaultAt> faults;
  std::size_t end = 0;      // where the next row begins
  bool stopped = false;     // nothing after this can be read
};

// Reads the row that begins at `begin`. `width` 0: any number of columns. The row is good when there are no faults.
void read_strict_row(std::string_view text, std::size_t begin, char delimiter, std::size_t width, const csv::Limits& limits, StrictRow& row);

// Steps over empty lines.
[[nodiscard]] std::size_t after_empty_lines(std::string_view text, std::size_t at);

}  // namespace rowan::screening
