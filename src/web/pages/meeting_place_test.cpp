// A meeting needs a place that the person chose themselves (NHG-23, CX-4.1c); until there is one, the case says so.
#include "web/pages/test_box.h"

#include "app/cases.h"
#include "domain/records.h"
#include "domain/telling.h"

namespace rowan::web {
namespace {

constexpr const char* item = "Ask for a place of their own choice";

struct MeetingPlace : testing::Test {
  TestBox box;
  TestBox::Person owner = box.person("Amira", {"officer"});
  TestBox::Person manager = box.person("Sam", {"manager"}, TestBox::north, true);
  std::string ref = box.make_case("Danielle Marsh", owner.id);
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  // Gives the address of the record.
  std::string says(const std::string& what, const TestBox::Fields& fields) {
    const Response r = box.post(at("/records/" + what), &owner, fields);
    EXPECT_EQ(r.status, 303) << what;
    const auto seen = app::view_case(box.desk, owner.actor, ref);
    return at("/recorded/" + std::to_string(seen->get().last_seq));
  }
  bool asks() { return has(box.get(at("/tasks"), &owner), item); }
};

TEST_F(MeetingPlace, NHG_23_CX_4_1c_a_meeting_without_a_place_they_chose_is_flagged_until_it_is_settled) {
  for (const char* what : {"meeting-place", "interview"}) {
    const TestBox::Fields answers[] = {{{"value", "accepted"}, {"text", "On Monday"}},
                                       {{"value", "accepted"}, {"venue", "Our office"}, {"chosen_by", "us"}},
                                       {{"value", "accepted"}, {"venue", "Her sister’s"}, {"chosen_by", "other"}},
                                       {{"value", "accepted"}, {"venue", "The library"}},
                                       {{"value", "accepted"}, {"chosen_by", "them"}}};
    for (const TestBox::Fields& fields : answers) {
      EXPECT_FALSE(asks()) << what;
      const std::string record = says(what, fields);
      EXPECT_TRUE(asks()) << what;
      const Response closing = box.post(at("/close"), &manager, {{"reason", "Done"}, {"told_how", "By text"}});
      EXPECT_TRUE(has(closing, std::string("Finish this first, or say why it is not done: ") + item)) << what;
      EXPECT_EQ(box.post(record + "/next/meeting-venue", &owner, {{"value", "us"}, {"venue", "The town hall"}}).status, 303);
      EXPECT_TRUE(asks()) << "still not theirs";
      EXPECT_TRUE(has(box.post(record + "/next/meeting-venue", &owner, {{"value", "them"}}), "There is a problem")) << "no place is named";
      EXPECT_EQ(box.post(record + "/next/meeting-venue", &owner, {{"value", "them"}, {"venue", "The park café"}, {"home", "no"}}).status, 303);
      EXPECT_FALSE(asks()) << "settled";
    }
    says(what, {{"value", "accepted"}, {"venue", "The park café"}, {"chosen_by", "them"}, {"home", "no"}});
    EXPECT_FALSE(asks()) << what;
    for (const char* value : {"declined", "later"}) {
      says(what, {{"value", value}});
      EXPECT_FALSE(asks()) << value;
    }
  }
}
TEST_F(MeetingPlace, NHG_23_their_home_is_never_taken_for_granted_and_the_risk_there_is_written_down) {
  const Response asked =
      box.post(at("/records/meeting-place"), &owner, {{"value", "accepted"}, {"venue", "At hers"}, {"chosen_by", "them"}, {"home", "yes"}});
  EXPECT_TRUE(has(asked, "href=\"#risk\""));
  const std::string record =
      says("meeting-place", {{"value", "accepted"}, {"venue", "At hers"}, {"chosen_by", "them"}, {"home", "yes"}, {"risk", "He is away until Friday"},
                             {"meet_at-day", "18"}, {"meet_at-month", "11"}, {"meet_at-year", "2026"}, {"meet_at-time", "10am"}});
  const Response page = box.get(record, &owner);
  for (const char* words : {"At hers", "He is away until Friday", "18 November 2026 at 10am"}) EXPECT_TRUE(has(page, words)) << words;
}
TEST_F(MeetingPlace, NHG_23_what_was_written_before_these_questions_is_still_read_and_asks_for_the_place) {
  const auto old = app::act_on_case(box.desk, owner.actor, ref, "record.made",
                                    [](const Seen& seen) { return make_record(seen, {"meeting-place", "accepted", "Library, at ten"}, seen.now()); });
  ASSERT_TRUE(old);
  EXPECT_TRUE(has(box.get(at("/recorded/" + std::to_string(old->get().last_seq)), &owner), "Library, at ten"));
  EXPECT_TRUE(asks());
}
TEST_F(MeetingPlace, SG_2_NHG_23_no_title_of_a_task_or_a_meeting_says_where_with_whom_or_what_about) {
  says("meeting-place", {{"value", "accepted"}, {"venue", "The Bluebell Café"}, {"chosen_by", "us"}, {"meet_at-day", "18"}, {"meet_at-month", "11"},
                         {"meet_at-year", "2026"}, {"meet_at-time", "10am"}});
  const Secrets telling = subject_words();
  for (const RecordRow& row : record_rows()) {
    if (row.theme != RecordTheme::talking) continue;
    EXPECT_TRUE(found_in(row.title, telling).empty() || row.what == "specialist") << row.title;
    for (const RecordDue& due : row.due) EXPECT_TRUE(found_in(due.title, telling).empty()) << due.title;
  }
  // Where titles stand in lists of several cases, and in the tab of the browser.
  for (const std::string page : {std::string("/tasks"), std::string("/cases"), at("/tasks"), std::string("/messages")}) {
    const Response list = box.get(page, &owner);
    EXPECT_FALSE(has(list, "Bluebell")) << page;
    EXPECT_TRUE(found_in(title_of(list), telling).empty()) << title_of(list);
    EXPECT_EQ(title_of(list).find("Danielle"), std::string::npos) << page;
  }
  EXPECT_TRUE(has(box.get(at("/tasks"), &owner), item));
}

}  // namespace
}  // namespace rowan::web
