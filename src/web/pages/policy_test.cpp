#include "web/pages/test_box.h"

#include "app/cases.h"
#include "app/policy_figures.h"

namespace rowan::web {
namespace {

struct PolicyPages : ::testing::Test {
  TestBox box;
  TestBox::Person amara;
  void SetUp() override {
    box.adopt_policies();
    amara = box.person("Amara", {"officer"});
  }
  app::PolicyFigures figures(const Actor& actor, std::string_view policy = "connexus-2023") {
    auto counted = app::policy_figures(box.desk, actor, policy);
    EXPECT_TRUE(counted);
    return *counted;
  }
  void reach(const std::string& reference, ContactOutcome outcome = ContactOutcome::made) {
    const auto set = app::act_on_case(box.desk, amara.actor, reference, "safe-contact.set", [](const Seen& seen) {
      Channel channel;
      channel.safety = ChannelSafety::approved;
      channel.value = "07700 900123";
      channel.approved_by = "the survivor";
      channel.check_by = Date{2027, 1, 31};
      return set_safe_contact(seen, channel, "asked at the desk");
    });
    ASSERT_TRUE(set) << set.refusal().first().text;
    ContactInput contact;
    contact.channel = set->get().contact.channels.front().id;
    contact.happened_at = box.now;
    contact.text = "Spoke to her.";
    contact.outcome = outcome;
    const auto made = app::contact(box.desk, amara.actor, reference, contact, {.form_token = "contact" + reference + iso(box.now)});
    ASSERT_TRUE(made) << made.refusal().first().text;
  }
};

TEST_F(PolicyPages, lists_what_is_in_force_with_the_missed_review) {
  const Response page = box.get("/policy", &amara);
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "href=\"/policy/connexus-2023\""));
  EXPECT_TRUE(has(page, "This policy passed its review date on 31 March 2026. It is still applied."));
  EXPECT_FALSE(has(page, "href=\"/policy/notting-hill-genesis-2019\"")) << "another landlord's";
  EXPECT_EQ(title_of(page), "Policy – Rowan");
}

TEST_F(PolicyPages, shows_a_policy_clause_by_clause_with_its_clock_and_who_settles_what) {
  const Response page = box.get("/policy/connexus-2023", &amara);
  ASSERT_EQ(page.status, 200);
  for (const char* words : {"30 March 2023", "not applicable", "Clause 4.1, CX-4.1a",
                            "How binding:", "What the system does:", "Time allowed: 24 hours.", "To be confirmed by: Policy owner."})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_EQ(count_of(page.body, "<h1"), 1U);
  EXPECT_EQ(title_of(page), "Policy connexus-2023 – Rowan");
  EXPECT_EQ(box.get("/policy/none", &amara).status, 404);
}

TEST_F(PolicyPages, shows_what_the_policy_says_beside_its_rules_at_the_clause_it_says_it_in) {
  const Response page = box.get("/policy/connexus-2023", &amara);
  for (const char* words : {"The label on the housing system", "Serious ASB, and nothing more.", "Approval: antisocial behaviour route",
                            "Approved by: Senior Housing Manager.", "Rehousing: direct let", "Never the survivor, nor an account they share."})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_FALSE(has(page, "Closing a case")) << "the policy says nothing about it";
}
TEST_F(PolicyPages, what_a_policy_does_not_state_is_said_to_be_not_stated) {
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  ASSERT_TRUE(set);
  auto history = policy::start_history(*set, "notting-hill-genesis-2019", box.now);
  ASSERT_TRUE(history);
  box.desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  EXPECT_TRUE(has(box.get("/policy/notting-hill-genesis-2019", &amara), "Not stated in the policy"));
}

TEST_F(PolicyPages, NHG_3_CX_0_5_CX_0_6_CX_1_3_who_wrote_it_who_was_asked_what_it_is_for_and_whose_homes_it_is_for) {
  const Response connexus = box.get("/policy/connexus-2023", &amara);
  const auto row = [](const Response& page, std::string_view key) {
    const std::size_t at = page.body.find(std::string(key) + "\n"), plain = page.body.find(key);
    const std::size_t from = at == std::string::npos ? plain : at;
    const std::size_t value = from == std::string::npos ? from : page.body.find("<dd", from);
    return value == std::string::npos ? std::string() : page.body.substr(value, page.body.find("</dd>", value) - value);
  };
  EXPECT_NE(row(connexus, "Written by").find("Senior Housing Manager"), std::string::npos) << row(connexus, "Written by");
  EXPECT_NE(row(connexus, "Consulted").find("Domestic Abuse Housing Alliance (DAHA)"), std::string::npos) << row(connexus, "Consulted");
  EXPECT_NE(row(connexus, "Legal entity").find("Connexus Homes Limited"), std::string::npos) << row(connexus, "Legal entity");
  EXPECT_TRUE(has(connexus, "How Connexus helps customers and their families who are subjected to domestic abuse or threatened with it"));
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  ASSERT_TRUE(set);
  auto history = policy::start_history(*set, "notting-hill-genesis-2019", box.now);
  ASSERT_TRUE(history);
  box.desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  const Response other = box.get("/policy/notting-hill-genesis-2019", &amara);
  EXPECT_TRUE(has(other, "The principles by which Notting Hill Genesis addresses and manages domestic abuse."));
  EXPECT_NE(row(other, "Consulted").find("Not stated in the policy"), std::string::npos) << "absent is said to be absent";
  EXPECT_NE(row(other, "Legal entity").find("Notting Hill Genesis"), std::string::npos);
}
TEST_F(PolicyPages, CX_4_1a_from_the_report_to_the_first_contact_that_reached_them_median_and_longest) {
  const Instant start = box.now;
  const std::string quick = box.make_case("Danielle Marsh", amara.id);
  const std::string slow = box.make_case("Samina Iqbal", amara.id);
  const std::string between = box.make_case("Grace Adeyemi", amara.id);
  box.make_case("Lowri Pugh", amara.id);
  box.now = start + minutes(30);
  reach(quick);
  reach(between, ContactOutcome::attempted);  // a try that did not reach them
  EXPECT_EQ(figures(amara.actor).contact_times.made, 1U);
  box.now = start + hours(5);
  reach(between);
  box.now = start + hours(26);
  reach(slow);
  reach(quick);  // a later one changes nothing
  const app::ContactTimes times = figures(amara.actor).contact_times;
  EXPECT_EQ(times.made, 3U);
  EXPECT_EQ(times.median, 5 * 60);
  EXPECT_EQ(times.longest, 26 * 60);
  amara = box.sign_in(amara.id);
  EXPECT_TRUE(has(box.get("/policy/connexus-2023", &amara),
                  "From a report to the first contact that reached the person: half within <strong>5 hours</strong>, the longest 1 day 2 hours, of 3 contacts."));
}

TEST_F(PolicyPages, counts_first_contacts_as_they_stand) {
  const std::string in_time = box.make_case("Danielle Marsh", amara.id);
  reach(in_time);
  const std::string late = box.make_case("Samina Iqbal", amara.id);
  box.make_case("Grace Adeyemi", amara.id);
  box.now = box.now + hours(25);
  reach(late);
  box.make_case("Lowri Pugh", amara.id);
  const app::PolicyFigures f = figures(amara.actor);
  EXPECT_EQ(f.cases, 4U);
  EXPECT_EQ(f.first_contact.met, 1U);
  EXPECT_EQ(f.first_contact.met_late, 1U);
  EXPECT_EQ(f.first_contact.overdue, 1U);
  EXPECT_EQ(f.first_contact.open, 1U);
  EXPECT_EQ(f.first_contact.decided(), 3U);
  EXPECT_FALSE(f.more_cases);
  amara = box.sign_in(amara.id);
  const Response page = box.get("/policy", &amara);
  EXPECT_TRUE(has(page, "<strong>1 of 3</strong> first contacts whose time is over were made in time."));
  for (const char* name : {"Danielle", "Samina", "Grace", "Lowri"}) EXPECT_FALSE(has(page, name)) << name;
}

TEST_F(PolicyPages, CX_5_2_figures_are_counted_over_what_this_person_may_see) {
  box.make_case("Danielle Marsh", amara.id);
  const TestBox::Person ben = box.person("Ben", {"officer"});
  EXPECT_EQ(figures(ben.actor).cases, 0U);
  EXPECT_EQ(figures(ben.actor).first_contact.all(), 0U);
  EXPECT_EQ(figures(amara.actor, "another-policy").first_contact.all(), 0U) << "only what that policy asks for";
  const TestBox::Person auditor = box.person("Ida", {"auditor"});
  EXPECT_FALSE(figures(auditor.actor).sees_cases);
  EXPECT_TRUE(has(box.get("/policy", &auditor), "Your role holds none."));
}

TEST_F(PolicyPages, counts_the_reports_of_the_last_30_days) {
  box.make_case("Danielle Marsh", amara.id);
  box.now = box.now + elapsed_days(31);
  box.make_case("Samina Iqbal", amara.id);
  EXPECT_EQ(figures(amara.actor).reports_recent, 1U);
  EXPECT_EQ(figures(amara.actor).reports_waiting, 0U);
}

}  // namespace
}  // namespace rowan::web
