// What the safeguards ask of a case (SG-n), one test or more each.
#include <gtest/gtest.h>

#include "domain/records.h"
#include "domain/testing/case_builder.h"
#include "domain/testing/record_samples.h"

namespace rowan {
namespace {

using namespace testing_;

ContactInput text_to(std::int64_t channel, Instant when, ContactOutcome outcome = ContactOutcome::made) {
  ContactInput input;
  input.channel = channel;
  input.happened_at = when;
  input.text = "About the boiler";
  input.outcome = outcome;
  return input;
}

TEST(Safeguards, SG_1_NoContactIsRecordedAsMadeThroughAWayNobodyApproved) {
  CaseBuilder b;
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), text_to(0, b.now()), {})), "contact.not-known");
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), text_to(0, b.now(), ContactOutcome::attempted), {})), "contact.not-known");
  const auto id = b.act(officer(), set_safe_contact, safe_text(), std::string());
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), text_to(id, b.now()), {})), "");
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), text_to(id, b.now() + minutes(6)), {})), "form.future");
  b.act(officer(), set_do_not_contact, true, std::string("She asked at the desk"));
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), text_to(id, b.now()), {})), "contact.do-not");
  // What they tell us is kept whatever way they came by.
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), text_to(0, b.now(), ContactOutcome::received), {})), "");
}
TEST(Safeguards, SG_1_AnOverrideSaysWhichWayWhyAndWhatStoodAgainstIt) {
  CaseBuilder b;
  ContactInput input = text_to(0, b.now());
  input.override_reason = "He is on his way there now";
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {})), "form.needed");  // which way?
  input.other_value = "Neighbour’s phone";
  b.act(officer(), record_contact, input, std::vector<GateState>{});
  const auto& made = std::get<ContactRecorded>(b->lines.back().event);
  EXPECT_EQ(made.other_channel, "Neighbour’s phone");
  EXPECT_FALSE(made.gate_said.empty());
  input.override_reason = "short";
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {})), "contact.override-reason");
}

TEST(Safeguards, SG_11_ACaseWithoutAnyPhysicalIncidentReachesEveryAct) {
  for (const std::string type : {"physical", "economic"}) {
    CaseBuilder b;
    Classified c;
    c.canonical = c.types = {type};
    c.statutory = c.policy = Answer::yes;
    b.act(officer(), classify, c);
    for (const RecordRow& row : record_rows())
      if (!row.is_step()) EXPECT_EQ(why_not(make_record(b.seen(team_manager()), sample_of(row), b.now())), "") << type << row.what;
    EXPECT_EQ(why_not(close_case(b.seen(team_manager()), "She is safe and says so", "By text")), "");
  }
}

TEST(Safeguards, SG_14_WhatWasToldOnceIsOnTheCase) {
  ReportReceived said = survivor_said();
  said.danger = Answer::yes;
  said.police = Police::encouraged;
  said.children = Answer::yes;
  said.household = "Two boys";
  said.perpetrator_given = NameGiven::named;
  said.perpetrator = {{}, "Craig Marsh", "4 Ash Row", "07700 900888", Date{1988, 1, 2}};
  said.relationship = "husband";
  said.abuse_types = {"financial"};
  said.channels = {safe_text()};
  said.must_not_know = "Craig";
  said.wishes = "To stay";
  said.enquiry_details = "d";
  said.enquiry_support = "s";
  said.enquiry_wanted = "w";
  CaseBuilder opened(report_of(said));
  CaseBuilder joined;  // the same, told to a case that knew nothing
  joined.act(officer(), attach_report, report_of(said, monday, 501), joined.now());
  for (CaseBuilder* b : {&opened, &joined}) {
    const Case& c = b->get();
    EXPECT_EQ(c.danger.police, Police::encouraged);
    EXPECT_EQ(c.household.members, "Two boys");
    EXPECT_EQ(c.perpetrator.name, "Craig Marsh");
    EXPECT_NE(c.perpetrator.text.find("4 Ash Row"), std::string::npos);
    EXPECT_NE(c.perpetrator.text.find("2 January 1988"), std::string::npos);
    EXPECT_EQ(c.classified.types, said.abuse_types);
    EXPECT_TRUE(c.contact.known());
    EXPECT_EQ(c.contact.must_not_know.at(0).name, "Craig");
    EXPECT_EQ(c.wish_now(), "To stay");
    EXPECT_TRUE(facts_of(c).first("enquiry.complete"));
    bool account = false;
    for (const CaseLine& line : c.lines) if (const auto* r = std::get_if<ReportAttached>(&line.event)) account = account || r->account == said.account;
    EXPECT_TRUE(account);
  }
}
TEST(Safeguards, SG_14_ALaterReportTakesNothingBack) {
  CaseBuilder b;
  b.act(officer(), ask_household, HouseholdAsked{Answer::yes, Answer::no, "Two boys"});
  PerpetratorAsked asked;
  asked.given = NameGiven::named;
  asked.name = "Craig Marsh";
  b.act(officer(), ask_perpetrator, asked);
  DangerAsked danger;
  danger.answer = Answer::yes;
  b.act(officer(), ask_danger, danger);
  ReportReceived said = survivor_said();
  said.route = Route::neighbour;
  said.danger = Answer::no;
  said.children = Answer::no;
  said.adults_at_risk = Answer::yes;
  said.perpetrator_given = NameGiven::named;
  said.perpetrator.name = "Somebody else";
  b.act(officer(), attach_report, report_of(said, monday, 501), b.now());
  EXPECT_EQ(b->danger.answer, Answer::yes);
  EXPECT_EQ(b->household.children, Answer::yes);
  EXPECT_EQ(b->household.adults_at_risk, Answer::yes);
  EXPECT_EQ(b->household.members, "Two boys");
  EXPECT_EQ(b->perpetrator.name, "Craig Marsh");
}

TEST(Safeguards, SG_17_AMovedTaskStillCountsAsMissedByItsFirstDate) {
  CaseBuilder b;
  const Instant due = b.now() + hours(2);
  const auto id = b.act(officer(), add_task, TaskAdded{"Order lock change", "", due, {}});
  EXPECT_EQ(why_not(move_task(b.seen(officer()), id, due + hours(5), " ")), "form.needed");
  EXPECT_EQ(why_not(move_task(b.seen(officer()), id, b.now(), "Locksmith ill")), "task.past");
  b.act(officer(), move_task, id, due + hours(5), std::string("Locksmith ill"));
  EXPECT_EQ(b->tasks[0].due, due + hours(5));
  EXPECT_EQ(b->tasks[0].due_at_first, due);
  EXPECT_FALSE(b->tasks[0].missed(due));
  EXPECT_TRUE(b->tasks[0].missed(due + minutes(1)));
  b.later(hours(3)).act(officer(), finish_task, id, std::string("Fitted"));
  EXPECT_TRUE(b->tasks[0].missed(b.now() + hours(9)));
  const auto open_end = b.act(officer(), add_task, TaskAdded{"Ask about the school", "", {}, {}});
  b.act(officer(), move_task, open_end, b.now() + hours(1), std::string("Agreed"));
  EXPECT_EQ(b->tasks[1].due_at_first, b.now() + hours(1));  // the first date that was agreed
}
TEST(Safeguards, SG_17_AnAgreedDateForADutyIsKeptBesideTheFirst) {
  CaseBuilder b;
  EXPECT_EQ(why_not(redate_duty(b.seen(officer()), "first-contact", b.now() + hours(1), "")), "form.needed");
  EXPECT_EQ(why_not(redate_duty(b.seen(officer()), "", b.now() + hours(1), "x")), "form.needed");
  b.act(officer(), redate_duty, std::string("first-contact"), b.now() + hours(1), std::string("In hospital"));
  ASSERT_EQ(b->redatings.size(), 1u);
  EXPECT_EQ(b->redatings[0].reason, "In hospital");
}

TEST(Safeguards, SG_25_ACorrectionLeavesBothTexts) {
  CaseBuilder b;
  const auto note = b.act(officer(), add_note, std::string("He left at 9"), false, std::optional<Instant>(b.now() - hours(30)));
  EXPECT_EQ(why_not(correct(b.seen(officer()), note, "He left at 10", " ")), "form.needed");
  EXPECT_EQ(why_not(correct(b.seen(officer()), note, "He left at 9", "Typing")), "entry.same");
  EXPECT_EQ(why_not(correct(b.seen(officer()), 1, "x", "y")), "entry.none");  // "case opened" has no text of its own
  EXPECT_EQ(why_not(correct(b.seen(officer()), 999, "x", "y")), "entry.none");
  const auto correction = b.later(hours(1)).act(officer(), correct, note, std::string("He left at 10"), std::string("Typing"));
  const CaseLine& line = b->lines[static_cast<std::size_t>(note - 1)];
  EXPECT_EQ(line.corrected_by, correction);
  EXPECT_EQ(text_of(line), "He left at 10");
  EXPECT_EQ(std::get<NoteAdded>(line.event).text, "He left at 9");
  EXPECT_EQ(why_not(correct(b.seen(officer()), correction, "x", "y")), "entry.none");  // corrections are not corrected: the entry is, again
}
TEST(Safeguards, SG_25_ACorrectedAnswerIsTheOneThePageShows) {
  CaseBuilder b;
  const auto old = b.act(officer(), ask_household, HouseholdAsked{Answer::yes, Answer::no, "One boy"});
  const auto now = b.act(officer(), ask_household, HouseholdAsked{Answer::yes, Answer::no, "Two boys"});
  b.act(officer(), correct, old, std::string("One girl"), std::string("Typing"));
  EXPECT_EQ(b->household.members, "Two boys");
  b.act(officer(), correct, now, std::string("Three boys"), std::string("Typing"));
  EXPECT_EQ(b->household.members, "Three boys");
}

TEST(Safeguards, SG_26_AHandOverMovesTheCaseAndItsTasksOnlyWhenAccepted) {
  CaseBuilder b;
  const Actor next = officer(9), stranger = officer(10);
  b.act(officer(), add_task, TaskAdded{"Order lock change", "", {}, {}});
  b.act(officer(), add_task, TaskAdded{"Research form", "", {}, StaffId{2}});
  EXPECT_EQ(why_not(offer_hand_over(b.seen(officer()), next, " ")), "form.needed");
  b.act(officer(), offer_hand_over, next, std::string("Text only"), WorkerFit::not_asked, std::string());
  EXPECT_EQ(b->lead, StaffId{1});
  EXPECT_TRUE(b.sees(next));
  EXPECT_EQ(why_not(answer_hand_over(b.get(), stranger, true, "", b.now())), "case.none");
  EXPECT_EQ(why_not(answer_hand_over(b.get(), person(9, {Role::administrator}), true, "", b.now())), "case.none");
  b.take(answer_hand_over(b.get(), next, true, "", b.now()), next.id);
  EXPECT_EQ(b->lead, next.id);
  EXPECT_EQ(b->tasks[0].owner, next.id);
  EXPECT_EQ(b->tasks[1].owner, StaffId{2});
  EXPECT_FALSE(b.sees(officer()));
  EXPECT_EQ(why_not(answer_hand_over(b.get(), next, true, "", b.now())), "case.none");
}
TEST(Safeguards, SG_26_ARefusedHandOverLeavesTheCaseAndEndsTheReading) {
  CaseBuilder b;
  const Actor next = officer(9);
  b.act(officer(), offer_hand_over, next, std::string("Text only"), WorkerFit::not_asked, std::string());
  EXPECT_EQ(why_not(answer_hand_over(b.get(), next, false, "", b.now())), "form.needed");
  b.take(answer_hand_over(b.get(), next, false, "On leave", b.now()), next.id);
  EXPECT_EQ(b->lead, StaffId{1});
  EXPECT_FALSE(b.sees(next));
  b.act(officer(), grant_access, next, "Cover", std::optional<Instant>{});
  b.act(officer(), offer_hand_over, next, std::string("Again"), WorkerFit::not_asked, std::string());
  b.take(answer_hand_over(b.get(), next, false, "Still on leave", b.now()), next.id);
  EXPECT_TRUE(b.sees(next));  // the access they had of their own stays
}
TEST(Safeguards, SG_26_AnOldOfferCannotTakeTheCaseFromWhoeverHasItNow) {
  CaseBuilder b;
  b.act(officer(), offer_hand_over, officer(9), std::string("Text only"), WorkerFit::not_asked, std::string());
  b.act(team_manager(), allocate, officer(10), std::string("Leave"), WorkerFit::not_asked, std::string());
  EXPECT_EQ(b->lead, StaffId{10});
  EXPECT_EQ(why_not(answer_hand_over(b.get(), officer(9), true, "", b.now())), "case.none");
}
TEST(Safeguards, SG_26_ACaseIsNotGivenToSomebodyWhoCannotHoldIt) {
  CaseBuilder b;
  EXPECT_EQ(why_not(allocate(b.seen(team_manager()), person(9, {Role::administrator}), "x")), "access.person");
  b.act(officer(), bar, StaffId{9}, "Knows him");
  EXPECT_EQ(why_not(allocate(b.seen(team_manager()), officer(9), "x")), "access.person");
  EXPECT_EQ(why_not(offer_hand_over(b.seen(officer()), officer(9), "x")), "access.person");
  EXPECT_EQ(why_not(add_task(b.seen(officer()), {"x", "", {}, StaffId{9}})), "access.person");
  EXPECT_EQ(why_not(allocate(b.seen(officer()), officer(10), "x")), "allocate.role");
}
TEST(Safeguards, SG_26_WhoLosesAccessKeepsNoTask) {
  CaseBuilder b;
  b.act(officer(), grant_access, officer(9), "Cover", std::optional<Instant>{});
  b.act(officer(), add_task, TaskAdded{"Order lock change", "", {}, StaffId{9}});
  b.act(officer(), end_access, StaffId{9}, std::string("Cover ended"));
  EXPECT_EQ(b->tasks[0].owner, StaffId{1});
}

TEST(Safeguards, SG_36_ACaseIsClosedByAManagerWithAReasonAndAWayOfTelling) {
  CaseBuilder b;
  EXPECT_EQ(why_not(close_case(b.seen(officer()), "Done", "By text")), "case.close-role");
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), " ", "By text"), "form.needed"));
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), "Done", " "), "form.needed"));
  b.act(officer(), add_task, TaskAdded{"Order lock change", "", {}, {}});
  EXPECT_EQ(why_not(close_case(b.seen(team_manager()), "Done", "By text")), "case.close-tasks");
  b.act(officer(), finish_task, b->last_seq, std::string("Fitted"));
  GateState gate;
  gate.id = "referral";
  EXPECT_EQ(why_not(close_case(b.seen(team_manager()), "Done", "By text", "", {gate})), "gate.referral");
  b.act(team_manager(), close_case, "Done", "By text", "", std::vector<GateState>{}, RecordShapes{});
  EXPECT_TRUE(b->closed);
  EXPECT_EQ(why_not(close_case(b.seen(team_manager()), "Done", "By text")), "case.closed");
  EXPECT_EQ(why_not(attach_report(b.seen(officer()), report_of(survivor_said(), monday, 501), b.now())), "case.closed");
  EXPECT_EQ(why_not(add_task(b.seen(officer()), {"x", "", {}, {}})), "case.closed");
  b.act(officer(), reopen_case, "She called");
  EXPECT_FALSE(b->closed);
}
TEST(Safeguards, SG_36_SilenceNeverClosesACase) {
  CaseBuilder b;
  const auto id = b.act(officer(), set_safe_contact, safe_text(), std::string());
  b.act(officer(), record_contact, text_to(id, b.now()), std::vector<GateState>{});
  EXPECT_FALSE(b->out_of_touch());
  b.later(hours(24));
  ContactInput unsafe = text_to(0, b.now(), ContactOutcome::attempted);
  unsafe.other_value = "Her mother’s phone";
  unsafe.override_reason = "No answer and shouting was heard";
  b.act(officer(), record_contact, unsafe, std::vector<GateState>{});
  EXPECT_TRUE(b->out_of_touch());
  const auto closing = [&](const std::string& risk) { return close_case(b.seen(team_manager()), "No engagement", "Could not be told", risk); };
  EXPECT_TRUE(names_problem(closing(""), "form.needed"));
  EXPECT_TRUE(names_problem(closing("Unknown"), "case.close-attempt"));
  EXPECT_TRUE(names_problem(closing("Unknown"), "case.close-agencies"));
  b.act(officer(), record_contact, text_to(id, b.now(), ContactOutcome::attempted), std::vector<GateState>{});
  EXPECT_FALSE(names_problem(closing("Unknown"), "case.close-attempt"));
  b.act(officer(), make_record, RecordMade{"specialist", "involved", "The service will keep trying"}, b.now());
  EXPECT_EQ(why_not(closing(" ")), "form.needed");
  EXPECT_EQ(why_not(closing("He is still there; the service will keep trying")), "");
  // Reached again: it is an ordinary closing.
  b.later(hours(1)).act(officer(), record_contact, text_to(id, b.now()), std::vector<GateState>{});
  EXPECT_FALSE(b->out_of_touch());
  EXPECT_EQ(why_not(closing("")), "");
}

}  // namespace
}  // namespace rowan
