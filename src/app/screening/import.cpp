#include "app/screening/import.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "app/screening/state.h"
#include "base/text.h"
#include "policy/read_screening.h"
#include "security/seal.h"

namespace rowan::app {
namespace {

using screening::EventKind;

constexpr int threads = 2;
constexpr int most_tries = 3;
constexpr std::size_t longest_kept_text = 4000;

std::uint64_t keyed_number(const store::Reader& reader, std::string_view what, std::string_view text) {
  const std::string hash = security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {"screening", what, text});
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out |= static_cast<std::uint64_t>(static_cast<unsigned char>(hash[i])) << (8 * i);
  return out == 0 ? 1 : out;
}
// Below 0, so that it is never the number of a stream.
std::int64_t unknown_home(const store::Reader& reader, std::string_view reference) {
  return -1 - static_cast<std::int64_t>(keyed_number(reader, "home", trim(reference)) >> 1);
}

void cut(std::string& words) {
  std::size_t end = longest_kept_text;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;  // never half a letter
  words.resize(end);
}

// The words of the rows that say something, by number of the job: only where the policy keeps them.
std::unordered_map<std::string, std::string> texts_of(std::string_view bytes, const screening::Mapping& mapping) {
  std::unordered_map<std::string, std::string> out;
  const auto text = csv::decode(std::string(bytes));
  if (!text || !mapping.source) return out;
  csv::Reader reader(text->utf8, csv::sniff_delimiter(text->utf8));
  csv::Row row;
  if (!reader.next(row)) return out;
  while (reader.next(row)) {
    std::string words;
    for (const int column : mapping.text) {
      const std::string_view cell = trim(row.fields[static_cast<std::size_t>(column)]);
      if (!cell.empty()) (words.empty() ? words : words += " · ") += cell;
    }
    if (words.size() > longest_kept_text) cut(words);
    out[std::string(trim(row.fields[static_cast<std::size_t>(*mapping.source)]))] = std::move(words);
  }
  return out;
}

struct Work {
  const Desk& desk;
  const store::Reader& reader;
  const ScreeningPolicy& policy;
  const screening::RuleSet& rules;
  const HomeBook& homes;
};

// What the file says, as it would be kept; rows without a term come too, with no bits, so that they can take an earlier one away.
StoredEvents taken(const Work& work, const screening::Columns& columns, const std::unordered_map<std::string, std::string>& texts, ScreeningImportReport& report) {
  StoredEvents out;
  out.terms = terms_of(work.rules.lexicon);
  const std::uint16_t lexicon = out.lexicon(fingerprint_of(work.rules.lexicon));
  out.codes = columns.codes;
  std::vector<std::int64_t> homes;
  std::unordered_set<std::int64_t> unknown;
  for (const screening::Key key : columns.homes) {
    const std::string reference = columns.keys.text(key);
    const auto known = work.homes.find(reference);
    homes.push_back(known ? known->value : unknown_home(work.reader, reference));
    if (!known) unknown.insert(homes.back());
  }
  report.unknown_homes = static_cast<std::int64_t>(unknown.size());
  out.events.reserve(columns.events.size());
  for (std::size_t i = 0; i < columns.events.size(); ++i) {
    const screening::Event& event = columns.events[i];
    StoredEvent kept{columns.keys.text(columns.sources[i]), homes[event.home], event.day, event.code, event.bits, 0, lexicon, {}};
    if (!columns.reporters.empty() && columns.reporters[i] > 0)
      kept.reporter = keyed_number(work.reader, "reporter", fold_joined(columns.keys.text(columns.reporter_keys[columns.reporters[i] - 1])));
    if (event.bits != 0)
      if (const auto text = texts.find(kept.source); text != texts.end()) kept.text = text->second;
    out.events.push_back(std::move(kept));
  }
  return out;
}

std::string event_key(EventKind kind, const std::string& source) { return std::string(name_of(kind)) + ' ' + source; }

bool same(const StoredEvent& a, const StoredEvent& b) {
  return a.home == b.home && a.day == b.day && a.code == b.code && a.bits == b.bits && a.reporter == b.reporter && a.text == b.text;
}

// Codes as they are kept: only those that an event has.
class CodesKept {
 public:
  std::uint16_t of(const screening::Code& code) {
    constexpr std::size_t most = 65'000;  // later ones are kept as none: the kind is never another
    const auto found = places_.find(code);
    if (found != places_.end()) return found->second;
    if (codes_.size() >= most && !code.text.empty()) return of({code.kind, {}});
    const auto place = static_cast<std::uint16_t>(codes_.size());
    codes_.push_back(code);
    places_.emplace(code, place);
    return place;
  }
  [[nodiscard]] std::vector<screening::Code> take() { return std::move(codes_); }

 private:
  std::vector<screening::Code> codes_;
  std::map<screening::Code, std::uint16_t> places_;
};

// What was kept, with what the file says over it.
StoredEvents merged(const Work& work, StoredEvents before, const StoredEvents& file, ScreeningImportReport& report) {
  const TermsNow terms(before.terms, work.rules.lexicon);
  for (StoredEvent& event : before.events) event.bits = terms.now(event.bits);
  before.terms = file.terms;
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < before.events.size(); ++i) known.emplace(event_key(before.codes[before.events[i].code].kind, before.events[i].source), i);
  const std::uint16_t lexicon = before.lexicon(file.lexicons.front());
  CodesKept codes;
  for (StoredEvent& event : before.events) event.code = codes.of(before.codes[event.code]);
  std::vector<bool> gone(before.events.size(), false);
  for (StoredEvent event : file.events) {
    const screening::Code& code = file.codes[event.code];
    const bool wanted = event.bits != 0 || work.rules.needs_events_without_terms(code.kind);
    report.with_terms += event.bits != 0;
    const auto found = known.find(event_key(code.kind, event.source));
    if (found == known.end() && !wanted) continue;
    if (wanted) event.code = codes.of(code);
    event.lexicon = lexicon;
    if (found == known.end()) {
      ++report.fresh;
      known.emplace(event_key(code.kind, event.source), before.events.size());
      before.events.push_back(std::move(event));
      gone.push_back(false);
      continue;
    }
    StoredEvent& held = before.events[found->second];
    if (!wanted) {
      ++report.changed;
      gone[found->second] = true;
      continue;
    }
    if (same(held, event)) ++report.untouched;
    else ++report.changed;
    gone[found->second] = false;
    held = std::move(event);
  }
  const auto oldest = screening::day_of(add_days(civil(work.desk.now()).date, -work.policy.keep_days)).value_or(0);
  std::size_t at = 0;
  for (std::size_t i = 0; i < before.events.size(); ++i) {
    StoredEvent& event = before.events[i];
    const bool too_old = event.day < oldest;
    report.too_old += too_old && !gone[i];
    if (gone[i] || too_old) continue;
    report.read_before += event.lexicon != lexicon;
    if (at != i) before.events[at] = std::move(event);
    ++at;
  }
  before.events.resize(at);
  before.codes = codes.take();
  return before;
}

prompts::FileRead file_read(const ScreeningImportReport& report, const screening::Mapping& mapping, const std::string& lexicon) {
  prompts::FileRead out;
  const auto add = [&](std::int64_t count, const char* name) { if (count > 0) (out.kinds.empty() ? out.kinds : out.kinds += " ") += name; };
  add(report.counts.repairs, "repair");
  add(report.counts.noise, "noise");
  add(report.counts.concerns, "concern");
  if (out.kinds.empty()) out.kinds = name_of(mapping.always);
  out.rows = report.counts.rows;
  out.good = report.counts.good;
  out.bad = report.counts.bad;
  out.fresh = report.fresh;
  out.changed = report.changed;
  out.untouched = report.untouched;
  out.unknown_homes = report.unknown_homes;
  if (report.counts.first) out.first = screening::date_of(*report.counts.first);
  if (report.counts.last) out.last = screening::date_of(*report.counts.last);
  out.lexicon = lexicon;
  out.mapping = screening::write_mapping(mapping, report.columns);
  return out;
}

void now_at(ImportProgress* progress, ImportStage stage) {
  if (progress) progress->stage = stage;
}

}  // namespace

std::string to_string(const std::string& file, const csv::Fault& fault, const std::vector<std::string>& columns) {
  std::string text = file + ":" + std::to_string(fault.place.line);
  if (fault.place.column > 0) text += ":" + std::to_string(fault.place.column);
  const auto at = static_cast<std::size_t>(fault.place.column);
  if (at > 0 && at <= columns.size()) text += " (" + columns[at - 1] + ")";
  return text + ": " + fault.text;
}

Result<ScreeningColumns> screening_columns(const Desk& desk, std::string_view bytes, EventKind always) {
  auto names = screening::read_header(bytes);
  if (!names) return names.refusal();
  ScreeningColumns out{std::move(names).value(), {}, false};
  out.mapping = screening::guess_mapping(out.names, always);
  const auto before = desk.store.read([&](store::Reader& reader) -> Result<std::vector<Entry>> { return read_pot(reader, prompts::Pot::settings); });
  if (!before) return before.refusal();
  const prompts::Settings settings = prompts::fold_settings(*before);
  for (auto file = settings.files.rbegin(); file != settings.files.rend(); ++file) {
    const auto mapping = screening::read_mapping(file->what.mapping, out.names, always);
    if (!mapping || mapping->always != always || !screening::faults_of(*mapping, out.names.size()).empty()) continue;
    out.mapping = *mapping;
    out.as_last_time = true;
    break;
  }
  return out;
}

Result<ScreeningImportReport> import_screening(Desk& desk, StaffId by, std::string_view bytes, const screening::Mapping& mapping,
                                               const ScreeningImportOptions& options, ImportProgress* progress) {
  const auto policy = screening_policy(desk);
  if (!policy) return prompts::no_such_thing();
  if (!mapping.source)
    return Refusal::one(Because::invalid, "screening.source", "Choose the column with the number of the job or complaint: without it the same file would count twice", "source");
  const screening::RuleSet rules = policy::rule_set_of(*policy);
  const screening::Matcher matcher(rules.lexicon);
  ScreeningImportReport report;
  auto names = screening::read_header(bytes);
  if (!names) return names.refusal();
  report.columns = std::move(names).value();
  now_at(progress, ImportStage::reading);
  screening::ColumnsBuilder builder;
  auto read = screening::read_events(bytes, mapping, matcher, {.threads = threads, .keep_without_terms = true}, builder);
  if (!read) return read.refusal();
  report.counts = read->counts;
  report.faults = std::move(read->faults);
  if (progress) progress->rows = report.counts.rows;
  const bool write = !options.dry_run && (report.counts.bad == 0 || options.good_rows);
  const screening::Columns columns = builder.finish();
  const auto texts = policy->keep_text ? texts_of(bytes, mapping) : std::unordered_map<std::string, std::string>{};
  const ScreeningImportReport as_read = report;
  for (int tries = 1;; ++tries) {
    report = as_read;
    now_at(progress, ImportStage::comparing);
    StoredEvents after;
    std::int64_t seq = 0;
    const auto compared = desk.store.read([&](store::Reader& reader) -> Result<void> {
      const auto homes = HomeBook::read(reader);
      if (!homes) return homes.refusal();
      const Work work{desk, reader, *policy, rules, *homes};
      const StoredEvents file = taken(work, columns, texts, report);
      auto before = read_stored(reader);
      if (!before) return before.refusal();
      const auto pot = find_pot(reader, prompts::Pot::settings);
      if (!pot) return pot.refusal();
      if (*pot) seq = reader.last_seq(**pot);
      after = merged(work, std::move(before).value(), file, report);
      return {};
    });
    if (!compared) return compared.refusal();
    if (!write) return report;
    now_at(progress, ImportStage::writing);
    const Instant now = desk.now();
    const auto written = desk.store.write([&](store::Tx& tx) -> Result<void> {
      const auto pot = find_pot(tx, prompts::Pot::settings);
      if (!pot) return pot.refusal();
      if ((*pot ? tx.last_seq(**pot) : 0) != seq)
        return Refusal::one(Because::conflict, "record.conflict", "Somebody else imported a file meanwhile. Try again.");
      if (auto done = write_stored(tx, after, now); !done) return done;
      const auto noted = append_to_pot(tx, prompts::Pot::settings, {new_entry(file_read(report, mapping, fingerprint_of(rules.lexicon)), now)}, by, now);
      if (!noted) return noted.refusal();
      tx.log_access({now, by, {}, "screening.changed", {}});
      return {};
    });
    if (!written && written.refusal().because == Because::conflict && tries < most_tries) continue;
    if (!written) return written.refusal();
    report.written = true;
    break;
  }
  now_at(progress, ImportStage::looking);
  report.rules_ran = look_again(desk).ok();  // the file is in, whatever becomes of that
  now_at(progress, ImportStage::done);
  return report;
}

}  // namespace rowan::app
