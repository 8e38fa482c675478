// Records that only a pack knows, as an attacker looks at them: what is for some roles shows nowhere to the others, and everything that
// the house's own rows can do, a pack's can.
#include <fstream>
#include <iterator>

#include "app/deviations.h"
#include "app/owner.h"
#include "app/records.h"
#include "domain/chronology.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

constexpr std::string_view marker = "Zebra";  // in every word of the rows that an officer may not read

std::string with_rows(std::string pack) {
  const std::string rows = R"(
records:
  - code: zebra-talk
    title: Zebra talk
    hint: Zebra hint.
    theme: other
    clause: NHG-8
    timeline: decision
    fact: pack.zebra
    readers: [manager]
    words: {label: Zebra words, needed: true}
    approved_by: [manager]
  - code: zebra-plan
    title: Zebra plan
    hint: Zebra hint.
    theme: other
    clause: NHG-8
    timeline: decision
    readers: [manager]
    fields:
      - {code: back_on, label: Zebra day, kind: date}
    due:
      - {title: Zebra must be looked at, field: back_on, else_days: 2, met_by: [zebra-end]}
  - code: zebra-end
    title: Zebra end
    hint: Zebra hint.
    theme: other
    clause: NHG-8
    timeline: decision
    readers: [manager]
    words: {label: Zebra end words, needed: true}
    continues: [zebra-plan]
    ends: true
  - code: open-plan
    title: A plan for everybody
    hint: Everybody who sees the case.
    theme: other
    clause: NHG-8
    timeline: decision
    words: {label: What, needed: true}
  - code: open-end
    title: Zebra view of it
    hint: Zebra hint.
    theme: other
    clause: NHG-8
    timeline: decision
    readers: [manager]
    words: {label: Zebra view words, needed: true}
    continues: [open-plan]
    due:
      - {title: Zebra view must be checked, else_days: 1}
)";
  return pack + rows;
}

struct PackRecords : testing::Test {
  TestBox box;
  TestBox::Person officer = box.person("amira", {"officer"});
  TestBox::Person manager = box.person("sam", {"manager"}, TestBox::north, true);
  TestBox::Person other = box.person("lou", {"manager"}, TestBox::north, true);
  std::string ref;

  void SetUp() override {
    std::ifstream in(ROWAN_SOURCE_DIR "/policies/notting-hill-genesis-2019.yaml", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const policy::ReadPack read = policy::read_pack({"nhg.yaml", with_rows(text)});
    for (const policy::Fault& fault : read.faults) ADD_FAILURE() << policy::in_words(fault);
    ASSERT_TRUE(read.policy);
    auto history = std::make_shared<PolicyHistory>();
    history->adopt(read.policy, box.now - elapsed_days(30));
    box.desk.policies = history;
    ref = box.make_case("Danielle Marsh", officer.id);
  }
  std::string at(const std::string& below = {}) const { return "/cases/" + ref + below; }
  std::string done(const std::string& below, const TestBox::Person& who, const TestBox::Fields& fields) {
    const Response r = box.post(at(below), &who, fields);
    EXPECT_EQ(r.status, 303) << below << r.body.substr(0, 3000);
    return header_of(r, "Location");
  }
  std::string below(const std::string& location) const { return location.substr(at().size()); }
  void told_nothing(const TestBox::Person& who, const std::vector<std::string>& pages) {
    for (const std::string& page : pages) EXPECT_FALSE(has(box.get(page, &who), marker)) << page;
  }
};

TEST_F(PackRecords, what_is_for_some_roles_is_named_nowhere_to_the_others) {
  const std::string talk = done("/records/zebra-talk", manager, {{"text", "Zebra one"}});
  const std::string plan = done("/records/zebra-plan", manager, {});
  const std::string mixed = done("/records/open-plan", manager, {{"text", "For all"}});
  done(below(mixed) + "/next/open-end", manager, {{"text", "Zebra two"}});
  done(below(plan) + "/turn", manager, {{"turn", "not_done"}, {"text", "Zebra three"}});
  done(below(plan) + "/turn", manager, {{"turn", "opened_again"}, {"text", "Zebra four"}});
  const std::vector<std::string> pages{at(), at("/tasks"), at("/timeline"), at("/register"), at("/register/other"), at("/more"), at("/people"), at("/close"),
                                       talk, plan, mixed, at("/records/zebra-talk"), below(plan).empty() ? at() : plan + "/next/zebra-end",
                                       "/cases", "/tasks", "/messages", "/reports"};
  told_nothing(officer, pages);
  EXPECT_TRUE(has(box.get(at("/tasks"), &officer), "A record for some colleagues only")) << "that it is there is no secret";
  EXPECT_TRUE(has(box.get(mixed, &officer), "For all"));
  EXPECT_EQ(box.get(talk, &officer).status, 403);
  // Nor can they write, answer, turn or correct it.
  EXPECT_NE(box.post(at("/records/zebra-talk"), &officer, {{"text", "Mine"}}).status, 303);
  EXPECT_NE(box.post(plan + "/next/zebra-end", &officer, {{"text", "Mine"}}).status, 303);
  EXPECT_NE(box.post(plan + "/turn", &officer, {{"turn", "not_done"}, {"text", "Mine"}}).status, 303);
  const auto opened = app::view_case(box.desk, manager.actor, ref);
  ASSERT_TRUE(opened);
  for (const CaseLine& line : opened->get().lines) {
    if (!std::holds_alternative<RecordMade>(line.event)) continue;
    const std::string entry = at("/timeline/" + std::to_string(line.seq));
    told_nothing(officer, {entry + "/correct", entry + "/versions"});
  }
  // For whoever it is meant for all of it is there, and their own words can be corrected.
  for (const std::string& page : {talk, plan, mixed}) EXPECT_TRUE(has(box.get(page, &manager), marker)) << page;
  EXPECT_TRUE(has(box.get(at("/tasks"), &manager), "Zebra view must be checked"));
}

TEST_F(PackRecords, departures_name_only_what_the_reader_may_read) {
  const std::string plan = done("/records/zebra-plan", manager, {});
  done(below(plan) + "/turn", manager, {{"turn", "not_done"}, {"text", "Zebra three"}});
  const TestBox::Person lead = box.person("dee", {"da_lead"}, TestBox::north, true);  // sees the case, and is none of its readers
  const auto theirs = app::deviations(box.desk, lead.actor);
  ASSERT_TRUE(theirs);
  bool apart = false;
  for (const app::CaseDeviation& row : theirs->rows) {
    EXPECT_EQ((row.what.what + row.what.reason + row.what.clause).find(marker), std::string::npos);
    apart = apart || row.what.reason == "Kept apart";
  }
  EXPECT_TRUE(apart) << "that something was set aside is counted all the same";
  const auto mine = app::deviations(box.desk, manager.actor);
  ASSERT_TRUE(mine);
  EXPECT_TRUE(std::any_of(mine->rows.begin(), mine->rows.end(), [](const app::CaseDeviation& row) { return row.what.reason == "Zebra three"; }));
}

TEST_F(PackRecords, a_chronology_holds_a_packs_records_and_nothing_that_is_for_some_roles_only) {
  done("/records/open-plan", manager, {{"text", "For all to read"}});
  const std::string talk = done("/records/zebra-talk", manager, {{"text", "Zebra one"}});
  const std::string shown = box.get(talk, &other).body;
  const std::size_t step = shown.find("name=\"step\" value=\"") + 19;
  ASSERT_EQ(box.post(talk + "/answer", &other, {{"step", shown.substr(step, shown.find('"', step) - step)}, {"approved", "yes"}, {"reason", "Zebra yes"}}).status, 303);
  const auto opened = app::view_case(box.desk, manager.actor, ref);
  const RecordShapes shapes = app::shapes_of(box.desk, opened->get());
  Names names;
  names.record = [&](std::string_view what) { return shapes.find(what); };
  names.may_read = [](const RecordRow&) { return true; };  // whoever makes it may read all of it
  for (const View view : {View::whole, View::outside}) {
    ChronologyChoice choice;
    choice.view = view;
    const auto lines = chronology(opened->get(), names, shapes, choice, {});
    ASSERT_TRUE(lines);
    bool there = false;
    for (const ChronologyLine& line : *lines) {
      std::string words = line.title + line.text;
      for (const auto& [label, value] : line.details) words += label + value;
      EXPECT_EQ(words.find(marker), std::string::npos) << words;
      there = there || line.text == "For all to read";
    }
    EXPECT_TRUE(there);
  }
}

TEST_F(PackRecords, what_a_packs_record_waits_for_stands_before_closing) {
  const auto closing = [&](const TestBox::Person& who) {
    return box.post(at("/close"), &who, {{"reason", "Done"}, {"told_how", "By text"}, {"risk", "Low"}}).body;
  };
  const std::string plan = done("/records/zebra-plan", manager, {});
  const std::string talk = done("/records/zebra-talk", manager, {{"text", "Zebra one"}});
  EXPECT_NE(closing(manager).find("Somebody has to answer first: Zebra talk"), std::string::npos);
  const std::string shown = box.get(talk, &other).body;
  const std::size_t step = shown.find("name=\"step\" value=\"") + 19;
  const std::string seq = shown.substr(step, shown.find('"', step) - step);
  EXPECT_NE(box.post(talk + "/answer", &officer, {{"step", seq}, {"approved", "yes"}, {"reason", "Fine"}}).status, 303);
  EXPECT_EQ(box.post(talk + "/answer", &other, {{"step", seq}, {"approved", "yes"}, {"reason", "Fine"}}).status, 303);
  EXPECT_EQ(closing(manager).find("Somebody has to answer first"), std::string::npos) << "once it is answered";
  EXPECT_NE(closing(manager).find("say why it is not done: Zebra must be looked at"), std::string::npos);
  const TestBox::Person lead = box.person("dee", {"da_lead"}, TestBox::north, true);
  EXPECT_EQ(closing(lead).find(marker), std::string::npos) << "also where a record they may not read stands in the way";
  EXPECT_NE(closing(lead).find("say why it is not done: A record for some colleagues only"), std::string::npos);
  done(below(plan) + "/next/zebra-end", manager, {{"text", "Zebra is over"}});
  EXPECT_EQ(closing(manager).find("say why it is not done"), std::string::npos);
}

}  // namespace
}  // namespace rowan::web
