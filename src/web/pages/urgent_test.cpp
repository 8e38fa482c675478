// Urgent access, told to those who must hear of it and looked at afterwards by somebody else (CX-5.2).
#include "web/pages/test_box.h"

#include "app/cases.h"
#include "app/notices.h"
#include "app/rebuild.h"
#include "domain/case_acts_links.h"

namespace rowan::web {
namespace {

struct UrgentAccess : testing::Test {
  TestBox box;
  TestBox::Person owner = box.person("Amira", {"officer"});
  TestBox::Person manager = box.person("Sam", {"manager"}, TestBox::north, true);
  TestBox::Person elsewhere = box.person("Lou", {"manager"}, TestBox::south, true);
  TestBox::Person night = box.person("Nadia", {"officer"}, TestBox::south);
  TestBox::Person protection = box.person("Dee", {"data_protection"}, TestBox::south);
  std::string ref = box.make_case("Danielle Marsh", owner.id);
  static constexpr const char* why = "She is at the desk and her hand bleeds";

  void take(const TestBox::Person& who) {
    const Response r = box.post("/cases/" + ref + "/urgent-access", &who, {{"why", why}});
    EXPECT_EQ(r.status, 303);
    EXPECT_EQ(header_of(r, "Location"), "/cases/" + ref);
  }
  // The session of anybody ends after half an hour; the clock of these tests goes further.
  TestBox::Person again(const TestBox::Person& who) { return box.sign_in(who.id); }
  Case now() {
    const auto seen = app::view_case(box.desk, owner.actor, ref);
    EXPECT_TRUE(seen);
    return seen->get();
  }
  std::string page_of(std::size_t n = 0) { return "/urgent-access/" + ref + "/" + std::to_string(now().urgent.at(n).seq); }
};

TEST_F(UrgentAccess, CX_5_2_it_is_told_to_the_owner_and_to_the_data_protection_lead_who_hears_nothing_of_why) {
  const TestBox::Person barred = box.person("Bo", {"data_protection"}, TestBox::north);
  ASSERT_EQ(box.post("/cases/" + ref + "/access/bar", &manager, {{"who", std::to_string(barred.id.value)}, {"bar_reason", "A cousin"}}).status, 303);
  take(night);
  EXPECT_TRUE(has(box.get("/messages", &owner), "Nadia Okafor opened " + ref + " for one hour: " + why));
  EXPECT_TRUE(has(box.get("/messages", &manager), why));
  const Response told = box.get("/messages", &protection);
  EXPECT_TRUE(has(told, "Nadia Okafor took urgent access to " + ref + " on 16 November 2026 at 10:0")) << told.body;
  EXPECT_TRUE(has(told, "Look at it by 17 November 2026 at 5pm, a time of our own"));
  EXPECT_TRUE(has(told, "href=\"/urgent-access\""));
  for (const char* words : {why, "bleeds", "Danielle", "Marsh"}) EXPECT_FALSE(has(told, words)) << words;
  EXPECT_EQ(box.get("/cases/" + ref, &protection).status, 404) << "to be told is not to see";
  EXPECT_FALSE(has(box.get("/messages", &barred), ref)) << "a bar beats it";
  EXPECT_FALSE(has(box.get("/urgent-access", &barred), ref));
  EXPECT_EQ(box.get(page_of(), &barred).status, 404);
}

TEST_F(UrgentAccess, CX_5_2_somebody_else_looks_at_it_by_the_next_working_day_and_says_how_it_was_found) {
  take(night);
  ASSERT_EQ(box.post("/cases/" + ref + "/notes", &night, {{"text", "Her sister Aileen came too"}}).status, 303);
  const Response tasks = box.get("/cases/" + ref + "/tasks", &owner);
  EXPECT_TRUE(has(tasks, "Look at the urgent access"));
  EXPECT_TRUE(has(tasks, "Rowan’s own time, not in your policy"));
  EXPECT_FALSE(has(box.get("/urgent-access", &protection), "Overdue"));
  const Response look = box.get(page_of(), &protection);
  ASSERT_EQ(look.status, 200);
  for (const char* words : {"Nadia Okafor", why, "Took urgent access", "Added a note", "The end of the next working day. Rowan’s own time"})
    EXPECT_TRUE(has(look, words)) << words;
  for (const char* words : {"Danielle", "Aileen", "The desk told"}) EXPECT_FALSE(has(look, words)) << words;
  EXPECT_EQ(title_of(look), "Urgent access – Rowan");

  EXPECT_TRUE(has(box.post(page_of(), &protection, {{"text", "x"}}), "Say whether it was justified"));
  EXPECT_TRUE(has(box.post(page_of(), &protection, {{"found", "justified"}}), "Say how you found this, and what was done"));
  EXPECT_FALSE(now().urgent.front().review);
  EXPECT_EQ(box.post(page_of(), &protection, {{"found", "not_justified"}, {"text", "The owner could have been rung. Spoken with her"}}).status, 303);
  EXPECT_TRUE(has(box.get("/urgent-access", &protection), "It was not justified, Dee Okafor"));
  EXPECT_FALSE(has(box.get("/cases/" + ref + "/tasks", &owner), "Look at the urgent access"));
  const Response access = box.get("/cases/" + ref + "/access", &owner);
  EXPECT_TRUE(has(access, "It was not justified. The owner could have been rung. Spoken with her. Dee Okafor"));
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/timeline", &owner), "Urgent access looked at"));
  EXPECT_TRUE(has(box.get("/messages", &owner), "Urgent access to " + ref + " was looked at and found not justified"));
  EXPECT_TRUE(has(box.post(page_of(), &manager, {{"found", "justified"}, {"text", "Again"}}), "Somebody has looked at this access already"));
  EXPECT_EQ(now().urgent.front().review->found, UrgentFinding::not_justified);
}

TEST_F(UrgentAccess, CX_5_2_whoever_took_it_cannot_look_at_it_themselves) {
  take(elsewhere);
  const Response own = box.get(page_of(), &elsewhere);
  EXPECT_TRUE(has(own, "You took this access yourself. Somebody else has to look at it."));
  EXPECT_FALSE(has(own, "name=\"found\""));
  const Response tried = box.post(page_of(), &elsewhere, {{"found", "justified"}, {"text", "It was needed"}});
  EXPECT_EQ(tried.status, 200);
  EXPECT_TRUE(has(tried, "You took this access yourself"));
  EXPECT_FALSE(now().urgent.front().review);
  // The role of the data protection lead beside it changes nothing.
  const TestBox::Person both = box.person("Bea", {"officer", "data_protection"}, TestBox::south);
  take(both);
  EXPECT_TRUE(has(box.post(page_of(1), &both, {{"found", "justified"}, {"text", "It was needed"}}), "You took this access yourself"));
  EXPECT_FALSE(now().urgent.at(1).review);
  EXPECT_FALSE(has(box.get("/messages", &both), "Bea Okafor took urgent access"));
  EXPECT_EQ(box.post(page_of(1), &manager, {{"found", "justified"}, {"text", "The duty line was down"}}).status, 303);
  EXPECT_TRUE(now().urgent.at(1).review);
}

TEST_F(UrgentAccess, CX_5_2_a_manager_of_another_team_and_an_officer_look_at_nothing) {
  take(night);
  EXPECT_FALSE(has(box.get("/urgent-access", &elsewhere), ref));
  EXPECT_EQ(box.get(page_of(), &elsewhere).status, 404);
  EXPECT_EQ(box.post(page_of(), &elsewhere, {{"found", "justified"}, {"text", "Not mine"}}).status, 404);
  for (const TestBox::Person* who : {&owner, &night}) EXPECT_NE(box.get("/urgent-access", who).status, 200);
  EXPECT_EQ(box.get("/urgent-access/" + ref + "/1", &protection).status, 404) << "an entry that gave no access";
  EXPECT_EQ(box.get("/urgent-access/RW-9999-A/1", &protection).status, 404);
  // A case that concerns a colleague of their line is not theirs to look at.
  const TestBox::Person colleague = box.person("Cole", {"officer"}, TestBox::south);
  ASSERT_TRUE(app::act_on_case(box.desk, manager.actor, ref, "staff.linked", [&](const Seen& seen) {
    std::vector<Actor> staff;
    for (const auto& one : box.desk.staff.all()) staff.push_back(one->actor);
    return link_staff(seen, {colleague.id, StaffAs::relative, "She said so", {}}, staff);
  }));
  EXPECT_EQ(box.get(page_of(), &protection).status, 404) << "the colleague is of the data protection lead’s own team";
}

TEST_F(UrgentAccess, CX_5_2_what_nobody_looked_at_shows_as_overdue_and_is_told_once) {
  box.now = *instant_from_iso("2026-11-20T16:00:00Z");  // a Friday
  owner = again(owner);
  night = again(night);
  take(night);
  const Instant before = box.now;
  box.now = *instant_from_iso("2026-11-23T16:59:00Z");  // the Monday after
  protection = again(protection);
  EXPECT_FALSE(has(box.get("/urgent-access", &protection), "Overdue")) << "a weekend has no working day";
  EXPECT_EQ(app::climb_overdue(box.desk, before), 0U);
  box.now = *instant_from_iso("2026-11-23T17:05:00Z");
  protection = again(protection);
  manager = again(manager);
  owner = again(owner);
  EXPECT_TRUE(has(box.get("/urgent-access", &protection), "Overdue by"));
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/access", &owner), "Overdue by"));
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/tasks", &owner), "Look at the urgent access"));
  EXPECT_EQ(app::climb_overdue(box.desk, before), 2U);
  for (const TestBox::Person* who : {&protection, &manager})
    EXPECT_TRUE(has(box.get("/messages", who), "Nobody has looked at the urgent access to " + ref + " yet. It is overdue"));
  EXPECT_EQ(app::climb_overdue(box.desk, box.now), 0U) << "once";
  const auto digest = app::index_digest(box.desk);
  ASSERT_TRUE(app::rebuild(box.desk));
  EXPECT_EQ(*app::index_digest(box.desk), *digest) << "the index is what the record gives";
  EXPECT_TRUE(has(box.get("/urgent-access", &protection), ref));
}

}  // namespace
}  // namespace rowan::web
