#include "domain/sharing_export.h"

#include <gtest/gtest.h>

#include "base/codec.h"
#include "base/csv.h"
#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

const std::function<std::string(StaffId)> staff = [](StaffId id) { return id ? "Person " + std::to_string(id.value) : std::string(); };

std::vector<SharingRow> rows_of(const Shared& shared, const SharingRefused& refused) {
  CaseBuilder c;
  c.put(shared);
  c.later(hours(1)).put(refused);
  std::vector<SharingRow> out;
  for (const LedgerLine& line : sharing_ledger(c.get())) out.push_back(sharing_row("RW-4821-K", line, staff));
  return out;
}
std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  csv::Reader reader(text);
  std::vector<std::vector<std::string>> out;
  for (csv::Row row; reader.next(row);) out.emplace_back(row.fields.begin(), row.fields.end());
  EXPECT_TRUE(reader.faults().empty());
  return out;
}

Shared shared_with(const std::string& words) {
  Shared s;
  s.agency = s.person = s.what = s.why = s.least = s.risk = s.not_sought = s.not_told = words;
  s.document = 7;
  s.sha256 = "ab12";
  s.offences = true;
  s.decided_by = StaffId{1};
  return s;
}

TEST(Clauses, CX_5_3_the_ledger_goes_out_whole_with_what_was_not_given) {
  const auto table = cells_of(sharing_csv(rows_of(shared_with("Wexcombe, \"police\"\nline two"), {"Wexcombe council", "Ms B", "Her address", "Not needed", "A meeting", StaffId{2}})));
  ASSERT_EQ(table.size(), 3u);
  for (const auto& row : table) EXPECT_EQ(row.size(), table[0].size());
  const auto cell = [&](std::size_t row, std::string_view heading) {
    for (std::size_t i = 0; i < table[0].size(); ++i) if (table[0][i] == heading) return table[row][i];
    ADD_FAILURE() << "no column " << heading;
    return std::string();
  };
  EXPECT_EQ(cell(1, "kind"), "not_shared") << "newest first";
  EXPECT_EQ(cell(1, "done_instead"), "A meeting");
  EXPECT_EQ(cell(1, "decided_by"), "Person 2");
  EXPECT_EQ(cell(2, "kind"), "shared");
  EXPECT_EQ(cell(2, "case"), "RW-4821-K");
  for (const char* heading : {"agency", "person", "what", "why", "kept_to_what_is_needed", "risk_of_harm", "why_not_asked", "why_not_told"})
    EXPECT_EQ(cell(2, heading), "Wexcombe, \"police\"\nline two") << heading;
  EXPECT_EQ(cell(2, "sha256"), "ab12");
  EXPECT_EQ(cell(2, "document"), "7");
  EXPECT_EQ(cell(2, "offences"), "Yes");
}
TEST(Clauses, CX_5_3_no_cell_of_the_ledger_is_run_by_a_spreadsheet) {
  for (const char* bad : {"=HYPERLINK(\"http://x\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1"}) {
    const auto table = cells_of(sharing_csv(rows_of(shared_with(bad), {bad, bad, bad, bad, bad, StaffId{1}})));
    for (const auto& row : table)
      for (const std::string& cell : row) EXPECT_FALSE(csv::spreadsheet_would_run(cell)) << cell;
  }
}
TEST(Clauses, CX_5_3_the_ledger_as_json_is_read_back_the_same) {
  const auto rows = rows_of(shared_with("“Quoted” \\ and\n new"), {"A", "", "B", "C", "", StaffId{}});
  const std::string json = sharing_json(rows);
  ASSERT_TRUE(json.starts_with("{\"sharing\":[{") && json.ends_with("}]}"));
  const std::string inside = json.substr(12, json.size() - 14);
  const std::size_t middle = inside.find("},{") + 1;
  const auto second = from_json<SharingRow>(inside.substr(middle + 1));
  EXPECT_EQ(second.what, "“Quoted” \\ and\n new");
  EXPECT_EQ(to_json(second), to_json(rows[1]));
  EXPECT_EQ(sharing_json({}), "{\"sharing\":[]}");
}

}  // namespace
}  // namespace rowan
