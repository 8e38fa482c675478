#pragma once
// Brings the landlord's housing data in: property.csv, person.csv, tenancy.csv and household_member.csv (docs/import.md). Running the
// same files again changes nothing; a row that differs from last time adds a "changed" entry.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace rowan::store { class Store; }

namespace rowan::people {

class KnownIndex;

struct ImportFile {
  std::string name;   // as faults name it, for example "property.csv"
  std::string bytes;
};

// Each may be absent: persons alone can be imported, and a tenancy may name a home that came with an earlier import.
struct ImportFiles {
  std::optional<ImportFile> property;
  std::optional<ImportFile> person;
  std::optional<ImportFile> tenancy;
  std::optional<ImportFile> household_member;
};

// Reads those of the four files that are in a folder. Refused when there is none, or one cannot be read.
[[nodiscard]] Result<ImportFiles> read_import_folder(const std::string& folder, const csv::Limits& limits = {});

enum class ImportMode {
  all_or_nothing,  // one fault anywhere and nothing is written; all is written in one transaction
  good_rows        // rows without a fault are written, in transactions of a few thousand rows
};

struct ImportOptions {
  std::string system = "housing";  // the source system whose ids the files carry
  ImportMode mode = ImportMode::all_or_nothing;
  bool dry_run = false;            // everything is checked and counted, nothing is written
  StaffId actor;
  Instant now;
};

struct RowFault {
  std::string file;
  std::int64_t line = 0;
  std::int64_t column = 0;   // field of the row, from 1; 0 = the whole row or file
  std::string column_name;   // as the header has it; empty for column 0
  std::string id;            // "import.date", "csv.quote.open" …
  std::string text;          // a sentence; never repeats what stands in the row
};
[[nodiscard]] std::string to_string(const RowFault& fault);  // "person.csv:14:5 (date_of_birth): Enter a date …"

struct ImportCounts {
  std::int64_t rows = 0;       // in the file, without header and empty lines
  std::int64_t bad = 0;        // rows with a fault
  std::int64_t recorded = 0;   // new things (a joint tenancy in two rows is one thing)
  std::int64_t changed = 0;
  std::int64_t untouched = 0;
};

struct ImportReport {
  std::vector<RowFault> faults;    // every one, in the order file, line, column
  std::vector<std::string> notes;  // "person.csv was read as Windows-1252 …"
  ImportCounts property, person, tenancy, household_member;
  bool written = false;            // false for a dry run, and when all_or_nothing met a fault
};

// The report says how many rows of what happened; a refusal is only for what is wrong with the whole call (store failed, no file).
// `known` is brought up to date after the commit when it is given.
[[nodiscard]] Result<ImportReport> import_housing(store::Store& store, KnownIndex* known, ImportFiles files, const ImportOptions& options);

}  // namespace rowan::people
