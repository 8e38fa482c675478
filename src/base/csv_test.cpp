#include "base/csv.h"

#include <gtest/gtest.h>

namespace rowan::csv {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
  Rows rows;
  std::vector<std::int64_t> lines;
  std::vector<Fault> faults;
};

Read read(std::string_view text, char delimiter = ',', Limits limits = {}) {
  Read out;
  Reader reader(text, delimiter, limits);
  Row row;
  while (reader.next(row)) {
    out.rows.emplace_back(row.fields.begin(), row.fields.end());
    out.lines.push_back(row.line);
  }
  out.faults = reader.faults();
  return out;
}
std::vector<std::string> ids(const Read& read) {
  std::vector<std::string> out;
  for (const Fault& fault : read.faults) out.push_back(fault.id + "@" + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column));
  return out;
}
using Ids = std::vector<std::string>;

TEST(CsvReader, ReadsRowsWithEitherLineEndAndWithoutALastOne) {
  const Read got = read("a,b\r\n1,2\n3,4");
  EXPECT_EQ(got.rows, (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(got.lines, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_TRUE(got.faults.empty());
}
TEST(CsvReader, ReadsQuotesDelimitersAndLineBreaksInsideFields) {
  const Read got = read("a,b\r\n\"x, \"\"y\"\"\",\"one\r\ntwo\"\r\n\"\",z\r\n");
  EXPECT_EQ(got.rows, (Rows{{"a", "b"}, {"x, \"y\"", "one\r\ntwo"}, {"", "z"}}));
  EXPECT_EQ(got.lines, (std::vector<std::int64_t>{1, 2, 4}));
}
TEST(CsvReader, KeepsEmptyFieldsAtTheEndOfARow) {
  EXPECT_EQ(read("a,b,c\n,,\n").rows, (Rows{{"a", "b", "c"}, {"", "", ""}}));
  EXPECT_EQ(read("a,b\n1,").rows, (Rows{{"a", "b"}, {"1", ""}}));
}
TEST(CsvReader, PassesOverEmptyLines) { EXPECT_EQ(read("a,b\n\n\r\n1,2\n\n").lines, (std::vector<std::int64_t>{1, 4})); }
TEST(CsvReader, TellsTheLineAndColumnOfAStrayQuoteAndGoesOn) {
  const Read got = read("a,b\n1,x\"y\n3,4\n");
  EXPECT_EQ(ids(got), (Ids{"csv.quote.stray@2:2"}));
  EXPECT_EQ(got.rows, (Rows{{"a", "b"}, {"3", "4"}}));
}
TEST(CsvReader, TellsWhereAQuoteWasOpenedThatIsNeverClosed) {
  const Read got = read("a,b\n1,2\n3,\"open\n5,6\n");
  EXPECT_EQ(ids(got), (Ids{"csv.quote.open@3:2"}));
  EXPECT_EQ(got.rows.size(), 2u);
}
TEST(CsvReader, RefusesTextAfterAClosingQuote) { EXPECT_EQ(ids(read("a,b\n\"x\" y,2\n3,4\n")), (Ids{"csv.quote.after@2:1"})); }
TEST(CsvReader, RefusesALoneCarriageReturnAndControlCharacters) {
  EXPECT_EQ(ids(read("a,b\n1,x\ry\n3,4\n")), (Ids{"csv.line-end@2:2"}));
  const Read got = read(std::string_view("a,b\n\x01,\"p\nq\"\n\"\x02\",\"r\ns\"\n7,8\n"));
  EXPECT_EQ(ids(got), (Ids{"csv.control@2:1", "csv.control@4:1"}));
  EXPECT_EQ(got.rows.back(), (std::vector<std::string>{"7", "8"}));
}
TEST(CsvReader, TakesACarriageReturnAsTheLastByteForALineEnd) {
  EXPECT_EQ(read("a,b\r\n1,2\r").rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("a,b\r\n1,\"2\"\r").rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(ids(read("a,b\n1,\x0C\r")), (Ids{"csv.control@2:2"}));
}
TEST(CsvReader, RefusesRowsThatAreNotAsWideAsTheHeader) {
  const Read got = read("a,b\n1\n1,2,3\n4,5\n");
  EXPECT_EQ(ids(got), (Ids{"csv.width@2:0", "csv.width@3:0"}));
  EXPECT_EQ(got.rows.size(), 2u);
}
TEST(CsvReader, KeepsItsLimits) {
  Limits limits;
  limits.field_bytes = 8;
  EXPECT_EQ(ids(read("a,b\n1,123456789\n1,\"12345678\"\n", ',', limits)), (Ids{"csv.field.size@2:2"}));
  limits = {};
  limits.rows = 2;
  const Read rows = read("a\n1\n2\n3\n4\n", ',', limits);
  EXPECT_EQ(ids(rows), (Ids{"csv.rows@4:0"}));
  EXPECT_EQ(rows.rows.size(), 3u);
  limits = {};
  limits.columns = 3;
  EXPECT_EQ(ids(read("a,b,c,d,e\n1,2,3,4,5\n", ',', limits)), (Ids{"csv.columns@1:0"}));
}
TEST(CsvReader, ReadsAHugeFieldUpTo64KiB) {
  const std::string big(64 << 10, 'x');
  EXPECT_TRUE(read("a\n" + big + "\n").faults.empty());
  EXPECT_EQ(ids(read("a\n\"" + big + "x\"\n1\n")), (Ids{"csv.field.size@2:1"}));
}
TEST(CsvReader, StopsAtABadHeader) {
  const Read got = read("a,b\"c\n1,2\n");
  EXPECT_EQ(ids(got), (Ids{"csv.quote.stray@1:2"}));
  EXPECT_TRUE(got.rows.empty());
}
TEST(CsvReader, RefusesBytesThatAreNotUtf8) { EXPECT_EQ(ids(read("a\n1\n\xFF\n")), (Ids{"csv.encoding.damaged@3:0"})); }
TEST(CsvReader, ReadsNothingFromNothing) {
  const Read got = read("");
  EXPECT_TRUE(got.rows.empty());
  EXPECT_TRUE(got.faults.empty());
}
TEST(CsvReader, FaultsNeverRepeatTheContent) {
  for (const char* text : {"a,b\nMARSH\"x,2\n", "a,b\n\"x\"MARSH,2\n", "a,b\nMARSH\n", "a\n\"MARSH"})
    for (const Fault& fault : read(text).faults) EXPECT_EQ(fault.text.find("MARSH"), std::string::npos);
}

TEST(CsvDelimiter, IsSniffedFromTheHeaderOutsideQuotes) {
  EXPECT_EQ(sniff_delimiter("a;b;c\n1,2,3,4"), ';');
  EXPECT_EQ(sniff_delimiter("a\tb\n"), '\t');
  EXPECT_EQ(sniff_delimiter("\"a;b;c;d\",x\n"), ',');
  EXPECT_EQ(sniff_delimiter("alone"), ',');
}

TEST(CsvEncoding, TakesUtf8WithAndWithoutAMark) {
  EXPECT_EQ(decode("Zoë").value().encoding, Encoding::utf8);
  EXPECT_EQ(decode("\xEF\xBB\xBFZoë").value().utf8, "Zoë");
}
TEST(CsvEncoding, FallsBackToWindows1252AndSaysSo) {
  const auto text = decode("name\r\nZo\xEB\r\n");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->encoding, Encoding::windows_1252);
  EXPECT_EQ(text->utf8, "name\r\nZoë\r\n");
}
TEST(CsvEncoding, RefusesWhatItCannotRead) {
  EXPECT_EQ(decode(std::string("\xFF\xFE" "a\0", 4)).refusal().first().id, "csv.encoding.utf16");
  EXPECT_EQ(decode(std::string("a\nb\0", 4)).refusal().first().field, "2");
  EXPECT_EQ(decode("a\n\x81\n").refusal().first().id, "csv.encoding.unknown");
  const auto damaged = decode("Zoë\nSi\xE2n\n");
  ASSERT_FALSE(damaged.ok());
  EXPECT_EQ(damaged.refusal().first().id, "csv.encoding.damaged");
  EXPECT_EQ(damaged.refusal().first().field, "2");
  Limits small;
  small.file_bytes = 3;
  EXPECT_EQ(decode("abcd", small).refusal().first().id, "csv.file.size");
}

TEST(CsvWriter, QuotesWhatNeedsIt) {
  std::string out;
  Writer writer(out);
  writer.cell("plain").cell("a,b").cell("say \"x\"").cell("two\nlines").cell(" spaced").number(-7);
  writer.end_row();
  EXPECT_EQ(out, "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" spaced\",-7\r\n");
}
TEST(CsvWriter, DefusesWhatASpreadsheetWouldRun) {
  for (const char* bad : {"=1+1", "+44", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"}) {
    std::string out;
    Writer writer(out);
    writer.cell(bad);
    EXPECT_EQ(out[out[0] == '"' ? 1 : 0], '\'') << bad;
  }
  std::string out;
  Writer(out).cell("a=b").cell("1-2").exact("+44");
  EXPECT_EQ(out, "a=b,1-2,+44");
}
TEST(CsvWriter, WhatItWritesIsReadBackTheSame) {
  const Rows rows = {{"h1", "h2"}, {"", "a;\"b\"\r\nc"}, {"x,", "ż"}};
  for (const char delimiter : {',', ';', '\t'}) {
    std::string out;
    Writer writer(out, delimiter);
    for (const auto& row : rows) { for (const auto& cell : row) writer.exact(cell); writer.end_row(); }
    EXPECT_EQ(read(out, delimiter).rows, rows);
  }
  std::string single;
  Writer writer(single);
  writer.cell("");
  writer.end_row();
  EXPECT_EQ(read(single).rows, (Rows{{""}}));
}

}  // namespace rowan::csv
