#include "web/pages/test_box.h"

#include "app/search.h"

namespace rowan::web {
namespace {

struct StaffPages : ::testing::Test {
  TestBox box;
  TestBox::Person admin;
  void SetUp() override { admin = box.person("Adele", {"administrator"}); }
  // The value beside a key of a summary list.
  static std::string value_of(const Response& page, const std::string& key) {
    const std::size_t from = page.body.find("<dd", page.body.find(">" + key + "<"));
    std::size_t at = page.body.find('>', from) + 1;
    while (page.body[at] == ' ' || page.body[at] == '\n') ++at;
    return page.body.substr(at, page.body.find('<', at) - at);
  }
  TestBox::Fields member(const std::string& user_name, std::vector<std::string> roles, const std::string& active = "yes") {
    TestBox::Fields fields{{"what", "details"}, {"name", "Noor Khan"}, {"user_name", user_name}, {"job_title", "Housing officer"},
                           {"team", "7"},       {"active", active}};
    for (std::string& role : roles) fields.emplace_back("roles", std::move(role));
    return fields;
  }
  StaffId id_of(const std::string& user_name) { return *app::find_staff(box.desk, user_name); }
};

TEST_F(StaffPages, what_is_shown_once_signs_the_person_in) {
  const Response made = box.post("/staff/new", &admin, member("noor", {"officer"}));
  ASSERT_EQ(made.status, 200);
  EXPECT_TRUE(has(made, "Account made"));
  EXPECT_TRUE(has(made, "otpauth://totp/"));
  EXPECT_EQ(header_of(made, "Cache-Control"), "no-store");
  const std::string password = value_of(made, "Password");
  EXPECT_EQ(password.size(), 16U);
  EXPECT_NO_THROW(box.sign_in(id_of("noor"), password));
  EXPECT_FALSE(has(box.get("/staff/" + std::to_string(id_of("noor").value), &admin), password));
}

TEST_F(StaffPages, a_user_name_that_is_taken_and_a_form_with_gaps_come_back_as_typed) {
  (void)box.post("/staff/new", &admin, member("noor", {"officer"}));
  const Response again = box.post("/staff/new", &admin, member("NOOR", {"officer"}));
  EXPECT_TRUE(has(again, "There is a problem"));
  EXPECT_TRUE(has(again, "value=\"NOOR\""));
  const Response gaps = box.post("/staff/new", &admin, {{"name", ""}, {"user_name", "x y"}, {"team", "99"}});
  EXPECT_TRUE(has(gaps, "Choose one of the teams"));
  const Response roles = box.post("/staff/new", &admin, {{"name", ""}, {"user_name", "x y"}, {"team", "7"}});
  EXPECT_TRUE(has(roles, "Choose at least one role"));
  EXPECT_TRUE(has(roles, "<title>Error: "));
}

TEST_F(StaffPages, changes_roles_and_signs_out_who_has_left) {
  const TestBox::Person ben = box.person("Ben", {"officer"});
  const std::string address = "/staff/" + std::to_string(ben.id.value);
  EXPECT_EQ(header_of(box.post(address, &admin, member("user.Ben", {"manager", "officer"})), "Location"), address + "?saved=yes");
  EXPECT_TRUE(box.desk.staff.find(ben.id)->actor.roles.has(Role::manager));
  EXPECT_EQ(box.get("/account", &ben).status, 200);
  EXPECT_EQ(box.post(address, &admin, member("user.Ben", {"officer"}, "no")).status, 303);
  EXPECT_EQ(box.get("/account", &ben).status, 303);
}

TEST_F(StaffPages, SG_26_nobody_with_open_cases_is_let_go) {
  const TestBox::Person ben = box.person("Ben", {"officer"});
  box.make_case("Danielle Marsh", ben.id);
  const std::string address = "/staff/" + std::to_string(ben.id.value);
  const Response refused = box.post(address, &admin, member("user.Ben", {"officer"}, "no"));
  EXPECT_TRUE(has(refused, "They still have open cases."));
  EXPECT_FALSE(has(refused, "Danielle"));
  EXPECT_TRUE(box.desk.staff.find(ben.id)->active);
  EXPECT_EQ(box.get("/account", &ben).status, 200);
}

TEST_F(StaffPages, a_new_password_is_made_once_for_one_form) {
  const TestBox::Person ben = box.person("Ben", {"officer"});
  const std::string address = "/staff/" + std::to_string(ben.id.value);
  const std::string token = make_form_token(box.desk.store, admin.secret);
  const Response first = box.post(address, &admin, {{"what", "password"}}, token);
  const std::string password = value_of(first, "Password");
  EXPECT_EQ(box.get("/account", &ben).status, 303) << "their sessions are over";
  EXPECT_EQ(box.post(address, &admin, {{"what", "password"}}, token).status, 303);
  EXPECT_NO_THROW(box.sign_in(ben.id, password)) << "the one that was shown still works";
  const Response key = box.post(address, &admin, {{"what", "code"}});
  EXPECT_TRUE(has(key, "Key for the code app"));
}

TEST_F(StaffPages, nobody_changes_their_own_account_here) {
  const std::string own = "/staff/" + std::to_string(admin.id.value);
  EXPECT_TRUE(has(box.get(own, &admin), "Another administrator has to change it."));
  EXPECT_TRUE(has(box.post(own, &admin, member("user.Adele", {"administrator", "manager"})), "Another administrator"));
  EXPECT_FALSE(box.desk.staff.find(admin.id)->actor.roles.has(Role::manager));
  EXPECT_EQ(box.post(own, &admin, {{"what", "password"}}).status, 403);
}

TEST_F(StaffPages, CX_5_2_the_administrator_opens_no_case_and_no_log) {
  const TestBox::Person ben = box.person("Ben", {"officer"});
  const std::string reference = box.make_case("Danielle Marsh", ben.id);
  for (const std::string& address : {std::string("/cases"), "/cases/" + reference, std::string("/audit"), std::string("/reports")})
    EXPECT_EQ(box.get(address, &admin).status, 404) << address;
  for (const char* address : {"/staff", "/staff/new"}) {
    EXPECT_EQ(box.get(address, &admin).status, 200) << address;
    EXPECT_EQ(box.get(address, &ben).status, 404) << address;
  }
}

TEST_F(StaffPages, the_access_log_tells_who_and_when_and_never_a_name_of_a_case) {
  const TestBox::Person ben = box.person("Ben", {"officer"});
  const std::string reference = box.make_case("Danielle Marsh", ben.id);
  ASSERT_TRUE(app::find_cases(box.desk, ben.actor, "Marsh", 10));
  const TestBox::Person auditor = box.person("Ida", {"auditor"});
  const Response log = box.get("/audit", &auditor);
  ASSERT_EQ(log.status, 200);
  EXPECT_TRUE(has(log, "Searched the cases"));
  EXPECT_TRUE(has(log, "Ben Okafor"));
  EXPECT_TRUE(has(log, "Made a case from a report"));
  EXPECT_FALSE(has(log, "Marsh")) << "what was searched for stays sealed";
  EXPECT_FALSE(has(log, "Danielle"));
  EXPECT_FALSE(has(log, reference));
  EXPECT_TRUE(has(box.get("/audit", &auditor), "Read the access log")) << "who reads it is in it";
  const Response only = box.get("/audit?staff=" + std::to_string(ben.id.value), &auditor);
  EXPECT_TRUE(has(only, "Searched the cases"));
  EXPECT_FALSE(has(only, "<span>Ida Okafor</span>"));
  EXPECT_EQ(box.get("/audit", &ben).status, 404);
}

TEST_F(StaffPages, the_access_log_is_paged_without_a_gap) {
  const TestBox::Person auditor = box.person("Ida", {"data_protection"});
  box.store.write([&](store::Tx& tx) {
    for (int i = 0; i < 150; ++i) tx.log_access({box.now, auditor.id, {}, "test.line", {}});
  });
  const Response first = box.get("/audit", &auditor);
  const std::size_t at = first.body.find("/audit?before=");
  ASSERT_NE(at, std::string::npos);
  const std::string older = first.body.substr(at + 14, first.body.find('"', at) - at - 14);
  const Response second = box.get("/audit?before=" + older, &auditor);
  EXPECT_TRUE(has(second, "<span>" + std::to_string(std::stoi(older) - 1) + "</span>"));
  EXPECT_FALSE(has(second, "<span>" + older + "</span>"));
}

}  // namespace
}  // namespace rowan::web
