#include "screening/import.h"

#include <gtest/gtest.h>

#include "screening/testing/twin.h"

namespace rowan::screening {
namespace {

Lexicon small_lexicon() {
  Lexicon lexicon;
  lexicon.id = "test";
  const auto phrase = [&](const char* id, std::vector<std::string> texts, bool whole = false) {
    Term term;
    term.id = id;
    term.texts = std::move(texts);
    term.whole_words = whole;
    lexicon.terms.push_back(term);
  };
  phrase("kicked", {"kicked in", "kicked through"});
  phrase("ex", {"ex-partner", "ex partner"});
  phrase("hit", {"hit"}, true);
  phrase("screaming", {"screaming"});
  phrase("lock", {"change of lock"}, true);
  Term code;
  code.id = "locks";
  code.sort = TermSort::code_prefix;
  code.texts = {"N39", "55"};
  lexicon.terms.push_back(code);
  Term crime;
  crime.id = "crime";
  crime.sort = TermSort::crime_reference;
  lexicon.terms.push_back(crime);
  return lexicon;
}

// Both ways of reading, and several sizes of block: all must give this.
void same_as_twin(const std::string& bytes, const Mapping& mapping, const Lexicon& lexicon, char delimiter, bool keep_all) {
  const twin::Rows expected = twin::read(bytes, mapping, lexicon, delimiter, keep_all);
  const Matcher matcher(lexicon);
  for (const Matcher::Speed speed : {Matcher::Speed::best, Matcher::Speed::portable}) {
    for (const std::size_t block : {std::size_t{64}, std::size_t{1000}, std::size_t{20000}, std::size_t{1} << 21}) {
      if (bytes.size() > 30000 && block < 1000) continue;
      ReadOptions options;
      options.delimiter = delimiter;
      options.threads = block == 20000 ? 2 : 1;
      options.speed = speed;
      options.block_bytes = block;
      options.keep_without_terms = keep_all;
      ColumnsBuilder builder;
      const auto read = read_events(bytes, mapping, matcher, options, builder);
      ASSERT_EQ(!read, expected.refused) << bytes;
      if (!read) continue;
      ASSERT_EQ(read->counts.rows, expected.rows) << block << "\n" << bytes;
      ASSERT_EQ(read->counts.good, expected.good) << block << "\n" << bytes;
      ASSERT_EQ(read->counts.homes, static_cast<std::int64_t>(expected.homes.size()));
      std::vector<std::pair<csv::Place, std::string>> faults;
      for (const csv::Fault& one : read->faults) faults.push_back({one.place, one.id});
      auto wanted = expected.faults;
      const auto order = [](const auto& a, const auto& b) {
        return std::tuple(a.first.line, a.first.column, a.second) < std::tuple(b.first.line, b.first.column, b.second);
      };
      std::sort(faults.begin(), faults.end(), order);
      std::sort(wanted.begin(), wanted.end(), order);
      ASSERT_EQ(faults.size(), wanted.size()) << bytes;
      for (std::size_t n = 0; n < faults.size(); ++n)
        ASSERT_EQ(faults[n], wanted[n]) << faults[n].second << " " << wanted[n].second << " line " << wanted[n].first.line << "\n" << bytes;
      ASSERT_EQ(read->counts.kept, static_cast<std::int64_t>(expected.kept.size())) << bytes;
      std::vector<twin::Row> got, want = expected.kept;
      const Columns columns = builder.finish();
      if (builder.replaced() > 0) continue;  // the twin does not replace; that has its own test
      for (std::size_t n = 0; n < columns.events.size(); ++n) {
        const Event& event = columns.events[n];
        const std::uint32_t reporter = columns.reporters.empty() ? 0 : columns.reporters[n];
        got.push_back({mapping.source ? columns.keys.text(columns.sources[n]) : "", columns.keys.text(columns.homes[event.home]),
                       columns.codes[event.code].text, reporter == 0 ? "" : columns.keys.text(columns.reporter_keys[reporter - 1]), event.day,
                       columns.kind(event), event.bits});
      }
      std::sort(got.begin(), got.end());
      std::sort(want.begin(), want.end());
      ASSERT_EQ(got.size(), want.size());
      for (std::size_t n = 0; n < got.size(); ++n)
        ASSERT_TRUE(got[n] == want[n]) << got[n].source << " " << got[n].home << " " << got[n].bits << " / " << want[n].source << " " << want[n].bits;
    }
  }
}

// Rows as exports have them, with some that are broken when `faults` is set.
class Writer {
 public:
  explicit Writer(unsigned seed, bool faults) : random_(seed), faults_(faults) {}
  std::string file(int rows, char delimiter, bool carriage) {
    const std::string line = carriage ? "\r\n" : "\n";
    std::string out = pick({"", "", "\xEF\xBB\xBF"});
    const auto join = [&](std::vector<std::string> cells) {
      for (std::size_t n = 0; n < cells.size(); ++n) { if (n > 0) out += delimiter; out += cells[n]; }
    };
    join({"Order", "Kind", "UPRN", "Date", "SOR", "Details", "Caller", "Crime ref", "Notes"});
    out += line;
    for (int n = 0; n < rows; ++n) {
      join({chance(3) ? "WO-" + std::to_string(n) : std::to_string(100 + n), pick({"R", "n", "Repair", "ASB", "c"}),
            pick({"100", "100023", "\"Flat 2, High St\"", "0044", "100000000000123456", "77"}),
            pick({"2024-01-02", "03/04/2024", "3/4/24", "2024-05-06T10:11:12Z", "07/08/2024 09:30", "\"2024-02-29\""}),
            pick({"N39001", "551001", "x", "", "n39"}), cell(delimiter), pick({"", "Mrs A", "77"}), pick({"", "", "CR/12"}), cell(delimiter)});
      if (faults_ && chance(6)) spoil(out);
      if (n + 1 < rows || chance(2)) out += line;
      if (faults_ && chance(20)) out += line;
    }
    return out;
  }

 private:
  bool chance(unsigned one_in) { return random_() % one_in == 0; }
  std::string pick(std::vector<std::string> of) { return of[random_() % of.size()]; }
  std::string words() {
    std::string out;
    const int count = static_cast<int>(random_() % 6);
    for (int n = 0; n < count; ++n)
      out += pick({"door ", "KICKED IN", "kicked ", "in ", "white ", "hit", " hit ", "Ex-Partner", "ex\tpartner", "screaming", "SCREAM", "ing ",
                   "change of lock", "change of locks ", "caf\xC3\xA9 ", "lo"});
    return out;
  }
  std::string cell(char delimiter) {
    std::string text = words();
    if (!chance(3)) return text;
    for (int n = 0; n < 3; ++n) text.insert(random_() % (text.size() + 1), pick({"\"\"", "\n", std::string(1, delimiter), "\r\n", " "}));
    // Doubled marks may have been put apart by the next insertion.
    std::string safe;
    std::size_t marks = 0;
    for (const char c : text) { if (c == '"') ++marks; else { if (marks % 2) safe += '"'; marks = 0; } safe += c; }
    if (marks % 2) safe += '"';
    return "\"" + safe + "\"";
  }
  void spoil(std::string& out) {
    const std::size_t at = out.size() - random_() % std::min<std::size_t>(out.size(), 60);
    const std::string with = pick({"\"", ",", "\n", "\r", "\x01", "\"\"", ";", "\t", " "});
    if (at > 120) out.insert(at, with);
  }
  std::mt19937 random_;
  bool faults_;
};

Mapping mapping_of(std::string_view bytes, char delimiter) {
  Mapping mapping = guess_mapping(*read_header(bytes, delimiter), EventKind::repair);
  return mapping;
}

TEST(ScreeningImport, files_as_exports_have_them_are_read_as_the_slow_reader_reads_them) {
  const Lexicon lexicon = small_lexicon();
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const char delimiter = seed % 3 == 0 ? ';' : seed % 7 == 0 ? '\t' : ',';
    const std::string bytes = Writer(seed, false).file(static_cast<int>(seed % 50) * 3, delimiter, seed % 2 == 0);
    const Mapping mapping = mapping_of(bytes, delimiter);
    ASSERT_EQ(mapping.text.size(), 2u);
    ASSERT_TRUE(mapping.crime_reference && mapping.reporter && mapping.kind && mapping.source);
    same_as_twin(bytes, mapping, lexicon, delimiter, seed % 2 == 0);
    if (HasFatalFailure()) return;
  }
}

TEST(ScreeningImport, long_files_cross_blocks_and_tiles) {
  const Lexicon lexicon = small_lexicon();
  for (unsigned seed = 100; seed <= 103; ++seed) {
    const std::string bytes = Writer(seed, seed % 2 == 0).file(3000, ',', seed == 103);
    same_as_twin(bytes, mapping_of(bytes, ','), lexicon, ',', false);
    if (HasFatalFailure()) return;
  }
}

TEST(ScreeningImport, broken_files_give_the_same_faults_at_the_same_places) {
  const Lexicon lexicon = small_lexicon();
  for (unsigned seed = 200; seed <= 500; ++seed) {
    const std::string bytes = Writer(seed, true).file(static_cast<int>(seed % 40) + 1, ',', seed % 2 == 0);
    same_as_twin(bytes, mapping_of(bytes, ','), lexicon, ',', false);
    if (HasFatalFailure()) return;
  }
}

TEST(ScreeningImport, bytes_changed_at_random_give_the_same_answer) {
  const Lexicon lexicon = small_lexicon();
  std::mt19937 random(7);
  for (unsigned seed = 600; seed <= 800; ++seed) {
    std::string bytes = Writer(seed, false).file(20, ',', seed % 2 == 0);
    const Mapping mapping = mapping_of(bytes, ',');
    const std::size_t header = bytes.find('\n') + 1;
    for (int n = 0; n < 4; ++n) bytes[header + random() % (bytes.size() - header)] = static_cast<char>("\"\",\n\r\0\x1f\xe9\xc3 a"[random() % 11]);
    same_as_twin(bytes, mapping, lexicon, ',', true);
    if (HasFatalFailure()) return;
  }
}

TEST(ScreeningImport, every_bad_row_is_told_by_line_and_column) {
  const std::string bytes =
      "Job,UPRN,Raised,Description\n"
      "1,100,2024-01-01,\"door kicked in\nand more\"\n"
      "2,,2024-01-01,x\n"
      "3,100,31/02/2024,x\n"
      ",100,01/02/2024,x\n"
      "5,100,01/02/2024\n"
      "6,100,01/02/2024,a \"quoted\" word\n"
      "7,100,2024-01-05,door kicked in\n";
  Mapping mapping = guess_mapping(*read_header(bytes), EventKind::repair);
  ColumnsBuilder builder;
  const auto read = read_events(bytes, mapping, Matcher(small_lexicon()), {}, builder);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->counts.rows, 7);
  EXPECT_EQ(read->counts.good, 2);
  EXPECT_EQ(read->counts.bad, 5);
  std::vector<std::pair<csv::Place, std::string>> faults;
  for (const csv::Fault& one : read->faults) faults.emplace_back(one.place, one.id);
  const std::vector<std::pair<csv::Place, std::string>> expected = {{{4, 2}, "screening.home.blank"},
                                                                    {{5, 3}, "screening.date"},
                                                                    {{6, 1}, "screening.source.blank"},
                                                                    {{7, 0}, "csv.width"},
                                                                    {{8, 4}, "csv.quote.stray"}};
  EXPECT_EQ(faults, expected);
  for (const csv::Fault& one : read->faults) EXPECT_EQ(one.text.find("quoted"), std::string::npos) << "a fault does not repeat the content";
}

TEST(ScreeningImport, windows_1252_is_read_and_a_damaged_file_is_refused) {
  const Lexicon lexicon = small_lexicon();
  const std::string old = "Job,UPRN,Date,Description\n1,Fl\xE4t 2,2024-01-01,caf\xE9 door kicked in\n";
  same_as_twin(old, guess_mapping(*read_header(old), EventKind::repair), lexicon, ',', false);
  ColumnsBuilder builder;
  ASSERT_TRUE(read_events(old, guess_mapping(*read_header(old), EventKind::repair), Matcher(lexicon), {}, builder).ok());
  const Columns columns = builder.finish();
  EXPECT_EQ(columns.keys.text(columns.homes.at(0)), "Fl\xC3\xA4t 2");
  const std::string both = old + "2,Fl\xC3\xA4t 2,2024-01-01,x\n";
  ColumnsBuilder other;
  const auto refused = read_events(both, guess_mapping(*read_header(both), EventKind::repair), Matcher(lexicon), {}, other);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().first().id, "csv.encoding.damaged");
}

TEST(ScreeningImport, dates_of_exports) {
  const auto day = [](int y, int m, int d) { return day_of({y, m, d}); };
  for (const char* text : {"2026-01-31", "31/01/2026", "31-01-26", "31.1.2026", "2026-01-31T10:00:00Z", "31/01/2026 10:15", "31/01/26 1:15:00 PM",
                           "2026-01-31 23:59:59.123+01:00"})
    EXPECT_EQ(read_date(text, DateOrder::iso_or_day_first), day(2026, 1, 31)) << text;
  EXPECT_EQ(read_date("01/31/2026 10:15", DateOrder::month_first), day(2026, 1, 31));
  EXPECT_EQ(read_date("2026-01-31", DateOrder::month_first), day(2026, 1, 31));
  for (const char* text : {"", "31/02/2026", "2026-13-01", "31/01", "yesterday", "31/01/026", "2026-01-31x", "1/2-2026", "00/01/2026", "31/12/1969",
                           "01/01/2150", "2026-1", "31/01/2026 noon"})
    EXPECT_FALSE(read_date(text, DateOrder::iso_or_day_first)) << text;
}

TEST(ScreeningImport, a_mapping_is_guessed_told_and_refused) {
  const std::vector<std::string> header = {"Work Order Number", "Date Raised", "Property Ref", "Job Description", "SOR Code", "Cost"};
  const Mapping guess = guess_mapping(header, EventKind::repair);
  EXPECT_EQ(guess.source, 0);
  EXPECT_EQ(guess.date, 1);
  EXPECT_EQ(guess.home, 2);
  EXPECT_EQ(guess.text, std::vector<int>{3});
  EXPECT_EQ(guess.code, 4);
  const auto again = read_mapping(write_mapping(guess, header), header, EventKind::noise);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*again, guess);
  const auto wrong = read_mapping(R"({"home":"Property Ref","date":"Raised","texts":["Job Description"]})", header, EventKind::repair);
  ASSERT_FALSE(wrong.ok());
  ASSERT_EQ(wrong.refusal().problems.size(), 2u);
  EXPECT_EQ(wrong.refusal().problems[0].id, "screening.mapping.key");
  EXPECT_EQ(wrong.refusal().problems[1].id, "screening.mapping.column");
  EXPECT_FALSE(read_mapping("[]", header, EventKind::repair).ok());
}

TEST(Clauses, NHG_16_the_same_order_twice_counts_once_and_rows_without_a_number_are_all_kept) {
  ColumnsBuilder builder;
  builder.add({"A1", "100", 100, EventKind::repair, "x", 1});
  builder.add({"A1", "100", 101, EventKind::repair, "x", 2});
  builder.add({"A1", "100", 101, EventKind::noise, "x", 4});
  const Columns columns = builder.finish();
  EXPECT_EQ(builder.replaced(), 1u);
  ASSERT_EQ(columns.events.size(), 2u);
  EXPECT_EQ(columns.events[0].bits, 2u);
  const std::string bytes = "UPRN,Date,Description\n1,2024-01-01,kicked in\n1,2024-01-01,kicked in\n";
  ColumnsBuilder rows;
  for (int file = 0; file < 2; ++file)
    ASSERT_TRUE(read_events(bytes, guess_mapping(*read_header(bytes), EventKind::repair), Matcher(small_lexicon()), {}, rows).ok());
  const Columns all = rows.finish();
  EXPECT_EQ(all.events.size(), 4u);
  EXPECT_EQ(all.keys.text(all.sources[3]), "row 2 of file 2");
}

TEST(ScreeningImport, only_events_with_the_terms_asked_for_are_kept) {
  const std::string bytes = "UPRN,Date,Description\n1,2024-01-01,kicked in\n2,2024-01-01,screaming\n3,2024-01-01,kicked in and screaming\n";
  ReadOptions options;
  options.keep = small_lexicon().bit("screaming");
  ColumnsBuilder builder;
  const auto read = read_events(bytes, guess_mapping(*read_header(bytes), EventKind::repair), Matcher(small_lexicon()), options, builder);
  EXPECT_EQ(read->counts.good, 3);
  EXPECT_EQ(read->counts.homes, 3);
  EXPECT_EQ(read->counts.kept, 2);
  EXPECT_EQ(builder.finish().events.back().bits, small_lexicon().bit("screaming") | small_lexicon().bit("kicked"));
}

TEST(ScreeningImport, text_is_kept_only_when_asked) {
  const std::string bytes = "UPRN,Date,Description\n1,2024-01-01,\"door \"\"kicked in\"\"\"\n2,2024-01-01,tap\n";
  ReadOptions options;
  ColumnsBuilder one, two;
  EXPECT_TRUE(read_events(bytes, guess_mapping(*read_header(bytes), EventKind::repair), Matcher(small_lexicon()), options, one)->texts.empty());
  options.keep_text = true;
  EXPECT_EQ(read_events(bytes, guess_mapping(*read_header(bytes), EventKind::repair), Matcher(small_lexicon()), options, two)->texts,
            std::vector<std::string>{"door \"kicked in\""});
}

}  // namespace
}  // namespace rowan::screening
