#pragma once
// Brings repair jobs and noise or antisocial-behaviour complaints in (docs/screening-in-use.md). The text of a row is read for the terms of
// the lexicon and dropped. Rows are known again by the number of the job or complaint: the same file a second time changes nothing.
#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk.h"
#include "screening/import.h"

namespace rowan::app {

struct ScreeningImportOptions {
  bool dry_run = false;    // everything is read and counted, nothing is written
  bool good_rows = false;  // rows without a fault are taken; else one bad row and nothing is written
};

// How far it is, for whoever waits.
enum class ImportStage { waiting, reading, comparing, writing, looking, done };
inline constexpr std::string_view import_stage_names[] = {"waiting", "reading", "comparing", "writing", "looking", "done"};
constexpr std::span<const std::string_view> names_of(ImportStage) { return import_stage_names; }
struct ImportProgress {
  std::atomic<ImportStage> stage{ImportStage::waiting};
  std::atomic<std::int64_t> rows{0};
};

struct ScreeningImportReport {
  screening::ReadCounts counts;
  std::vector<csv::Fault> faults;        // by line and column; never what stands there
  std::vector<std::string> columns;      // names of the file's columns, for the faults
  std::int64_t with_terms = 0;           // rows that say something the lexicon knows
  std::int64_t fresh = 0, changed = 0, untouched = 0;  // of those
  std::int64_t unknown_homes = 0;        // homes that the register has not got; their rows are kept
  std::int64_t too_old = 0;              // rows, here or from before, that are older than the policy keeps
  std::int64_t read_before = 0;          // rows of earlier files that were read with another lexicon
  bool written = false;
  bool rules_ran = false;  // over what was written; else they run with the next look of the day
};

// What is needed of a file before it is read: the names of its columns, and which is what, as it was for the last file of the kind where that
// fits, else as their names say. A person confirms it.
struct ScreeningColumns {
  std::vector<std::string> names;
  screening::Mapping mapping;
  bool as_last_time = false;
};
[[nodiscard]] Result<ScreeningColumns> screening_columns(const Desk& desk, std::string_view bytes, screening::EventKind always);

// Faults of rows are in the report. Refused: not found without a policy of screening; "screening.source" when no column is the number of the job;
// what the header or the mapping lacks. After a file is written the rules run over it; what they find only the team is told.
[[nodiscard]] Result<ScreeningImportReport> import_screening(Desk& desk, StaffId by, std::string_view bytes, const screening::Mapping& mapping,
                                                             const ScreeningImportOptions& options, ImportProgress* progress = nullptr);

// "jobs.csv:14:5 (Raised): Enter a date …"
[[nodiscard]] std::string to_string(const std::string& file, const csv::Fault& fault, const std::vector<std::string>& columns);

}  // namespace rowan::app
