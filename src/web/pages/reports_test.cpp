#include "web/pages/reports.h"

#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct Reports : ::testing::Test {
  TestBox box;
  TestBox::Person amara, jo;
  void SetUp() override {
    amara = box.person("Amara", {"officer"});
    jo = box.person("Jo", {"manager"}, TestBox::north, true);
  }
  static std::string to(const Response& response) { return header_of(response, "Location"); }
  // The shortest form there is.
  std::string take(const TestBox::Person& who, TestBox::Fields fields = {}) {
    if (fields.empty()) fields = {{"danger", "no"}, {"handle", "Flat 2, Elm House"}};
    const Response sent = box.post("/reports/new", &who, fields);
    return to(sent).starts_with("/reports/R-") ? to(sent).substr(9) : "";
  }
  Response read(const std::string& reference, const TestBox::Person& who) { return box.get("/reports/" + reference, &who); }
};

TEST_F(Reports, NHG_21_danger_is_the_first_question_with_999_on_the_screen) {
  const Response page = box.get("/reports/new", &amara);
  ASSERT_EQ(page.status, 200);
  EXPECT_LT(page.body.find("name=\"danger\""), page.body.find("name=\"handle\""));
  EXPECT_LT(page.body.find("name=\"handle\""), page.body.find("Save this now"));
  EXPECT_LT(page.body.find("Save this now"), page.body.find("name=\"route\""));
  EXPECT_TRUE(has(page, "press 55"));
  EXPECT_EQ(count_of(page.body, "<h1"), 1U);
}

TEST_F(Reports, NHG_21_two_answers_are_enough_to_save) {
  const std::string reference = take(amara);
  ASSERT_FALSE(reference.empty());
  const Response page = read(reference, amara);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Flat 2, Elm House"));
  EXPECT_EQ(title_of(page), "Report " + reference + " – Rowan") << "nothing of the person in a title";
}

TEST_F(Reports, what_is_missing_is_said_and_everything_typed_stays) {
  const Response page = box.post("/reports/new", &amara, {{"account", "She said <this>."}, {"channels", "text"}, {"text_value", "07700 900123"}, {"text_when", "10 to 2"}, {"survivor_born-day", "32"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(title_of(page).starts_with("Error: "));
  for (const char* link : {"href=\"#danger\"", "href=\"#text_when\"", "href=\"#survivor_born\""}) EXPECT_TRUE(has(page, link)) << link;
  EXPECT_TRUE(has(page, "She said &lt;this&gt;."));
  EXPECT_TRUE(has(page, "value=\"10 to 2\""));
  EXPECT_TRUE(has(page, "value=\"07700 900123\""));
}

TEST_F(Reports, the_same_form_sent_twice_makes_one_report) {
  const std::string token = make_form_token(box.desk.store, amara.secret);
  (void)box.post("/reports/new", &amara, {{"danger", "no"}, {"handle", "One"}}, token);
  EXPECT_EQ(to(box.post("/reports/new", &amara, {{"danger", "no"}, {"handle", "One"}}, token)), "/reports");
  EXPECT_EQ(app::reports_waiting(box.desk, jo.actor), 1U);
}

TEST_F(Reports, everything_said_is_shown_and_who_told_us_stands_apart) {
  const std::string reference = take(amara, {{"danger", "yes"}, {"police", "called_by_us"}, {"police_reference", "LOG 77"}, {"handle", "Dani"}, {"route", "neighbour"}, {"reporter_name", "Mrs Patel"},
                                             {"survivor_name", "Danielle Marsh"}, {"account", "Shouting\nevery night"}, {"children", "yes"}, {"perpetrator_given", "declined"}, {"must_not_know", "Craig"},
                                             {"channels", "text"}, {"text_value", "07700 900123"}, {"text_when", "weekdays 10am to 2pm"}});
  ASSERT_FALSE(reference.empty());
  const Response page = read(reference, amara);
  for (const char* words : {"LOG 77", "Shouting<br>every night", "They would rather not say", "Craig", "07700 900123", "10am to 2pm", "Not to be used until"}) EXPECT_TRUE(has(page, words)) << words;
  const std::size_t card = page.body.find("govuk-summary-card");
  ASSERT_NE(card, std::string::npos);
  EXPECT_GT(page.body.find("Mrs Patel"), card) << "protected: only in its own card";
}

TEST_F(Reports, danger_comes_first_in_the_list_then_whoever_waits_longest) {
  (void)take(amara, {{"danger", "no"}, {"handle", "Oldest"}});
  box.now = box.now + hours(1);
  (void)take(amara, {{"danger", "no"}, {"handle", "Newer"}});
  box.now = box.now + minutes(1);
  amara = box.sign_in(amara.id);
  (void)take(amara, {{"danger", "yes"}, {"handle", "Urgent"}});
  const Response page = box.get("/reports", &amara);
  EXPECT_LT(page.body.find("Urgent"), page.body.find("Oldest"));
  EXPECT_LT(page.body.find("Oldest"), page.body.find("Newer"));
  EXPECT_TRUE(has(page, "Danger now"));
}

TEST_F(Reports, NHG_2_ending_needs_a_reason_and_a_second_person_and_the_manager_sees_it) {
  const std::string reference = take(amara);
  EXPECT_TRUE(has(box.post("/reports/" + reference + "/end", &amara, {{"reason", " "}}), "href=\"#reason\""));
  EXPECT_EQ(box.post("/reports/" + reference + "/end", &amara, {{"reason", "Sent twice by mistake"}}).status, 303);
  EXPECT_TRUE(has(box.get("/reports", &amara), "Second person needed"));
  EXPECT_FALSE(has(read(reference, amara), "name=\"agreed\"")) << "not by the one who asked";
  EXPECT_TRUE(has(box.post("/reports/" + reference + "/end/answer", &jo, {{"reason", "Agreed"}}), "href=\"#agreed\""));
  EXPECT_EQ(box.post("/reports/" + reference + "/end/answer", &jo, {{"agreed", "yes"}, {"reason", "The same words twice"}}).status, 303);
  const Response ended = box.get("/reports/ended", &jo);
  EXPECT_TRUE(has(ended, "Sent twice by mistake"));
  EXPECT_TRUE(has(ended, "Jo Okafor agreed"));
  EXPECT_EQ(box.get("/reports/ended", &amara).status, 404) << "for managers";
  EXPECT_EQ(app::reports_waiting(box.desk, jo.actor), 0U);
}

TEST_F(Reports, a_case_is_opened_and_the_report_says_where_it_went) {
  const std::string reference = take(amara, {{"danger", "no"}, {"handle", "Dani"}, {"survivor_name", "Danielle Marsh"}});
  const Response form = box.get("/reports/" + reference + "/open", &amara);
  ASSERT_EQ(form.status, 200);
  EXPECT_TRUE(has(form, "value=\"Danielle Marsh\""));
  EXPECT_LT(form.body.find("Open the case"), form.body.find("name=\"do\"")) << "the page is for opening; searching comes after it";
  EXPECT_TRUE(has(box.post("/reports/" + reference + "/open", &amara, {{"person", "none"}}), "href=\"#lead\""));
  const std::string opened = to(box.post("/reports/" + reference + "/open", &amara, {{"person", "none"}, {"home", "none"}, {"name", "Danielle Marsh"}, {"age_band", "18_plus"}, {"lead", "me"}}));
  ASSERT_TRUE(opened.starts_with("/cases/RW-")) << opened;
  EXPECT_TRUE(has(read(reference, amara), opened));
  EXPECT_EQ(to(box.get("/reports/" + reference + "/open", &amara)), "/reports/" + reference);
  EXPECT_TRUE(has(box.get("/reports/done", &amara), reference));
}

TEST_F(Reports, a_report_is_attached_to_a_case_that_one_can_see) {
  const std::string mine = box.make_case("Danielle Marsh", amara.id);
  const std::string reference = take(amara);
  EXPECT_TRUE(has(box.post("/reports/" + reference + "/attach", &amara, {{"case", "RW-9999-X"}}), "href=\"#case\""));
  EXPECT_EQ(to(box.post("/reports/" + reference + "/attach", &amara, {{"case", mine}})), "/cases/" + mine);
}

TEST_F(Reports, NHG_14_a_report_kept_from_a_colleague_does_not_exist_for_them) {
  const TestBox::Person ben = box.person("Ben", {"officer"});
  const std::string reference = take(amara, {{"danger", "no"}, {"handle", "Quiet"}, {"keep_from_1", std::to_string(ben.id.value)}});
  ASSERT_FALSE(reference.empty());
  EXPECT_EQ(read(reference, ben).status, 404);
  EXPECT_FALSE(has(box.get("/reports", &ben), "Quiet"));
  EXPECT_EQ(box.post("/reports/" + reference + "/end", &ben, {{"reason", "x"}}).status, 404);
}

TEST_F(Reports, a_contractor_hands_it_over_and_cannot_read_it_back) {
  const TestBox::Person ray = box.person("Ray", {"contractor"});
  EXPECT_EQ(to(box.post("/reports/new", &ray, {{"danger", "no"}, {"handle", "Door kicked in"}})), "/reports/taken");
  const Response thanks = box.get("/reports/taken", &ray);
  EXPECT_EQ(thanks.status, 200);
  EXPECT_FALSE(has(thanks, "Door kicked in"));
  EXPECT_EQ(box.get("/reports", &ray).status, 404);
  EXPECT_TRUE(has(box.get("/reports", &amara), "Door kicked in"));
}

TEST_F(Reports, pages_have_one_heading_each) {
  const std::string reference = take(amara, {{"danger", "yes"}, {"handle", "Dani"}, {"reporter_name", "Mrs Patel"}});
  for (const std::string& address : {std::string("/reports"), std::string("/reports/done"), "/reports/" + reference, "/reports/" + reference + "/open"})
    EXPECT_EQ(count_of(box.get(address, &amara).body, "<h1"), 1U) << address;
}

}  // namespace
}  // namespace rowan::web
