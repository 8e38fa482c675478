#include "domain/upcast.h"

#include <gtest/gtest.h>

#include "base/codec.h"
#include "domain/case_entries.h"

namespace rowan {
namespace {

// A kind that has changed twice: a name became two, and then a flag came.
constexpr Upcaster steps[] = {
    {"greeting", 1, [](std::string_view) { return std::string(R"({"given":"A","family":"B"})"); }},
    {"greeting", 2, [](std::string_view payload) { return std::string(payload.substr(0, payload.size() - 1)) + R"(,"loud":true})"; }},
};

TEST(Upcast, SG_25_an_old_entry_is_read_through_every_step_to_the_newest) {
  EXPECT_EQ(upcast("greeting", 1, 3, R"({"name":"A B"})", steps), R"({"given":"A","family":"B","loud":true})");
  EXPECT_EQ(upcast("greeting", 2, 3, R"({"given":"C"})", steps), R"({"given":"C","loud":true})");
  EXPECT_EQ(upcast("greeting", 3, 3, "{}", steps), "{}");
}

TEST(Upcast, a_newer_entry_and_a_missing_step_are_refused) {
  EXPECT_THROW((void)upcast("greeting", 4, 3, "{}", steps), Unreadable);
  EXPECT_THROW((void)upcast("other", 1, 2, "{}", steps), Unreadable);
}

TEST(Upcast, every_step_of_the_program_leads_to_a_version_that_is_read) {
  for (const Upcaster& step : upcasters()) EXPECT_GE(step.from, 1) << step.kind;
  const Entry newer{{StreamId{1}, 1, 1, std::string(NoteAdded::kind), NoteAdded::version + 1, {}, {}, {}}, "{}"};
  EXPECT_THROW((void)read_case_event(newer), Unreadable);
}

}  // namespace
}  // namespace rowan
