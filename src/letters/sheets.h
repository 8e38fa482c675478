#pragma once
// Reads the first sheet of an XLSX workbook as CSV, in a process of its own that has no network and can write no file: a workbook is a zip of
// XML that somebody else made. One process a workbook.
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan::letters {

inline constexpr std::size_t largest_sheet = 512u * 1024 * 1024;  // as CSV

// A zip file with the parts of a workbook; a CSV never begins like that.
[[nodiscard]] bool looks_like_a_workbook(std::string_view bytes);

// UTF-8, comma, quotes as RFC 4180; dates as 2026-01-31, with the time where there is one; numbers without a needless ".0". Refused, invalid:
// "sheets.unreadable" (no workbook, encrypted, or one that unpacks to more than it may); failed: "sheets.absent" (openpyxl is not installed).
[[nodiscard]] Result<std::string> csv_of_workbook(std::string_view xlsx);

}  // namespace rowan::letters
