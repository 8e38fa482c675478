// What stands above a record's form: routes to the meeting, tonight, the watch, reminders of ours, the directory, and the landlord's words.
#include "app/organisation/organisation.h"
#include "app/records.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct HelpBox : testing::Test, TestBox {
  Person officer, manager;
  std::string ref;
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }

  void SetUp() override {
    adopt_policies();
    officer = person("amira", {"officer"});
    manager = person("sam", {"manager"}, north, true);
    ref = make_case("Danielle Marsh", officer.id);
  }
  // The landlord's policy, with changes.
  void change_policy(const std::function<void(Policy&)>& change) {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    Policy own = *set->find("connexus-2023");
    own.version = "of this test";
    change(own);
    auto history = std::make_shared<PolicyHistory>();
    history->adopt(std::make_shared<const Policy>(std::move(own)), now - elapsed_days(30));
    for (const auto& policy : set->all()) if (policy->layer != PolicyLayer::landlord) history->adopt(policy, now - elapsed_days(30));
    desk.policies = history;
    ref = make_case("Danielle Marsh", officer.id);
  }
  std::string done(const std::string& below, const Fields& fields) {
    const Response r = post(at(below), &officer, fields);
    EXPECT_EQ(r.status, 303) << below << r.body.substr(0, 3000);
    return header_of(r, "Location");
  }
  std::int64_t add_agency(const std::string& name, Date checked, const std::string& phone = "01632 960555") {
    organisation::AgencySet what;
    what.name = name;
    what.areas = {"england"};
    what.audiences = {"everyone"};
    what.phone = phone;
    what.source = "Their website";
    what.verified_on = checked;
    EXPECT_TRUE(app::set_agency(desk, manager.actor, what, ""));
    const auto known = app::agencies(desk);
    for (const auto& agency : known->agencies) if (agency.what.name == name) return agency.id;
    return 0;
  }
  Fields referral() const {
    return {{"value", "professional_judgement"}, {"area", "Wexcombe"}, {"consent", "agreed"}, {"text", "She is afraid"}};
  }
};
using MeetingClauses = HelpBox;
using RecordHelp = HelpBox;
using VocabularyPages = HelpBox;

TEST_F(MeetingClauses, CX_3_2e_TheReferralShowsWhichRoutesApplyAndWhy) {
  change_policy([](Policy& p) {
    p.multi_agency = MultiAgencyRule{"CX-3.2e", {14, true, EscalationCount{2, false, 12}, 12, MeetingCycle::weekly, true}, {}};
  });
  const Response before = get(at("/records/meeting-referral"), &officer);
  for (const char* words : {"Does it go to the meeting?", "Thresholds of connexus-2023 CX-3.2e", "The risk has not been assessed", "No earlier referral is on record", "every week", "emergency meeting"})
    EXPECT_TRUE(has(before, words)) << words;
  EXPECT_FALSE(has(before, ">Applies<"));
  for (int i = 0; i < 2; ++i) done("/records/incident", {{"text", "He came to the door"}});
  const Response rising = get(at("/records/meeting-referral"), &officer);
  EXPECT_TRUE(has(rising, "At least 2 incidents in 12 months."));
  EXPECT_EQ(count_of(rising.body, "Applies"), 1U);
  done("/records/meeting-referral", referral());
  EXPECT_FALSE(has(get(at("/register/meetings"), &officer), "It goes back to the meeting"));
  now = now + hours(2);
  officer = sign_in(officer.id);
  done("/records/incident", {{"text", "He hit her"}, {"kind", "violence"}});
  const Response repeat = get(at("/register/meetings"), &officer);
  EXPECT_TRUE(has(repeat, "It goes back to the meeting"));
  EXPECT_TRUE(has(repeat, "A further incident within 12 months of the last referral."));
}
TEST_F(MeetingClauses, NHG_9_TheRegisterSaysWhenTheNextMeetingIsAndWhenOurResearchIsDue) {
  change_policy([](Policy& p) { p.multi_agency = MultiAgencyRule{"CX-3.2e", {{}, {}, {}, {}, MeetingCycle::weekly, {}}, {}}; });
  EXPECT_TRUE(has(get(at("/register/meetings"), &officer), "Not known: write down one date of it"));
  done("/records/meeting-listing", {{"meeting-day", "24"}, {"meeting-month", "11"}, {"meeting-year", "2026"}, {"meeting-time", "10:00"}, {"number", "M-12"}});
  const Response listed = get(at("/register/meetings"), &officer);
  EXPECT_TRUE(has(listed, "24 November 2026")) << listed.body;
  EXPECT_TRUE(has(listed, "By the end of 23 November 2026. Rowan’s own reminder, not in your policy"));
}
TEST_F(RecordHelp, NHG_11_AChaseDayOfOursIsSaidToBeOursAndAPolicysIsNot) {
  const Fields fields{{"authority", "Northbrook Council"}, {"team", "children"}, {"about", "Two boys"}, {"law", "children_s17"}, {"method", "phone"}, {"told", "agreed"}, {"text", "What she said"}};
  EXPECT_TRUE(has(get(at("/records/safeguarding-referral"), &officer), "That is Rowan’s own reminder, not in your policy."));
  const std::string page = done("/records/safeguarding-referral", fields);
  for (const std::string& where : {page, at("/register/safeguarding"), at("/tasks")}) EXPECT_TRUE(has(get(where, &officer), "Rowan’s own reminder, not in your policy")) << where;
  change_policy([](Policy& p) { p.reminders = {{"CX-5.2", "safeguarding-referral", 1}}; });
  EXPECT_TRUE(has(get(at("/records/safeguarding-referral"), &officer), "So says the policy (connexus-2023 CX-5.2)"));
  const std::string theirs = done("/records/safeguarding-referral", fields);
  for (const std::string& where : {theirs, at("/register/safeguarding"), at("/tasks")}) EXPECT_FALSE(has(get(where, &officer), "Rowan’s own reminder")) << where;
  EXPECT_TRUE(has(get(at("/tasks"), &officer), "connexus-2023 CX-5.2"));
}
TEST_F(RecordHelp, CX_4_3_NowhereSafeTonightShowsWhatCanBeOfferedAndAsksForItAtOnce) {
  done("/wishes", {{"text", "She wants to stay"}, {"housing", "stay"}});
  now = now + hours(1);
  officer = sign_in(officer.id);
  done("/records/housing-options", {{"value", "leave_now"}, {"safe_to_stay", "no"}, {"looked_at", "not_yet"}, {"text", "She wants to go"}});
  const Response calm = get(at("/records/tonight"), &officer);
  for (const char* words : {"What can be offered (connexus-2023 CX-4.3)", "Advice and referral to the council as homeless", "A place in a refuge", "Leave now", "Stay in their home"})
    EXPECT_TRUE(has(calm, words)) << words;
  EXPECT_LT(calm.body.find(">Leave now, "), calm.body.find(">Stay in their home, ")) << "the last wish first";
  EXPECT_FALSE(has(calm, "One of our own empty homes")) << "this policy has none";
  EXPECT_FALSE(has(calm, "They have nowhere safe tonight"));
  done("/records/tonight", {{"value", "no"}, {"text", "In the car"}});
  for (const std::string& where : {at("/register/housing"), at("/records/housing-advice")}) EXPECT_TRUE(has(get(where, &officer), "They have nowhere safe tonight. Advise them now")) << where;
  EXPECT_TRUE(has(get(at(""), &officer), "Advise on where to go tonight"));
  done("/records/housing-advice", {{"value", "refuge"}, {"service", "Wexcombe refuge"}, {"text", "A place from six"}});
  EXPECT_FALSE(has(get(at("/register/housing"), &officer), "They have nowhere safe tonight"));
  change_policy([](Policy& p) { p.temporary_accommodation->from = TemporaryFrom::own_homes; });
  EXPECT_TRUE(has(get(at("/records/tonight"), &officer), "One of our own empty homes for now"));
}
TEST_F(RecordHelp, SG_36_TheWatchBeforeClosingSaysUntilWhen) {
  change_policy([](Policy& p) { p.closure = ClosureRule{"CX-1.2", {}, 0, 4}; });
  EXPECT_TRUE(has(get(at("/records/closing-watch"), &officer), "asks for 4 weeks without a new incident. The watch has not begun."));
  done("/records/closing-watch", {{"text", "Quiet"}});
  EXPECT_TRUE(has(get(at("/records/closing-agreed"), &officer), "It goes until 14 December 2026")) << get(at("/records/closing-agreed"), &officer).body;
}
TEST_F(RecordHelp, NHG_8_TheyAreAskedHowItWasOnlyWhereThatIsSafe) {
  EXPECT_TRUE(has(get(at("/records/feedback"), &officer), "asks for no survey"));
  change_policy([](Policy& p) { p.survivor_feedback = FeedbackRule{"CX-1.2", 6}; });
  EXPECT_TRUE(has(get(at("/records/feedback"), &officer), "no safe way of contact is known"));
  done("/safe-contact/new", {{"safety", "approved"}, {"kind", "call"}, {"value", "07700 900142"}, {"approved_by", "Herself"}, {"check_by-day", "1"}, {"check_by-month", "3"}, {"check_by-year", "2027"}});
  EXPECT_TRUE(has(get(at("/records/feedback"), &officer), "once they have been told"));
  done("/records/closing-told", {{"value", "told"}, {"text", "By phone"}});
  EXPECT_TRUE(has(get(at("/records/feedback"), &officer), "Ask them now, by a safe way, within 6 weeks"));
}
TEST_F(RecordHelp, NHG_27_AnAgencyOfTheDirectoryIsChosenAndShownWithItsNumberAndItsDay) {
  EXPECT_FALSE(has(get(at("/records/direct-let-support"), &officer), "directory")) << "there is none yet";
  const auto good = add_agency("Wexcombe Refuge", Date{2026, 10, 1});
  add_agency("Old Helpline", Date{2024, 1, 5}, "01632 960777");
  const Response form = get(at("/records/housing-advice"), &officer);
  EXPECT_TRUE(has(form, "Wexcombe Refuge, 01632 960555, checked 1 October 2026")) << form.body;
  EXPECT_TRUE(has(form, "Old Helpline, 01632 960777, OUT OF DATE: checked 5 January 2024"));
  const Fields fields{{"value", "refuge"}, {"text", "A place from six"}};
  Fields chosen = fields;
  chosen.emplace_back("service_known", std::to_string(good));
  const Response page = get(done("/records/housing-advice", chosen), &officer);
  EXPECT_TRUE(has(page, "Wexcombe Refuge"));
  EXPECT_TRUE(has(page, "01632 960555"));
  EXPECT_TRUE(has(page, "Checked 1 October 2026"));
  EXPECT_TRUE(has(page, "href=\"" + at("/agencies") + "\">Tell Danielle of it by a safe way</a>"));
  EXPECT_FALSE(has(page, "Out of date"));
  Fields both = chosen;
  both.emplace_back("service", "Another service");
  EXPECT_TRUE(has(post(at("/records/housing-advice"), &officer, both), "Keep one of the two"));
  Fields gone = fields;
  gone.emplace_back("service_known", "99999");
  EXPECT_TRUE(has(post(at("/records/housing-advice"), &officer, gone), "no longer in the directory"));
  Fields typed = fields;
  typed.emplace_back("service", "old helpline");
  EXPECT_TRUE(has(get(done("/records/housing-advice", typed), &officer), "Out of date")) << "also what was typed is looked up";
}
TEST_F(VocabularyPages, ALandlordsWordsStandInHeadingsAndLabelsAndNeverInWhatSomebodyTyped) {
  change_policy([](Policy& p) { p.vocabulary = {"customer at risk", "customer", "alleged perpetrator", "enquiry file"}; });
  const Response form = get(at("/records/removal-survivor"), &officer);
  EXPECT_TRUE(has(form, "Does the customer at risk support the removal?"));
  EXPECT_FALSE(has(form, "Does the survivor support"));
  done("/perpetrator", {{"given", "named"}, {"name", "Craig Marsh"}, {"text", "The survivor’s brother, a perpetrator in another case"}});
  done("/notes", {{"text", "The survivor rang about her case"}});
  const Response lines = get(at("/timeline"), &officer);
  EXPECT_TRUE(has(lines, "Alleged perpetrator named"));
  EXPECT_TRUE(has(lines, "Enquiry file opened"));
  EXPECT_TRUE(has(lines, "The survivor rang about her case"));
  EXPECT_TRUE(has(lines, "a perpetrator in another case"));
}
TEST_F(RecordHelp, NHG_4_TheDefinitionPageSaysWhatThePolicysOwnWordsReach) {
  EXPECT_TRUE(has(get(at("/definition"), &officer), "somebody for whom no home of ours is known"));
  change_policy([](Policy& p) { p.scope = ScopeRule{"CX-1.1", {}, false, {}, {}, {}, {}}; });
  EXPECT_TRUE(has(get(at("/definition"), &officer), "The policy’s own words do not reach somebody for whom no home of ours is known (connexus-2023 CX-1.1). They are helped all the same."));
}

}  // namespace
}  // namespace rowan::web
