// What the two policies ask of a case: one test a clause block, in their order.
#include <gtest/gtest.h>

#include "domain/records.h"
#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

TEST(Clauses, NHG_4_ACaseOpensForSomebodyOnNoTenancy) {
  OpenCase what;  // no person of the register, no home, no tenancy
  what.tenancy = "";
  const auto made = open_case(what, report_of(survivor_said()), officer(), monday);
  EXPECT_EQ(why_not(made), "");
}

TEST(Clauses, CX_1_3_WhatTheRegisterSaysOfTheHomeStaysWithTheCaseSinceItChoosesThePolicy) {
  OpenCase what;
  what.owner = "connexus-homes";
  what.nation = "wales";
  what.area = "WEXCOMBE";
  what.tenancy_kind = "joint";
  const auto made = open_case(what, report_of(survivor_said()), officer(), monday);
  ASSERT_EQ(why_not(made), "");
  const auto opened = from_json<CaseOpened>(made->front().payload);
  EXPECT_EQ(opened.owner, "connexus-homes");
  EXPECT_EQ(opened.nation, "wales");
  EXPECT_EQ(opened.area, "WEXCOMBE");
  EXPECT_EQ(opened.tenancy_kind, "joint");
}

TEST(Clauses, NHG_5_AChildIsRoutedToChildrensServicesAndNeverClosedAsOutOfScope) {
  CaseBuilder b;
  b->opened.age_band = AgeBand::under_16;
  Classified no;
  no.statutory = Answer::no;
  no.reason = "Under 16";
  EXPECT_EQ(why_not(classify(b.seen(officer()), no)), "definition.child");
  b.act(officer(), make_record, RecordMade{"child-safeguarding", "referred", "MASH, by phone"}, b.now());
  EXPECT_EQ(why_not(classify(b.seen(officer()), no)), "");
  b.act(officer(), classify, no);
  EXPECT_FALSE(b->closed);
}
TEST(Clauses, NHG_5_OneIncidentIsEnoughAndSoIsAPattern) {
  for (const bool pattern : {false, true}) {
    CaseBuilder b;
    Classified yes;
    yes.statutory = yes.policy = Answer::yes;
    yes.pattern = pattern;
    b.act(officer(), classify, yes);
    EXPECT_EQ(facts_of(b.get()).value("definition.statutory"), "yes");
  }
}
TEST(Clauses, NHG_5_SayingNoNeedsAReason) {
  CaseBuilder b;
  Classified no;
  no.statutory = Answer::no;
  no.reason = " ";
  EXPECT_EQ(why_not(classify(b.seen(officer()), no)), "form.needed");
}

TEST(Clauses, NHG_6_SeveralTypesAndOneInTheirOwnWords) {
  CaseBuilder b;
  Classified types;
  types.types = {"financial", "emotional"};
  types.canonical = {"economic", "emotional"};
  types.other = "Takes the medicine away";
  b.act(officer(), classify, types);
  EXPECT_EQ(b->classified.types.size(), 2u);
  EXPECT_EQ(b->classified.canonical[0], "economic");
  EXPECT_EQ(b->classified.other, "Takes the medicine away");
}

TEST(Clauses, NHG_8_WishesChangeOverTimeAndEachIsKept) {
  CaseBuilder b;
  EXPECT_FALSE(b->wish_now());
  EXPECT_EQ(why_not(record_wishes(b.seen(officer()), {"  ", "stay"})), "form.needed");
  const auto first = b.act(officer(), record_wishes, WishesRecorded{"To stay", "stay"});
  b.later(hours(30)).act(officer(), record_wishes, WishesRecorded{"To leave before Christmas", "leave_later"});
  EXPECT_EQ(b->wish_now(), "To leave before Christmas");
  ASSERT_EQ(b->wishes.size(), 2u);
  EXPECT_EQ(b->lines[static_cast<std::size_t>(b->wishes[0])].seq, first);
  EXPECT_EQ(text_of(b->lines[static_cast<std::size_t>(b->wishes[0])]), "To stay");
  b.act(officer(), correct, b->lines.back().seq, std::string("To leave in spring"), std::string("Misheard"));
  EXPECT_EQ(b->wish_now(), "To leave in spring");
}
TEST(Clauses, NHG_8_ANeighboursViewIsNotWhatTheSurvivorWants) {
  ReportReceived said = survivor_said();
  said.wishes = "She should be moved away";
  said.route = Route::neighbour;
  CaseBuilder b(report_of(said));
  EXPECT_FALSE(b->wish_now());
  EXPECT_FALSE(facts_of(b.get()).first("wishes.recorded"));
  EXPECT_NE(b.entries().back().payload.find("She should be moved away"), std::string::npos);
}

TEST(Clauses, NHG_20_AThirdPartyReportStaysInEnquiryUntilTheSurvivorIsReached) {
  ReportReceived said = survivor_said();
  said.route = Route::neighbour;
  CaseBuilder b(report_of(said));
  EXPECT_TRUE(b->in_enquiry());
  EXPECT_EQ(facts_of(b.get()).value("case.stage"), "enquiry");
  ContactRecorded witness;
  witness.outcome = ContactOutcome::received;
  witness.person = "Mrs Adeyemi";
  b.put(witness);
  EXPECT_TRUE(b->in_enquiry());
  EXPECT_FALSE(facts_of(b.get()).first("contact.made"));
  ContactRecorded tried;
  tried.outcome = ContactOutcome::attempted;
  b.put(tried);
  EXPECT_TRUE(b->in_enquiry());
  ContactRecorded made;
  b.put(made);
  EXPECT_FALSE(b->in_enquiry());
  CaseBuilder joined(report_of(said));
  joined.act(officer(), attach_report, report_of(survivor_said(), monday, 501), joined.now());
  EXPECT_FALSE(joined->in_enquiry());  // she told us herself
}
TEST(Clauses, NHG_20_AClosedGateBeforeAnApproachStopsContactUnlessLifeIsAtStake) {
  CaseBuilder b;
  ContactInput input;
  input.channel = b.act(officer(), set_safe_contact, safe_text(), std::string());
  input.happened_at = b.now();
  input.text = "Texted";
  GateState gate;
  gate.id = "contact-plan";
  gate.title = "No plan for a first approach";
  gate.clause = "NHG-20";
  gate.pass = Override::reason;
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {gate})), "gate.contact-plan");
  gate.open = Truth::unknown;
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {gate})), "gate.contact-plan");
  gate.open = Truth::yes;
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {gate})), "");
  gate.open = Truth::no;
  input.override_reason = "He has just come home armed";
  b.act(officer(), record_contact, input, std::vector<GateState>{gate});
  const auto& made = std::get<ContactRecorded>(b->lines.back().event);
  EXPECT_EQ(made.override_reason, input.override_reason);
  EXPECT_EQ(made.gate_said, "No plan for a first approach (NHG-20)");
}
TEST(Clauses, NHG_15_AGateThatIsNeverPassedStandsAlsoInAHurry) {
  CaseBuilder b;
  ContactInput input;
  input.channel = b.act(officer(), set_safe_contact, safe_text(), std::string());
  input.happened_at = b.now();
  input.text = "Texted";
  input.override_reason = "He has just come home armed";
  GateState check;
  check.id = "safety-check";
  check.pass = Override::never;
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {check})), "gate.safety-check");
  check.open = Truth::yes;
  EXPECT_EQ(why_not(record_contact(b.seen(officer()), input, {check})), "");
}

TEST(Clauses, NHG_21_NotAskedNeedsAReason) {
  CaseBuilder b;
  EXPECT_EQ(why_not(ask_danger(b.seen(officer()), {})), "danger.not-asked");
  DangerAsked asked;
  asked.answer = Answer::yes;
  EXPECT_EQ(why_not(ask_danger(b.seen(officer()), asked)), "");
}

TEST(Clauses, NHG_22_AskedIsApartFromTheAnswerAndAYesIsNotLost) {
  CaseBuilder b;
  EXPECT_FALSE(facts_of(b.get()).value("household.children"));
  b.act(officer(), ask_household, HouseholdAsked{Answer::yes, Answer::not_asked, "Two boys"});
  EXPECT_FALSE(facts_of(b.get()).first("household.asked"));  // one half only
  EXPECT_EQ(facts_of(b.get()).value("household.children"), "yes");
  b.act(officer(), ask_household, HouseholdAsked{Answer::not_asked, Answer::unknown, ""});
  EXPECT_EQ(facts_of(b.get()).value("household.children"), "yes");
  EXPECT_EQ(facts_of(b.get()).value("household.adults_at_risk"), "unknown");
  EXPECT_TRUE(facts_of(b.get()).first("household.asked"));
}

TEST(Clauses, NHG_23_TheOfferOfAPlaceIsRecordedWithItsAnswer) {
  CaseBuilder b;
  EXPECT_EQ(why_not(make_record(b.seen(officer()), {"meeting-place", "", ""}, b.now())), "form.choice");
  EXPECT_EQ(why_not(make_record(b.seen(officer()), {"meeting-place", "maybe", ""}, b.now())), "form.choice");
  b.act(officer(), make_record, RecordMade{"meeting-place", "accepted", "Library"}, b.now());
  EXPECT_EQ(facts_of(b.get()).value("meeting_place.offered"), "accepted");
}
TEST(Clauses, NHG_24_ThePreferenceMayChangeAndItsHistoryIsKept) {
  CaseBuilder b;
  b.act(officer(), make_record, RecordMade{"worker", "same_gender", ""}, b.now());
  b.later(hours(1)).act(officer(), make_record, RecordMade{"worker", "opposite_gender", ""}, b.now());
  EXPECT_EQ(facts_of(b.get()).value("worker_choice.offered"), "opposite_gender");
  EXPECT_EQ(facts_of(b.get()).count("worker_choice.offered"), 2);
}

TEST(Clauses, NHG_25_AnApprovalSaysWhoSaidSoAndWhenToAskAgain) {
  CaseBuilder b;
  const Seen seen = b.seen(officer());
  const auto without = [&](auto change) { Channel c = safe_text(); change(c); return set_safe_contact(seen, c, ""); };
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.value = " "; }), "form.needed"));
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.approved_by.clear(); }), "form.needed"));
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.check_by.reset(); }), "contact.check-by"));
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.check_by = Date{2026, 11, 16}; }), "contact.check-by"));
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.check_by = Date{2027, 11, 18}; }), "contact.check-by"));
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.until_minute = c.from_minute; }), "contact.hours"));
  EXPECT_TRUE(names_problem(without([](Channel& c) { c.until_minute = 1441; }), "contact.hours"));
  EXPECT_EQ(why_not(without([](Channel&) {})), "");
  // That a way is not safe is said without any of it.
  Channel unsafe;
  unsafe.kind = ChannelKind::letter;
  EXPECT_EQ(why_not(set_safe_contact(seen, unsafe, "")), "");
}
TEST(Clauses, NHG_25_ChangingSafeContactKeepsItsHistory) {
  CaseBuilder b;
  const auto id = b.act(officer(), set_safe_contact, safe_text(), std::string());
  Channel changed = safe_text("07700 900999");
  changed.id = id;
  EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), changed, "")), "form.needed");
  changed.person = "A witness";
  EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), changed, "New phone")), "contact.person");
  changed.person.clear();
  b.act(officer(), set_safe_contact, changed, std::string("New phone"));
  ASSERT_EQ(b->contact.channels.size(), 1u);
  EXPECT_EQ(b->contact.channels[0].value, "07700 900999");
  EXPECT_NE(b.entries()[static_cast<std::size_t>(id - 1)].payload.find("07700 900142"), std::string::npos);
  changed.id = 999;
  EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), changed, "x")), "contact.none");
}
TEST(Clauses, NHG_25_AnUnsafeWayIsNoSafeWayForTheClock) {
  CaseBuilder b;
  Channel unsafe;
  unsafe.value = "07700 900142";
  b.act(officer(), set_safe_contact, unsafe, std::string());
  EXPECT_FALSE(facts_of(b.get()).first("safe_contact.recorded"));
  EXPECT_EQ(facts_of(b.get()).value("safe_contact.known"), "no");
  b.act(officer(), set_safe_contact, safe_text(), std::string());
  EXPECT_TRUE(facts_of(b.get()).first("safe_contact.recorded"));
  EXPECT_EQ(facts_of(b.get()).value("safe_contact.known"), "yes");
}
TEST(Clauses, NHG_25_OnlyThePersonThemselvesApprovesAWay) {
  for (const Route route : {Route::survivor, Route::neighbour, Route::police}) {
    ReportReceived said = survivor_said();
    said.route = route;
    said.survivor.phone = "07700 900777";
    Channel told = safe_text();
    told.check_by.reset();
    said.channels = {told};
    CaseBuilder b(report_of(said));
    ASSERT_EQ(b->contact.channels.size(), 2u);  // nothing that was told is lost
    EXPECT_EQ(b->contact.known(), route == Route::survivor);
    EXPECT_EQ(b->contact.channels[1].value, "07700 900777");
    EXPECT_EQ(b->contact.channels[1].safety, ChannelSafety::not_safe);
    EXPECT_EQ(b->contact.channels[0].check_by.has_value(), route == Route::survivor);
  }
}
TEST(Clauses, NHG_25_ThePublicPageCannotChangeAKnownSafeWay) {
  CaseBuilder b;
  b.act(officer(), set_safe_contact, safe_text(), std::string());
  ReportReceived said = survivor_said();
  said.door = Door::public_page;
  said.channels = {safe_text("07700 900666")};  // it may be him who types
  said.do_not_contact = true;
  b.act(officer(), attach_report, report_of(said, monday, 501), b.now());
  EXPECT_FALSE(b->contact.do_not_contact);
  ASSERT_EQ(b->contact.channels.size(), 2u);
  EXPECT_EQ(b->contact.channels[1].safety, ChannelSafety::not_safe);
}
TEST(Clauses, NHG_25_WhoMustNotFindOutIsNoTrustedPerson) {
  CaseBuilder b;
  b.act(officer(), set_must_not_know, std::vector<MustNotKnow>{{"Craig Marsh", "Joint tenant", "Boiler service"}, {" ", "", ""}});
  EXPECT_EQ(b->contact.must_not_know.size(), 1u);
  Channel c = safe_text("craig marsh");
  c.kind = ChannelKind::trusted_person;
  EXPECT_TRUE(names_problem(set_safe_contact(b.seen(officer()), c, ""), "contact.must-not-know"));
}

TEST(Clauses, NHG_26_DecliningToNameIsAnAnswerAndStopsNothing) {
  CaseBuilder b;
  PerpetratorAsked asked;
  asked.given = NameGiven::declined;
  asked.name = "Typed and taken back";
  asked.person = PersonId{9};
  asked.relationship = "ex-partner";
  b.act(officer(), ask_perpetrator, asked);
  EXPECT_TRUE(b->perpetrator.name.empty());
  EXPECT_FALSE(b->perpetrator.person);
  EXPECT_EQ(facts_of(b.get()).value("perpetrator.asked"), "declined");
  asked.given = NameGiven::named;
  asked.name.clear();
  EXPECT_EQ(why_not(ask_perpetrator(b.seen(officer()), asked)), "form.needed");
  EXPECT_EQ(why_not(add_note(b.seen(officer()), "Work goes on", false, {})), "");
}
TEST(Clauses, NHG_26_NotKnownWhetherJointTenantIsNotNo) {
  CaseBuilder b;
  PerpetratorAsked asked;
  asked.joint_tenant = Answer::unknown;
  b.act(officer(), ask_perpetrator, asked);
  EXPECT_FALSE(facts_of(b.get()).value("perpetrator.joint_tenant"));
  asked.joint_tenant = Answer::yes;
  b.act(officer(), ask_perpetrator, asked);
  asked.joint_tenant = Answer::not_asked;
  b.act(officer(), ask_perpetrator, asked);
  EXPECT_EQ(facts_of(b.get()).value("perpetrator.joint_tenant"), "yes");
}
TEST(Clauses, NHG_27_AgenciesToldOrDeclinedIsRecorded) {
  for (const std::string answer : {"told", "declined"}) {
    CaseBuilder b;
    b.act(officer(), make_record, RecordMade{"agencies", answer, "National helpline"}, b.now());
    EXPECT_EQ(facts_of(b.get()).value("agencies.told"), answer);
  }
}

TEST(Clauses, CX_1_1_AThreatIsEnough) {
  CaseBuilder b;
  Classified threat;
  threat.threat_only = true;
  threat.statutory = Answer::yes;
  b.act(officer(), classify, threat);
  EXPECT_TRUE(b->classified.threat_only);
  EXPECT_EQ(facts_of(b.get()).count("incident.recorded"), 0);
}
TEST(Clauses, CX_3_1_AHouseholdMemberIsInThePolicyAndNotInTheAct) {
  CaseBuilder b;
  PerpetratorAsked asked;
  asked.given = NameGiven::unknown;
  asked.relationship = "household_member_not_related";
  b.act(officer(), ask_perpetrator, asked);
  Classified both;
  both.statutory = Answer::no;
  both.policy = Answer::yes;
  both.reason = "Lodger, not personally connected";
  b.act(officer(), classify, both);
  const Facts facts = facts_of(b.get());
  EXPECT_EQ(facts.value("relationship"), "household_member_not_related");
  EXPECT_EQ(facts.value("definition.statutory"), "no");
  EXPECT_EQ(facts.value("definition.policy"), "yes");
  EXPECT_FALSE(b->closed);
}

TEST(Clauses, CX_4_1a_AnAttemptIsNotContactAndNeitherIsAWitness) {
  CaseBuilder b;
  ContactInput input;
  input.channel = b.act(officer(), set_safe_contact, safe_text(), std::string());
  input.happened_at = b.now();
  input.text = "No answer";
  input.outcome = ContactOutcome::attempted;
  b.act(officer(), record_contact, input, std::vector<GateState>{});
  EXPECT_TRUE(facts_of(b.get()).first("contact.attempted"));
  EXPECT_FALSE(facts_of(b.get()).first("contact.made"));
  Channel witness = safe_text("07700 900111");
  witness.person = "Mrs Adeyemi";
  ContactInput other = input;
  other.channel = b.act(officer(), set_safe_contact, witness, std::string());
  other.outcome = ContactOutcome::made;
  b.act(officer(), record_contact, other, std::vector<GateState>{});
  EXPECT_EQ(std::get<ContactRecorded>(b->lines.back().event).person, "Mrs Adeyemi");
  EXPECT_FALSE(facts_of(b.get()).first("contact.made"));
  input.outcome = ContactOutcome::made;
  b.act(officer(), record_contact, input, std::vector<GateState>{});
  EXPECT_EQ(facts_of(b.get()).first("contact.made"), b.now());
}
TEST(Clauses, CX_4_1a_ThatContactIsUnsafeIsRecordedAsItselfAndNeedsItsReason) {
  CaseBuilder b;
  EXPECT_EQ(why_not(make_record(b.seen(officer()), {"contact-unsafe", "", " "}, b.now())), "form.needed");
  b.act(officer(), make_record, RecordMade{"contact-unsafe", "", "He is at home until Friday"}, b.now());
  EXPECT_TRUE(facts_of(b.get()).first("contact.unsafe"));
  EXPECT_FALSE(facts_of(b.get()).first("contact.made"));
}
TEST(Clauses, CX_4_1a_ALaterReportFromTheSurvivorStartsItsOwnClock) {
  ReportReceived police = survivor_said();
  police.route = Route::police;
  CaseBuilder b(report_of(police));
  EXPECT_EQ(facts_of(b.get()).count("report.received"), 1);
  b.later(hours(5)).act(officer(), attach_report, report_of(survivor_said(), b.now(), 501), b.now());
  const Facts facts = facts_of(b.get());
  EXPECT_EQ(facts.count("report.received"), 2);
  EXPECT_EQ(facts.value("report.received"), "survivor");
  EXPECT_EQ(facts.last("report.received"), b.now());
}
TEST(Clauses, CX_4_1b_TheThreeAnswersAreCompleteTogetherWhateverTheyAre) {
  CaseBuilder b;
  b.act(officer(), make_record, RecordMade{"details-from-professional", "answered", "x"}, b.now());
  b.act(officer(), make_record, RecordMade{"support-in-place", "not_known", ""}, b.now());
  EXPECT_FALSE(facts_of(b.get()).first("enquiry.complete"));
  b.later(hours(2)).act(officer(), make_record, RecordMade{"wanted-from-us", "not_known", ""}, b.now());
  EXPECT_EQ(facts_of(b.get()).first("enquiry.complete"), b.now());
}
TEST(Clauses, CX_4_1c_WhetherToContactThemIsDecidedWithAReason) {
  CaseBuilder b;
  EXPECT_EQ(why_not(make_record(b.seen(officer()), {"direct-contact", "yes", ""}, b.now())), "form.needed");
  EXPECT_EQ(why_not(make_record(b.seen(officer()), {"direct-contact", "perhaps", "x"}, b.now())), "form.choice");
  for (const std::string answer : {"yes", "no", "by_agency"}) {
    b.act(officer(), make_record, RecordMade{"direct-contact", answer, "As the worker asked"}, b.now());
    EXPECT_EQ(facts_of(b.get()).value("direct_contact.decided"), answer);
  }
  b.act(officer(), make_record, RecordMade{"interview", "accepted", "Monday at the library"}, b.now());
  EXPECT_TRUE(facts_of(b.get()).first("interview.offered"));
}

}  // namespace
}  // namespace rowan
