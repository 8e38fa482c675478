#include "web/pages/test_box.h"

#include "app/account_acts.h"
#include "web/pages/places.h"

namespace rowan::web {
namespace {

struct AccountPages : ::testing::Test {
  TestBox box;
  StaffId amara;
  void SetUp() override { amara = box.add("Amara", {"officer"}); }
  std::string code(StaffId id) {
    box.now = box.now + seconds(31);
    return *app::current_code(box.desk, id);
  }
  Response sign_in(const std::string& user, const std::string& password, const std::string& code, const std::string& next = {}) {
    return box.post("/sign-in", nullptr, {{"user_name", user}, {"password", password}, {"code", code}, {"next", next}});
  }
};

TEST_F(AccountPages, signing_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use) {
  const Response done = sign_in("user.Amara", TestBox::good_password, code(amara));
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(header_of(done, "Location"), "/cases");
  const std::string cookie = header_of(done, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("rowan_session="));
  for (const char* part : {"HttpOnly", "SameSite=Strict", "Path=/"}) EXPECT_NE(cookie.find(part), std::string::npos) << part;
  EXPECT_EQ(cookie.find("Secure"), std::string::npos) << "over plain HTTP a Secure cookie would be dropped";
  Request secure = box.request(Method::post, "/sign-in");
  secure.secure = true;
  secure.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  secure.body = "user_name=user.Amara&password=" + percent_encode(TestBox::good_password) + "&code=" + code(amara);
  EXPECT_NE(header_of(answer(*box.site, secure), "Set-Cookie").find("Secure"), std::string::npos);
}

TEST_F(AccountPages, every_failed_sign_in_gets_the_same_answer) {
  const StaffId gone = box.add("Brown", {"officer"});
  StaffDetails details;
  details.user_name = "user.Brown";
  details.name = "Brown Okafor";
  details.roles = {"officer"};
  details.active = false;
  ASSERT_TRUE(app::change_staff(box.desk, Actor{}, gone, details));
  const auto same = [](Response r, const std::string& user) {  // the user name typed is shown again; all names here are as long
    for (std::size_t at = r.body.find(user); at != std::string::npos; at = r.body.find(user)) r.body.replace(at, user.size(), "?");
    return std::to_string(r.status) + header_of(r, "Set-Cookie") + r.body;
  };
  const std::string nobody = same(sign_in("user.Nobod", TestBox::good_password, "123456"), "user.Nobod");
  EXPECT_EQ(nobody, same(sign_in("user.Amara", "wrong password here", code(amara)), "user.Amara"));
  EXPECT_EQ(nobody, same(sign_in("user.Amara", TestBox::good_password, "000000"), "user.Amara"));
  EXPECT_EQ(nobody, same(sign_in("user.Amara", TestBox::good_password, ""), "user.Amara"));
  EXPECT_EQ(nobody, same(sign_in("user.Brown", TestBox::good_password, code(gone)), "user.Brown"));
  EXPECT_NE(nobody.find("There is a problem"), std::string::npos);
  EXPECT_EQ(nobody.find("value=\"seven"), std::string::npos) << "a password never comes back";
}

TEST_F(AccountPages, goes_on_only_to_a_page_of_this_site) {
  for (const auto& [next, to] : std::vector<std::pair<std::string, std::string>>{{"/tasks", "/tasks"},
                                                                                 {"/cases/RW-4001-H", "/cases/RW-4001-H"},
                                                                                 {"//elsewhere.example", "/cases"},
                                                                                 {"https://elsewhere.example/", "/cases"},
                                                                                 {"/\\elsewhere.example", "/cases"},
                                                                                 {"/leave", "/cases"},
                                                                                 {"/tell-us", "/cases"},
                                                                                 {"/cases/../leave", "/cases"},
                                                                                 {"/cases\r\nSet-Cookie: a=b", "/cases"}}) {
    EXPECT_EQ(header_of(sign_in("user.Amara", TestBox::good_password, code(amara), next), "Location"), to) << next;
  }
}

TEST(Places, an_address_that_can_only_be_posted_to_leads_to_the_page_above_it) {
  EXPECT_EQ(pages::page_here("/cases/RW-4001-H/notes"), "/cases/RW-4001-H");
  EXPECT_EQ(pages::page_here("/cases/RW-4001-H/tasks/3/done"), "/cases/RW-4001-H/tasks/3");
  EXPECT_EQ(pages::page_here("/cases?due=overdue&page=2"), "/cases?due=overdue&page=2");
  EXPECT_EQ(pages::page_here("/health"), "");
  EXPECT_EQ(pages::page_here(""), "");
}

TEST_F(AccountPages, everybody_starts_where_their_work_is) {
  const auto at = [&](const TestBox::Person& who) { return header_of(box.get("/", &who), "Location"); };
  EXPECT_EQ(header_of(box.get("/"), "Location"), "/sign-in");
  EXPECT_EQ(at(box.sign_in(amara)), "/cases");
  EXPECT_EQ(at(box.person("Ida", {"auditor"})), "/policy");
  EXPECT_EQ(at(box.person("Con", {"contractor"})), "/concern");
}

TEST_F(AccountPages, signing_out_ends_the_session_on_the_server) {
  const TestBox::Person who = box.sign_in(amara);
  ASSERT_EQ(box.get("/account", &who).status, 200);
  const Response out = box.post("/sign-out", &who, {});
  EXPECT_EQ(header_of(out, "Location"), "/sign-in");
  EXPECT_NE(header_of(out, "Clear-Site-Data").find("\"cache\""), std::string::npos);
  EXPECT_NE(header_of(out, "Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(box.get("/account", &who).status, 303) << "the old cookie opens nothing";
}

TEST_F(AccountPages, staying_signed_in_comes_back_to_the_same_page_with_more_time) {
  const TestBox::Person who = box.sign_in(amara);
  const Response page = box.get("/cases?due=overdue", &who);
  EXPECT_TRUE(has(page, "name=\"back\" value=\"/cases?due=overdue\""));
  box.now = box.now + minutes(20);
  EXPECT_EQ(header_of(box.post("/session/stay", &who, {{"back", "/cases?due=overdue"}}), "Location"), "/cases?due=overdue");
  EXPECT_EQ(header_of(box.post("/session/stay", &who, {{"back", "//elsewhere.example"}}), "Location"), "/cases");
  box.now = box.now + minutes(20);
  EXPECT_EQ(box.get("/account", &who).status, 200);
  box.now = box.now + minutes(31);
  EXPECT_EQ(box.get("/account", &who).status, 303);
}

TEST_F(AccountPages, a_password_is_changed_only_by_somebody_who_knows_it) {
  const TestBox::Person who = box.sign_in(amara);
  const std::string fresh = "five dry linen sails";
  const Response wrong = box.post("/account/password", &who, {{"current", "not the password"}, {"password", fresh}});
  EXPECT_EQ(wrong.status, 200);
  EXPECT_TRUE(has(wrong, "This is not the password you use now"));
  EXPECT_TRUE(has(wrong, "<title>Error: "));
  EXPECT_FALSE(has(wrong, fresh));
  EXPECT_TRUE(has(box.post("/account/password", &who, {{"current", TestBox::good_password}, {"password", "short"}}), "govuk-error-summary"));
  EXPECT_TRUE(has(box.post("/account/password", &who, {{"current", TestBox::good_password}, {"password", TestBox::good_password}}),
                  "Choose a password that you do not use now"));
  EXPECT_EQ(box.get("/account", &who).status, 200);
  const Response done = box.post("/account/password", &who, {{"current", TestBox::good_password}, {"password", fresh}});
  EXPECT_EQ(header_of(done, "Location"), "/sign-in?changed=password");
  EXPECT_EQ(box.get("/account", &who).status, 303) << "every session is over";
  EXPECT_FALSE(sign_in("user.Amara", TestBox::good_password, code(amara)).header("Set-Cookie"));
  EXPECT_TRUE(sign_in("user.Amara", fresh, code(amara)).header("Set-Cookie"));
}

TEST_F(AccountPages, guessing_the_password_in_use_slows_down) {
  const TestBox::Person who = box.sign_in(amara);
  for (int i = 0; i < 5; ++i) (void)box.post("/account/password", &who, {{"current", "guess"}, {"password", "five dry linen sails"}});
  EXPECT_TRUE(has(box.post("/account/password", &who, {{"current", TestBox::good_password}, {"password", "five dry linen sails"}}),
                  "This is not the password you use now"));
  box.now = box.now + seconds(31);
  EXPECT_EQ(box.post("/account/password", &who, {{"current", TestBox::good_password}, {"password", "five dry linen sails"}}).status, 303);
}

TEST_F(AccountPages, messages_lead_to_the_case_only_for_those_who_may_see_it) {
  const TestBox::Person who = box.sign_in(amara);
  const std::string mine = box.make_case("Danielle Marsh", amara);
  const std::string other = box.make_case("Samina Iqbal", box.add("Benny", {"officer"}));
  const auto stream = [&](const std::string& reference) {
    return box.store.read([&](store::Reader& r) { return stream_of(*store::case_by_reference(r, reference)); });
  };
  const StreamId a = stream(mine), b = stream(other);
  box.store.write([&](store::Tx& tx) {
    store::put_notice(tx, {0, staff_principal(amara), box.now, "test", a, "First message"});
    store::put_notice(tx, {0, staff_principal(amara), box.now, "test", b, "Second message"});
  });
  const Response page = box.get("/messages", &who);
  EXPECT_TRUE(has(page, "First message"));
  EXPECT_TRUE(has(page, "Second message"));
  EXPECT_TRUE(has(page, "/cases/" + mine));
  EXPECT_FALSE(has(page, other));
  const std::size_t at = page.body.find("/messages/") + 10;
  const std::string id = page.body.substr(at, page.body.find('/', at) - at);
  EXPECT_EQ(box.post("/messages/" + id + "/read", &who, {}).status, 303);
  EXPECT_EQ(count_of(box.get("/messages", &who).body, "/read\""), count_of(page.body, "/read\"") - 1);
  const TestBox::Person stranger = box.person("Carol", {"officer"});
  EXPECT_FALSE(has(box.get("/messages", &stranger), "message</strong>"));
}

TEST_F(AccountPages, SG_an_administrator_resets_for_others_and_never_for_themselves) {
  const TestBox::Person admin = box.person("Adele", {"administrator"});
  EXPECT_FALSE(app::reset_password(box.desk, admin.actor, admin.id, "t1"));
  EXPECT_FALSE(app::reset_code(box.desk, box.sign_in(amara).actor, admin.id, "t2"));
  EXPECT_TRUE(app::reset_password(box.desk, admin.actor, amara, "t3"));
  EXPECT_EQ(app::reset_password(box.desk, admin.actor, amara, "t3").refusal().first().id, "form.used");
}

}  // namespace
}  // namespace rowan::web
