// Reports: taken without proof, seen by few, ended by two people only (NHG-2, 7, 14, 15, 21; SG-12).
#include <gtest/gtest.h>

#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

std::vector<Entry> entries_of(const std::vector<std::pair<NewEntry, StaffId>>& made) {
  std::vector<Entry> out;
  for (const auto& [entry, actor] : made) out.push_back({{StreamId{500}, static_cast<std::int64_t>(out.size()) + 1, 0, entry.kind, entry.version, entry.happened_at, monday, actor}, entry.payload});
  return out;
}

TEST(Clauses, NHG_2_NoReportEndsWithoutAReasonAndASecondPerson) {
  Report report = report_of(survivor_said());
  EXPECT_EQ(why_not(ask_to_end(report, officer(), "", monday)), "report.end-reason");
  EXPECT_EQ(why_not(ask_to_end(report, officer(), " \n ", monday)), "report.end-reason");
  EXPECT_EQ(why_not(answer_end(report, officer(2), true, "Agreed", monday)), "report.not-waiting");  // nobody has asked
  const auto asked = ask_to_end(report, officer(), "A test call", monday);
  ASSERT_TRUE(asked.ok());
  const NewEntry taken = *take_report(report.said, report.received_at, monday);
  report = fold_report(entries_of({{taken, StaffId{1}}, {*asked, StaffId{1}}}));
  EXPECT_EQ(report.state, ReportState::ending);
  EXPECT_EQ(why_not(answer_end(report, officer(1), true, "I agree with myself", monday)), "report.end-second-person");
  EXPECT_EQ(why_not(answer_end(report, officer(2), true, " ", monday)), "report.end-reason");
  EXPECT_EQ(why_not(answer_end(report, person(2, {Role::contractor}), true, "Agreed", monday)), "report.none");
  const auto no = answer_end(report, officer(2), false, "He was in the background", monday);
  const Report back = fold_report(entries_of({{taken, StaffId{1}}, {*asked, StaffId{1}}, {*no, StaffId{2}}}));
  EXPECT_EQ(back.state, ReportState::waiting);
  EXPECT_EQ(back.end_asked_by, StaffId{});
  const auto yes = answer_end(report, officer(2), true, "Agreed", monday);
  const Report ended = fold_report(entries_of({{taken, StaffId{1}}, {*asked, StaffId{1}}, {*yes, StaffId{2}}}));
  EXPECT_EQ(ended.state, ReportState::ended);
  EXPECT_EQ(ended.ended_by, StaffId{2});
  EXPECT_EQ(why_not(open_case({}, ended, officer(), monday)), "report.not-waiting");
  EXPECT_EQ(why_not(place_report(ended, CaseId{1}, true, monday)), "report.not-waiting");
}

TEST(Clauses, NHG_15_EveryRouteCanBeWrittenDownAndOpened) {
  for (std::size_t i = 0; i < std::size(route_names); ++i) {
    ReportReceived said;
    said.route = static_cast<Route>(i);
    said.danger = Answer::unknown;
    said.handle = "Flat above the shop";
    EXPECT_EQ(why_not(take_report(said, monday, monday)), "") << route_names[i];
    CaseBuilder b(report_of(said));
    EXPECT_EQ(b->opened.route, said.route);
    EXPECT_EQ(facts_of(b.get()).value("report.received"), name_of(said.route));
    EXPECT_EQ(b->in_enquiry(), said.route != Route::survivor);
    EXPECT_EQ(facts_of(b.get()).value("survivor.identified"), "no");
  }
}

TEST(Clauses, NHG_15_WhoReportedIsNotInTheRecordOfTheCase) {
  ReportReceived said = survivor_said();
  said.route = Route::neighbour;
  said.reporter = {"Jo Bright", "07700 900555", "", "", "Next door"};
  CaseBuilder b(report_of(said));
  for (const Entry& entry : b.entries()) {
    EXPECT_EQ(entry.payload.find("Jo Bright"), std::string::npos);
    EXPECT_EQ(entry.payload.find("900555"), std::string::npos);
    EXPECT_EQ(entry.payload.find("Next door"), std::string::npos);
  }
}

TEST(Clauses, NHG_21_TheFirstQuestionAndAHandleAreAllThatIsNeeded) {
  ReportReceived said;
  EXPECT_TRUE(names_problem(take_report(said, monday, monday), "report.danger"));
  EXPECT_TRUE(names_problem(take_report(said, monday, monday), "report.handle"));
  said.danger = Answer::yes;  // and no word about the police: kept, and open
  said.handle = "Woman in red coat";
  EXPECT_EQ(why_not(take_report(said, monday, monday)), "");
  CaseBuilder b(report_of(said));
  EXPECT_EQ(b->danger.answer, Answer::yes);
  const Facts facts = facts_of(b.get());
  EXPECT_EQ(facts.value("danger.immediate"), "yes");
  EXPECT_EQ(facts.value("danger.police"), "none");
  EXPECT_TRUE(facts.first("danger.asked"));
}

TEST(Clauses, NHG_7_NoProofIsAskedToOpenACase) {
  ReportReceived said;
  said.danger = Answer::no;
  said.account = "She says so.";
  EXPECT_EQ(why_not(take_report(said, monday, monday)), "");
  EXPECT_EQ(why_not(open_case({}, report_of(said), officer(), monday)), "");
}

TEST(Safeguards, SG_12_NothingThatWouldBeEvidenceIsEverDemanded) {
  // Each part that could pass for proof is left empty in turn and all together; only the danger question and a handle stand.
  ReportReceived said;
  said.danger = Answer::unknown;
  said.handle = "A";
  ASSERT_TRUE(said.police_reference.empty() && said.account.empty() && said.abuse_types.empty() && said.survivor.empty());
  EXPECT_EQ(why_not(take_report(said, monday, monday)), "");
  CaseBuilder b(report_of(said));
  EXPECT_EQ(why_not(make_record(b.seen(officer()), {"meeting-place", "accepted", ""}, monday)), "");
  EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), safe_text(), "")), "");
}

TEST(Report, WhatIsTooLongOrInTheFutureIsRefusedAllAtOnce) {
  ReportReceived said = survivor_said();
  said.account.assign(20'001, 'x');
  said.must_not_know.assign(301, 'x');
  said.enquiry_wanted.assign(20'001, 'x');
  said.channels.resize(21);
  const auto result = take_report(said, monday + minutes(6), monday);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.refusal().problems.size(), 5u);
  EXPECT_TRUE(names_problem(result, "report.future"));
  EXPECT_TRUE(names_problem(result, "report.channels"));
}
TEST(Report, ThePublicPageMustSaySomethingButNeedsNoName) {
  ReportReceived said;
  said.door = Door::public_page;
  EXPECT_EQ(why_not(take_report(said, monday, monday)), "report.nothing");
  said.danger = Answer::yes;
  EXPECT_EQ(why_not(take_report(said, monday, monday)), "");
  said.danger = Answer::not_asked;
  said.account = "Help";
  EXPECT_EQ(why_not(take_report(said, monday, monday)), "");
}

TEST(Clauses, NHG_17_ABarredColleagueSeesNoReportAndCannotEndIt) {
  ReportReceived said = survivor_said();
  said.keep_from = {StaffId{1}};
  said.taken_by = StaffId{1};
  const Report report = report_of(said);
  EXPECT_FALSE(may_see(officer(1), report));
  EXPECT_TRUE(may_see(officer(2), report));
  EXPECT_EQ(why_not(ask_to_end(report, officer(1), "Nothing in it", monday)), "report.none");
  EXPECT_EQ(why_not(answer_end(report, officer(1), true, "Nothing in it", monday)), "report.none");
}

TEST(Clauses, NHG_14_WhoSeesAReportTheWholeTable) {
  for (std::size_t r = 0; r < std::size(role_names); ++r)
    for (const bool linked : {false, true})
      for (const bool taker : {false, true})
        for (const bool barred : {false, true}) {
          const auto role = static_cast<Role>(r);
          const Actor actor = person(40, {role});
          ReportReceived said = survivor_said();
          if (linked) said.works_for_us = Answer::yes;
          if (taker) said.taken_by = actor.id;
          if (barred) said.keep_from = {actor.id};
          const bool triages = RoleSet{Role::officer, Role::manager, Role::da_lead, Role::safeguarding_lead, Role::champion}.has(role);
          const bool trusted = role == Role::da_lead || role == Role::safeguarding_lead;
          EXPECT_EQ(may_see(actor, report_of(said)), !barred && triages && (taker || !linked || trusted)) << name_of(role) << linked << taker << barred;
        }
}

TEST(Report, OnlyItsOwnKindsFold) {
  Entry entry = entries_of({{*take_report(survivor_said(), monday, monday), StaffId{1}}})[0];
  entry.head.version = 2;
  EXPECT_THROW((void)fold_report({entry}), Unreadable);
  entry.head.version = 0;
  EXPECT_THROW((void)fold_report({entry}), Unreadable);
  entry.head.version = 1;
  entry.head.kind = "note-added";
  EXPECT_THROW((void)fold_report({entry}), Unreadable);
}

}  // namespace
}  // namespace rowan
