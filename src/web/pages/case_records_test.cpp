// The pages of records: the form of a row, an instance with its steps and another person's answer, registers, what is kept apart.
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct Records : testing::Test {
  TestBox box;
  TestBox::Person officer = box.person("amira", {"officer"});
  TestBox::Person manager = box.person("sam", {"manager"}, TestBox::north, true);
  TestBox::Person other = box.person("lou", {"manager"}, TestBox::north, true);
  std::string ref = box.make_case("Danielle Marsh", officer.id);
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }

  TestBox::Fields referral() const {
    return {{"authority", "Northbrook Council"},
            {"team", "children"},
            {"about", "Two boys, 8 and 5"},
            {"law", "children_s17"},
            {"method", "phone"},
            {"told", "agreed"},
            {"text", "What she said about them"}};
  }
  // Posts and gives the address it led to.
  std::string done(const std::string& below, const TestBox::Person& who, const TestBox::Fields& fields) {
    const Response r = box.post(at(below), &who, fields);
    EXPECT_EQ(r.status, 303) << below << r.body.substr(0, 2000);
    return header_of(r, "Location");
  }
  std::string action() {
    return done(
        "/records/meeting-action", officer,
        {{"text", "Change the locks"}, {"owner", std::to_string(officer.id.value)}, {"due-day", "20"}, {"due-month", "11"}, {"due-year", "2026"}});
  }
};

TEST_F(Records, EveryRowHasAForm) {
  for (const RecordRow& row : record_rows()) {
    const Response r = box.get(at("/records/" + row.what), &manager);
    EXPECT_EQ(r.status, row.is_step() ? 404 : 200) << row.what;
    if (row.is_step()) continue;
    EXPECT_EQ(title_of(r).find(row.title), std::string::npos) << "the tab says nothing: " << title_of(r);
    for (const RecordField& field : row.fields) { EXPECT_TRUE(has(r, "id=\"" + field.code + "\"")) << row.what << field.code; }
  }
  EXPECT_EQ(box.get(at("/records/nothing"), &manager).status, 404);
}
TEST_F(Records, NHG_11_EveryFaultStandsAtItsFieldAndWhatWasTypedStays) {
  const Response r = box.post(
      at("/records/safeguarding-referral"), &officer,
      {{"authority", "Northbrook Council"}, {"told", "not_told"}, {"chase_on-day", "40"}, {"chase_on-month", "1"}, {"chase_on-year", "2027"}});
  EXPECT_EQ(r.status, 200);
  EXPECT_TRUE(has(r, "There is a problem"));
  EXPECT_TRUE(has(r, "value=\"Northbrook Council\""));
  EXPECT_TRUE(has(r, "href=\"#chase_on\""));
  const Response again = box.post(at("/records/safeguarding-referral"), &officer, {{"authority", "Northbrook Council"}, {"told", "not_told"}});
  for (const char* field : {"team", "about", "law", "method", "text", "why_without"}) {
    EXPECT_TRUE(has(again, std::string("href=\"#") + field + "\"")) << field;
  }
  EXPECT_TRUE(has(box.get(at("/register/safeguarding"), &officer), "Nothing yet"));
}
TEST_F(Records, NHG_11_AReferralIsMadeFollowedAndEnded) {
  const std::string page = done("/records/safeguarding-referral", officer, referral());
  const Response first = box.get(page, &officer);
  for (const char* words : {"Northbrook Council", "Children’s services", "Two boys, 8 and 5", "Ask whether the safeguarding referral has arrived",
                            "Referral acknowledged", "Children Act 1989"}) {
    EXPECT_TRUE(has(first, words)) << words;
  }
  EXPECT_TRUE(has(box.get(at(""), &officer), "Ask whether the safeguarding referral has arrived"));
  EXPECT_TRUE(has(box.get(at("/register/safeguarding"), &officer), "Safeguarding referral, 16 November 2026"));
  const std::string below = page.substr(at("").size());
  done(below + "/next/safeguarding-outcome", officer, {{"value", "support"}, {"from", "A social worker"}, {"agree", "yes"}});
  EXPECT_FALSE(has(box.get(at(""), &officer), "Ask whether the safeguarding referral has arrived"));
  EXPECT_TRUE(has(box.get(page, &officer), "Open it again"));
  EXPECT_TRUE(has(box.get(at("/timeline"), &officer), "Outcome of the referral"));
}
TEST_F(Records, NHG_9_WhatAMeetingGaveUsToDoStandsInTheWorklist) {
  const std::string page = action();
  EXPECT_TRUE(has(box.get(at("/tasks"), &officer), "Do our action from the multi-agency meeting"));
  const Response list = box.get("/cases", &officer);
  EXPECT_TRUE(has(list, "Do our action from the multi-agency meeting"));
  EXPECT_TRUE(has(list, page)) << "and leads to it";
  EXPECT_TRUE(has(box.get(page, &officer), "What came of our action"));
  box.now = box.now + elapsed_days(10);
  const auto back = box.sign_in(officer.id);  // the session has run out since
  EXPECT_TRUE(has(box.get(page, &back), "Overdue"));
  EXPECT_TRUE(has(box.get("/cases?due=overdue", &back), "Do our action from the multi-agency meeting"));
}
TEST_F(Records, NHG_11_NotReferringWaitsForAnotherPerson) {
  const std::string page = done("/records/not-referring", manager, {{"text", "The boys live with their grandmother"}});
  EXPECT_TRUE(has(box.get(page, &manager), "Another person has to answer"));
  EXPECT_FALSE(has(box.get(page, &manager), "Do you agree?"));
  EXPECT_TRUE(has(box.get("/messages", &other), ref + " waits for an answer"));
  const std::string below = page.substr(at("").size()), seq = below.substr(below.rfind('/') + 1);
  EXPECT_EQ(box.post(page + "/answer", &manager, {{"step", seq}, {"approved", "yes"}, {"reason", "x"}}).status, 200);
  EXPECT_EQ(box.post(page + "/answer", &officer, {{"step", seq}, {"approved", "yes"}, {"reason", "x"}}).status, 200);
  EXPECT_TRUE(has(box.post(page + "/answer", &other, {{"step", seq}, {"approved", "yes"}, {"reason", " "}}), "Give your reason"));
  EXPECT_EQ(header_of(box.get(at("/not-referring"), &other), "Location"), page);
  EXPECT_TRUE(has(box.get(page, &other), "Do you agree?"));
  done(below + "/answer", other, {{"step", seq}, {"approved", "yes"}, {"reason", "I have spoken with them"}});
  EXPECT_TRUE(has(box.get(page, &officer), "Approved by lou Okafor"));
  EXPECT_TRUE(has(box.get("/messages", &manager), "what you asked for was approved"));
}
TEST_F(Records, NHG_8_AnActionWithoutTheirWishIsBlocked) {
  const TestBox::Fields asked{{"value", "contact_perpetrator"}, {"text", "Visit him"}};
  EXPECT_TRUE(has(box.post(at("/records/plan-action"), &officer, asked), "Say what they want"));
  TestBox::Fields declined = asked;
  declined.insert(declined.end(), {{"wish", "declined"}});
  EXPECT_TRUE(has(box.post(at("/records/plan-action"), &officer, declined), "Say on what ground"));
  declined.insert(declined.end(), {{"basis", "child"}, {"basis_text", "The baby is there"}});
  const std::string page = done("/records/plan-action", officer, declined);
  EXPECT_TRUE(has(box.get(page, &officer), "Waiting for approval"));
  EXPECT_TRUE(has(box.get(page, &officer), "They do not want it"));
}
TEST_F(Records, NHG_19_WhatIsSetAsideCanBeTakenUpAgain) {
  const std::string page = action(), below = page.substr(at("").size());
  EXPECT_TRUE(has(box.post(page + "/turn", &officer, {{"turn", "not_done"}, {"text", ""}}), "Say why this is not done"));
  done(below + "/turn", officer, {{"turn", "not_done"}, {"text", "She has moved"}});
  EXPECT_FALSE(has(box.get(at(""), &officer), "Do our action from the multi-agency meeting"));
  done(below + "/turn", officer, {{"turn", "opened_again"}, {"text", "She is back"}});
  EXPECT_TRUE(has(box.get(at(""), &officer), "Do our action from the multi-agency meeting"));
}
TEST_F(Records, NHG_9_MinutesAreForSomeColleaguesAndTheirWordsAreNowhereElse) {
  const std::string page = done("/records/meeting-minutes", manager,
                                {{"text", "Mr Harrow heard shouting"}, {"held_on-day", "12"}, {"held_on-month", "11"}, {"held_on-year", "2026"}});
  EXPECT_TRUE(has(box.get(page, &manager), "Mr Harrow heard shouting"));
  EXPECT_TRUE(has(box.get(at("/timeline"), &manager), "Mr Harrow heard shouting"));
  EXPECT_EQ(box.get(page, &officer).status, 403);
  EXPECT_EQ(box.get(at("/records/meeting-minutes"), &officer).status, 403);
  const std::string seq = page.substr(page.rfind('/') + 1);
  for (const std::string& where :
       {page, at(""), at("/timeline"), at("/register"), at("/register/meetings"), at("/people"), at("/more"), at("/timeline/" + seq + "/versions"),
        at("/timeline/" + seq + "/correct"), std::string("/messages"), std::string("/cases")}) {
    EXPECT_FALSE(has(box.get(where, &officer), "Harrow")) << where;
  }
  EXPECT_TRUE(has(box.get(at("/register/meetings"), &officer), "Minutes, kept apart"));
  EXPECT_NE(box.post(at("/records/meeting-minutes"), &officer, {{"text", "x"}}).status, 303);
}
TEST_F(Records, AColleagueWhoCannotSeeTheCaseIsNotGivenAnAction) {
  const auto stranger = box.person("zed", {"officer"}, TestBox::south);
  const Response r =
      box.post(at("/records/meeting-action"), &officer,
               {{"text", "Locks"}, {"owner", std::to_string(stranger.id.value)}, {"due-day", "20"}, {"due-month", "11"}, {"due-year", "2026"}});
  EXPECT_TRUE(has(r, "Choose somebody who can see the case"));
  EXPECT_FALSE(has(box.get(at("/records/meeting-action"), &officer), "zed Okafor"));
}
TEST_F(Records, WhoeverIsNotOnTheCaseLearnsNothing) {
  const auto stranger = box.person("zed", {"officer"}, TestBox::south);
  const std::string page = action();
  const std::string seq = page.substr(page.rfind('/') + 1);
  for (const std::string& below :
       {std::string("/register"), std::string("/register/meetings"), std::string("/records/meeting-action"), std::string("/recorded/") + seq,
        "/recorded/" + seq + "/next/meeting-action-outcome", std::string("/not-referring")}) {
    EXPECT_EQ(box.get(at(below), &stranger).status, 403) << below;
    EXPECT_EQ(box.get("/cases/RW-4999-X" + below, &stranger).status, box.get("/cases/RW-4999-X/tasks", &stranger).status) << below;
  }
  EXPECT_EQ(box.get(at("/register/colours"), &officer).status, 404);
  EXPECT_EQ(box.get(at("/recorded/1"), &officer).status, 404);
  EXPECT_EQ(box.get(at("/recorded/x"), &officer).status, 404);
}
TEST_F(Records, MoreActionsAndTheOverviewLeadToTheRegisters) {
  action();
  const Response more = box.get(at("/more"), &officer);
  for (const char* theme : {"safeguarding", "meetings", "plan", "talking"}) { EXPECT_TRUE(has(more, std::string("/register/") + theme)) << theme; }
  EXPECT_FALSE(has(more, "meeting-minutes")) << "not a link to what they may not write";
  EXPECT_TRUE(has(box.get(at(""), &officer), "/register/meetings"));
}

}  // namespace
}  // namespace rowan::web
