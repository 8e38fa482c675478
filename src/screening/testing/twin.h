#pragma once
// Slow, obvious answers to the same questions. The engine is held to these in tests and by a fuzz target.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/text.h"
#include "screening/import.h"
#include "screening/screen.h"

namespace rowan::screening::twin {

inline std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

inline bool of_a_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

// Phrases without negation: that is measured by its own tests.
inline Bits phrases(const Lexicon& lexicon, std::string_view text) {
  const std::string low = small(text);
  Bits bits = 0;
  for (std::size_t n = 0; n < lexicon.terms.size(); ++n) {
    const Term& term = lexicon.terms[n];
    if (term.sort != TermSort::phrase) continue;
    for (const std::string& phrase : term.texts) {
      for (std::size_t at = low.find(small(phrase)); at != std::string::npos; at = low.find(small(phrase), at + 1)) {
        const std::size_t end = at + phrase.size();
        const bool whole = (at == 0 || !of_a_word(low[at - 1])) && (end == low.size() || !of_a_word(low[end]));
        if (!term.whole_words || whole) bits |= Bits{1} << n;
      }
    }
  }
  return bits;
}

struct Row {
  std::string source, home, code, reporter;
  Day day = 0;
  EventKind kind = EventKind::repair;
  Bits bits = 0;
  friend auto operator<=>(const Row&, const Row&) = default;
};
struct Rows {
  bool refused = false;
  std::vector<Row> kept;
  std::int64_t rows = 0, good = 0;
  std::set<std::string> homes;
  std::vector<std::pair<csv::Place, std::string>> faults;  // place and id
};

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// A file read by csv::Reader, row by row.
inline Rows read(const std::string& bytes, const Mapping& mapping, const Lexicon& lexicon, char delimiter, bool keep_all) {
  Rows out;
  auto text = csv::decode(bytes);
  if (!text) { out.refused = true; return out; }
  csv::Limits limits;
  limits.rows = std::int64_t{1} << 40;
  csv::Reader reader(text->utf8, delimiter, limits);
  csv::Row row;
  if (!reader.next(row)) { out.refused = true; return out; }
  std::vector<std::pair<csv::Place, std::string>> judged;
  while (reader.next(row)) {
    const auto cell = [&](const std::optional<int>& column) {
      return column ? std::string(trimmed(row.fields[static_cast<std::size_t>(*column)])) : std::string();
    };
    const auto fault = [&](int column, const char* id) { judged.push_back({{row.lines[static_cast<std::size_t>(column)], column + 1}, id}); };
    Row one{cell(mapping.source), cell(mapping.home), cell(mapping.code), cell(mapping.reporter), 0, mapping.always, 0};
    const std::optional<Day> day = read_date(cell(mapping.date), mapping.dates);
    bool kind = true;
    if (mapping.kind) {
      const std::string word = small(cell(mapping.kind));
      kind = false;
      const auto look = [&](const std::vector<std::string>& words, EventKind what) {
        for (const std::string& w : words) if (!kind && small(w) == word) { kind = true; one.kind = what; }
      };
      look(mapping.repair_words, EventKind::repair);
      look(mapping.noise_words, EventKind::noise);
      look(mapping.concern_words, EventKind::concern);
    }
    const std::size_t before = judged.size();
    if (mapping.source && one.source.empty()) fault(*mapping.source, "screening.source.blank");
    if (one.home.empty()) fault(*mapping.home, "screening.home.blank");
    if (!day) fault(*mapping.date, "screening.date");
    if (!kind) fault(*mapping.kind, "screening.kind");
    if (judged.size() != before) continue;
    ++out.good;
    out.homes.insert(one.home);
    one.day = *day;
    for (const int column : mapping.text) one.bits |= phrases(lexicon, row.fields[static_cast<std::size_t>(column)]);
    for (std::size_t n = 0; n < lexicon.terms.size(); ++n) {
      const Term& term = lexicon.terms[n];
      if (term.sort == TermSort::code_prefix && mapping.code)
        for (const std::string& prefix : term.texts)
          if (small(one.code).starts_with(small(prefix))) one.bits |= Bits{1} << n;
      if (term.sort == TermSort::crime_reference && mapping.crime_reference && !cell(mapping.crime_reference).empty()) one.bits |= Bits{1} << n;
    }
    for (std::size_t n = 0; n < lexicon.terms.size(); ++n) if ((lexicon.terms[n].kinds & only(one.kind)) == 0) one.bits &= ~(Bits{1} << n);
    if (one.bits != 0 || keep_all) out.kept.push_back(one);
  }
  out.rows = reader.rows();
  for (const csv::Fault& one : reader.faults()) out.faults.push_back({one.place, one.id});
  out.faults.insert(out.faults.end(), judged.begin(), judged.end());
  return out;
}

// A hit by counting everything anew at every day.
inline std::vector<Hit> screen(const Columns& columns, const HomeFacts& facts, const RuleSet& rules, Day as_of) {
  std::vector<Hit> hits;
  const auto marked = [&](std::uint32_t home, const std::string& marker) {
    return home < facts.of_home.size() && (facts.of_home[home] & facts.marker_bit(marker)) != 0;
  };
  const auto has = [&](const Event& e, const Signal& s) {
    return (s.kinds & only(columns.kind(e))) != 0 && (s.any_of == 0 || (s.any_of & e.bits) != 0) && (s.none_of & e.bits) == 0;
  };
  const auto left_out = [&](const Event& e) {
    for (const Counter& c : rules.counters) {
      bool meets = c.effect == CounterEffect::not_counted;
      meets = meets && (c.kinds == 0 || (c.kinds & only(columns.kind(e))) != 0);
      meets = meets && (c.any_of == 0 || (c.any_of & e.bits) != 0) && (c.all_of & ~e.bits) == 0;
      meets = meets && (!c.from || e.day >= *c.from) && (!c.to || e.day <= *c.to) && (!c.marker || marked(e.home, *c.marker));
      if (c.while_void) {
        bool empty = false;
        for (const HomeFacts::Span& span : facts.voids) empty = empty || (span.home == e.home && span.from <= e.day && e.day <= span.to);
        meets = meets && empty;
      }
      if (meets) return true;
    }
    return false;
  };
  for (std::uint32_t home = 0; home < columns.homes.size(); ++home) {
    bool out = false;
    for (const std::string& marker : rules.markers_left_out) out = out || marked(home, marker);
    if (out) continue;
    for (std::size_t r = 0; r < rules.rules.size(); ++r) {
      const Rule& rule = rules.rules[r];
      if (!rule.on) continue;
      const auto counts = [&](const Event& e) {
        if (left_out(e)) return false;
        for (const Part& part : rule.parts) for (const Signal& s : rules.signals) if (s.id == part.signal && has(e, s)) return true;
        return false;
      };
      std::vector<std::uint32_t> counted;  // of the home, up to the day
      for (std::uint32_t n = columns.first[home]; n < columns.first[home + 1]; ++n)
        if (columns.events[n].day <= as_of && counts(columns.events[n])) counted.push_back(n);
      std::optional<Hit> hit;
      std::uint32_t peak = 0;
      for (const std::uint32_t end : counted) {
        const int day = columns.events[end].day;
        std::vector<std::uint32_t> inside;
        int recent = 0, year = 0;
        for (const std::uint32_t n : counted) {
          const int gap = day - columns.events[n].day;
          if (gap >= 0 && gap < rule.window_days) inside.push_back(n);
          if (rule.acceleration && gap >= 0 && gap < rule.acceleration->recent_days) ++recent;
          if (rule.acceleration && gap >= rule.acceleration->recent_days && gap < rule.acceleration->recent_days + rule.acceleration->before_days)
            ++year;
        }
        peak = std::max(peak, static_cast<std::uint32_t>(inside.size()));
        std::set<Day> days;
        std::set<std::uint32_t> reporters;
        for (const std::uint32_t n : inside) {
          days.insert(columns.events[n].day);
          if (!columns.reporters.empty() && columns.reporters[n] != 0) reporters.insert(columns.reporters[n]);
        }
        bool met = static_cast<int>(inside.size()) >= rule.total && static_cast<int>(days.size()) >= rule.distinct_days &&
                   static_cast<int>(reporters.size()) >= rule.distinct_reporters;
        for (const Part& part : rule.parts) {
          int of_part = 0;
          for (const std::uint32_t n : inside) for (const Signal& s : rules.signals) if (s.id == part.signal && has(columns.events[n], s)) ++of_part;
          met = met && of_part >= part.at_least;
        }
        if (rule.acceleration)
          met = met && recent >= rule.acceleration->at_least &&
                static_cast<double>(recent) * rule.acceleration->before_days >= rule.acceleration->times * year * rule.acceleration->recent_days;
        if (rule.fresh_days != 0) met = met && as_of - day < rule.fresh_days;
        if (!met) continue;
        Hit one;
        one.home = home;
        one.rule = static_cast<std::uint16_t>(r);
        one.from = static_cast<Day>(std::max(0, day - rule.window_days + 1));
        one.to = static_cast<Day>(day);
        one.counted = static_cast<std::uint32_t>(inside.size());
        one.first = columns.first[home];
        while (columns.events[one.first].day < one.from) ++one.first;
        one.last = one.first;
        while (one.last < columns.first[home + 1] && columns.events[one.last].day <= day) ++one.last;
        hit = one;
      }
      if (hit) { hit->peak = peak; hits.push_back(*hit); }
    }
  }
  return hits;
}

}  // namespace rowan::screening::twin
