// Screening inside an installation. What the rules find is for the team alone: nothing of it is printed here, not even how much.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/accounts.h"
#include "app/screening/asks.h"
#include "app/screening/import.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "letters/sheets.h"

namespace rowan::cli {
namespace {

Refusal unreadable(const std::string& file) { return Refusal::one(Because::failed, "import.file.unreadable", "The file could not be read.", file); }

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return unreadable(path);
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (in.bad()) return unreadable(path);
  return bytes;
}

std::string name_only(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

void print(const app::ScreeningImportReport& report, const ScreenImportOptions& options, const Output& out) {
  std::string faults;
  for (const csv::Fault& fault : report.faults) {
    const std::string words = app::to_string(name_only(options.file), fault, report.columns);
    if (!out.json) std::fprintf(stderr, "%s\n", words.c_str());
    faults += (faults.empty() ? "" : ",") + json_text(words);
  }
  const auto n = [](std::int64_t value) { return std::to_string(value); };
  out.line(n(report.counts.rows) + " rows, " + n(report.counts.bad) + " with a fault, " + n(report.with_terms) + " with words on the list: " + n(report.fresh) + " new, " + n(report.changed) + " changed, " +
           n(report.untouched) + " as they were.");
  out.line(n(report.counts.homes) + " homes, " + n(report.unknown_homes) + " of them not in the register" + (report.unknown_homes > 0 ? "; their rows are kept." : "."));
  if (report.too_old > 0) out.line(n(report.too_old) + " rows are older than the policy keeps, and were left out.");
  if (report.read_before > 0) out.line(n(report.read_before) + " rows of earlier files were read with an earlier list of phrases: import those files again.");
  out.line(report.written ? "Imported. The words of the file are gone." : options.dry_run ? "Nothing was written: this was a dry run." : "Nothing was written: put the faults right, or take only the good rows with --good-rows.");
  if (report.written && !report.rules_ran) out.line("The rules could not run over it now. The server runs them at its start and every day.");
  out.document("{\"written\":" + std::string(report.written ? "true" : "false") + ",\"rows\":" + n(report.counts.rows) + ",\"bad\":" + n(report.counts.bad) + ",\"with_terms\":" + n(report.with_terms) +
               ",\"new\":" + n(report.fresh) + ",\"changed\":" + n(report.changed) + ",\"unchanged\":" + n(report.untouched) + ",\"homes\":" + n(report.counts.homes) + ",\"unknown_homes\":" + n(report.unknown_homes) +
               ",\"too_old\":" + n(report.too_old) + ",\"read_before\":" + n(report.read_before) + ",\"faults\":[" + faults + "]}");
}

}  // namespace

int screen_import(const Config& config, const ScreenImportOptions& options, const Output& out) {
  auto bytes = read_whole(options.file);
  if (!bytes) return out.refuse(bytes.refusal());
  if (letters::looks_like_a_workbook(*bytes)) {
    bytes = letters::csv_of_workbook(*bytes);
    if (!bytes) return out.refuse(bytes.refusal());
  }
  auto opened = open_installation(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto kind = named<screening::EventKind>(options.kind).value_or(screening::EventKind::repair);
  auto columns = app::screening_columns(*opened->desk, *bytes, kind);
  if (!columns) return out.refuse(columns.refusal());
  if (!options.mapping.empty()) {
    const auto text = read_whole(options.mapping);
    if (!text) return out.refuse(text.refusal());
    const auto mapping = screening::read_mapping(*text, columns->names, kind);
    if (!mapping) return out.refuse(mapping.refusal());
    columns->mapping = *mapping;
  }
  const auto report = app::import_screening(*opened->desk, {}, *bytes, columns->mapping, {.dry_run = options.dry_run, .good_rows = options.good_rows});
  if (!report) return out.refuse(report.refusal());
  print(*report, options, out);
  return report->counts.bad == 0 ? done : refused_code;
}

int screen_ask(const Config& config, const ScreenAskOptions& options, const Output& out) {
  prompts::ActAsked what;
  what.where = options.where;
  const auto act = named<prompts::HomeAct>(options.act);
  if (!act) return out.refuse(Refusal::one(Because::invalid, "form.choice", "Choose one of: antisocial_behaviour, recharge, arrears, visit, letter", "act"));
  what.act = *act;
  for (const std::string& each : options.heard) {
    const auto heard = named<prompts::Heard>(each);
    if (!heard) return out.refuse(Refusal::one(Because::invalid, "form.choice", "Choose one of: music, animals, shouting, screaming, banging, things_broken, other", "heard"));
    what.heard.push_back(*heard);
  }
  auto opened = open_installation(config, Warm::all);
  if (!opened) return out.refuse(opened.refusal());
  const auto id = app::find_staff(*opened->desk, options.as);
  const auto who = id ? opened->desk->staff.find(*id) : nullptr;
  if (!who || !who->active) return out.refuse(Refusal::one(Because::invalid, "user.none", "There is no such colleague.", "as"));
  const auto asked = app::ask_before_acting(*opened->desk, who->actor, what, {});
  if (!asked) return out.refuse(asked.refusal());
  const bool go = asked->state == prompts::AskState::go_ahead;
  out.line(go ? "Go ahead." : "Wait. Someone will come back to you.");
  out.document("{\"ask\":" + std::to_string(asked->id) + ",\"answer\":" + json_text(go ? "go_ahead" : "wait") + "}");
  return done;
}

}  // namespace rowan::cli
