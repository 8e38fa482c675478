// For analysts: the screening engine on files alone, without a server, a data folder or a key. Nothing is written.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/codec.h"
#include "base/csv.h"
#include "base/text.h"
#include "cli/commands.h"
#include "policy/load.h"
#include "policy/read_screening.h"
#include "screening/chance.h"
#include "screening/import.h"
#include "screening/screen.h"

namespace rowan::cli {
namespace {

using namespace screening;

// Everything that the three commands look at.
struct Screening {
  Columns columns;
  HomeFacts facts;
  RuleSet rules;
  Day as_of = 0, first = 0;
  bool rules_off_too = false;  // what is kept serves them too
  std::int64_t bad_rows = 0, unknown_homes = 0, replaced = 0;
  std::string files_json;   // what was read, for --json
};

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + json_text(text);
  return out + "]";
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

Result<std::string> whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Refusal::one(Because::not_found, "screen.file", "There is no such file, or it cannot be read.", path);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

Result<RuleSet> rules_of(const std::string& pack) {
  if (pack.empty()) return default_rules();
  auto text = whole_file(pack);
  if (!text) return text.refusal();
  const std::string name = std::filesystem::path(pack).filename().string();
  const policy::ReadPack read = policy::read_pack({name, std::move(text).value()});
  if (!read.policy) {
    Refusal refusal{Because::invalid, {}};
    for (const policy::Fault& fault : read.faults) refusal.problems.push_back({"policy.fault", policy::in_words(fault), {}});
    return refusal;
  }
  if (!read.policy->screening) return Refusal::one(Because::invalid, "screen.pack", "This pack has no section screening.", name);
  return policy::rule_set_of(*read.policy->screening);
}

// The homes of the landlord: a CSV file with the columns home, markers, void_from, void_to. A home with several empty times has several rows.
Result<void> read_homes(const std::string& path, ColumnsBuilder& builder, HomeFacts& facts, std::size_t& named) {
  auto bytes = whole_file(path);
  if (!bytes) return bytes.refusal();
  auto text = csv::decode(std::move(bytes).value());
  if (!text) return text.refusal();
  csv::Reader reader(text->utf8, csv::sniff_delimiter(text->utf8));
  csv::Row row;
  if (!reader.next(row)) return Refusal::one(Because::invalid, "screen.homes", "The file of homes is empty.", path);
  std::vector<std::string> header;
  for (const std::string_view name : row.fields) header.push_back(fold_joined(name));
  const auto column = [&](std::string_view name) { return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin()); };
  const std::size_t home_at = std::min(column("home"), column("uprn")), markers_at = column("markers"), from_at = column("voidfrom"),
                    to_at = column("voidto");
  if (home_at == header.size()) return Refusal::one(Because::invalid, "screen.homes", "The file of homes has no column home or uprn.", path);
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  std::vector<Problem> problems;
  while (reader.next(row)) {
    const std::string home(trim(row.fields[home_at]));
    const auto wrong = [&](std::size_t at, const char* words) {
      problems.push_back({"screen.homes", words, path + ":" + std::to_string(row.line) + ":" + std::to_string(at + 1)});
    };
    if (home.empty()) { wrong(home_at, "There is no reference of a home here."); continue; }
    const auto [place, fresh] = numbers.try_emplace(home, static_cast<std::uint32_t>(numbers.size()));
    if (fresh) { builder.name_home(home); facts.of_home.push_back(0); }
    std::istringstream words(markers_at < header.size() ? std::string(row.fields[markers_at]) : std::string());
    for (std::string marker; words >> marker;) {
      if (facts.marker_bit(marker) == 0 && facts.markers.size() < 32) facts.markers.push_back(marker);
      if (facts.marker_bit(marker) == 0) wrong(markers_at, "There are more than 32 different markers.");
      facts.of_home[place->second] |= facts.marker_bit(marker);
    }
    if (from_at >= header.size() || to_at >= header.size() || trim(row.fields[from_at]).empty()) continue;
    const auto from = read_date(trim(row.fields[from_at]), DateOrder::iso_or_day_first);
    const auto to = trim(row.fields[to_at]).empty() ? std::optional<Day>(last_day) : read_date(trim(row.fields[to_at]), DateOrder::iso_or_day_first);
    if (!from || !to || *to < *from) wrong(from_at, "These are not the days from and to which the home was empty.");
    else facts.voids.push_back({place->second, *from, *to});
  }
  for (const csv::Fault& fault : reader.faults())
    problems.push_back({fault.id, fault.text, path + ":" + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column)});
  if (!problems.empty()) return Refusal{Because::invalid, std::move(problems)};
  std::sort(facts.voids.begin(), facts.voids.end());
  named = numbers.size();
  return {};
}

struct File {
  std::string path, mapping;
  EventKind kind = EventKind::repair;
};

Result<void> read_file(const File& file, const Matcher& matcher, ColumnsBuilder& builder, Screening& made, const Output& out) {
  auto mapped = MappedFile::open(file.path);
  if (!mapped) return mapped.refusal();
  const auto header = read_header(mapped->bytes());
  if (!header) return header.refusal();
  Mapping mapping = guess_mapping(*header, file.kind);
  if (!file.mapping.empty()) {
    const auto text = whole_file(file.mapping);
    if (!text) return text.refusal();
    auto told = read_mapping(*text, *header, file.kind);
    if (!told) return told.refusal();
    mapping = std::move(told).value();
  }
  ReadOptions options;
  options.count_homes = false;
  options.keep = made.rules.terms_that_count(made.rules_off_too);
  options.keep_without_terms = made.rules.needs_events_without_terms(file.kind);
  const auto read = read_events(mapped->bytes(), mapping, matcher, options, builder);
  if (!read) return read.refusal();
  const ReadCounts& counts = read->counts;
  std::string faults;
  for (const csv::Fault& fault : read->faults) {
    const std::string place =
        file.path + ":" + std::to_string(fault.place.line) + (fault.place.column > 0 ? ":" + std::to_string(fault.place.column) : "");
    if (!out.json) std::fprintf(stderr, "%s: %s\n", place.c_str(), fault.text.c_str());
    faults += (faults.empty() ? "" : ",") + json_text(place + ": " + fault.text);
  }
  out.line(file.path + ": " + std::to_string(counts.good) + " rows read, " + std::to_string(counts.bad) + " with a fault, " +
           std::to_string(counts.kept) + " with a term of the lexicon.");
  out.line("  Columns taken: " + write_mapping(mapping, *header));
  made.files_json += (made.files_json.empty() ? "" : ",") + std::string("{\"file\":") + json_text(file.path) +
                     ",\"rows\":" + std::to_string(counts.rows) + ",\"good\":" + std::to_string(counts.good) +
                     ",\"bad\":" + std::to_string(counts.bad) + ",\"kept\":" + std::to_string(counts.kept) +
                     ",\"mapping\":" + write_mapping(mapping, *header) + ",\"faults\":[" + faults + "]}";
  made.bad_rows += counts.bad;
  if (counts.last && *counts.last > made.as_of) made.as_of = *counts.last;
  if (counts.first && *counts.first < made.first) made.first = *counts.first;
  return {};
}

Result<Screening> read_all(const ScreenFiles& files, bool rules_off_too, const Output& out) {
  auto rules = rules_of(files.pack);
  if (!rules) return rules.refusal();
  Screening made;
  made.rules = std::move(rules).value();
  made.first = last_day;
  made.rules_off_too = rules_off_too;
  if (auto faults = faults_of(made.rules); !faults.empty()) return Refusal{Because::invalid, std::move(faults)};
  std::vector<File> all;
  for (const std::string& path : files.repairs) all.push_back({path, files.repairs_mapping, EventKind::repair});
  for (const std::string& path : files.noise) all.push_back({path, files.noise_mapping, EventKind::noise});
  if (all.empty()) return Refusal::one(Because::invalid, "screen.files", "Name at least one file with --repairs or --noise.");
  ColumnsBuilder builder;
  std::size_t named = 0;
  if (!files.homes.empty()) if (const auto read = read_homes(files.homes, builder, made.facts, named); !read) return read.refusal();
  const Matcher matcher(made.rules.lexicon);
  for (const File& file : all) if (const auto read = read_file(file, matcher, builder, made, out); !read) return read.refusal();
  made.columns = builder.finish();
  made.replaced = static_cast<std::int64_t>(builder.replaced());
  if (named > 0) made.unknown_homes = static_cast<std::int64_t>(made.columns.homes.size() - named);
  if (!files.as_of.empty()) {
    const auto day = read_date(files.as_of, DateOrder::iso_or_day_first);
    if (!day) return Refusal::one(Because::invalid, "screen.as_of", "Write the day as 2026-01-31.", "--as-of");
    made.as_of = *day;
  }
  return made;
}

std::string said(const Explanation::Line& line, const Columns& columns) {
  std::string out = iso(date_of(line.day)) + " " + std::string(name_of(line.kind)) + " " + columns.keys.text(line.source);
  if (!line.code.empty()) out += " code " + line.code;
  for (const std::string& term : line.terms) out += " " + term;
  if (line.signals.empty()) out += line.counters.empty() ? " (does not count)" : " (left out)";
  return out;
}

std::string json_of(const Explanation::Line& line, const Columns& columns) {
  return "{\"source\":" + json_text(columns.keys.text(line.source)) + ",\"day\":" + json_text(iso(date_of(line.day))) +
         ",\"kind\":" + json_text(name_of(line.kind)) + ",\"code\":" + json_text(line.code) + ",\"terms\":" + quoted_list(line.terms) +
         ",\"signals\":" + quoted_list(line.signals) + ",\"counters\":" + quoted_list(line.counters) + "}";
}

std::string tell_hit(const Screening& made, const Hit& hit, bool lines, const Output& out) {
  const Explanation told = explain(made.columns, made.facts, made.rules, hit);
  const std::string home = made.columns.keys.text(made.columns.homes[hit.home]);
  out.line(home + ": " + told.words);
  std::string rows;
  for (const Explanation::Line& line : told.lines) {
    if (lines) out.line("    " + said(line, made.columns));
    rows += (rows.empty() ? "" : ",") + json_of(line, made.columns);
  }
  for (const std::string& against : told.against) out.line("    Against: " + against);
  return "{\"home\":" + json_text(home) + ",\"rule\":" + json_text(told.rule) + ",\"rule_version\":" + std::to_string(told.rule_version) +
         ",\"from\":" + json_text(iso(told.from)) + ",\"to\":" + json_text(iso(told.to)) + ",\"counted\":" + std::to_string(told.counted) +
         ",\"days\":" + std::to_string(told.days) + ",\"reporters\":" + std::to_string(told.reporters) +
         ",\"left_out\":" + std::to_string(told.left_out) + ",\"words\":" + json_text(told.words) + ",\"against\":" + quoted_list(told.against) +
         ",\"events\":[" + rows + "]}";
}

std::string head_of(const Screening& made) {
  return "{\"rule_set\":" + json_text(made.rules.id) + ",\"version\":" + std::to_string(made.rules.version) +
         ",\"as_of\":" + json_text(iso(date_of(made.as_of))) + ",\"files\":[" + made.files_json +
         "],\"homes\":" + std::to_string(made.columns.homes.size()) + ",\"unknown_homes\":" + std::to_string(made.unknown_homes) +
         ",\"replaced\":" + std::to_string(made.replaced);
}

int code_of(const Screening& made) { return made.bad_rows > 0 ? refused_code : done; }

}  // namespace

int screen_run(const ScreenFiles& files, const Output& out) {
  const auto made = read_all(files, files.rules_off_too, out);
  if (!made) return out.refuse(made.refusal());
  ScreenOptions options;
  options.as_of = made->as_of;
  options.threads = 2;
  options.rules_off_too = files.rules_off_too;
  const Screened screened = screen(made->columns, made->facts, made->rules, options);
  std::string hits;
  for (const Hit& hit : screened.hits) hits += (hits.empty() ? "" : ",") + tell_hit(*made, hit, false, out);
  for (const std::string& rule : screened.not_judged)
    out.line("Rule " + rule + " asks for different callers, and no caller is known: it was not judged.");
  out.line(std::to_string(screened.hits.size()) + " to look at on " + iso(date_of(made->as_of)) + ", " + std::to_string(screened.homes_left_out) +
           " homes left out. None of this says that anybody is harmed or does harm.");
  out.document(head_of(*made) + ",\"homes_left_out\":" + std::to_string(screened.homes_left_out) +
               ",\"not_judged\":" + quoted_list(screened.not_judged) + ",\"hits\":[" + hits + "]}");
  return code_of(*made);
}

int screen_explain(const ScreenFiles& files, const std::string& home, const Output& out) {
  const auto made = read_all(files, files.rules_off_too, out);
  if (!made) return out.refuse(made.refusal());
  const auto number = made->columns.home_of(home);
  if (!number) return out.refuse(Refusal::one(Because::not_found, "screen.home", "No row that counts for anything has this home.", home));
  ScreenOptions options;
  options.as_of = made->as_of;
  options.rules_off_too = files.rules_off_too;
  std::string hits;
  for (const Hit& hit : screen(made->columns, made->facts, made->rules, options).hits)
    if (hit.home == *number) hits += (hits.empty() ? "" : ",") + tell_hit(*made, hit, true, out);
  if (hits.empty()) out.line("No rule is met at this home on " + iso(date_of(made->as_of)) + ".");
  out.document(head_of(*made) + ",\"home\":" + json_text(home) + ",\"hits\":[" + hits + "]}");
  return code_of(*made);
}

int screen_thresholds(const ScreenFiles& files, const Output& out) {
  const auto made = read_all(files, true, out);
  if (!made) return out.refuse(made.refusal());
  ThresholdQuestion question;
  question.as_of = made->as_of;
  question.history_from = std::min(made->first, made->as_of);
  question.homes =
      static_cast<std::uint32_t>(std::max<std::size_t>(made->columns.homes.size(), static_cast<std::size_t>(std::max(0, files.home_count))));
  const ThresholdTable table = threshold_costs(made->columns, made->facts, made->rules, question);
  out.line("Rule, how many, homes now, a year ago, by chance if homes are alike, by chance as homes differ here:");
  std::string rows, rates;
  for (const ThresholdCost& cost : table.rows) {
    out.line("  " + cost.rule + " " + std::to_string(cost.total) + (cost.own ? "*" : "") + ": " + std::to_string(cost.now) + ", " +
             std::to_string(cost.a_year_ago) + ", " + number(cost.chance_poisson) + ", " + number(cost.chance_spread));
    std::string splits;
    for (const ThresholdCost::Split& split : cost.splits) {
      if (cost.own) out.line("      " + split.marker + ": " + std::to_string(split.flagged) + " of " + std::to_string(split.homes));
      splits += (splits.empty() ? "" : ",") + std::string("{\"marker\":") + json_text(split.marker) + ",\"homes\":" + std::to_string(split.homes) +
                ",\"flagged\":" + std::to_string(split.flagged) + "}";
    }
    rows += (rows.empty() ? "" : ",") + std::string("{\"rule\":") + json_text(cost.rule) + ",\"total\":" + std::to_string(cost.total) +
            ",\"own\":" + (cost.own ? "true" : "false") + ",\"now\":" + std::to_string(cost.now) +
            ",\"a_year_ago\":" + std::to_string(cost.a_year_ago) + ",\"chance_alike\":" + number(cost.chance_poisson) +
            ",\"chance_alike_error\":" + number(cost.error_poisson) + ",\"chance_differ\":" + number(cost.chance_spread) +
            ",\"chance_differ_error\":" + number(cost.error_spread) + ",\"splits\":[" + splits + "]}";
  }
  for (const auto& [signal, rate] : table.rates) {
    char text[64];
    std::snprintf(text, sizeof text, "%.5f", rate.a_year);
    rates += (rates.empty() ? "" : ",") + std::string("{\"signal\":") + json_text(signal) + ",\"a_year\":" + text;
    if (std::isfinite(rate.shape)) { std::snprintf(text, sizeof text, "%.4f", rate.shape); rates += std::string(",\"shape\":") + text; }
    rates += "}";
  }
  for (const std::string& sentence : table.cannot_say) out.line(sentence);
  out.document(head_of(*made) + ",\"thresholds\":[" + rows + "],\"rates\":[" + rates + "],\"cannot_say\":" + quoted_list(table.cannot_say) + "}");
  return code_of(*made);
}

}  // namespace rowan::cli
