// Two invented landlords at opposite corners of what a pack can say. They run on the same program as everybody else: a pack says it
// all. Each rule that a pack can set has its test here.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "domain/duties/duties.h"
#include "domain/risk/risk.h"
#include "policy/explain.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

const std::filesystem::path root = ROWAN_SOURCE_DIR;

std::string contents(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}
std::vector<PackText> texts() {
  std::vector<PackText> out;
  for (const std::filesystem::path& folder : {root / "policies", root / "policies/examples"})
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".yaml") out.push_back({entry.path().filename().string(), contents(entry.path())});
  std::sort(out.begin(), out.end(), [](const PackText& a, const PackText& b) { return a.name < b.name; });
  return out;
}
const PolicySet& packs() {
  static const PolicySet set = [] {
    const std::vector<PackText> all = texts();
    auto loaded = read_policies(all);
    for (const Problem& problem : loaded.ok() ? std::vector<Problem>{} : loaded.refusal().problems) ADD_FAILURE() << problem.text;
    return loaded.ok() ? std::move(loaded).value() : PolicySet{};
  }();
  return set;
}
Instant at(std::string_view wall) {
  return instant_of({*date_from_iso(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0});
}
PolicyHistory history(std::string_view landlord) { return *start_history(packs(), landlord, at("2025-03-01 00:00")); }
const PolicyHistory& glen() {
  static const PolicyHistory h = history("glen-example-cooperative-2025");
  return h;
}
const PolicyHistory& exampleshire() {
  static const PolicyHistory h = history("exampleshire-homes-2025");
  return h;
}
Facts reported(std::string_view wall, std::string_view nation, std::string_view severity = "other") {
  Facts facts;
  facts.set("report.route", "survivor", at(wall));
  facts.set("report.directness", "direct", at(wall));
  facts.happened("report.received", at(wall), "survivor");
  facts.happened("case.opened", at(wall));
  facts.set("property.nation", std::string(nation), at(wall));
  facts.set("report.severity", std::string(severity), at(wall));
  return facts;
}
std::optional<Duty> duty(const Facts& facts, const PolicyHistory& h, std::string_view rule, std::string_view now) {
  for (const Duty& d : duties(facts, h, {}, at(now))) if (d.rule == rule) return d;
  return {};
}
bool open(const Facts& facts, const PolicyHistory& h, Act act, std::string_view now) {
  const auto list = gates(facts, h, act, at(now));
  return std::all_of(list.begin(), list.end(), [](const GateState& g) { return g.open == Truth::yes; });
}

TEST(ExamplePacks, every_section_a_pack_can_have_is_in_one_of_them) {
  const Policy &a = *packs().find("glen-example-cooperative-2025"), &b = *packs().find("exampleshire-homes-2025");
  EXPECT_TRUE(a.closure && b.closure && a.reviews && b.reviews && a.multi_agency && b.multi_agency && a.consent && b.consent && a.rehousing &&
              b.rehousing && a.temporary_accommodation && b.temporary_accommodation && a.recharge && b.recharge && a.housing_system &&
              b.housing_system && a.perpetrator_offers && b.perpetrator_offers && b.survivor_feedback && a.scope && b.scope && b.risk_tool);
  EXPECT_FALSE(a.approvals.empty() || b.approvals.empty() || a.training.empty() || b.training.empty() || a.second_line.empty() ||
               b.second_line.empty());
}
// The Scottish pack is in force until the last day of February 2028: that day is still its own, the next is nobody's, and it is said.
TEST(ExamplePacks, a_policy_with_an_end_governs_its_last_day_and_nothing_that_comes_after) {
  const Policy& policy = *packs().find("glen-example-cooperative-2025");
  const auto by_glen = [&](std::string_view reported_at, std::string_view now) {
    const auto found = duty(reported(reported_at, "scotland"), glen(), "first-contact", now);
    return found && std::any_of(found->cited.begin(), found->cited.end(), [&](const Citation& c) { return c.policy_id == policy.id; });
  };
  EXPECT_TRUE(by_glen("2028-02-29 23:00", "2028-02-29 23:30"));
  EXPECT_FALSE(by_glen("2028-03-01 00:30", "2028-03-01 01:00")) << "a report from after its end";
  EXPECT_TRUE(by_glen("2028-02-29 23:00", "2028-03-20 10:00")) << "a clock that runs keeps its rule";
  const auto warned = [&](Date today) {
    const auto all = warnings(policy, today);
    return std::any_of(all.begin(), all.end(), [](const PolicyWarning& w) { return w.id == "policy.ended"; });
  };
  EXPECT_FALSE(warned({2028, 2, 29}));
  EXPECT_TRUE(warned({2028, 3, 1}));
  EXPECT_FALSE(std::any_of(packs().all().begin(), packs().all().end(), [](const auto& each) {
    if (each->dates.effective_until) return false;
    const auto all = warnings(*each, {2099, 1, 1});
    return std::any_of(all.begin(), all.end(), [](const PolicyWarning& w) { return w.id == "policy.ended"; });
  })) << "what gives no end does not end";
}
TEST(ExamplePacks, GE_2_how_serious_has_a_word_of_the_packs_for_each_answer_and_only_it_turns_on_that) {
  const Policy& policy = *packs().find("glen-example-cooperative-2025");
  EXPECT_TRUE(policy.asks_about("report.severity"));
  ASSERT_EQ(policy.severities.size(), 3u);
  EXPECT_EQ(policy.severities[1].code, Severity::serious);
  EXPECT_EQ(policy.severities[1].label, "Serious: somebody was hurt or threatened");
  for (const auto& each : packs().all())
    if (each->id != policy.id) { EXPECT_FALSE(each->asks_about("report.severity")) << each->id; }
}
TEST(ExamplePacks, no_line_of_the_program_knows_either_of_them) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "src")) {
    if (!entry.is_regular_file() || entry.path().filename().string().find("_test.") != std::string::npos) continue;
    const std::string text = contents(entry.path());
    for (const std::string_view name : {"glen-example", "Glen Example", "exampleshire", "Exampleshire", "GE-1", "EX-1"})
      EXPECT_EQ(text.find(name), std::string::npos) << entry.path();
  }
}
TEST(ExamplePacks, every_rule_that_a_section_makes_is_explained_and_has_an_example_or_a_clause) {
  for (const std::string_view id : {"glen-example-cooperative-2025", "exampleshire-homes-2025"}) {
    const Policy& policy = *packs().find(id);
    for (const ExplainedSection& section : explain_sections(policy)) {
      EXPECT_NE(policy.clause(section.clause), nullptr) << section.key;
      EXPECT_FALSE(section.sentences.empty()) << section.key;
      for (const std::string& sentence : section.sentences) EXPECT_EQ(sentence.back(), '.') << sentence;
    }
    for (const DutyRule& rule : policy.duties) EXPECT_FALSE(rule.why.empty()) << rule.id;
  }
}

TEST(PackRules, clock_working_time_for_one_landlord_and_midnight_for_the_other) {
  EXPECT_EQ(duty(reported("2026-03-18 10:00", "scotland"), glen(), "first-contact", "2026-03-18 10:05")->due, at("2026-03-19 17:00"));
  EXPECT_EQ(duty(reported("2026-03-18 10:00", "scotland", "serious"), glen(), "first-contact", "2026-03-18 10:05")->due, at("2026-03-18 14:00"));
  EXPECT_EQ(duty(reported("2026-03-18 10:00", "england"), exampleshire(), "first-contact", "2026-03-18 10:05")->due, at("2026-03-19 00:00"));
}
TEST(PackRules, clock_stop_an_attempt_counts_only_where_the_pack_says_so) {
  for (const auto& [h, nation, met] : {std::tuple{&glen(), "scotland", false}, std::tuple{&exampleshire(), "england", true}}) {
    Facts facts = reported("2026-03-18 10:00", nation);
    facts.happened("contact.attempted", at("2026-03-18 11:00"), "call");
    EXPECT_EQ(duty(facts, *h, "first-contact", "2026-03-18 12:00")->state == DutyState::met, met) << nation;
  }
}
TEST(PackRules, clock_escalates_to_the_landlords_own_titles_at_the_shares_it_names) {
  const Facts facts = reported("2026-03-18 10:00", "scotland");
  EXPECT_EQ(duty(facts, glen(), "first-contact", "2026-03-18 12:00")->escalated, std::nullopt);
  EXPECT_EQ(duty(facts, glen(), "first-contact", "2026-03-19 16:00")->escalated, Role::manager);
  EXPECT_EQ(duty(facts, glen(), "first-contact", "2026-03-19 17:01")->escalated, Role::da_lead);
  EXPECT_EQ(glen().landlord_policy(facts, at("2026-03-18 10:00"))->title_of(Role::da_lead), "Secretary");
}

TEST(PackRules, calendar_scottish_bank_holidays_and_days_of_the_landlords_own) {
  const auto due = [](std::string_view wall) { return duty(reported(wall, "scotland"), glen(), "first-contact", wall)->due; };
  EXPECT_EQ(due("2026-11-27 14:00"), at("2026-12-01 17:00")) << "Monday is Saint Andrew's Day";
  EXPECT_EQ(due("2026-04-02 10:00"), at("2026-04-06 17:00")) << "Easter Monday is worked";
  EXPECT_EQ(due("2026-12-31 10:00"), at("2027-01-05 17:00")) << "the 1st is a holiday, the 2nd falls on a Saturday and is kept on Monday";
  EXPECT_EQ(due("2026-09-18 11:00"), at("2026-09-22 17:00")) << "Monday is the local holiday";
  EXPECT_EQ(due("2026-03-19 10:00"), at("2026-03-20 15:00")) << "Friday closes at three";
}
TEST(PackRules, calendar_the_same_pack_with_english_holidays_gives_other_days) {
  std::string text = contents(root / "policies/examples/glen-example-cooperative.yaml");
  text.replace(text.find("holidays: scotland"), 18, "holidays: england_and_wales");
  // Its examples are about Scotland, so they no longer come out: the linter says which.
  const ReadPack read = read_pack({"glen.yaml", text});
  ASSERT_EQ(read.faults.size(), 2u);
  EXPECT_NE(read.faults[0].text.find("Saint Andrew's Day"), std::string::npos);
  EXPECT_NE(read.faults[1].text.find("Easter Monday"), std::string::npos);
}

TEST(PackRules, CX_4_1b_a_pack_gives_a_professionals_report_a_clock_of_its_own_beside_the_survivors) {
  std::vector<PackText> all = texts();
  const auto connexus = std::ranges::find_if(all, [](const PackText& pack) { return pack.text.find("pack: connexus-2023") != std::string::npos; });
  ASSERT_NE(connexus, all.end());
  const std::size_t rule = connexus->text.find("  - id: professional-enquiry");
  ASSERT_NE(rule, std::string::npos);
  const std::size_t owner = connexus->text.find("    owner: ", rule);
  connexus->text.insert(owner, "    clock: {hours: 8}\n");
  // The pack's own example says that there is no time: with one, it comes out overdue.
  constexpr std::string_view without = "expect: {state: no_target_open, due: no_target}";
  const std::size_t example = connexus->text.find(without, rule);
  ASSERT_NE(example, std::string::npos);
  connexus->text.replace(example, without.size(), "expect: {state: overdue, due: 2026-03-20 18:00}");
  const auto set = read_policies(all);
  ASSERT_TRUE(set) << set.refusal().first().text;
  const auto own = start_history(*set, "connexus-2023", at("2025-03-01 00:00"));
  ASSERT_TRUE(own);
  Facts facts;
  facts.set("report.route", "police", at("2026-03-20 10:00"));
  facts.set("report.directness", "professional_third_party", at("2026-03-20 10:00"));
  facts.happened("report.received", at("2026-03-20 10:00"), "police");
  facts.happened("case.opened", at("2026-03-20 10:00"));
  const auto enquiry = duty(facts, *own, "professional-enquiry", "2026-03-20 10:05");
  ASSERT_TRUE(enquiry);
  EXPECT_EQ(enquiry->due, at("2026-03-20 18:00"));
  EXPECT_EQ(enquiry->due_words, "8 hours");
  EXPECT_FALSE(enquiry->due_is_ours);
  EXPECT_EQ(duty(facts, *own, "professional-enquiry", "2026-03-20 18:01")->state, DutyState::overdue);
  EXPECT_FALSE(duty(facts, *own, "first-contact", "2026-03-20 10:05")) << "the 24 hours stay the survivor's own";
  const auto direct = duty(reported("2026-03-20 10:00", "england"), *own, "first-contact", "2026-03-20 10:05");
  ASSERT_TRUE(direct);
  EXPECT_EQ(direct->due, at("2026-03-21 10:00"));
}

TEST(PackRules, overlay_the_stricter_deadline_wins_and_both_are_cited) {
  Facts facts = reported("2026-03-18 10:00", "scotland");
  EXPECT_EQ(duty(facts, glen(), "first-contact", "2026-03-18 10:05")->cited.size(), 1u) << "elsewhere the council has no say";
  facts.set("property.area", "glen", at("2026-03-18 10:00"));
  const auto stricter = duty(facts, glen(), "first-contact", "2026-03-18 10:05");
  EXPECT_EQ(stricter->due, at("2026-03-18 14:00"));
  ASSERT_EQ(stricter->cited.size(), 2u);
  EXPECT_EQ(stricter->cited[0].policy_id, "glen-example-council-protocol");
  EXPECT_EQ(stricter->cited[1].policy_id, "glen-example-cooperative-2025");
  EXPECT_TRUE(duty(facts, glen(), "council-told", "2026-03-18 10:05")) << "what only the overlay asks";
  // On a Friday the landlord's own four hours are used up later than the council's: the council closes at five.
  Facts friday = reported("2026-03-20 13:00", "scotland", "serious");
  friday.set("property.area", "glen", at("2026-03-20 13:00"));
  EXPECT_EQ(duty(friday, glen(), "first-contact", "2026-03-20 13:05")->due, at("2026-03-20 17:00"));
}
TEST(PackRules, overlay_never_makes_a_deadline_later) {
  for (int hour = 0; hour < 24 * 14; ++hour) {
    const Instant start = at("2026-04-01 00:00") + hours(hour);
    Facts alone;
    alone.happened("report.received", start, "survivor");
    alone.set("property.nation", "scotland", start);
    alone.set("report.severity", hour % 2 ? "serious" : "other", start);
    Facts within = alone;
    within.set("property.area", "glen", start);
    const auto due = [&](const Facts& facts) {
      for (const Duty& d : duties(facts, glen(), {}, start)) if (d.rule == "first-contact") return *d.due;
      return Instant{};
    };
    EXPECT_LE(due(within), due(alone)) << iso(start);
  }
}

TEST(PackRules, supersession_a_running_clock_keeps_the_version_it_started_under_NHG_1) {
  std::string text = contents(root / "policies/examples/glen-example-cooperative.yaml");
  const auto put = [&](std::string_view from, std::string_view to) {
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
  };
  put("pack: glen-example-cooperative-2025", "pack: glen-example-cooperative-2026");
  put("effective: 2025-03-01", "effective: 2026-03-19");
  put("clock: {working_days: 1, until: end_of_day}\n    variants: [{when: {fact: report.severity, is: [immediate_danger, serious]}, clock: "
      "{working_hours: 4}}]",
      "clock: {hours: 2}");
  put("every_weeks: 4", "every_weeks: 2");
  text.resize(text.find("    examples:\n      - says: Saint"));
  text += "    examples:\n      - says: two hours\n        facts: [{event: report.received, is: survivor, at: 2026-03-20 10:00}]\n"
          "        now: 2026-03-20 10:05\n        expect: {state: open, due: 2026-03-20 12:00}\n";
  const ReadPack next = read_pack({"next.yaml", text});
  for (const Fault& fault : next.faults) ADD_FAILURE() << in_words(fault);
  ASSERT_TRUE(next.policy);
  PolicyHistory h = glen();
  h.adopt(next.policy, at("2026-03-19 00:00"));
  const Facts before = reported("2026-03-18 16:00", "scotland"), after = reported("2026-03-19 10:00", "scotland");
  const auto running = duty(before, h, "first-contact", "2026-03-19 10:05");
  EXPECT_EQ(running->due, at("2026-03-19 17:00"));
  EXPECT_EQ(running->cited[0].policy_id, "glen-example-cooperative-2025");
  EXPECT_EQ(duty(after, h, "first-contact", "2026-03-19 10:05")->due, at("2026-03-19 12:00"));
  // A review of the old case that starts after the change is one of the new version.
  Facts reviewed = before;
  EXPECT_EQ(duty(reviewed, h, "case-review", "2026-03-19 10:05")->due, at("2026-04-15 16:00"));
  reviewed.happened("case.reviewed", at("2026-03-20 10:00"));
  EXPECT_EQ(duty(reviewed, h, "case-review", "2026-03-21 10:05")->due, at("2026-04-03 10:00"));
  EXPECT_EQ(h.landlord_policy(before, at("2026-03-18 16:00"))->id, "glen-example-cooperative-2025") << "the case stays pinned";
}

TEST(PackRules, role_lock_only_champions_use_the_risk_tool) {
  const Facts facts = reported("2026-03-18 10:00", "england");
  const RiskPolicy rules = risk_policy(facts, exampleshire(), at("2026-03-18 10:00"));
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const Role role = static_cast<Role>(i);
    EXPECT_EQ(may_assess(Actor{StaffId{1}, "", {role}, {}, false}, rules, nullptr), role == Role::champion) << role_names[i];
  }
  EXPECT_TRUE(may_assess(Actor{StaffId{1}, "", {Role::officer}, {}, false},
                         risk_policy(reported("2026-03-18 10:00", "scotland"), glen(), at("2026-03-18 10:00")), nullptr))
      << "where the landlord names nobody the default of ours holds";
}
TEST(Safeguards, SG_9_training_that_has_run_out_keeps_cases_away_or_warns_as_the_policy_says) {
  const Date today = *date_from_iso("2026-03-18");
  const std::vector<CourseDone> old{{"Responding to abuse", *date_from_iso("2025-03-18")}, {"Safe at home", *date_from_iso("2023-03-18")}};
  const auto &strict = packs().find("exampleshire-homes-2025")->training, &kind = packs().find("glen-example-cooperative-2025")->training;
  EXPECT_FALSE(may_be_given_a_case(strict, {Role::officer}, old, "Sam", today).ok());
  const auto warned = may_be_given_a_case(kind, {Role::officer}, old, "Sam", today);
  ASSERT_TRUE(warned.ok());
  EXPECT_EQ(warned->size(), 1u);
  EXPECT_TRUE(may_be_given_a_case(packs().find("connexus-2023")->training, {Role::officer}, {}, "Sam", today)->empty()) << "the policy says nothing";
}

TEST(PackRules, vocabulary_each_landlord_speaks_its_own_words) {
  const Vocabulary &a = packs().find("glen-example-cooperative-2025")->vocabulary, &b = packs().find("exampleshire-homes-2025")->vocabulary;
  EXPECT_EQ(a.survivor_word(), "person affected");
  EXPECT_EQ(a.customer_word(), "member");
  EXPECT_EQ(a.perpetrator_word(), "person responsible");
  EXPECT_EQ(b.survivor_word(), "victim-survivor");
  EXPECT_EQ(b.perpetrator_word(), "perpetrator") << "not said: our plain word";
  EXPECT_EQ(packs().find("exampleshire-homes-2025")->title_of(Role::safeguarding_lead), "Safeguarding lead") << "not said: our plain word";
}

TEST(PackRules, absent_value_is_no_target_no_rule_and_no_section) {
  const Policy& nhg = *packs().find("notting-hill-genesis-2019");
  EXPECT_FALSE(nhg.closure || nhg.reviews || nhg.consent || nhg.rehousing || nhg.recharge || nhg.housing_system || nhg.survivor_feedback ||
               nhg.temporary_accommodation || nhg.perpetrator_offers);
  EXPECT_TRUE(nhg.approvals.empty() && nhg.second_line.empty());
  for (const DutyRule& rule : nhg.duties) EXPECT_FALSE(rule.clock) << rule.id << ": the page gives no time for anything";
  const Policy& cx = *packs().find("connexus-2023");
  EXPECT_FALSE(cx.closure || cx.reviews || cx.survivor_feedback || cx.perpetrator_offers);
  EXPECT_TRUE(cx.training.empty());
  for (const DutyRule& rule : cx.duties) {
    // The third is no time of the policy's: it is a reading of ours, which stands beside the clause until its owner confirms it.
    const bool read_so = rule.id == "one-to-one-check";
    EXPECT_EQ(rule.clock.has_value(), rule.id == "first-contact" || rule.id == "police-security" || read_so) << rule.id;
    if (read_so) EXPECT_TRUE(cx.clause(rule.clause) && cx.clause(rule.clause)->interpretation);
  }
  // Without a feedback section there is no such duty, whatever happens.
  Facts facts = reported("2026-03-18 10:00", "scotland");
  facts.happened("closure.informed", at("2026-03-20 10:00"), "told");
  EXPECT_FALSE(duty(facts, glen(), "survivor-feedback", "2026-05-18 10:00"));
}

TEST(PackRules, approvals_by_a_committee_with_deputies_CX_4_13c) {
  const Policy& policy = *packs().find("glen-example-cooperative-2025");
  const ApprovalPath* transfer = policy.approval_of("management_transfer");
  ASSERT_TRUE(transfer);
  ASSERT_EQ(transfer->layers.size(), 2u);
  EXPECT_EQ(transfer->layers[1].body, "Management Committee");
  const StaffId worker{1}, convener{2}, secretary{3}, safeguarding{4};
  const std::vector<StaffAtHand> staff{
      {worker, {Role::officer}}, {convener, {Role::manager}}, {secretary, {Role::da_lead}}, {safeguarding, {Role::safeguarding_lead}}};
  EXPECT_TRUE(may_approve(*transfer, worker, {}, staff, convener).ok());
  EXPECT_FALSE(may_approve(*transfer, worker, {}, staff, secretary).ok());
  const std::vector<ApprovalGiven> first{{convener, 0}};
  EXPECT_TRUE(may_approve(*transfer, worker, first, staff, secretary).ok());
  // The convener asks: the Secretary stands in, and then somebody else must record the committee.
  EXPECT_TRUE(may_approve(*transfer, convener, {}, staff, secretary).ok());
  const std::vector<ApprovalGiven> deputy{{secretary, 0}};
  EXPECT_FALSE(may_approve(*transfer, convener, deputy, staff, secretary).ok());
  EXPECT_TRUE(may_approve(*transfer, convener, deputy, staff, safeguarding).ok());
  EXPECT_EQ(policy.approval_of("recharge"), nullptr);
}
// Every combination of what closing needs; the watch either over, running, or disturbed.
TEST(PackRules, closure_complete_table) {
  for (int bits = 0; bits < 8; ++bits)
    for (int watch = 0; watch < 4; ++watch) {
      Facts facts = reported("2026-03-02 10:00", "scotland");
      if (bits & 1) facts.happened("closure.informed", at("2026-06-01 10:00"), "told");
      if (bits & 2) facts.happened("risk.assessed", at("2026-06-01 10:00"), "standard");
      if (bits & 4) facts.happened("closure.signed_off", at("2026-06-01 10:00"));
      if (watch > 0) facts.happened("monitoring.started", at(watch == 1 ? "2026-05-20 10:00" : "2026-03-20 10:00"));
      if (watch == 3) facts.happened("incident.recorded", at("2026-05-25 10:00"));
      EXPECT_EQ(open(facts, glen(), Act::close_case, "2026-06-10 10:00"), bits == 7 && watch == 2) << bits << ' ' << watch;
      const Monitoring m = monitoring_of(*packs().find("glen-example-cooperative-2025")->closure, facts, at("2026-06-10 10:00"));
      EXPECT_EQ(m.over, watch == 2) << "the page says what the gate says";
    }
}
// Both published policies are silent on closing, so our section holds: every combination, under each of them.
TEST(PackRules, SG_36_closure_of_ours_where_the_policy_is_silent_complete_table) {
  for (const char* landlord : {"connexus-2023", "notting-hill-genesis-2019"})
    for (int bits = 0; bits < 8; ++bits)
      for (int watch = 0; watch < 5; ++watch) {
        PolicyHistory history;
        history.adopt(packs().find(landlord), at("2023-01-01 00:00"));
        history.adopt(packs().find("safety-defaults"), at("2023-01-01 00:00"));
        Facts facts = reported("2026-03-02 10:00", "england");
        facts.set("household.children", "no", at("2026-03-02 10:00"));
        facts.set("household.adults_at_risk", "no", at("2026-03-02 10:00"));
        if (bits & 1) facts.happened("closure.informed", at("2026-06-01 10:00"), "told");
        if (bits & 2) facts.happened("risk.assessed", at("2026-06-01 10:00"), "standard");
        if (bits & 4) facts.happened("closure.signed_off", at("2026-06-01 10:00"));
        if (watch > 0 && watch < 4) facts.happened("monitoring.started", at(watch == 1 ? "2026-05-20 10:00" : "2026-05-04 10:00"));
        if (watch == 3) facts.happened("incident.recorded", at("2026-05-25 10:00"));
        if (watch == 4) facts.happened("monitoring.not_needed", at("2026-06-01 10:00"), "died");
        const auto list = gates(facts, history, Act::close_case, at("2026-06-10 10:00"));
        bool all_open = true;
        for (const GateState& gate : list) all_open = all_open && gate.open == Truth::yes;
        EXPECT_EQ(all_open, bits == 7 && (watch == 2 || watch == 4)) << landlord << ' ' << bits << ' ' << watch;
        for (const GateState& gate : list) EXPECT_TRUE(!gate.id.starts_with("closing-") || (gate.ours && gate.clause == "safety-defaults SAFE-11")) << gate.clause;
      }
}
TEST(PackRules, a_landlord_with_a_section_on_closing_is_held_to_that_and_not_to_ours) {
  PolicyHistory history;
  history.adopt(packs().find("exampleshire-homes-2025"), at("2023-01-01 00:00"));
  history.adopt(packs().find("safety-defaults"), at("2023-01-01 00:00"));
  for (const GateState& gate : gates(reported("2026-03-02 10:00", "england"), history, Act::close_case, at("2026-06-10 10:00")))
    EXPECT_FALSE(gate.ours && gate.id.starts_with("closing-")) << gate.id;
}
TEST(PackRules, a_weekly_panel_and_reviews_by_risk) {
  Facts facts = reported("2026-03-02 10:00", "england");
  EXPECT_EQ(duty(facts, exampleshire(), "panel-check", "2026-03-03 10:00")->due, at("2026-03-09 10:00"));
  EXPECT_EQ(duty(facts, exampleshire(), "panel-check", "2026-03-10 10:00")->state, DutyState::overdue);
  facts.happened("panel.discussed", at("2026-03-11 10:00"));
  EXPECT_EQ(duty(facts, exampleshire(), "panel-check", "2026-03-12 10:00")->due, at("2026-03-18 10:00"));
  for (const auto& [risk, due] :
       {std::pair{"high", "2026-03-09 10:00"}, {"medium", "2026-03-30 10:00"}, {"standard", "2026-05-25 10:00"}, {"unknown", "2026-03-09 10:00"}}) {
    Facts at_risk = reported("2026-03-02 10:00", "england");
    at_risk.set("risk.level", risk, at("2026-03-02 10:00"));
    EXPECT_EQ(duty(at_risk, exampleshire(), "case-review", "2026-03-03 10:00")->due, at(due)) << risk;
  }
}

}  // namespace
}  // namespace rowan::policy
