// Any bytes as a landlord's export: the fast reader gives what the slow one gives (rows, faults and places, terms), in both ways and
// with blocks of any size; and what it found is judged as the slow twin judges it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "screening/testing/twin.h"

namespace {

using namespace rowan;
using namespace rowan::screening;

void require(bool holds) { if (!holds) std::abort(); }

RuleSet rules_of_fuzz() {
  RuleSet rules;
  const auto term = [&](const char* id, std::vector<std::string> texts, TermSort sort, bool whole) {
    Term made;
    made.id = id;
    made.texts = std::move(texts);
    made.sort = sort;
    made.whole_words = whole;
    rules.lexicon.terms.push_back(std::move(made));
  };
  term("a", {"kicked in", "hit"}, TermSort::phrase, false);
  term("b", {"shouting", "ex-partner"}, TermSort::phrase, true);
  term("c", {"N3", "33"}, TermSort::code_prefix, false);
  term("d", {}, TermSort::crime_reference, false);
  rules.signals = {{"one", "", every_kind, 1, 0}, {"two", "", every_kind, 6, 8}};
  Rule rule;
  rule.id = "both";
  rule.window_days = 30;
  rule.parts = {{"one", 1}, {"two", 1}};
  rule.total = 2;
  rule.fresh_days = 0;
  rules.rules = {rule};
  rule.id = "days";
  rule.parts = {{"one", 0}, {"two", 0}};
  rule.distinct_days = 2;
  rule.distinct_reporters = 1;
  rules.rules.push_back(rule);
  return rules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const RuleSet rules = rules_of_fuzz();
  static const Matcher matcher(rules.lexicon);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const char delimiter = csv::sniff_delimiter(bytes);
  const auto header = read_header(bytes, delimiter);
  if (!header) return 0;
  const Mapping mapping = guess_mapping(*header, EventKind::repair);
  if (!faults_of(mapping, header->size()).empty()) return 0;
  const twin::Rows expected = twin::read(bytes, mapping, rules.lexicon, delimiter, true);
  for (const auto speed : {Matcher::Speed::best, Matcher::Speed::portable}) {
    ReadOptions options;
    options.delimiter = delimiter;
    options.threads = 1;
    options.speed = speed;
    options.block_bytes = 64 + size % 97;
    options.keep_without_terms = true;
    ColumnsBuilder builder;
    const auto read = read_events(bytes, mapping, matcher, options, builder);
    require(read.ok() != expected.refused);
    if (!read) return 0;
    require(read->counts.rows == expected.rows && read->counts.good == expected.good &&
            read->counts.kept == static_cast<std::int64_t>(expected.kept.size()));
    require(read->counts.homes == static_cast<std::int64_t>(expected.homes.size()));
    std::vector<std::pair<csv::Place, std::string>> found, wanted = expected.faults;
    for (const csv::Fault& one : read->faults) found.emplace_back(one.place, one.id);
    const auto order = [](const auto& a, const auto& b) {
      return std::tuple(a.first.line, a.first.column, a.second) < std::tuple(b.first.line, b.first.column, b.second);
    };
    std::sort(found.begin(), found.end(), order);
    std::sort(wanted.begin(), wanted.end(), order);
    require(found == wanted);
    const Columns columns = builder.finish();
    Bits all = 0, twins = 0;
    for (const Event& event : columns.events) all |= event.bits;
    for (const twin::Row& row : expected.kept) twins |= row.bits;
    require(builder.replaced() > 0 || all == twins);
    ScreenOptions asked;
    asked.threads = 2;
    const std::vector<Hit> hits = screen(columns, {}, rules, asked).hits;
    require(hits == twin::screen(columns, {}, rules, last_day));
    for (const Hit& hit : hits) require(explain(columns, {}, rules, hit).counted == static_cast<int>(hit.counted));
  }
  return 0;
}
