// Somebody the person feels comfortable with (NHG-24): what they asked for, what colleagues say of themselves, and giving the case.
#include "web/pages/test_box.h"

#include "app/cases.h"
#include "app/rebuild.h"
#include "domain/worker_choice.h"

namespace rowan::web {
namespace {

struct WorkerChoice : testing::Test {
  TestBox box;
  TestBox::Person owner = box.person("Amira", {"officer"});
  TestBox::Person manager = box.person("Sam", {"manager"}, TestBox::north, true);
  TestBox::Person ben = box.person("Ben", {"officer"});
  TestBox::Person cara = box.person("Cara", {"officer"});
  TestBox::Person admin = box.person("Ada", {"administrator"});
  std::string ref = box.make_case("Danielle Marsh", owner.id);

  void asks_for(TestBox::Fields fields) {
    EXPECT_EQ(box.post("/cases/" + ref + "/records/worker", &owner, fields).status, 303);
  }
  void says(const TestBox::Person& who, const TestBox::Fields& fields) { EXPECT_EQ(box.post("/account/about-you", &who, fields).status, 303); }
  Response give(const TestBox::Person& by, const TestBox::Person& to, TestBox::Fields more = {}) {
    TestBox::Fields fields{{"to", std::to_string(to.id.value)}, {"reason", "Knows the estate"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return box.post("/cases/" + ref + "/allocate", &by, fields);
  }
  StaffId lead() { return app::view_case(box.desk, manager.actor, ref)->get().lead; }
};

TEST_F(WorkerChoice, NHG_24_what_they_asked_for_stands_where_the_case_is_given_and_somebody_else_needs_a_reason) {
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/allocate", &manager), "Not asked yet"));
  asks_for({{"value", "woman"}, {"text", "Not a man from the estate office"}});
  says(ben, {{"gender", "man"}});
  const Response form = box.get("/cases/" + ref + "/allocate", &manager);
  EXPECT_TRUE(has(form, "A woman"));
  EXPECT_TRUE(has(form, "Not a man from the estate office"));
  EXPECT_TRUE(has(form, "Ben Okafor (not as they asked)"));
  EXPECT_TRUE(has(form, "Cara Okafor (not known whether as they asked)"));
  const Response refused = give(manager, ben);
  EXPECT_EQ(refused.status, 200);
  EXPECT_TRUE(has(refused, "This is not who they asked for. Say why it is this colleague all the same"));
  EXPECT_EQ(lead(), owner.id);
  EXPECT_EQ(give(manager, ben, {{"against_wish", "She agreed to him on the telephone"}}).status, 303);
  EXPECT_EQ(lead(), ben.id);
  const Response lines = box.get("/cases/" + ref + "/timeline", &manager);
  EXPECT_TRUE(has(lines, "Not what they asked for in a worker"));
  EXPECT_TRUE(has(lines, "She agreed to him on the telephone"));
  EXPECT_EQ(give(manager, cara).status, 303) << "not known stands in nobody’s way";
  EXPECT_EQ(lead(), cara.id);
}
TEST_F(WorkerChoice, NHG_24_a_hand_over_asks_for_the_same_reason_and_an_officer_reads_nothing_of_a_colleague) {
  asks_for({{"value", "opposite_gender"}, {"gender", "woman"}});
  says(ben, {{"gender", "man"}});
  const Response form = box.get("/cases/" + ref + "/hand-over", &owner);
  EXPECT_TRUE(has(form, "Someone of the opposite gender: a woman"));
  EXPECT_FALSE(has(form, "as they asked)")) << "only those who give cases to others see who fits";
  const TestBox::Fields offer{{"to", std::to_string(ben.id.value)}, {"note", "Text only, after six"}};
  const Response refused = box.post("/cases/" + ref + "/hand-over", &owner, offer);
  EXPECT_TRUE(has(refused, "This is not who they asked for"));
  EXPECT_TRUE(has(refused, "Text only, after six")) << "what was typed stays";
  TestBox::Fields with_reason = offer;
  with_reason.emplace_back("against_wish", "Nobody else speaks her language");
  EXPECT_EQ(box.post("/cases/" + ref + "/hand-over", &owner, with_reason).status, 303);
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/timeline", &owner), "Nobody else speaks her language"));
}
TEST_F(WorkerChoice, NHG_24_what_a_worker_says_of_themselves_is_optional_shown_to_nobody_and_may_be_taken_back) {
  asks_for({{"value", "culture_language"}, {"language", "polish"}});
  says(ben, {{"languages", "Urdu,  Welsh "}});
  says(cara, {{"gender", "woman"}, {"languages", "Polish"}});
  const Response form = box.get("/cases/" + ref + "/allocate", &manager);
  EXPECT_TRUE(has(form, "Ben Okafor (not as they asked)"));
  EXPECT_TRUE(has(form, "Cara Okafor (as they asked)"));
  for (const char* words : {"Urdu", "Welsh"}) EXPECT_FALSE(has(form, words)) << words;
  EXPECT_TRUE(has(box.get("/account/about-you", &ben), "value=\"Urdu, Welsh\""));
  for (const TestBox::Person* who : {&admin, &manager, &owner})
    for (const char* page : {"/staff", "/account", "/organisation", "/cases"}) EXPECT_FALSE(has(box.get(page, who), "Urdu")) << page;
  EXPECT_FALSE(has(box.get("/staff/" + std::to_string(ben.id.value), &admin), "Urdu"));
  EXPECT_TRUE(has(box.post("/account/about-you", &ben, {{"languages", std::string(41, 'x')}}), "Write up to 10 languages of up to 40 characters each"));
  // It outlives a restart, and an administrator's change of the account.
  box.desk.staff.put({ben.actor, ben.user_name, {}, true, {}});
  ASSERT_TRUE(app::warm_up(box.desk));
  StaffDetails details;
  details.user_name = "user.Ben";
  details.name = "Ben Okafor";
  details.roles = {"officer"};
  details.team = TestBox::north;
  ASSERT_TRUE(app::change_staff(box.desk, admin.actor, ben.id, details));
  EXPECT_TRUE(has(box.get("/account/about-you", &ben), "value=\"Urdu, Welsh\""));
  says(ben, {});
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/allocate", &manager), "Ben Okafor (not known whether as they asked)"));
  EXPECT_FALSE(has(box.get("/account/about-you", &ben), "Urdu"));
}
TEST_F(WorkerChoice, NHG_24_the_latest_wish_counts_and_the_earlier_ones_stay_on_the_record) {
  says(ben, {{"gender", "man"}});
  asks_for({{"value", "woman"}});
  box.now = box.now + minutes(1);
  asks_for({{"value", "man"}});
  EXPECT_TRUE(has(box.get("/cases/" + ref + "/allocate", &manager), "Ben Okafor (as they asked)"));
  box.now = box.now + minutes(1);
  asks_for({{"value", "no_preference"}});
  EXPECT_FALSE(has(box.get("/cases/" + ref + "/allocate", &manager), "as they asked)"));
  EXPECT_EQ(give(manager, ben).status, 303);
  const Response lines = box.get("/cases/" + ref + "/timeline", &manager);
  for (const char* wish : {"A woman", "A man", "No preference"}) EXPECT_TRUE(has(lines, wish)) << wish;
}

}  // namespace
}  // namespace rowan::web
