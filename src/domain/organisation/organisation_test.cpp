// The organisation's registers: recurring duties (NHG-12, CX-0.4), training (NHG-13), documents (CX-0.7, CX-5.4), agencies (NHG-27).
#include <gtest/gtest.h>

#include "domain/organisation/agencies.h"
#include "domain/organisation/documents.h"
#include "domain/organisation/duties.h"
#include "domain/organisation/one_to_ones.h"
#include "domain/organisation/training.h"
#include "domain/testing/case_builder.h"

namespace rowan::organisation {
namespace {

using namespace testing_;

const Actor manager = person(2, {Role::manager}, north, true), auditor = person(8, {Role::auditor}), desk_officer = officer(1);

// A register as the store would keep it.
class Book {
 public:
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  std::int64_t take(const Result<NewEntry>& made, StaffId by = StaffId{2}, Instant now = monday) {
    if (!made) {
      ADD_FAILURE() << "refused: " << made.refusal().first().id;
      return 0;
    }
    entries_.push_back(
        {{StreamId{9}, static_cast<std::int64_t>(entries_.size()) + 1, 0, made->kind, made->version, made->happened_at, now, by}, made->payload});
    return entries_.back().head.seq;
  }

 private:
  std::vector<Entry> entries_{{{StreamId{9}, 1, 0, std::string(RegisterOpened::kind), 1, monday, monday, StaffId{2}}, to_json(RegisterOpened{})}};
};

PolicyHistory policies(Policy policy) {
  PolicyHistory history;
  policy.layer = PolicyLayer::landlord;
  if (policy.id.empty()) policy.id = "test-pack";
  if (!policy.dates.effective) policy.dates.effective = Date{2023, 4, 1};
  history.adopt(std::make_shared<const Policy>(std::move(policy)), monday - elapsed_days(100));
  return history;
}
Instant day(int year, int month, int d) { return instant_of({{year, month, d}, 10, 0, 0}); }

// ---- duties ----

DutySet awareness(Date first = {2026, 11, 30}) {
  DutySet what;
  what.title = "Talk about signs of abuse in every team";
  what.clause = "NHG-12";
  what.owner = StaffId{1};
  what.months = 6;
  what.first_due = first;
  return what;
}

TEST(Clauses, NHG_12_a_duty_of_the_organisation_comes_back_with_owner_date_and_evidence) {
  Book book;
  const auto id = book.take(set_duty(fold_duties(book.entries()), awareness(), manager, monday));
  auto lines = duty_lines(fold_duties(book.entries()), nullptr, monday);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].due, (Date{2026, 11, 30}));
  EXPECT_EQ(lines[0].state, DutyLineState::soon);
  EXPECT_EQ(duty_lines(fold_duties(book.entries()), nullptr, day(2026, 11, 30))[0].state, DutyLineState::soon) << "the day itself is in time";
  EXPECT_EQ(duty_lines(fold_duties(book.entries()), nullptr, day(2026, 12, 1))[0].state, DutyLineState::overdue);
  // Its owner says that it was done, with what shows it; nobody else of no role does.
  const DutyDone done{id, {2026, 12, 3}, "Talked in both teams", "A-17"};
  EXPECT_EQ(why_not(duty_done(fold_duties(book.entries()), done, auditor, day(2026, 12, 3))), "organisation.role");
  EXPECT_EQ(why_not(duty_done(fold_duties(book.entries()), done, desk_officer, day(2026, 12, 3))), "organisation.none")
      << "an officer has no register";
  EXPECT_TRUE(names_problem(duty_done(fold_duties(book.entries()), {id, {2026, 12, 3}, " ", {}}, manager, day(2026, 12, 3)), "form.needed"));
  book.take(duty_done(fold_duties(book.entries()), done, manager, day(2026, 12, 3)));
  lines = duty_lines(fold_duties(book.entries()), nullptr, day(2026, 12, 3));
  EXPECT_EQ(lines[0].due, (Date{2027, 6, 3}));
  EXPECT_EQ(lines[0].state, DutyLineState::later);
  EXPECT_EQ(lines[0].last_evidence, "Talked in both teams");
  EXPECT_TRUE(lines[0].last_late) << "three days late stays late";
}
TEST(Clauses, NHG_12_the_export_shows_what_is_overdue_and_runs_nothing) {
  Book book;
  DutySet what = awareness({2026, 1, 1});
  what.title = "=HYPERLINK(\"x\")";
  book.take(set_duty(fold_duties(book.entries()), what, manager, monday));
  const auto lines = duty_lines(fold_duties(book.entries()), nullptr, monday);
  const std::string csv = duties_csv(lines, [](StaffId) { return std::string("Ann"); });
  EXPECT_NE(csv.find(",overdue,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("2026-01-01"), std::string::npos);
  EXPECT_NE(csv.find("'=HYPERLINK"), std::string::npos) << "a spreadsheet reads it as words";
}
TEST(Clauses, NHG_12_only_who_keeps_the_registers_changes_them) {
  const Book book;
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const Actor who = person(30, {static_cast<Role>(i)});
    const bool keeps = static_cast<Role>(i) == Role::manager || static_cast<Role>(i) == Role::da_lead;
    EXPECT_EQ(set_duty(fold_duties(book.entries()), awareness(), who, monday).ok(), keeps) << role_names[i];
  }
}
TEST(Clauses, CX_0_4_the_review_of_a_policy_stands_in_the_register_with_a_reminder_that_can_be_set) {
  Policy policy;
  policy.title = "Domestic Abuse Policy";
  policy.landlord = "Connexus";
  policy.dates.review = Date{2026, 12, 31};
  const PolicyHistory history = policies(policy);
  Book book;
  auto lines = duty_lines(fold_duties(book.entries()), &history, monday);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].state, DutyLineState::soon) << "sixty days ahead where nobody set anything";
  EXPECT_EQ(duty_lines(fold_duties(book.entries()), &history, day(2027, 1, 1))[0].state, DutyLineState::overdue);
  DutySet settings;
  settings.title = lines[0].title;
  settings.about = lines[0].about;
  settings.owner = StaffId{2};
  settings.remind_days = 10;
  const auto id = book.take(set_duty(fold_duties(book.entries()), settings, manager, monday));
  lines = duty_lines(fold_duties(book.entries()), &history, monday);
  ASSERT_EQ(lines.size(), 1u) << "settings are no second duty";
  EXPECT_EQ(lines[0].state, DutyLineState::later);
  EXPECT_EQ(lines[0].owner, StaffId{2});
  EXPECT_EQ(why_not(duty_done(fold_duties(book.entries()), {id, {2026, 11, 16}, "Looked at it", {}}, manager, monday)), "organisation.review")
      << "only a new version does it";
}
TEST(Safeguards, SG_17_a_new_first_date_does_not_undo_a_late_line) {
  Book book;
  const auto id = book.take(set_duty(fold_duties(book.entries()), awareness({2026, 1, 1}), manager, monday));
  book.take(duty_done(fold_duties(book.entries()), {id, {2026, 3, 1}, "Done", {}}, manager, monday));
  DutySet moved = awareness({2027, 1, 1});
  moved.id = id;
  book.take(set_duty(fold_duties(book.entries()), moved, manager, monday));
  const DutyRegister known = fold_duties(book.entries());
  EXPECT_TRUE(known.find(id)->done.front().late);
  EXPECT_EQ(known.find(id)->done.front().was_due, (Date{2026, 1, 1}));
}

// ---- training ----

TrainingRule rule(std::optional<int> months, std::optional<OnLapse> lapse = {}) { return {"NHG-13", "Awareness", months, {}, lapse}; }

TEST(Clauses, NHG_13_without_a_period_nothing_expires_and_with_one_it_warns_thirty_days_before) {
  Book book;
  book.take(record_training(fold_training(book.entries()), {desk_officer.id, "Awareness", {2026, 1, 31}, "C-4"}, manager, monday));
  const TrainingRegister known = fold_training(book.entries());
  const std::vector<Actor> staff{desk_officer, auditor};
  const auto cell = [&](const TrainingRule& r, Date today) {
    const auto rows = training_matrix(known, {&r, 1}, staff, today);
    EXPECT_EQ(rows.size(), 1u) << "an auditor works no case and needs none";
    return rows.at(0).cells.at(0);
  };
  for (const Date today : {Date{2026, 2, 1}, Date{2046, 2, 1}}) {
    EXPECT_EQ(cell(rule({}), today).standing.state, TrainingState::valid);
    EXPECT_FALSE(cell(rule({}), today).standing.expires) << "the policy gives no period, so no date is made up";
  }
  EXPECT_EQ(cell(rule(12), {2026, 12, 30}).standing.expires, (Date{2027, 1, 30})) << "the last day of the twelve months";
  EXPECT_EQ(cell(rule(12), {2026, 12, 31}).standing.state, TrainingState::valid) << "more than thirty days left, today counted";
  EXPECT_EQ(cell(rule(12), {2027, 1, 1}).standing.state, TrainingState::expiring) << "thirty days left";
  EXPECT_EQ(cell(rule(12), {2027, 1, 30}).standing.state, TrainingState::expiring) << "the last day counts";
  EXPECT_EQ(cell(rule(12), {2027, 1, 31}).standing.state, TrainingState::lapsed);
}
TEST(Clauses, NHG_13_a_struck_line_no_longer_counts_and_nobody_writes_their_own) {
  Book book;
  const TrainingDone done{desk_officer.id, "Awareness", {2026, 1, 31}, {}};
  EXPECT_EQ(why_not(record_training(fold_training(book.entries()), {manager.id, "Awareness", {2026, 1, 31}, {}}, manager, monday)), "training.self");
  EXPECT_EQ(why_not(record_training(fold_training(book.entries()), done, desk_officer, monday)), "organisation.role");
  EXPECT_TRUE(names_problem(record_training(fold_training(book.entries()), {desk_officer.id, "Awareness", {2026, 11, 17}, {}}, manager, monday),
                            "form.future"));
  const auto seq = book.take(record_training(fold_training(book.entries()), done, manager, monday));
  EXPECT_TRUE(names_problem(record_training(fold_training(book.entries()), done, manager, monday), "training.same"));
  EXPECT_EQ(fold_training(book.entries()).of(desk_officer.id).size(), 1u);
  book.take(strike_training(fold_training(book.entries()), {seq, "Another person"}, manager, monday));
  EXPECT_TRUE(fold_training(book.entries()).of(desk_officer.id).empty());
}
TEST(Clauses, NHG_13_of_two_policies_the_stricter_rule_about_one_course_holds) {
  Policy one, two;
  one.id = "one";
  one.entity_code = "one";
  one.training = {rule(24, OnLapse::warn)};
  two.id = "two";
  two.entity_code = "two";
  two.training = {rule(12, OnLapse::block)};
  PolicyHistory history = policies(one);
  two.layer = PolicyLayer::landlord;
  two.dates.effective = Date{2023, 4, 1};
  history.adopt(std::make_shared<const Policy>(two), monday - elapsed_days(50));
  const auto rules = training_rules(&history, monday);
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(rules[0].every_months, 12);
  EXPECT_EQ(rules[0].on_lapse, OnLapse::block);
  EXPECT_TRUE(training_rules(nullptr, monday).empty());
}

// ---- documents ----

Policy with_documents() {
  Policy policy;
  policy.id = "connexus-2023";
  policy.documents = {{"procedure", "Domestic Abuse Procedure", "procedure", {}, {{"Domestic Violence Procedure", false}}},
                      {"repairs", "Repairs Standards Policy", "policy", Date{2026, 11, 15}, {{"Repairs Policy", false}, {"Repairs", true}}}};
  return policy;
}

TEST(Clauses, CX_0_7_a_name_is_unresolved_until_an_owner_settles_it_by_name_and_day) {
  const PolicyHistory history = policies(with_documents());
  Book book;
  auto lines = document_lines(fold_documents(book.entries()), &history, monday);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].aliases[0].state, AliasState::unresolved);
  EXPECT_TRUE(lines[0].needs_owner());
  EXPECT_EQ(lines[1].aliases[1].state, AliasState::same) << "the policy itself vouches for this one";
  const AliasSettled same{"connexus-2023", "procedure", "Domestic Violence Procedure", true, "Renamed in 2022"};
  EXPECT_EQ(why_not(settle_alias(lines, same, auditor, monday)), "organisation.role");
  EXPECT_EQ(why_not(settle_alias(lines, {"connexus-2023", "procedure", "Another Procedure", true, "x"}, manager, monday)), "organisation.none");
  EXPECT_EQ(why_not(settle_alias(lines, {"connexus-2023", "procedure", "Domestic Violence Procedure", true, " "}, manager, monday)), "form.needed");
  book.take(settle_alias(lines, same, manager, monday), manager.id, monday);
  lines = document_lines(fold_documents(book.entries()), &history, monday);
  EXPECT_EQ(lines[0].aliases[0].state, AliasState::same);
  EXPECT_EQ(lines[0].aliases[0].by, manager.id);
  EXPECT_EQ(lines[0].aliases[0].at, monday);
  EXPECT_FALSE(lines[0].needs_owner());
  AliasSettled other = same;
  other.same = false;
  book.take(settle_alias(lines, other, manager, monday));
  EXPECT_EQ(document_lines(fold_documents(book.entries()), &history, monday)[0].aliases[0].state, AliasState::different) << "the latest word counts";
}
TEST(Clauses, CX_5_4_a_document_past_its_review_is_flagged_and_a_new_date_is_the_owners) {
  const PolicyHistory history = policies(with_documents());
  Book book;
  auto lines = document_lines(fold_documents(book.entries()), &history, monday);
  EXPECT_FALSE(lines[0].past_review) << "no date, no flag";
  EXPECT_TRUE(lines[1].past_review);
  EXPECT_FALSE(document_lines(fold_documents(book.entries()), &history, day(2026, 11, 15))[1].past_review) << "on the day it is not past";
  book.take(note_document(lines, {"connexus-2023", "repairs", "https://intranet.example/repairs", "4", Date{2027, 11, 15}}, manager, monday));
  lines = document_lines(fold_documents(book.entries()), &history, monday);
  EXPECT_FALSE(lines[1].past_review);
  EXPECT_EQ(lines[1].location, "https://intranet.example/repairs");
  EXPECT_TRUE(lines[1].needs_owner()) << "one of its names is still open";
  EXPECT_EQ(find_document(lines, "connexus-2023", "repairs"), &lines[1]);
  EXPECT_EQ(find_document(lines, "another", "repairs"), nullptr);
}

// ---- agencies ----

AgencySet agency(std::string name, std::vector<std::string> areas, std::vector<std::string> audiences, Date verified = {2026, 10, 1}) {
  AgencySet what;
  what.name = std::move(name);
  what.areas = std::move(areas);
  what.audiences = std::move(audiences);
  what.phone = "01632 960120";
  what.source = "Their leaflet";
  what.verified_on = verified;
  return what;
}

TEST(Clauses, NHG_27_an_entry_past_its_date_is_flagged_and_still_shown) {
  Book book;
  book.take(set_agency({}, agency("Wexcombe Refuge", {"england"}, {"everyone"}, {2025, 11, 16}), manager, monday));
  const AgencyRegister known = fold_agencies(book.entries());
  EXPECT_FALSE(known.agencies[0].out_of_date({2026, 11, 16})) << "twelve months to the day";
  EXPECT_TRUE(known.agencies[0].out_of_date({2026, 11, 17}));
  EXPECT_EQ(agencies_for(known, {}).size(), 1u);
  AgencySet again = known.agencies[0].what;
  again.verified_on = {2026, 11, 16};
  book.take(set_agency(known, again, manager, monday));
  EXPECT_EQ(fold_agencies(book.entries()).agencies.size(), 1u) << "the same entry, made sure of";
  EXPECT_FALSE(fold_agencies(book.entries()).agencies[0].out_of_date({2026, 11, 17}));
}
TEST(Clauses, NHG_27_the_list_is_filtered_by_area_and_by_whom_it_is_for) {
  Book book;
  for (const AgencySet& one : {agency("All", {"uk"}, {"everyone"}), agency("English men", {"england"}, {"men"}),
                               agency("Scottish", {"scotland"}, {"everyone"}), agency("Wexcombe", {"wexcombe"}, {"women"}),
                               agency("Harm", {"uk"}, {"perpetrators"}), agency("Honour", {"uk"}, {"honour_based", "minority_ethnic"})})
    book.take(set_agency(fold_agencies(book.entries()), one, manager, monday));
  const AgencyRegister known = fold_agencies(book.entries());
  const auto names = [&](AgencyFilter filter) {
    std::string out;
    for (const Agency& one : agencies_for(known, filter)) (out.empty() ? out : out += ", ") += one.what.name;
    return out;
  };
  EXPECT_EQ(names({}), "All, English men, Harm, Honour, Scottish, Wexcombe");
  EXPECT_EQ(names({"england", "", {}}), "All, English men, Harm, Honour");
  EXPECT_EQ(names({"england", "wexcombe", {}}), "All, English men, Harm, Honour, Wexcombe");
  EXPECT_EQ(names({"", "", Audience::men}), "All, English men, Scottish");
  EXPECT_EQ(names({"england", "", Audience::honour_based}), "All, Honour");
  EXPECT_EQ(names({"", "", Audience::perpetrators}), "Harm") << "a line for people who harm is not mixed with help for survivors";
  EXPECT_EQ(areas_of(known), (std::vector<std::string>{"england", "scotland", "uk", "wexcombe"}));
}
TEST(Clauses, NHG_27_an_entry_says_where_it_was_read_and_when) {
  AgencySet what = agency("X", {"uk"}, {"everyone"});
  what.source.clear();
  EXPECT_TRUE(names_problem(set_agency({}, what, manager, monday), "form.needed"));
  what = agency("X", {"uk"}, {"everyone"}, {2026, 11, 17});
  EXPECT_TRUE(names_problem(set_agency({}, what, manager, monday), "form.future"));
  what = agency("X", {"uk"}, {"everybody-else"});
  EXPECT_TRUE(names_problem(set_agency({}, what, manager, monday), "agency.audience"));
  what = agency("X", {"uk"}, {"everyone"});
  what.web = "javascript:alert(1)";
  EXPECT_TRUE(names_problem(set_agency({}, what, manager, monday), "agency.web"));
  EXPECT_EQ(why_not(set_agency({}, agency("X", {"uk"}, {"everyone"}), auditor, monday)), "organisation.role");
}
TEST(Agencies, a_file_is_read_whole_or_told_line_by_line) {
  const std::string head = "name,what,areas,audiences,phone,hours,web,source,verified_on\n";
  const auto good = read_agencies(head + "Refuge,\"A bed, and talk\",uk;england,women;men,01632 960120,Always,https://x.example,Leaflet,2026-10-01\n",
                                  {2026, 11, 16});
  ASSERT_TRUE(good) << good.refusal().first().text;
  EXPECT_EQ(good->at(0).what, "A bed, and talk");
  EXPECT_EQ(good->at(0).areas, (std::vector<std::string>{"uk", "england"}));
  const auto bad = read_agencies(head + "Refuge,x,uk,women,1,x,x,Leaflet,2026-10-01\n,x,uk,nobody,1,x,,Leaflet,soon\n", {2026, 11, 16});
  ASSERT_FALSE(bad);
  std::string all;
  for (const Problem& problem : bad.refusal().problems) all += problem.text + "\n";
  EXPECT_NE(all.find("Line 2"), std::string::npos) << all;
  EXPECT_NE(all.find("Line 3: There is no such group: nobody"), std::string::npos) << all;
  EXPECT_FALSE(read_agencies("name,phone\nRefuge,1\n", {2026, 11, 16}));
}

TEST(OneToOnes, the_register_knows_when_two_people_last_met) {
  Book book;
  book.take(Result<NewEntry>(new_entry(OneToOneHeld{StaffId{1}, StaffId{2}, {2026, 10, 1}, {CaseId{77}}}, monday)));
  book.take(Result<NewEntry>(new_entry(OneToOneHeld{StaffId{1}, StaffId{3}, {2026, 11, 1}, {CaseId{78}}}, monday)));
  const OneToOneRegister known = fold_one_to_ones(book.entries());
  EXPECT_EQ(known.held.size(), 2u);
  EXPECT_EQ(known.last_of(StaffId{1}), (Date{2026, 11, 1}));
  EXPECT_FALSE(known.last_of(StaffId{4}));
}

}  // namespace
}  // namespace rowan::organisation
