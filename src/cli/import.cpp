#include "app/people/import.h"

#include "cli/commands.h"
#include "cli/installation.h"

namespace rowan::cli {
namespace {

std::string words(const char* what, const people::ImportCounts& c) {
  return std::string(what) + ": " + std::to_string(c.rows) + " rows, " + std::to_string(c.recorded) + " new, " + std::to_string(c.changed) + " changed, " + std::to_string(c.untouched) + " as they were, " + std::to_string(c.bad) + " with a fault";
}
std::string json_of(const people::ImportCounts& c) {
  return "{\"rows\":" + std::to_string(c.rows) + ",\"recorded\":" + std::to_string(c.recorded) + ",\"changed\":" + std::to_string(c.changed) + ",\"untouched\":" + std::to_string(c.untouched) + ",\"bad\":" + std::to_string(c.bad) + "}";
}

}  // namespace

int import_files(const Config& config, const ImportOptions& options, const Output& out) {
  auto files = people::read_import_folder(options.folder);
  if (!files) return out.refuse(files.refusal());
  auto opened = open_installation(config, Warm::nothing, true);
  if (!opened) return out.refuse(opened.refusal());
  people::ImportOptions import;
  import.system = options.system;
  import.mode = options.good_rows ? people::ImportMode::good_rows : people::ImportMode::all_or_nothing;
  import.dry_run = options.dry_run;
  import.now = system_now();
  const auto report = people::import_housing(*opened->store, nullptr, std::move(files).value(), import);
  if (!report) return out.refuse(report.refusal());
  std::string faults;
  for (const people::RowFault& fault : report->faults) {
    if (!out.json) std::fprintf(stderr, "%s\n", people::to_string(fault).c_str());
    faults += (faults.empty() ? "" : ",") + json_text(people::to_string(fault));
  }
  for (const std::string& note : report->notes) out.line(note);
  out.line(words("Homes", report->property));
  out.line(words("People", report->person));
  out.line(words("Tenancies", report->tenancy));
  out.line(words("Household members", report->household_member));
  out.line(report->written ? "Imported." : options.dry_run ? "Nothing was written: this was a dry run." : "Nothing was written: put the faults right, or import only the good rows with --good-rows.");
  out.document("{\"written\":" + std::string(report->written ? "true" : "false") + ",\"property\":" + json_of(report->property) + ",\"person\":" + json_of(report->person) + ",\"tenancy\":" + json_of(report->tenancy) +
               ",\"household_member\":" + json_of(report->household_member) + ",\"faults\":[" + faults + "]}");
  return report->faults.empty() ? done : refused_code;
}

}  // namespace rowan::cli
