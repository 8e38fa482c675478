#include "web/pages/test_box.h"

#include "app/cases.h"
#include "app/records.h"
#include "store/access_log.h"

namespace rowan::web {
namespace {

struct WorklistPage : ::testing::Test {
  TestBox box;
  TestBox::Person amara, ben;
  void SetUp() override {
    box.adopt_policies();
    amara = box.person("Amara", {"officer"});
    ben = box.person("Ben", {"officer"});
  }
};

TEST_F(WorklistPage, an_empty_list_says_so_and_says_where_to_go) {
  const Response page = box.get("/cases", &amara);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "You have no open cases."));
  EXPECT_TRUE(has(page, "href=\"/cases/team\">My team</a>"));
  EXPECT_EQ(title_of(page), "My cases – Rowan");
}

TEST_F(WorklistPage, shows_the_most_urgent_first_with_its_clock_in_words) {
  const std::string first = box.make_case("Danielle Marsh", amara.id);
  box.now = box.now + hours(20);
  amara = box.sign_in(amara.id);
  const std::string second = box.make_case("Samina Iqbal", amara.id);
  box.now = box.now + hours(5);
  amara = box.sign_in(amara.id);
  const Response page = box.get("/cases", &amara);
  ASSERT_TRUE(has(page, "Danielle Marsh"));
  ASSERT_TRUE(has(page, "Samina Iqbal"));
  EXPECT_LT(page.body.find("Danielle Marsh"), page.body.find("Samina Iqbal"));
  EXPECT_TRUE(has(page, "Overdue by "));
  EXPECT_TRUE(has(page, "Showing <strong>1 to 2</strong> of <strong>2</strong> cases, most urgent first."));
  EXPECT_TRUE(has(page, "Not known yet"));
  EXPECT_TRUE(has(page, "Risk not assessed"));
  EXPECT_TRUE(has(page, "<span class=\"rw-attention__count\">1</span> <span class=\"rw-attention__what\">overdue</span>"));
  const Response overdue = box.get("/cases?due=overdue", &amara);
  EXPECT_TRUE(has(overdue, first));
  EXPECT_FALSE(has(overdue, second));
  EXPECT_TRUE(has(overdue, "Remove this filter:"));
}

TEST_F(WorklistPage, CX_5_2_a_case_of_somebody_else_is_in_no_list_and_no_count) {
  const std::string reference = box.make_case("Danielle Marsh", amara.id);
  for (const char* address : {"/cases", "/cases/team", "/cases/unallocated", "/cases/closed", "/tasks"}) {
    const Response page = box.get(address, &ben);
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_FALSE(has(page, "Danielle")) << address;
    EXPECT_FALSE(has(page, reference)) << address;
    EXPECT_FALSE(has(page, "(1)")) << address;
  }
  const Response found = box.post("/cases/search", &ben, {{"q", "Marsh"}});
  EXPECT_FALSE(has(found, "Danielle"));
  EXPECT_TRUE(has(found, "No case that you may see fits these words."));
}

TEST_F(WorklistPage, a_restricted_case_hides_its_name_also_from_those_who_may_open_it) {
  TestBox::Person lead = box.person("Dina", {"da_lead"}, TestBox::north, true);
  const std::string reference = box.make_case("Danielle Marsh", lead.id, TestBox::north, Answer::yes);
  for (const char* address : {"/cases", "/tasks"}) {
    const Response page = box.get(address, &lead);
    EXPECT_TRUE(has(page, reference)) << address;
    EXPECT_FALSE(has(page, "Danielle")) << address;
    EXPECT_TRUE(has(page, "Name hidden")) << address;
  }
  EXPECT_TRUE(has(box.get("/cases", &lead), "Open to see. Opening it is recorded."));
  const Response found = box.post("/cases/search", &lead, {{"q", "Danielle"}});
  EXPECT_TRUE(has(found, reference));
  EXPECT_EQ(count_of(found.body, "Danielle"), 1U) << "only the words that were typed, in the search field";
}

TEST_F(WorklistPage, what_was_searched_for_stands_in_no_address_and_no_title) {
  box.make_case("Danielle Marsh", amara.id);
  const Response form = box.get("/cases", &amara);
  EXPECT_TRUE(has(form, "<form class=\"rw-filter__row\" method=\"post\" action=\"/cases/search\""));
  const Response found = box.post("/cases/search", &amara, {{"q", "Marsh"}});
  EXPECT_EQ(found.status, 200);
  EXPECT_TRUE(has(found, "Danielle Marsh"));
  EXPECT_EQ(title_of(found), "Find a case – Rowan");
  for (std::size_t at = found.body.find("href=\""); at != std::string::npos; at = found.body.find("href=\"", at + 6)) {
    const std::string address = found.body.substr(at + 6, found.body.find('"', at + 6) - at - 6);
    EXPECT_EQ(address.find("Marsh"), std::string::npos) << address;
  }
  EXPECT_EQ(box.get("/cases/search", &amara).status, 303) << "a search is not repeated by going back to its address";
  // The words are not carried over from an address either.
  EXPECT_FALSE(has(box.get("/cases?q=Marsh", &amara), "value=\"Marsh\""));
  const auto looks = box.store.read([&](store::Reader& r) { return store::looked_by(r, amara.id, 0, 5); });
  EXPECT_EQ(looks.front().access.act, "case.searched");
}

TEST_F(WorklistPage, pages_of_25) {
  for (int i = 0; i < 30; ++i) box.make_case("Person " + std::to_string(i), amara.id);
  const Response first = box.get("/cases", &amara);
  EXPECT_TRUE(has(first, "Showing <strong>1 to 25</strong> of <strong>30</strong> cases"));
  EXPECT_EQ(count_of(first.body, "rw-cases__name"), 25U);
  EXPECT_TRUE(has(first, "/cases?page=2"));
  const Response second = box.get("/cases?page=2", &amara);
  EXPECT_TRUE(has(second, "Showing <strong>26 to 30</strong> of <strong>30</strong> cases"));
  EXPECT_EQ(title_of(second), "My cases, page 2 – Rowan");
  EXPECT_TRUE(has(box.get("/cases?page=99", &amara), "There are no more cases in this list."));
  for (const char* odd : {"/cases?page=-1", "/cases?page=x", "/cases?page=99999999999999999999", "/cases?due=soon&risk=%3Cb%3E&stage=none"})
    EXPECT_TRUE(has(box.get(odd, &amara), "Showing <strong>1 to 25</strong>")) << odd;
}

TEST_F(WorklistPage, counts_stop_at_a_hundred_and_say_so) {
  for (int i = 0; i < 101; ++i) box.make_case("Person " + std::to_string(i), amara.id);
  const Response page = box.get("/cases?page=4", &amara);
  EXPECT_TRUE(has(page, "My cases (100+)"));
  EXPECT_TRUE(has(page, "of <strong>100+</strong> cases"));
  EXPECT_TRUE(has(page, "/cases?page=5")) << "what is behind the last counted page can be reached";
  EXPECT_TRUE(has(box.get("/cases?page=5", &amara), "Showing <strong>101 to 101</strong> of <strong>100+</strong>"));
}

TEST_F(WorklistPage, a_manager_sees_the_workload_of_the_team_and_gives_cases_away) {
  box.make_case("Danielle Marsh", amara.id);
  const std::string free = box.make_case("Samina Iqbal", StaffId{});
  TestBox::Person manager = box.person("Mo", {"manager"}, TestBox::north, true);
  const Response team = box.get("/cases/team", &manager);
  EXPECT_TRUE(has(team, "Workload"));
  EXPECT_TRUE(has(team, "Amara Okafor</th><td role=\"cell\" data-label=\"Open cases\"><span>1</span></td>"));
  EXPECT_TRUE(has(team, "Day 1, Amara Okafor"));
  EXPECT_FALSE(has(box.get("/cases/team", &ben), "Workload"));
  const Response open = box.get("/cases/unallocated", &manager);
  EXPECT_TRUE(has(open, "/cases/" + free + "/allocate"));
}

TEST_F(WorklistPage, tasks_are_grouped_by_when_they_are_due) {
  box.make_case("Danielle Marsh", amara.id);
  EXPECT_TRUE(has(box.get("/tasks", &amara), "<h2"));
  box.now = box.now + hours(25);
  amara = box.sign_in(amara.id);
  const Response page = box.get("/tasks", &amara);
  EXPECT_TRUE(has(page, ">Overdue (1)</h2>"));
  EXPECT_FALSE(has(page, "Due today ("));
  EXPECT_TRUE(has(page, "Danielle Marsh, RW-"));
}

TEST_F(WorklistPage, SG_23_a_manager_finds_the_cases_whose_risk_was_never_assessed_or_is_out_of_date) {
  TestBox::Person manager = box.person("Mo", {"manager"}, TestBox::north, true);
  const std::string never = box.make_case("Danielle Marsh", amara.id), fresh = box.make_case("Samina Iqbal", amara.id);
  RiskAssessed assessed;
  assessed.level = assessed.judgement = RiskLevel::high;
  assessed.judgement_why = "She is afraid";
  const auto put = [&](const std::string& reference, const auto& value) {
    return app::act_on_case(box.desk, amara.actor, reference, "risk.assessed", [&](const Seen& seen) -> Result<NewEntries> { return NewEntries{new_entry(value, seen.now())}; });
  };
  ASSERT_TRUE(put(fresh, assessed));
  const auto listed = [&](const char* filter, const std::string& reference, const TestBox::Person& who) { return has(box.get(std::string("/cases/team?risk=") + filter, &who), "/cases/" + reference + "\""); };
  EXPECT_TRUE(listed("not_known", never, manager));
  EXPECT_FALSE(listed("not_known", fresh, manager));
  EXPECT_FALSE(listed("out_of_date", never, manager));
  EXPECT_FALSE(listed("out_of_date", fresh, manager)) << "assessed just now";
  EXPECT_TRUE(has(box.get("/cases/team?risk=not_known", &manager), "Remove this filter:"));
  box.now = box.now + hours(3);
  amara = box.sign_in(amara.id);
  RecordMade incident;
  incident.what = "incident";
  incident.text = "He came back";
  ASSERT_TRUE(app::record(box.desk, amara.actor, fresh, incident, box.now, {}));
  manager = box.sign_in(manager.id);
  EXPECT_TRUE(listed("out_of_date", fresh, manager)) << "a new incident reopens the question";
  EXPECT_FALSE(listed("out_of_date", never, manager));
  const Response page = box.get("/cases/team?risk=out_of_date", &manager);
  EXPECT_TRUE(has(page, "of <strong>1</strong> case")) << page.body;
  EXPECT_TRUE(has(page, "the longest out of date first"));
  EXPECT_TRUE(has(page, "<option value=\"out_of_date\" selected"));
  const TestBox::Person stranger = box.person("Kim", {"manager"}, TestBox::south, true);
  EXPECT_FALSE(listed("out_of_date", fresh, stranger));
  EXPECT_FALSE(has(box.get("/cases/closed", &manager), "Not assessed by us")) << "nothing is asked of a closed case";
}

TEST_F(WorklistPage, without_case_work_there_is_no_list) {
  TestBox::Person auditor = box.person("Ida", {"auditor"});
  EXPECT_EQ(box.get("/cases", &auditor).status, 404);
  EXPECT_EQ(box.get("/tasks", &auditor).status, 404);
  EXPECT_EQ(box.get("/cases").status, 303);
}

}  // namespace
}  // namespace rowan::web
