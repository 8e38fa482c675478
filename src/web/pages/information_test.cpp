#include "web/pages/test_box.h"

#include <set>

namespace rowan::web {
namespace {

// One h1, and no heading more than one level below the one before it.
void expect_headings_in_order(const Response& page, const std::string& address) {
  EXPECT_EQ(count_of(page.body, "<h1"), 1U) << address;
  char last = '0';
  for (std::size_t at = page.body.find("<h"); at != std::string::npos; at = page.body.find("<h", at + 2)) {
    const char level = page.body[at + 2];
    if (level < '1' || level > '6') continue;
    if (level == '1') last = '0';
    EXPECT_LE(level, last + 1) << address << " at " << page.body.substr(at, 60);
    last = level;
  }
}

TEST(Information, health_says_nothing_but_ok) {
  TestBox box;
  const Response health = box.get("/health");
  EXPECT_EQ(health.status, 200);
  EXPECT_EQ(health.body, R"({"status":"ok"})");
}

TEST(Information, ready_only_when_it_can_write) {
  TestBox box;
  EXPECT_EQ(box.get("/ready").status, 200);
  box.site->ready = false;
  EXPECT_EQ(box.get("/ready").status, 503);
  EXPECT_EQ(box.get("/health").status, 200) << "alive is not ready";
}

TEST(Information, the_accessibility_statement_names_its_exception) {
  TestBox box;
  const Response page = box.get("/accessibility");
  EXPECT_TRUE(has(page, "1.3.5"));
  EXPECT_TRUE(has(page, "autocomplete"));
}

TEST(Information, help_gives_the_duty_numbers_and_says_when_the_others_were_checked) {
  TestBox box;
  const Response page = box.get("/help");
  EXPECT_TRUE(has(page, "Jo Reid"));
  EXPECT_TRUE(has(page, "020 7946 0000"));
  EXPECT_TRUE(has(page, "0808 2000 247"));
  EXPECT_TRUE(has(page, "checked on "));
}

TEST(Information, both_cookies_are_named_as_they_are_called) {
  TestBox box;
  const Response page = box.get("/cookies");
  EXPECT_TRUE(has(page, session_cookie));
  EXPECT_TRUE(has(page, ">tell<"));
}

TEST(Pages, every_title_is_plain_and_its_own_and_headings_are_in_order) {
  TestBox box;
  box.adopt_policies();
  const auto lead = box.person("Dina", {"da_lead", "auditor"}, TestBox::north, true);
  const auto admin = box.person("Adele", {"administrator"});
  box.make_case("Danielle Marsh", lead.id);
  std::set<std::string> titles;
  const auto check = [&](const std::string& address, const TestBox::Person* who) {
    const Response page = box.get(address, who);
    ASSERT_EQ(page.status, 200) << address;
    expect_headings_in_order(page, address);
    const std::string title = title_of(page);
    EXPECT_TRUE(titles.insert(title).second) << title;
    for (const char* telling : {"Danielle", "Marsh", "abuse", "danger", "Okafor"}) EXPECT_EQ(title.find(telling), std::string::npos) << title;
  };
  check("/sign-in", nullptr);
  for (const char* address : {"/cases", "/cases/team", "/cases/unallocated", "/cases/closed", "/tasks", "/policy", "/policy/connexus-2023",
                              "/policy/safety-defaults", "/audit", "/account", "/messages", "/help", "/accessibility", "/privacy", "/cookies"})
    check(address, &lead);
  for (const std::string& address : {std::string("/staff"), std::string("/staff/new"), "/staff/" + std::to_string(lead.id.value)})
    check(address, &admin);
}

}  // namespace
}  // namespace rowan::web
