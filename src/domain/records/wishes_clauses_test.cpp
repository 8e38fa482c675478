// What touches the survivor or the person who harms is held to the survivor's wish (NHG-8): which records those are, and each of them.
#include <map>

#include "domain/testing/record_acts.h"

namespace rowan {
namespace {

using namespace testing_;

// A row that is taken off this list, or a new one that touches somebody and is not on it, is a decision: it is made here.
const std::map<std::string, std::vector<std::string>> touching = {
    {"plan-action", {}},          {"direct-let", {}},  {"award", {}},
    {"interim-arrangement", {}},  {"removal", {}},     {"possession", {}},
    {"perpetrator-action", {}},   {"perpetrator-offer", {}}, {"perpetrator-contact", {}},
    {"legal-options", {"taken"}}, {"legal-options-again", {"taken"}}, {"home-offer", {"management_transfer"}},
};

TEST(Clauses, NHG_8_TheRecordsThatAskForTheirWishAreTheseAndNoOthers) {
  std::map<std::string, std::vector<std::string>> asking;
  for (const RecordRow& row : record_rows()) if (row.affects_them) asking[row.what] = row.affects_them_for;
  EXPECT_EQ(asking, touching);
}

TEST(Clauses, NHG_8_NoneOfThemIsWrittenWithoutTheirWishNorAgainstItWithoutAGround) {
  for (const RecordRow& row : record_rows()) {
    if (!row.affects_them) continue;
    std::vector<std::string> values;
    for (const RecordChoice& choice : row.choices) values.push_back(choice.code);
    if (values.empty()) values.emplace_back();
    for (const std::string& value : values) {
      CaseBuilder b;
      RecordMade made = sample_of(row);
      made.value = value;
      if (row.is_step()) made.of = b.put(sample_of(row.continues.front()));
      made.wish.reset();
      const auto problems = [&](const RecordMade& one) { return make_record(b.seen(officer()), one, b.now()); };
      const std::string which = row.what + " " + value;
      if (!row.touches_them(value)) {
        EXPECT_FALSE(names_problem(problems(made), "wish.unknown")) << which;
        continue;
      }
      EXPECT_TRUE(names_problem(problems(made), "wish.unknown")) << which;
      made.wish = RecordWish::declined;
      EXPECT_TRUE(names_problem(problems(made), "wish.basis")) << which;
      made.basis = OverrideBasis::risk_of_harm;
      made.basis_text = "He has said that he will come back";
      const auto against = problems(made);
      EXPECT_FALSE(names_problem(against, "wish.basis")) << which;
      if (!against) continue;  // something of its own stands in the way with these answers, of which its own tests speak
      b.take(against, StaffId{1});
      EXPECT_TRUE(std::get<RecordMade>(b->lines.back().event).asked.value_or(false)) << which << ": a manager signs it off";
    }
  }
}

}  // namespace
}  // namespace rowan
