// What a pack says that is read and explained has to be run too: the two example packs through the pages. Severity, approvals in layers,
// one offer only, arrears, the landlord's own words, numbers and meetings.
#include <fstream>
#include <iterator>
#include <set>

#include "app/case_row.h"
#include "app/organisation/organisation.h"
#include "app/records.h"
#include "domain/testing/record_samples.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}
constexpr const char* glen = "glen-example-cooperative";
constexpr const char* exampleshire = "exampleshire-homes";

struct ExamplePages : testing::Test {
  TestBox box;
  TestBox::Person officer = box.person("Amira", {"officer"}), manager = box.person("Sam", {"manager"}, TestBox::north, true),
                  other = box.person("Lou", {"manager"}, TestBox::north, true), lead = box.person("Jo", {"da_lead"}),
                  second_lead = box.person("Kim", {"safeguarding_lead"});
  std::string ref;

  // One landlord alone, with the law and our defaults; `more` stands at the end of its pack.
  void adopt(const std::string& landlord, const std::function<std::string(std::string)>& changed = {}) {
    const std::filesystem::path root = ROWAN_SOURCE_DIR "/policies";
    std::string own = contents(root / ("examples/" + landlord + ".yaml"));
    // The homes of these tests are not known, nor their nation: of what that means there are tests of its own.
    const std::string nations = "nations: [scotland]\n";
    if (const std::size_t at_nations = own.find(nations); at_nations != std::string::npos) own.erase(at_nations, nations.size());
    if (changed) own = changed(std::move(own));
    const std::vector<policy::PackText> texts{{"england-statutory.yaml", contents(root / "england-statutory.yaml")},
                                              {"safety-defaults.yaml", contents(root / "safety-defaults.yaml")},
                                              {landlord + ".yaml", own}};
    const auto set = policy::read_policies(texts);
    ASSERT_TRUE(set) << set.refusal().first().text;
    auto history = policy::start_history(*set, landlord + "-2025", box.now - elapsed_days(300));
    ASSERT_TRUE(history) << history.refusal().first().text;
    box.desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  }
  void open(const std::string& name = "Jane Marlow") {
    for (const TrainingRule& rule : organisation::training_rules(box.desk.policies.get(), box.now)) {
      const organisation::TrainingDone trained{officer.id, rule.course, add_days(civil(box.now).date, -20), "Attended"};
      ASSERT_TRUE(app::record_training(box.desk, manager.actor, trained, "training" + rule.course + name));
    }
    ref = box.make_case(name, officer.id);
    for (const auto* who : {&lead, &second_lead}) {
      const auto done = app::act_on_case(box.desk, officer.actor, ref, "access.granted",
                                         [&](const Seen& seen) { return grant_access(seen, who->actor, "Agrees to transfers", {}); }, {});
      ASSERT_TRUE(done) << done.refusal().first().text;
    }
  }
  [[nodiscard]] std::string at(std::string_view below = {}) const { return "/cases/" + ref + std::string(below); }
  Case now() { return app::view_case(box.desk, officer.actor, ref)->get(); }
  Facts facts() { return facts_of(now()); }
  // Writes a record by its form; gives the page it goes on to.
  std::string done(const std::string& below, const TestBox::Fields& fields, const TestBox::Person* who = nullptr) {
    const Response answered = box.post(at(below), who ? who : &officer, fields);
    EXPECT_EQ(answered.status, 303) << below << answered.body.substr(std::min(answered.body.find("error-summary"), answered.body.size()), 600);
    return header_of(answered, "Location");
  }
  std::int64_t last_record() {
    std::int64_t seq = 0;
    const Case c = now();
    for (const CaseLine& line : c.lines)
      if (std::holds_alternative<RecordMade>(line.event)) seq = line.seq;
    return seq;
  }
  Response answer(const std::string& record, const TestBox::Person& who, std::int64_t step, const std::string& minute = {}, const char* yes = "yes") {
    TestBox::Fields fields{{"step", std::to_string(step)}, {"approved", yes}, {"reason", "It is what they want"}};
    if (!minute.empty()) fields.emplace_back("minute", minute);
    return box.post(record + "/answer", &who, fields);
  }
};

// ---- how serious a report looks (GE-2)

TEST_F(ExamplePages, GE_2_a_report_is_asked_how_serious_it_looks_in_the_words_of_the_pack_and_its_clock_keeps_to_it) {
  adopt(glen);
  const Response form = box.get("/reports/new", &officer);
  for (const char* words : {"How serious does it look? (optional)", "Somebody is in danger now", "Serious: somebody was hurt or threatened",
                            "Not pressing", "Not known yet"})
    EXPECT_TRUE(has(form, words)) << words;
  // Monday morning, ten o'clock: four working hours are two o'clock; the next working day ends on Tuesday at five.
  struct Try {
    const char* said;
    const char* due;
  };
  for (const Try& each : {Try{"serious", "2026-11-16T14"}, Try{"immediate_danger", "2026-11-16T14"}, Try{"other", "2026-11-17T17"},
                          Try{"unknown", "2026-11-16T14"}, Try{"", "2026-11-16T14"}}) {
    TestBox::Fields fields{{"danger", "no"}, {"handle", "The flat above"}, {"route", "survivor"}};
    if (*each.said) fields.emplace_back("severity", each.said);
    const Response taken = box.post("/reports/new", &officer, fields);
    ASSERT_EQ(taken.status, 303) << each.said;
    const auto list = app::reports_in(box.desk, manager.actor, store::ReportState::waiting, 1);
    ASSERT_EQ(list.rows.size(), 1u);
    const std::string report = "/reports/" + list.rows.front().reference;
    const Response opening = box.get(report + "/open", &manager);
    EXPECT_TRUE(has(opening, "How serious does it look? (optional)")) << "triage may say it";
    const Response opened = box.post(report + "/open", &manager,
                                     {{"person", "none"},
                                      {"home", "none"},
                                      {"name", "Jane"},
                                      {"age_band", "18_plus"},
                                      {"lead", std::to_string(officer.id.value)},
                                      {"team", "7"},
                                      {"severity", each.said}});
    ASSERT_EQ(opened.status, 303) << each.said;
    const Response view = box.get(report, &manager);
    EXPECT_EQ(has(view, "How serious it looked"), std::string_view(each.said) != "unknown" && *each.said) << each.said;
    std::string due;
    const std::string reference = view.body.substr(view.body.find("/cases/") + 7, 9);
    const auto one = app::view_case(box.desk, officer.actor, reference.substr(0, reference.find('"')));
    ASSERT_TRUE(one) << reference;
    for (const Duty& duty : app::duties_of(box.desk, one->get(), box.now))
      if (duty.rule == "first-contact") due = iso(*duty.due).substr(0, 13);
    EXPECT_EQ(due, each.due) << each.said;
  }
}
TEST_F(ExamplePages, GE_2_where_no_pack_turns_on_it_nobody_is_asked) {
  adopt(exampleshire);
  EXPECT_FALSE(has(box.get("/reports/new", &officer), "How serious does it look"));
}

// ---- who agrees (GE-5, EX-16)

TEST_F(ExamplePages, GE_5_a_transfer_waits_for_the_convener_and_then_for_the_committee_with_its_minute) {
  adopt(glen);
  open();
  EXPECT_TRUE(has(box.get(at("/records/award"), &officer), "others have to agree before this counts: Management transfer"));
  const std::string exchange = done("/records/award", {{"value", "mutual_exchange"}, {"wish", "agreed"}});
  EXPECT_EQ(facts().value("award.made"), "mutual_exchange") << "of that the policy asks nobody";
  const std::string award = done("/records/award", {{"value", "management_transfer"}, {"wish", "agreed"}, {"text", "Two bedrooms"}});
  const std::int64_t asked = last_record();
  const auto awarded = [&] {
    const Facts f = facts();
    return std::any_of(f.all().begin(), f.all().end(),
                       [](const Fact& fact) { return fact.name == "award.made" && fact.value == "management_transfer"; });
  };
  EXPECT_FALSE(awarded()) << "asked is not awarded";
  EXPECT_TRUE(has(box.get(award, &manager), "Who agrees next, by the policy: Tenancy Committee convener, or in their place Secretary"));
  EXPECT_NE(answer(award, officer, asked).status, 303) << "never the one who asks";
  EXPECT_NE(answer(award, lead, asked).status, 303) << "the Secretary stands in only where no convener is there";
  EXPECT_EQ(answer(award, manager, asked).status, 303);
  EXPECT_FALSE(awarded()) << "the committee has not met";
  const Response waits = box.get(award, &lead);
  EXPECT_TRUE(has(waits, "Management Committee. Its decision is recorded by: Secretary"));
  EXPECT_TRUE(has(waits, "Did the Management Committee agree?"));
  EXPECT_NE(answer(award, manager, asked, "MC 14").status, 303) << "nobody agrees twice";
  EXPECT_TRUE(has(answer(award, lead, asked), "Say where the minutes of the Management Committee have it"));
  EXPECT_FALSE(awarded());
  EXPECT_EQ(answer(award, lead, asked, "MC 2026/14").status, 303);
  EXPECT_TRUE(awarded());
  EXPECT_TRUE(has(box.get(at("/timeline"), &officer), "MC 2026/14"));
}
TEST_F(ExamplePages, GE_5_against_their_wish_the_same_people_are_asked_and_no_fewer) {
  adopt(glen);
  open();
  const std::string award =
      done("/records/award",
           {{"value", "management_transfer"}, {"wish", "declined"}, {"basis", "risk_of_harm"}, {"basis_text", "He is outside each night"}});
  const std::int64_t asked = last_record();
  EXPECT_EQ(answer(award, manager, asked).status, 303);
  EXPECT_EQ(facts().count("award.made"), 0) << "the ground does not take the committee's place";
  EXPECT_EQ(answer(award, lead, asked, "MC 15").status, 303);
  EXPECT_EQ(facts().count("award.made"), 1);
  EXPECT_EQ(facts().count("wish.overridden"), 1);
}
TEST_F(ExamplePages, EX_16_going_against_a_wish_is_agreed_by_two_other_people) {
  adopt(exampleshire);
  open();
  const std::string plan = done("/records/plan-action", {{"value", "share"},
                                                         {"text", "Tell the school"},
                                                         {"wish", "declined"},
                                                         {"basis", "child"},
                                                         {"basis_text", "The children walk that way"},
                                                         {"who", std::to_string(officer.id.value)},
                                                         {"by-day", "20"},
                                                         {"by-month", "11"},
                                                         {"by-year", "2026"}});
  const std::int64_t asked = last_record();
  EXPECT_EQ(answer(plan, manager, asked).status, 303);
  EXPECT_EQ(facts().count("plan.action_agreed"), 0) << "the head of service has not agreed";
  EXPECT_NE(answer(plan, other, asked).status, 303) << "another manager is not the head of service";
  EXPECT_EQ(answer(plan, lead, asked).status, 303);
  EXPECT_EQ(facts().count("plan.action_agreed"), 1);
}
TEST_F(ExamplePages, approvals_of_the_end_of_a_restriction_are_asked_for_before_it_is_lifted) {
  const auto restricted = [&] {
    return app::act_on_case(box.desk, officer.actor, ref, "access.restricted",
                            [](const Seen& seen) { return restrict_case(seen, true, "A relative works for us"); }, {})
        .ok();
  };
  const TestBox::Fields lift{{"on", "no"}, {"restrict_reason", "They left"}};
  adopt(glen, [](std::string pack) {
    const std::string after = "approvals:\n";
    return pack.insert(pack.find(after) + after.size(), "  - {clause: GE-6, decision: lift_restriction, approver: da_lead}\n");
  });
  open();
  const auto granted = app::act_on_case(box.desk, officer.actor, ref, "access.granted",
                                        [&](const Seen& seen) { return grant_access(seen, manager.actor, "Runs the team", {}); }, {});
  ASSERT_TRUE(granted);
  ASSERT_TRUE(restricted());
  EXPECT_TRUE(has(box.get(at("/access"), &manager), "By the policy another person agrees first"));
  EXPECT_NE(box.post(at("/access/restrict"), &manager, lift).status, 303);
  EXPECT_TRUE(now().restricted);
  const std::string asking = done("/records/restriction-end", {{"text", "They do not work here any more"}}, &manager);
  EXPECT_NE(box.post(at("/access/restrict"), &manager, lift).status, 303) << "asked is not agreed";
  EXPECT_NE(answer(asking, manager, last_record()).status, 303) << "never the one who asks";
  EXPECT_EQ(answer(asking, lead, last_record()).status, 303);
  EXPECT_EQ(box.post(at("/access/restrict"), &manager, lift).status, 303);
  EXPECT_FALSE(now().restricted);
  ASSERT_TRUE(restricted());
  EXPECT_NE(box.post(at("/access/restrict"), &manager, lift).status, 303) << "what was agreed was for the first time";
}
TEST_F(ExamplePages, a_policy_that_names_nobody_for_the_end_of_a_restriction_asks_nobody) {
  adopt(glen);
  open();
  ASSERT_TRUE(app::act_on_case(box.desk, officer.actor, ref, "access.granted",
                               [&](const Seen& seen) { return grant_access(seen, manager.actor, "Runs the team", {}); }, {}));
  ASSERT_TRUE(app::act_on_case(box.desk, officer.actor, ref, "access.restricted",
                               [](const Seen& seen) { return restrict_case(seen, true, "A relative works for us"); }, {}));
  EXPECT_EQ(box.post(at("/access/restrict"), &manager, {{"on", "no"}, {"restrict_reason", "They left"}}).status, 303);
}

// ---- homes, arrears (GE-9, EX-10)

TEST_F(ExamplePages, GE_9_one_suitable_offer_is_made_and_another_only_with_a_reason_and_none_before_the_transfer_is_agreed) {
  adopt(glen);
  open();
  const TestBox::Fields offer{{"value", "management_transfer"}, {"wish", "agreed"},        {"address", "1 Ash Row"},  {"postcode", "ZZ1 1ZZ"},
                              {"answer_by-day", "20"},          {"answer_by-month", "11"}, {"answer_by-year", "2026"}};
  EXPECT_TRUE(has(box.post(at("/records/home-offer"), &officer, offer), "has a transfer agreed by others first"));
  const std::string award = done("/records/award", {{"value", "management_transfer"}, {"wish", "agreed"}});
  const std::int64_t asked = last_record();
  ASSERT_EQ(answer(award, manager, asked).status, 303);
  ASSERT_EQ(answer(award, lead, asked, "MC 1").status, 303);
  EXPECT_TRUE(has(box.get(at("/records/home-offer"), &officer), "makes one suitable offer by this way"));
  const std::string first = done("/records/home-offer", offer);
  const Response second = box.post(at("/records/home-offer"), &officer, offer);
  EXPECT_EQ(second.status, 200);
  EXPECT_TRUE(has(second, "href=\"#more_why\""));
  done(first.substr(at().size()) + "/next/home-not-taken", {{"value", "not_safe"}, {"text", "His brother lives next door"}});
  const std::string next = done("/records/home-offer", offer);
  done(next.substr(at().size()) + "/next/home-not-taken", {{"value", "declined"}, {"text", "Too far from the school"}});
  EXPECT_EQ(box.post(at("/records/home-offer"), &officer, offer).status, 200) << "that one was an offer";
  TestBox::Fields with_reason = offer;
  with_reason.emplace_back("more_why", "The school has said that it cannot take the children");
  done("/records/home-offer", with_reason);
}
TEST_F(ExamplePages, EX_10_arrears_are_split_where_the_pack_says_so_never_to_the_survivor_and_never_where_it_is_not_safe) {
  adopt(exampleshire);
  open();
  TestBox::Fields split{{"value", "split"}, {"text", "Half of them were his"}, {"arrears", "800"},
                        {"share", "900"},   {"survivor_there", "yes"},         {"safety", "unknown"}};
  Response refused = box.post(at("/records/arrears-split"), &officer, split);
  for (const char* field : {"#share", "#survivor_there", "#safety"}) EXPECT_TRUE(has(refused, std::string("href=\"") + field)) << field;
  split[3].second = "400";
  split[4].second = "no";
  split[5].second = "safe";
  done("/records/arrears-split", split);
  for (const RecordRow* row : RecordShapes{}.all())
    if (row->what.starts_with("arrears-split"))
      for (const RecordField& field : row->fields)
        for (const RecordChoice& choice : field.choices) EXPECT_NE(choice.code, "survivor") << "nobody can put them to the survivor";
  adopt(glen);
  open("Another Person");
  EXPECT_FALSE(has(box.get(at("/records/arrears-split"), &officer), "value=\"split\""));
  EXPECT_EQ(box.post(at("/records/arrears-split"), &officer, split).status, 200) << "nor by hand";
}

// ---- words, numbers, meetings

TEST_F(ExamplePages, the_pages_of_a_case_speak_in_the_landlords_own_words) {
  adopt(glen);
  open();
  done("/records/removal-decision", {{"value", "yes"}, {"target", "both"}, {"their_view", "Wants to keep the flat"}, {"text", "They stay"}});
  done("/records/damage", {{"text", "The door"},
                           {"where", "Front door"},
                           {"seen_on-day", "16"},
                           {"seen_on-month", "11"},
                           {"seen_on-year", "2026"},
                           {"shown_by", "A neighbour"}});
  const std::string award = done("/records/award", {{"value", "management_transfer"}, {"wish", "agreed"}, {"text", "Two bedrooms"}});
  std::vector<std::string> pages{
      "",        "/tasks",        "/people", "/timeline",  "/more",        "/register", "/close",      "/legal-routes", "/engagement",  "/documents",
      "/review", "/contacts/new", "/danger", "/household", "/perpetrator", "/wishes",   "/definition", "/access",       "/safe-contact"};
  for (const RecordRow& row : record_rows())
    if (!row.is_step()) pages.push_back("/records/" + row.what);
  for (const Duty& duty : app::duties_of(box.desk, now(), box.now)) pages.push_back("/duties/" + percent_encode(duty.id));
  std::size_t walked = 0;
  const auto walk = [&](const std::string& address, const TestBox::Person& who) {
    const Response page = box.get(address, &who);
    if (page.status != 200) return;
    ++walked;
    const std::string words = [&] {  // what a reader sees
      std::string out;
      bool mark = false;
      for (const char c : page.body) {
        if (c == '<') mark = true;
        if (!mark) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (c == '>') {
          mark = false;
          out += ' ';
        }
      }
      return out;
    }();
    for (const char* word : {"survivor", "perpetrator"})
      EXPECT_EQ(words.find(word), std::string::npos) << address << ": …" << words.substr(words.find(word) < 60 ? 0 : words.find(word) - 60, 140);
  };
  for (const std::string& below : pages) walk(at(below), officer);
  walk(award, manager);
  walk("/cases", officer);
  walk("/", officer);
  walk("/messages", manager);
  EXPECT_GT(walked, 80u) << "pages were not there";
  EXPECT_TRUE(has(box.get(at(), &officer), "person affected"));
}
TEST_F(ExamplePages, the_number_for_nights_and_weekends_is_the_one_of_the_pack_where_it_has_one) {
  box.desk.landlord.out_of_hours = "01632 960111";
  adopt(glen);
  for (const char* address : {"/help", "/tell-us/other-ways"}) {
    EXPECT_TRUE(has(box.get(address, &officer), "0131 496 0001")) << address;
    EXPECT_FALSE(has(box.get(address, &officer), "01632 960111")) << address;
  }
  adopt(exampleshire);
  for (const char* address : {"/help", "/tell-us/other-ways"}) EXPECT_TRUE(has(box.get(address, &officer), "01632 960111")) << address;
}
TEST_F(ExamplePages, GE_13_an_emergency_meeting_is_asked_for_with_when_and_what_they_answered) {
  adopt(glen);
  open();
  EXPECT_TRUE(has(box.get(at("/records/meeting-emergency"), &officer), "says that an emergency meeting can be asked for between two"));
  const TestBox::Fields ask{{"area", "Glen"},        {"asked_of", "The coordinator"}, {"text", "He was seen with a knife"},
                            {"asked_at-day", "16"},  {"asked_at-month", "11"},        {"asked_at-year", "2026"},
                            {"asked_at-time", "9am"}};
  const std::string asked = done("/records/meeting-emergency", ask);
  EXPECT_TRUE(has(box.get(at("/tasks"), &officer), "Ask for the answer about the emergency meeting"));
  const std::string next = asked.substr(at().size()) + "/next/meeting-emergency-answer";
  TestBox::Fields agreed{{"value", "agreed"},         {"from", "The chair"},        {"answered_at-day", "16"},
                         {"answered_at-month", "11"}, {"answered_at-year", "2026"}, {"answered_at-time", "9:30am"}};
  EXPECT_EQ(box.post(at(next), &officer, agreed).status, 200) << "when do they meet?";
  for (const auto& [field, value] :
       TestBox::Fields{{"meeting-day", "17"}, {"meeting-month", "11"}, {"meeting-year", "2026"}, {"meeting-time", "2pm"}})
    agreed.emplace_back(field, value);
  done(next, agreed);
  EXPECT_FALSE(has(box.get(at("/tasks"), &officer), "Ask for the answer about the emergency meeting"));
  EXPECT_TRUE(has(box.get(asked, &officer), "They meet"));
}

}  // namespace
}  // namespace rowan::web
