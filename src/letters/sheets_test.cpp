// Excel files, in a process of their own.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "letters/sheets.h"

namespace rowan::letters {
namespace {

// tests/data/screening/jobs.xlsx: a date, a date with a time, whole and broken numbers, quotes, a line break, an empty line, more columns than
// names.
std::string workbook() {
  std::ifstream in(ROWAN_SOURCE_DIR "/tests/data/screening/jobs.xlsx", std::ios::binary);
  return {std::istreambuf_iterator<char>{in}, {}};
}

TEST(Sheets, the_first_sheet_comes_as_csv_with_dates_that_can_be_read) {
  const std::string bytes = workbook();
  ASSERT_TRUE(looks_like_a_workbook(bytes));
  const auto csv = csv_of_workbook(bytes);
  ASSERT_TRUE(csv) << csv.refusal().first().text;
  EXPECT_EQ(*csv,
            "Job,UPRN,Raised,SOR,Description\r\n"
            "1001,99990000001,2026-03-02,321305,\"Front door kicked in, frame \"\"split\"\"\"\r\n"
            "1002,99990000002,2026-03-03T14:30:00,551055,\"Broken pane\nin kitchen\"\r\n"
            "1003,99990000003,2026-03-04,411121.5,Plaster\r\n");
}
TEST(Sheets, what_is_no_workbook_is_refused_and_nothing_of_it_comes_back) {
  EXPECT_FALSE(looks_like_a_workbook("Job,UPRN\r\n1,2\r\n"));
  for (const std::string& bytes : {std::string("PK\x03\x04 and nothing else"), std::string(), workbook().substr(0, 700)}) {
    const auto csv = csv_of_workbook(bytes);
    ASSERT_FALSE(csv);
    EXPECT_EQ(csv.refusal().first().id, "sheets.unreadable");
  }
}

}  // namespace
}  // namespace rowan::letters
