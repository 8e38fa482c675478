// Housing options, security and damage in the pages, under a whole policy: forms, gates, duties, figures.
#include "app/case_row.h"
#include "app/cases.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct Home : testing::Test {
  TestBox box;
  TestBox::Person officer, manager;
  std::string ref;

  Home() {
    box.adopt_policies();
    officer = box.person("amira", {"officer"});
    manager = box.person("sam", {"manager"}, TestBox::north, true);
    ref = box.make_case("Danielle Marsh", officer.id);
  }
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  std::string done(const std::string& below, const TestBox::Fields& fields) {
    const Response r = box.post(at(below), &officer, fields);
    EXPECT_EQ(r.status, 303) << below << r.body.substr(r.body.find("error-summary") == std::string::npos ? 0 : r.body.find("error-summary"), 1500);
    return header_of(r, "Location");
  }
  std::string next(const std::string& page, const std::string& step, const TestBox::Fields& fields) {
    return done(page.substr(at("").size()) + "/next/" + step, fields);
  }
  std::optional<DutyState> duty(std::string_view rule) {
    const auto opened = app::view_case(box.desk, officer.actor, ref);
    if (!opened) return {};
    for (const Duty& each : app::duties_of(box.desk, opened->get(), box.now))
      if (each.rule == rule) return each.state;
    return {};
  }
  bool open(std::string_view rule) {
    return duty(rule) == DutyState::no_target_open || duty(rule) == DutyState::open || duty(rule) == DutyState::overdue;
  }
  static TestBox::Fields day(const std::string& name, const std::string& d) {
    return {{name + "-day", d}, {name + "-month", "11"}, {name + "-year", "2026"}};
  }
  static TestBox::Fields operator_plus(TestBox::Fields a, const TestBox::Fields& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  TestBox::Fields options(const std::string& wish, const std::string& looked = "yes") const {
    return {{"value", wish},
            {"safe_to_stay", "no"},
            {"looked_at", looked},
            {"staying", looked == "yes" ? "Locks and a light; she does not want to" : ""},
            {"text", "What she said"}};
  }
  std::string damage() {
    return done("/records/damage",
                operator_plus({{"where", "Front door"}, {"shown_by", "She saw him do it"}, {"text", "Kicked in at the lock"}}, day("seen_on", "16")));
  }
};

TEST_F(Home, CX_4_2_no_direct_let_and_no_transfer_before_staying_was_looked_at) {
  const TestBox::Fields award{{"value", "management_transfer"}, {"text", "Two bedrooms"}, {"wish", "agreed"}};
  for (const char* row : {"/records/award", "/records/direct-let"}) {
    const Response form = box.get(at(row), &officer);
    EXPECT_TRUE(has(form, "Consider first what would let the victim/survivor stay")) << row;
    EXPECT_FALSE(has(form, "name=\"pass_reason\"")) << "no reason passes it: " << row;
  }
  EXPECT_EQ(box.post(at("/records/award"), &officer, award).status, 200);
  done("/records/housing-options", options("leave_later", "not_yet"));
  EXPECT_EQ(box.post(at("/records/award"), &officer, award).status, 200) << "not yet is not yet";
  done("/records/housing-options", options("leave_later"));
  done("/records/award", award);
}
TEST_F(Home, CX_4_2_in_an_emergency_nothing_waits) {
  const TestBox::Fields award{{"value", "management_transfer"}, {"text", "Two bedrooms"}, {"wish", "agreed"}};
  const auto danger = app::act_on_case(box.desk, officer.actor, ref, "danger.asked", [](const Seen&) -> Result<NewEntries> {
    return NewEntries{new_entry(DangerAsked{.answer = Answer::yes}, Instant{1'794'823'200'000'000})};
  });
  ASSERT_TRUE(danger);
  done("/records/award", award);
}
TEST_F(Home, CX_4_3_nowhere_safe_tonight_asks_at_once_and_no_stock_does_not_end_it) {
  done("/records/tonight", {{"value", "no"}, {"text", "She slept in the car"}});
  ASSERT_TRUE(open("housing-advice"));
  const Response form = box.get(at("/records/housing-advice"), &officer);
  EXPECT_TRUE(has(form, "We have no home of our own to offer for tonight"));
  EXPECT_FALSE(has(form, "value=\"own_home\"")) << "the landlord has no emergency homes";
  EXPECT_TRUE(has(form, "value=\"referred\"")) << "the duty to refer";
  EXPECT_EQ(box.post(at("/records/housing-advice"), &officer, {{"value", "own_home"}, {"text", "The flat over the shop"}}).status, 200);
  EXPECT_EQ(box.post(at("/records/housing-advice"), &officer, {{"value", ""}, {"text", "No stock"}}).status, 200);
  const std::string aside = done("/records/housing-advice", {{"value", "family_or_friends"}, {"text", "Her sister for two nights"}});
  EXPECT_TRUE(open("housing-advice")) << "a sofa is no advice";
  done(aside.substr(at("").size()) + "/turn", {{"turn", "opened_again"}, {"text", "No stock"}});
  EXPECT_TRUE(open("housing-advice"));
  done("/records/housing-advice",
       {{"value", "council"}, {"service", "Northbrook Council"}, {"referral", "referred"}, {"text", "Rang with her, they see her at 2"}});
  EXPECT_FALSE(open("housing-advice"));
}
TEST_F(Home, CX_4_4_where_nobody_knows_who_holds_the_home_a_direct_let_waits_and_no_reason_passes_it) {
  const Response form = box.get(at("/records/direct-let"), &officer);
  EXPECT_TRUE(has(form, "A direct let needs what the policy asks for on record"));
  EXPECT_TRUE(has(form, "is not dropped"));
  EXPECT_EQ(
      box.post(at("/records/direct-let"), &officer, {{"value", "yes"}, {"text", "Because"}, {"wish", "agreed"}, {"pass_reason", "All the same"}})
          .status,
      200);
}
TEST_F(Home, CX_4_4_the_new_address_is_on_no_other_page) {
  const std::string canary = "Quillfeather";
  const std::string offer =
      done("/records/home-offer",
           operator_plus({{"value", "direct_let"}, {"address", "14 " + canary + " Close"}, {"postcode", "WX4 9QZ"}}, day("answer_by", "20")));
  done("/records/new-home",
       operator_plus({{"address", "14 " + canary + " Close"}, {"tenure_before", "secure"}, {"tenure_after", "secure"}}, day("from", "18")));
  EXPECT_TRUE(has(box.get(offer, &officer), canary));
  for (const char* page : {"/tasks", "/people", "/register", "/register/housing", "/documents", "/access"})
    EXPECT_FALSE(has(box.get(at(page), &officer), canary)) << page;
  for (const char* page : {"/cases", "/messages", "/search?q=Quillfeather"})
    EXPECT_EQ(count_of(box.get(page, &officer).body, "14 " + canary), 0U) << page;
  EXPECT_TRUE(has(box.get(at("/timeline"), &officer), "14 " + canary)) << "those who arrange the move read it";
  const auto elsewhere = box.person("lou", {"officer"}, TestBox::south);
  ASSERT_TRUE(app::urgent_access(box.desk, elsewhere.actor, ref, "She is on the telephone now", {}));
  EXPECT_TRUE(has(box.get(at("/timeline"), &elsewhere), "The move, kept apart")) << "that there is something, and not what";
  for (const std::string& page : {at(""), at("/timeline"), at("/register/housing"), offer})
    EXPECT_FALSE(has(box.get(page, &elsewhere), canary)) << page;
}
TEST_F(Home, SG_20_an_offer_where_it_is_not_safe_stands_still_until_somebody_says_why) {
  done("/records/danger-area", {{"value", "family"}, {"area", "WX4"}});
  TestBox::Fields offer = operator_plus({{"value", "points"}, {"address", "1 Ash Row"}, {"postcode", "WX4 9QZ"}}, day("answer_by", "20"));
  const Response stopped = box.post(at("/records/home-offer"), &officer, offer);
  EXPECT_EQ(stopped.status, 200);
  EXPECT_TRUE(has(stopped, "lies in an area that is not safe"));
  EXPECT_TRUE(has(stopped, "href=\"#danger_why\""));
  offer.push_back({"danger_why", "She grew up there and asked for it"});
  done("/records/home-offer", offer);
}
TEST_F(Home, CX_4_9_the_decision_is_owed_where_they_want_to_stay_and_ends_with_a_yes_or_a_no) {
  EXPECT_FALSE(duty("security-decision"));
  done("/records/housing-options", options("stay"));
  ASSERT_TRUE(open("security-decision"));
  EXPECT_FALSE(has(box.get(at("/records/security"), &officer), "Who pays"));
  EXPECT_TRUE(has(box.get(at("/records/security"), &officer), "we pay for it, always"));
  const std::string page = done(
      "/records/security",
      operator_plus({{"value", "partial"}, {"asked_for", "Locks, camera"}, {"agreed", "Locks"}, {"cost", "180"}, {"text", "A camera needs consent"}},
                    day("done_by", "18")));
  EXPECT_FALSE(open("security-decision"));
  TestBox::Fields order{{"order", "WO-1182"}, {"contractor", "Lockfast"}, {"wording", "Domestic abuse case, fit new lock"}};
  const std::string step = page.substr(at("").size()) + "/next/security-order";
  EXPECT_TRUE(has(box.post(at(step), &officer, order), "say only what has to be done"));
  order.back().second = "Front door: new five-lever lock";
  done(step, order);
  EXPECT_TRUE(has(box.get(at("/tasks"), &officer), "Order the security work and see that it is done"));
}
TEST_F(Home, CX_4_10_permission_is_given_in_the_same_call_by_whoever_takes_it_and_the_minutes_are_shown) {
  const std::string page = done("/records/police-security", {{"items", "Door chain, window alarm"}, {"from", "PC 1182, Northbrook"}});
  ASSERT_TRUE(open("police-security"));
  EXPECT_FALSE(has(box.get(page + "/next/police-security-permission", &officer), "Another person"));
  EXPECT_EQ(box.post(page + "/next/police-security-permission", &officer, {{"told", "PC 1182"}}).status, 200) << "who looks after the items?";
  box.now = box.now + minutes(9);
  next(page, "police-security-permission", {{"maintenance", "landlord"}, {"told", "PC 1182"}});
  EXPECT_FALSE(open("police-security"));
  const Response policy = box.get("/policy/connexus-2023", &officer);
  EXPECT_TRUE(has(policy, "Permission was given 1 time: half of them within 9 minutes")) << policy.body;
}
TEST_F(Home, CX_4_10_refusal_is_no_outcome_of_the_page_and_only_the_police_take_a_request_back) {
  const std::string page = done("/records/police-security", {{"items", "Door chain"}, {"from", "PC 1182, Northbrook"}});
  const Response form = box.get(page, &officer);
  EXPECT_TRUE(has(form, "Permission cannot be refused"));
  EXPECT_FALSE(has(form, "Set aside"));
  for (const TestBox::Person* who : {&officer, &manager}) {
    const Response refused = box.post(page + "/turn", who, {{"turn", "not_done"}, {"text", "We do not allow it"}});
    EXPECT_EQ(refused.status, 200);
    EXPECT_TRUE(has(refused, "govuk-error-summary"));
    EXPECT_TRUE(has(refused, "Permission cannot be refused. Give it, or write down that the police took their request back"));
  }
  EXPECT_TRUE(open("police-security")) << "the duty stays";
  box.now = box.now + minutes(12);
  EXPECT_TRUE(has(box.get("/policy/connexus-2023", &officer), "1 request waits for an answer, the longest for 12 minutes"));
  EXPECT_TRUE(has(box.post(page + "/next/police-security-withdrawn", &officer, {{"text", "They use another way"}}), "Fill in: Who of the police told us?"));
  next(page, "police-security-withdrawn", {{"told_by", "PC 1182, Northbrook"}, {"text", "They use another way"}});
  EXPECT_EQ(duty("police-security"), DutyState::met_late) << "that it was not answered at once is not undone";
  EXPECT_FALSE(has(box.get("/policy/connexus-2023", &officer), "1 request waits"));
}
TEST_F(Home, CX_4_11_a_repair_is_ordered_before_anything_else_is_decided) {
  const std::string page = damage();
  ASSERT_TRUE(open("recharge-decision"));
  ASSERT_TRUE(open("damage-photographed"));
  const TestBox::Fields repair =
      operator_plus({{"order", "R-88121"}, {"wording", "Front door: renew frame and lock"}, {"priority", "emergency"}}, day("done_by", "16"));
  const Response form = box.get(page + "/next/damage-repair", &officer);
  EXPECT_FALSE(has(form, "This comes first"));
  for (const char* word : {"rime number", "pay first", "in advance"}) EXPECT_FALSE(has(form, std::string("for=\"") + word)) << word;
  next(page, "damage-repair", repair);
  EXPECT_TRUE(has(box.get(page, &officer), "R-88121"));
  EXPECT_TRUE(has(box.get(page, &officer), "Photographs of damage"));
}
TEST_F(Home, CX_4_12a_a_charge_to_the_survivor_is_refused_and_a_held_one_is_an_exception) {
  const std::string page = damage();
  TestBox::Fields charge{{"value", "raised"}, {"charged_to", "survivor"},          {"shared", "no"}, {"survivor_there", "no"},
                         {"safety", "safe"},  {"safety_why", "He lives far away"}, {"amount", "420"}};
  const std::string step = page + "/next/damage-charge";
  EXPECT_TRUE(has(box.post(step, &officer, charge), "never charged to the survivor"));
  charge[1].second = "joint_account";
  EXPECT_TRUE(has(box.post(step, &officer, charge), "liable on this account too"));
  charge[1].second = "perpetrator";
  charge[3].second = "unknown";
  EXPECT_TRUE(has(box.post(step, &officer, charge), "The survivor lives where this charge would be sent"));
  charge[3].second = "no";
  charge[4].second = "danger";
  EXPECT_TRUE(has(box.post(step, &officer, charge), "more danger"));
  next(page, "damage-charge", operator_plus({{"value", "held"}, {"text", "He is on bail until March"}}, day("look_again", "30")));
  EXPECT_EQ(duty("recharge-decision"), DutyState::exception);
  charge[4].second = "safe";
  next(page, "damage-charge", charge);
  EXPECT_EQ(duty("recharge-decision"), DutyState::met);
}
TEST_F(Home, CX_4_12b_a_crime_report_without_their_yes_needs_a_ground) {
  const std::string page = damage();
  ASSERT_TRUE(open("crime-report-decision"));
  TestBox::Fields report{{"value", "yes"}, {"their_view", "disagree"}, {"text", "She is afraid of what he does then"}};
  EXPECT_TRUE(has(box.post(page + "/next/damage-crime-report", &officer, report), "Say on what ground it is reported all the same"));
  report.insert(report.end(), {{"ground", "child"}, {"ground_why", "He threw it at the baby"}});
  next(page, "damage-crime-report", report);
  EXPECT_FALSE(open("crime-report-decision"));
}
TEST_F(Home, CX_5_1a_the_number_there_is_written_by_hand) {
  ASSERT_TRUE(open("housing-system-label"));
  done("/records/housing-system", {{"number", "CX/2026/118"}});
  EXPECT_FALSE(open("housing-system-label"));
}

}  // namespace
}  // namespace rowan::web
