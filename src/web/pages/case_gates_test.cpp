// What stands before a letter, a closing and a day without an answer, on whole cases under the packs that ship.
#include "app/deviations.h"
#include "app/notices.h"
#include "app/records.h"
#include "app/worklist.h"
#include "domain/disclosure.h"
#include "letters/testing/pdf.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

using letters::PdfOnDisk;

struct CaseGates : testing::Test, TestBox {
  StaffId officer_id = add("priya", {"officer"}), manager_id = add("jo", {"manager"}, north, true);
  Person officer = sign_in(officer_id), manager = sign_in(manager_id);
  std::string ref;

  void SetUp() override { adopt_policies(); }
  void adopt(const char* landlord) {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    ASSERT_TRUE(set);
    auto history = policy::start_history(*set, landlord, now - elapsed_days(30));
    ASSERT_TRUE(history) << history.refusal().first().text;
    desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  }
  void open(rowan::Route route, AgeBand age = AgeBand::adult, Answer danger = Answer::no) {
    ReportReceived said;
    said.route = route;
    said.danger = danger;
    said.handle = "Flat above";
    said.account = "Somebody told us.";
    said.team = north;
    const auto taken = app::take_report(desk, officer.actor, said, now, {});
    ASSERT_TRUE(taken) << taken.refusal().first().text;
    app::OpenChoice choice;
    choice.name = "Amara Bell";
    choice.lead = officer_id;
    choice.team = north;
    choice.age_band = age;
    const auto opened = app::open_from_report(desk, officer.actor, taken->reference, choice, "token" + std::to_string(++token_number));
    ASSERT_TRUE(opened) << opened.refusal().first().text;
    ref = *opened;
    ASSERT_EQ(post(at("/perpetrator"), &officer, {{"given", "named"}, {"name", "Craig Marsh"}}).status, 303);
  }
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  std::string safe_letter() {
    EXPECT_EQ(post(at("/safe-contact/new"), &officer, {{"safety", "approved"}, {"kind", "letter"}, {"value", "2 Elm Court, Wexcombe ZZ1 1AA"}, {"approved_by", "Herself"},
                                                       {"check_by-day", "1"}, {"check_by-month", "3"}, {"check_by-year", "2027"}}).status, 303);
    return std::to_string(seen()->get().contact.channels.back().id);
  }
  Result<app::OpenedCase> seen() { return app::view_case(desk, officer.actor, ref); }
  Response record(const std::string& what, Fields fields) { return post(at("/records/" + what), &officer, fields); }
  const Duty* duty(std::string_view rule) {
    kept = app::duties_of(desk, seen()->get(), now);
    for (const Duty& each : kept) if (each.rule == rule) return &each;
    return nullptr;
  }
  std::vector<Duty> kept;
  std::vector<std::string> told(const Person& who) {
    std::vector<std::string> out;
    for (const store::Notice& notice : app::notices_for(desk, who.actor, 100)) out.push_back(notice.text);
    return out;
  }
  static bool any_with(const std::vector<std::string>& list, std::string_view words) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& each) { return each.find(words) != std::string::npos; });
  }
};

// ---- where somebody has moved to

TEST_F(CaseGates, CX_4_4_the_new_address_goes_into_no_letter_no_referral_and_no_copy_for_a_court) {
  open(rowan::Route::survivor);
  const std::string way = safe_letter();
  // Typed into a note before anybody knew that it would be kept apart: it stays out of what a court reads.
  ASSERT_EQ(post(at("/notes"), &officer, {{"text", "She may go to 14 Quillfeather Close"}}).status, 303);
  ASSERT_EQ(record("new-home", {{"address", "14 Quillfeather Close\r\nWexcombe\r\nWX4 9QZ"}, {"from-day", "1"}, {"from-month", "11"}, {"from-year", "2026"},
                                {"tenure_before", "assured"}, {"tenure_after", "assured"}}).status, 303);
  for (const char* telling : {"We come to 14 Quillfeather Close on Monday", "Your parcel is in Quillfeather  close", "It went to WX4 9QZ", "wx49qz"}) {
    const Response to_other = post(at("/documents/new/letter"), &officer, {{"audience", "perpetrator"}, {"purpose", "x"}, {"subject", "A visit"}, {"text", telling}});
    EXPECT_TRUE(has(to_other, "Say it in another way")) << telling << to_other.status;
    const Response to_her = post(at("/documents/new/letter"), &officer, {{"audience", "survivor"}, {"channel", way}, {"purpose", "x"}, {"subject", "Hello"}, {"text", telling}});
    EXPECT_TRUE(has(to_her, "Say it in another way")) << telling << to_her.status;
    const Response referral = post(at("/documents/new/referral"), &officer, {{"recipient", "Wexcombe refuge"}, {"other_side", "no"}, {"text", telling}, {"asked", "Ring her"}, {"parts", "name"}, {"purpose", "x"}});
    EXPECT_TRUE(has(referral, "Say it in another way")) << telling << referral.status;
  }
  EXPECT_TRUE(has(post(at("/notes"), &officer, {{"text", "She is well at 14 Quillfeather Close"}}), "a home that is kept apart"));
  EXPECT_TRUE(has(record("support", {{"value", "accepted"}, {"text", "We carry boxes to WX4 9QZ"}}), "a home that is kept apart"));
  for (const char* other_side : {"no", "unknown"}) {
    const Response made = post(at("/documents/new/chronology"), &officer,
                               {{"audience", "court"}, {"recipient", "Wexcombe County Court"}, {"purpose", "Hearing"}, {"about", "everyone"}, {"other_side", other_side}});
    ASSERT_EQ(made.status, 303) << made.body;
    const std::string number = header_of(made, "Location").substr(header_of(made, "Location").rfind('/') + 1);
    const Response read = post(at("/documents/" + number + "/read"), &manager, {});
    ASSERT_TRUE(read.body.starts_with("%PDF"));
    const PdfOnDisk pdf(read.body);
    const std::string all = pdf.text() + pdf.tagged_text() + pdf.info();
    if (other_side == std::string("no")) EXPECT_NE(all.find("Note"), std::string::npos);
    for (const char* canary : {"Quillfeather", "WX4"}) EXPECT_EQ(all.find(canary), std::string::npos) << canary << other_side;
  }
}
TEST_F(CaseGates, CX_4_4_a_home_that_is_only_offered_goes_into_no_letter_either) {
  open(rowan::Route::survivor);
  ASSERT_EQ(record("home-offer", {{"value", "direct_let"}, {"address", "9 Thornwick Yard, Wexcombe"}, {"postcode", "WX7 1AB"}, {"answer_by-day", "1"}, {"answer_by-month", "12"}, {"answer_by-year", "2026"}}).status, 303);
  const Response no = post(at("/documents/new/letter"), &officer, {{"audience", "perpetrator"}, {"purpose", "x"}, {"subject", "A visit"}, {"text", "The keys of Thornwick Yard"}});
  EXPECT_TRUE(has(no, "Say it in another way")) << no.status;
}

// ---- before the first letter

TEST_F(CaseGates, NHG_20_a_letter_before_the_plan_needs_a_reason_of_its_own_and_the_manager_is_told) {
  adopt("notting-hill-genesis-2019");
  open(rowan::Route::neighbour);
  const std::string way = safe_letter();
  const Fields letter{{"audience", "survivor"}, {"channel", way}, {"purpose", "First contact"}};
  const Response no = post(at("/documents/new/letter_contact"), &officer, letter);
  EXPECT_EQ(no.status, 200) << "what it is for is no reason";
  EXPECT_TRUE(has(no, "Set a plan for a safe first approach"));
  EXPECT_TRUE(has(no, "name=\"pass_reason\"")) << "the form asks for the reason where one passes";
  EXPECT_FALSE(any_with(told(manager), "before what comes first"));
  // To the person who harms as well: it can show that somebody told us.
  const Fields other{{"audience", "perpetrator"}, {"purpose", "Visit"}, {"subject", "A visit"}, {"text", "We come on Monday."}};
  EXPECT_TRUE(has(post(at("/documents/new/letter"), &officer, other), "Set a plan for a safe first approach"));

  Fields passed = letter;
  passed.emplace_back("pass_reason", "She waits for it at her sister's");
  const Response made = post(at("/documents/new/letter_contact"), &officer, passed);
  ASSERT_EQ(made.status, 303) << made.body;
  EXPECT_TRUE(has(get(header_of(made, "Location"), &officer), "She waits for it at her sister&#39;s") || has(get(header_of(made, "Location"), &officer), "She waits for it at her sister"));
  EXPECT_TRUE(any_with(told(manager), "before what comes first on " + ref));
  const auto list = app::deviations(desk, manager.actor);
  ASSERT_TRUE(list);
  EXPECT_TRUE(std::any_of(list->rows.begin(), list->rows.end(), [&](const app::CaseDeviation& row) {
    return row.reference == ref && row.what.kind == DeviationKind::gate_passed && row.what.reason == "She waits for it at her sister's";
  }));
  // With a plan nothing stands against it, and a reason that was typed all the same is no departure.
  ASSERT_EQ(record("contact-plan", {{"text", "At the clinic on Tuesday"}}).status, 303);
  EXPECT_EQ(post(at("/documents/new/letter_contact"), &officer, passed).status, 303);
  EXPECT_TRUE(documents_of(seen()->get()).front().made.gate_said.empty());
}
TEST_F(CaseGates, NHG_15_after_their_own_disclosure_no_letter_goes_to_that_home_before_the_safety_check) {
  for (const char* landlord : {"notting-hill-genesis-2019", "connexus-2023"}) {
    adopt(landlord);
    open(rowan::Route::perpetrator_self);
    const std::string way = safe_letter();
    const Fields other{{"audience", "perpetrator"}, {"purpose", "Visit"}, {"subject", "A visit"}, {"text", "We come on Monday."}, {"pass_reason", "It is urgent all the same"}};
    const Fields hers{{"audience", "survivor"}, {"channel", way}, {"purpose", "First contact"}, {"pass_reason", "It is urgent all the same"}};
    for (const auto& [form, fields] : {std::pair{"letter", other}, std::pair{"letter_contact", hers}}) {
      const Response no = post(at(std::string("/documents/new/") + form), &officer, fields);
      EXPECT_EQ(no.status, 200) << landlord << form;
      EXPECT_TRUE(has(no, "Check first that partner and household are safe")) << landlord << form;
    }
    ASSERT_EQ(record("safety-check", {{"value", "safe"}, {"text", "She was rung at work"}}).status, 303);
    EXPECT_EQ(post(at("/documents/new/letter"), &officer, other).status, 303) << landlord;
    EXPECT_EQ(post(at("/documents/new/letter_contact"), &officer, hers).status, 303) << landlord;
  }
}

// ---- danger

TEST_F(CaseGates, NHG_21_danger_without_a_word_about_the_police_stands_on_top_before_the_manager) {
  for (const char* landlord : {"notting-hill-genesis-2019", "connexus-2023"}) {
    adopt(landlord);
    open(rowan::Route::survivor);
    EXPECT_FALSE(duty("danger-police")) << landlord;
    ASSERT_EQ(post(at("/danger"), &officer, {{"answer", "yes"}, {"police", "not_recorded"}, {"text", "He is at the door"}}).status, 303) << "it can be saved";
    now = now + minutes(1);
    ASSERT_TRUE(duty("danger-police")) << landlord;
    EXPECT_EQ(duty("danger-police")->state, DutyState::overdue) << landlord;
    EXPECT_EQ(duty("danger-police")->escalated, Role::manager) << landlord;
    EXPECT_EQ(kept.front().rule, "danger-police") << "on top of everything: " << landlord;
    EXPECT_TRUE(any_with(told(manager), "Immediate danger, and the police have not been called: " + ref)) << landlord;
    EXPECT_TRUE(any_with(told(officer), "Immediate danger, and the police have not been called: " + ref)) << landlord;
    const Response page = get(at(""), &officer);
    EXPECT_TRUE(has(page, "In danger now: call the police, or write down why not")) << landlord;
    now = now + minutes(5);
    ASSERT_EQ(post(at("/danger"), &officer, {{"answer", "yes"}, {"police", "called_by_us"}, {"reference", "LOG 12"}}).status, 303);
    EXPECT_TRUE(duty("danger-police")->done()) << landlord;
    // Danger again, and nothing said of the police: it is back.
    ASSERT_EQ(post(at("/danger"), &officer, {{"answer", "yes"}, {"police", "not_recorded"}}).status, 303);
    EXPECT_FALSE(duty("danger-police")->done()) << landlord;
    ASSERT_EQ(post(at("/danger"), &officer, {{"answer", "no"}, {"police", "not_recorded"}}).status, 303);
    EXPECT_FALSE(duty("danger-police")) << landlord;
  }
}
TEST_F(CaseGates, NHG_21_danger_told_in_the_report_stays_on_top_of_the_case_that_is_opened_from_it) {
  adopt("notting-hill-genesis-2019");
  open(rowan::Route::survivor, AgeBand::adult, Answer::yes);
  now = now + minutes(1);
  ASSERT_TRUE(duty("danger-police"));
  EXPECT_EQ(duty("danger-police")->state, DutyState::overdue);
}
TEST_F(CaseGates, NHG_21_on_a_restricted_case_only_the_people_named_on_it_are_told) {
  open(rowan::Route::survivor);
  ASSERT_TRUE(app::act_on_case(desk, manager.actor, ref, "restricted", [&](const Seen& s) -> Result<NewEntries> { return NewEntries{new_entry(Restricted{true, "A colleague"}, s.now())}; }));
  ASSERT_EQ(post(at("/danger"), &officer, {{"answer", "yes"}, {"police", "declined"}}).status, 303);
  EXPECT_TRUE(any_with(told(officer), "Immediate danger"));
  EXPECT_FALSE(any_with(told(manager), "Immediate danger"));
}

// ---- too young for the definition

TEST_F(CaseGates, NHG_5_somebody_of_fifteen_is_not_closed_before_child_safeguarding_was_decided) {
  open(rowan::Route::survivor, AgeBand::under_16);
  ASSERT_TRUE(duty("child-safeguarding"));
  const Fields away{{"reason", "Not domestic abuse"}, {"told_how", "Rang"}, {"risk", "None"}};
  const Response no = post(at("/close"), &manager, away);
  EXPECT_NE(no.status, 303);
  EXPECT_TRUE(has(no, "Decide about child safeguarding"));
  ASSERT_EQ(record("child-safeguarding", {{"value", "referred"}, {"text", "Children's services have it"}}).status, 303);
  EXPECT_FALSE(has(post(at("/close"), &manager, away), "Decide about child safeguarding"));
}

// ---- who lives there

TEST_F(CaseGates, NHG_11_each_person_of_the_household_has_an_age_and_why_they_are_at_risk) {
  open(rowan::Route::survivor);
  const Fields child{{"value", "child"}, {"name", "Tobias"}, {"age", "7"}, {"relation", "son"}, {"lives_there", "yes"}, {"at_risk", "yes"}, {"ground", "sees_it"}, {"text", "He told his teacher"}};
  EXPECT_TRUE(has(record("household-member", child), "Answer first that children live there")) << "the duty to refer hangs on that answer";
  ASSERT_EQ(post(at("/household"), &officer, {{"children", "yes"}, {"adults", "no"}}).status, 303);
  Fields without = child;
  std::erase_if(without, [](const auto& field) { return field.first == "ground"; });
  EXPECT_EQ(record("household-member", without).status, 200) << "at risk, and no word why";
  ASSERT_EQ(record("household-member", child).status, 303);
  ASSERT_EQ(record("household-member", {{"value", "adult"}, {"name", "Ottoline"}, {"lives_there", "unknown"}, {"at_risk", "unknown"}, {"text", "A neighbour has seen her"}}).status, 303);
  const Fields at_risk{{"value", "adult"}, {"name", "Ottoline"}, {"lives_there", "yes"}, {"at_risk", "yes"}, {"ground", "care_needs"}, {"text", "She cannot leave her bed"}};
  EXPECT_TRUE(has(record("household-member", at_risk), "Answer first that an adult at risk lives there"));
  const Response people = get(at("/people"), &officer);
  EXPECT_TRUE(has(people, "Tobias, 7, son. At risk: A child who sees, hears or feels what the abuse does"));
  EXPECT_TRUE(has(people, "Ottoline, an adult. Not known whether they live there. Not known whether they are at risk"));
  EXPECT_TRUE(has(post(at("/documents/new/letter"), &officer, {{"audience", "perpetrator"}, {"purpose", "x"}, {"subject", "A visit"}, {"text", "We saw Tobias"}}), "the name of somebody on the case"));
}

// ---- mutilation of a child

TEST_F(CaseGates, CX_2_3_a_child_in_danger_of_mutilation_is_for_childrens_services_and_the_police_at_once) {
  open(rowan::Route::survivor);
  ASSERT_EQ(post(at("/special"), &officer, {{"honour_based", "no"}, {"forced_marriage", "no"}, {"fgm", "yes"}, {"under_18", "yes"}}).status, 303);
  now = now + minutes(1);
  ASSERT_TRUE(duty("child-mutilation"));
  EXPECT_EQ(duty("child-mutilation")->state, DutyState::overdue) << "at once";
  EXPECT_EQ(duty("child-mutilation")->escalated, Role::safeguarding_lead);
  ASSERT_EQ(record("child-safeguarding", {{"value", "not_referred"}, {"text", "One of us thinks that it is nothing"}}).status, 303);
  EXPECT_FALSE(duty("child-mutilation")->done()) << "the police are asked as well";
}

// ---- what has no clock

TEST_F(CaseGates, CX_1_2_and_CX_3_2a_a_blank_that_no_clock_would_tell_of_stands_before_the_manager) {
  open(rowan::Route::survivor);
  EXPECT_FALSE(has(get("/deviations", &manager), "Record whether a specialist domestic abuse service is involved")) << "of today nothing is said yet";
  const std::string way = safe_letter();
  ASSERT_EQ(post(at("/contacts/new"), &officer, {{"outcome", "made"}, {"channel", way}, {"purpose", "case_work"}, {"text", "We spoke"}}).status, 303);
  now = now + elapsed_days(3);
  officer = sign_in(officer_id);
  manager = sign_in(manager_id);
  const Response list = get("/deviations", &manager);
  EXPECT_TRUE(has(list, "Nothing written yet"));
  for (const char* what : {"Offer support and write down the answer (CX-1.2)", "Record whether a specialist domestic abuse service is involved (CX-3.2a)"}) EXPECT_TRUE(has(list, what)) << what;
  EXPECT_TRUE(has(list, "/cases/" + ref));
  ASSERT_EQ(record("specialist", {{"value", "offered"}, {"text", "Asked"}}).status, 303);
  ASSERT_EQ(record("support", {{"value", "declined"}, {"text", "Not now"}}).status, 303);
  const Response after = get("/deviations", &manager);
  EXPECT_FALSE(has(after, "Offer support and write down the answer (CX-1.2)"));
  EXPECT_FALSE(has(after, "Record whether a specialist domestic abuse service is involved (CX-3.2a)"));
}
TEST_F(CaseGates, CX_5_1b_under_the_pack_that_ships_a_case_nobody_spoke_of_for_four_weeks_is_overdue) {
  open(rowan::Route::survivor);
  ASSERT_TRUE(duty("one-to-one-check"));
  EXPECT_EQ(duty("one-to-one-check")->state, DutyState::open);
  now = now + elapsed_days(28) + hours(1);
  EXPECT_EQ(duty("one-to-one-check")->state, DutyState::overdue);
}

// ---- the nation of a home

TEST_F(CaseGates, a_home_whose_nation_nobody_knows_is_in_no_nation_unless_the_landlord_is_of_one) {
  open(rowan::Route::survivor);
  EXPECT_EQ(facts_of(seen()->get()).value("property.nation"), "england") << "the landlord's policy is of England";
  CaseOpened unknown = seen()->get().opened;
  unknown.nation.clear();
  Case c = seen()->get();
  c.opened = unknown;
  EXPECT_FALSE(facts_of(c).value("property.nation")) << "not known is no nation";
}

}  // namespace
}  // namespace rowan::web
