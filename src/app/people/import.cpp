#include "app/people/import.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/people/import_write.h"
#include "app/people/known.h"
#include "app/people/known_load.h"
#include "store/store.h"

namespace rowan::people {

namespace {

constexpr std::size_t chunk_rows = 2'000;

void gather(ImportReport& report, const std::unique_ptr<Table>& table, ImportCounts& counts) {
  if (!table) return;
  counts.rows = table->rows();
  counts.bad = table->bad();
  auto& faults = table->faults();
  const auto stands_before = [](const RowFault& a, const RowFault& b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); };
  std::stable_sort(faults.begin(), faults.end(), stands_before);
  std::move(faults.begin(), faults.end(), std::back_inserter(report.faults));
  std::move(table->notes().begin(), table->notes().end(), std::back_inserter(report.notes));
}

void take(ImportCounts& into, const ImportCounts& counted) {
  into.recorded = counted.recorded;
  into.changed = counted.changed;
  into.untouched = counted.untouched;
}

Result<void> all_at_once(store::Store& store, ImportWriter& writer, const ImportRows& rows, std::span<const HomeRows> homes) {
  writer.mark();
  return store.write([&](store::Tx& tx) -> Result<void> {
    writer.back_to_mark();
    if (Result<void> done = writer.persons(tx, &tx, rows.persons); !done) return done;
    return writer.homes(tx, &tx, homes);
  });
}

Result<void> in_chunks(store::Store& store, ImportWriter& writer, const ImportRows& rows, std::span<const HomeRows> homes) {
  const auto each_chunk = [&](auto list, auto&& act) -> Result<void> {
    for (std::size_t from = 0; from < list.size(); from += chunk_rows) {
      const auto chunk = list.subspan(from, std::min(chunk_rows, list.size() - from));
      writer.mark();
      Result<void> done = store.write([&](store::Tx& tx) -> Result<void> { writer.back_to_mark(); return act(tx, chunk); });
      if (!done) { writer.back_to_mark(); return done; }
    }
    return {};
  };
  Result<void> done = each_chunk(std::span(rows.persons), [&](store::Tx& tx, auto chunk) { return writer.persons(tx, &tx, chunk); });
  if (!done) return done;
  return each_chunk(homes, [&](store::Tx& tx, auto chunk) { return writer.homes(tx, &tx, chunk); });
}

Result<void> count_only(store::Store& store, ImportWriter& writer, const ImportRows& rows, std::span<const HomeRows> homes) {
  return store.read([&](store::Reader& reader) -> Result<void> {
    if (Result<void> done = writer.persons(reader, nullptr, rows.persons); !done) return done;
    return writer.homes(reader, nullptr, homes);
  });
}

}  // namespace

std::string to_string(const RowFault& fault) {
  std::string text = fault.file + ":" + std::to_string(fault.line);
  if (fault.column > 0) text += ":" + std::to_string(fault.column);
  if (!fault.column_name.empty()) text += " (" + fault.column_name + ")";
  return text + ": " + fault.text;
}

Result<ImportFiles> read_import_folder(const std::string& folder, const csv::Limits& limits) {
  namespace fs = std::filesystem;
  ImportFiles files;
  bool any = false;
  Refusal unreadable{Because::failed, {}};
  const auto read = [&](const char* name, std::optional<ImportFile>& into) {
    const fs::path path = fs::path(folder) / name;
    std::error_code fault;
    if (!fs::exists(path, fault)) return;
    any = true;
    const std::uintmax_t size = fs::file_size(path, fault);
    std::ifstream in(path, std::ios::binary);
    if (fault || !in || size > limits.file_bytes) {
      const bool large = !fault && in && size > limits.file_bytes;
      if (large) unreadable.problems.push_back({"csv.file.size", "The file is too large.", name});
      else unreadable.problems.push_back({"import.file.unreadable", "The file could not be read.", name});
      return;
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    into = ImportFile{name, std::move(bytes)};
  };
  read("property.csv", files.property);
  read("person.csv", files.person);
  read("tenancy.csv", files.tenancy);
  read("household_member.csv", files.household_member);
  if (!unreadable.problems.empty()) return unreadable;
  if (!any)
    return Refusal::one(Because::invalid, "import.no_files",
                        "The folder has none of property.csv, person.csv, tenancy.csv and household_member.csv.", "folder");
  return files;
}

Result<ImportReport> import_housing(store::Store& store, KnownIndex* known, ImportFiles files, const ImportOptions& options) {
  ImportRows rows = read_import_rows(std::move(files), options.system);
  const Result<void> checked = store.read([&](store::Reader& reader) -> Result<void> { check_references(rows, reader, options.system); return {}; });
  if (!checked) return checked.refusal();
  ImportReport report;
  gather(report, rows.property_table, report.property);
  gather(report, rows.person_table, report.person);
  gather(report, rows.tenancy_table, report.tenancy);
  gather(report, rows.member_table, report.household_member);

  const bool refused = options.mode == ImportMode::all_or_nothing && !report.faults.empty();
  const bool dry = options.dry_run || refused;
  const std::vector<HomeRows> homes = by_home(rows);
  ImportWriter writer(options);
  const auto act = dry ? count_only : options.mode == ImportMode::all_or_nothing ? all_at_once : in_chunks;
  const Result<void> done = act(store, writer, rows, homes);
  // What was committed before a fault of the machine is known as well.
  if (known && !dry) {
    const Result<void> fresh = refresh_known(store, *known, writer.touched_persons(), writer.touched_homes());
    if (!fresh && done) return fresh.refusal();
  }
  if (!done) return done.refusal();
  if (!refused) {
    take(report.property, writer.counts().property);
    take(report.person, writer.counts().person);
    take(report.tenancy, writer.counts().tenancy);
    take(report.household_member, writer.counts().member);
  }
  report.written = !dry;
  return report;
}

}  // namespace rowan::people
