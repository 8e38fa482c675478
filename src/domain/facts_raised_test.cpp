// The catalogue of facts is what packs may ask for. A name that no act raises would be a clock that never starts or never stops: each
// must come from something that a person can do.
#include <gtest/gtest.h>

#include <set>

#include "domain/duties/duties.h"
#include "domain/records.h"
#include "domain/testing/case_builder.h"
#include "domain/testing/record_samples.h"
#include "domain/testing/risk_samples.h"

namespace rowan {
namespace {

using namespace testing_;

void gather(std::set<std::string>& raised, Case& c) {
  const Facts facts = facts_of(c);
  for (const Fact& fact : facts.all()) raised.insert(std::string(fact.name));
}

// Each row of ours, with each of its answers and every field, as it stands once whoever must has agreed.
void by_records(std::set<std::string>& raised) {
  for (const RecordRow& row : record_rows()) {
    CaseBuilder b;
    std::vector<std::string> values;
    for (const RecordChoice& choice : row.choices) values.push_back(choice.code);
    if (values.empty()) values.emplace_back();
    for (const std::string& value : values) {
      RecordMade made = sample_of(row);
      made.value = value;
      b.put(made);
    }
    gather(raised, b.get());
  }
  CaseBuilder b;  // three parts, and then the whole
  for (const char* part : {"details-from-professional", "support-in-place", "wanted-from-us"})
    b.put(sample_of(part));
  RecordMade against = sample_of("award");
  against.wish = RecordWish::declined;
  against.basis = OverrideBasis::risk_of_harm;
  against.asked = true;
  const std::int64_t seq = b.put(against);
  b.put(ApprovalAnswered{seq, true, "Because", {}}, StaffId{2});
  gather(raised, b.get());
}

void by_other_acts(std::set<std::string>& raised) {
  ReportReceived said = survivor_said();
  said.severity = Severity::serious;
  OpenCase what;
  what.reference = "RW-4821-K";
  what.lead = StaffId{1};
  what.team = north;
  what.owner = "ours";
  what.area = "glen";
  what.nation = "scotland";
  what.tenancy = "Tenant";
  what.tenancy_kind = "sole";
  what.policy = "some-policy";
  CaseBuilder b;
  const auto opened = open_case(what, report_of(said), officer(), b.now());
  for (const NewEntry& entry : *opened)
    if (entry.kind == CaseOpened::kind || entry.kind == ReportAttached::kind) {
      Entry written{{StreamId{77}, b->last_seq + 1, 0, entry.kind, entry.version, entry.happened_at, b.now(), StaffId{1}}, entry.payload};
      apply(b.get(), written.head, read_case_event(written));
    }
  const Actor me = officer();
  b.act(me, ask_danger, DangerAsked{Answer::yes, Police::called_by_us, {}, {}});
  b.act(me, ask_household, HouseholdAsked{Answer::yes, Answer::no, {}});
  b.act(me, ask_perpetrator, PerpetratorAsked{.given = NameGiven::named, .name = "Him", .relationship = "partner", .joint_tenant = Answer::yes});
  b.act(me, classify, Classified{.statutory = Answer::yes, .policy = Answer::yes, .types = {"physical"}, .canonical = {"physical"}, .reason = "R"});
  b.act(me, record_wishes, WishesRecorded{.text = "To stay", .housing = "stay"});
  b.act(me, set_safe_contact, safe_text(), "They said so");
  ContactInput input{.channel = b->contact.channels.front().id, .happened_at = b.now(), .text = "Spoke"};
  input.outcome = ContactOutcome::attempted;
  b.take(record_contact(b.seen(me), input, {}), me.id);
  input.outcome = ContactOutcome::made;
  b.take(record_contact(b.seen(me), input, {}), me.id);
  b.put(TenancySet{"sole", "general_needs", "Herself", {}});
  b.put(AgenciesTold{});
  b.put(LiaisonRecorded{});
  b.put(SupervisionDiscussed{});
  b.put(Shared{});
  b.put(SharingRefused{});
  b.put(PhotoAdded{});
  b.put(SpecialAsked{Answer::yes, Answer::yes, Answer::yes, Answer::yes, {}});
  b.put(RiskAssessed{});
  b.put(RiskReceived{});
  b.put(RiskChanged{});
  b.put(StaffLinked{StaffId{5}, TeamId{}, StaffAs::relative, {}});
  b.put(CaseClosed{});
  gather(raised, b.get());
}

TEST(Facts, every_fact_and_event_that_a_pack_may_name_is_raised_by_some_act) {
  std::set<std::string> raised;
  by_records(raised);
  by_other_acts(raised);
  for (const FactName& fact : fact_catalogue) EXPECT_TRUE(raised.contains(std::string(fact.name))) << fact.name << ": " << fact.means;
}

TEST(Facts, how_serious_a_report_looked_is_said_of_that_report_and_danger_says_it_too) {
  const auto severity_after = [](ReportReceived said) {
    CaseBuilder b(report_of(std::move(said)));
    const Facts facts = facts_of(b.get());
    return std::string(facts.value("report.severity").value_or("(nobody said)"));
  };
  ReportReceived said = survivor_said();
  EXPECT_EQ(severity_after(said), "(nobody said)") << "and the shortest clock holds";
  for (const Severity each : {Severity::immediate_danger, Severity::serious, Severity::other}) {
    said.severity = each;
    EXPECT_EQ(severity_after(said), name_of(each));
  }
  said.danger = Answer::yes;
  EXPECT_EQ(severity_after(said), "immediate_danger") << "whatever else was ticked";
}

// GE-2: a clock by severity belongs to the report that started it.
TEST(Facts, GE_2_a_later_report_takes_no_time_off_the_clock_of_an_earlier_one_nor_adds_to_it) {
  Policy policy;
  policy.id = "p";
  policy.version = "v";
  DutyRule rule;
  rule.id = "first-contact";
  rule.title = "Answer";
  rule.clause = "C";
  rule.start = {Moment{"report.received", {}}};
  rule.starts = DutyRule::Starts::every;
  rule.stop = {Moment{"contact.made", {}}};
  rule.clock = Clock{Clock::Kind::elapsed_hours, 48};
  rule.variants = {{{Condition::Kind::is, {}, "report.severity", {"immediate_danger", "serious"}}, Clock{Clock::Kind::elapsed_hours, 4}}};
  policy.duties = {rule};
  PolicyHistory history;
  history.adopt(std::make_shared<const Policy>(policy), monday - elapsed_days(30));
  const auto hours_given = [&](std::optional<Severity> first, std::optional<Severity> second) {
    ReportReceived said = survivor_said();
    said.severity = first;
    CaseBuilder b(report_of(said));
    b.later(hours(1));
    said.severity = second;
    b.take(attach_report(b.seen(officer()), report_of(said, b.now(), 501), b.now()), StaffId{1});
    std::vector<std::int64_t> out;
    for (const Duty& duty : duties(facts_of(b.get()), history, {}, b.now())) out.push_back((*duty.due - duty.started).micros / hours(1).micros);
    std::sort(out.begin(), out.end());
    return out;
  };
  using Hours = std::vector<std::int64_t>;
  EXPECT_EQ(hours_given(Severity::serious, Severity::other), (Hours{4, 48}));
  EXPECT_EQ(hours_given(Severity::other, Severity::serious), (Hours{4, 48}));
  EXPECT_EQ(hours_given(Severity::other, Severity::other), (Hours{48, 48}));
  EXPECT_EQ(hours_given(Severity::other, {}), (Hours{4, 48})) << "of the second nobody said: the shorter";
  EXPECT_EQ(hours_given({}, Severity::other), (Hours{4, 48}));
}

}  // namespace
}  // namespace rowan
