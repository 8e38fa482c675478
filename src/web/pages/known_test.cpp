// Who is already known: what is shown, what is told, and what somebody without access can tell (need to know, SG-33, SG-39, NHG-14).
#include "app/cases.h"
#include "app/known.h"
#include "app/notices.h"
#include "app/rebuild.h"
#include "app/search.h"
#include "app/worklist.h"
#include "store/access_log.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct KnownBox {
  TestBox box;
  TestBox::Person ann = box.person("Ann", {"officer"});                            // has the case
  TestBox::Person sam = box.person("Sam", {"officer"}, TestBox::south);            // has nothing to do with it
  TestBox::Person boss = box.person("Boss", {"manager"}, TestBox::north, true);
  TestBox::Person lead = box.person("Lead", {"da_lead"}, TestBox::south);

  void perpetrator(const TestBox::Person& who, const std::string& reference, const std::string& name) {
    const auto done = app::act_on_case(box.desk, who.actor, reference, "perpetrator.asked", [&](const Seen& seen) {
      PerpetratorAsked asked;
      asked.given = NameGiven::named;
      asked.name = name;
      return ask_perpetrator(seen, asked);
    }, {});
    ASSERT_TRUE(done) << done.refusal().first().text;
    settle();
  }
  std::string open_case(const TestBox::Person& who, const std::string& survivor, const std::string& harms, TeamId team = TestBox::north) {
    const std::string reference = box.make_case(survivor, who.id, team);
    if (!harms.empty()) perpetrator(who, reference, harms);
    return reference;
  }
  std::string take(const TestBox::Person& who, const std::string& survivor, const std::string& harms, std::vector<StaffId> keep_from = {}) {
    ReportReceived said;
    said.route = rowan::Route::neighbour;
    said.danger = Answer::no;
    said.handle = survivor;
    said.survivor.name = survivor;
    said.perpetrator.name = harms;
    said.account = "Shouting.";
    said.team = TestBox::south;
    said.keep_from = std::move(keep_from);
    const auto taken = app::take_report(box.desk, who.actor, said, box.now, {});
    settle();
    return taken ? taken->reference : std::string();
  }
  Report read(const TestBox::Person& who, const std::string& reference) { return app::view_report(box.desk, who.actor, reference)->report; }
  std::vector<app::AlreadyKnown> known(const TestBox::Person& who, const std::string& reference) {
    auto out = app::already_known(box.desk, who.actor, read(who, reference));
    settle();
    return out;
  }
  void settle() { box.desk.afterwards.wait(); }
  std::size_t told(const TestBox::Person& who, std::string_view kind = "people.maybe-known") {
    std::size_t n = 0;
    for (const store::Notice& notice : app::notices_for(box.desk, who.actor, 100)) n += notice.kind == kind;
    return n;
  }
};

std::size_t cases_in(const std::vector<app::AlreadyKnown>& all) {
  std::size_t n = 0;
  for (const auto& each : all) n += each.cases.size() + each.set_aside.size();
  return n;
}
// A page without what differs between any two: references and tokens.
std::string shape(std::string text, const std::string& reference) {
  for (std::size_t at; (at = text.find(reference)) != text.npos;) text.replace(at, reference.size(), "R");
  for (std::size_t at = 0; (at = text.find("name=\"_token\" value=\"", at)) != text.npos; at += 22) text.erase(at + 21, text.find('"', at + 21) - at - 21);
  return text;
}

TEST(Known, A_perpetrator_under_another_spelling_is_shown_to_who_may_see_the_case) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string report = k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  const auto all = k.known(k.ann, report);
  ASSERT_EQ(all.size(), 2u);
  ASSERT_EQ(all[1].cases.size(), 1u);
  EXPECT_EQ(all[1].cases[0].reference, reference);
  EXPECT_EQ(all[1].cases[0].part, people::Part::perpetrator);
  EXPECT_EQ(all[1].cases[0].band, matching::Band::possible) << "never the same by a name alone";
  EXPECT_FALSE(all[1].cases[0].why.empty());
  const Response page = k.box.get("/reports/" + report, &k.ann);
  EXPECT_TRUE(has(page, reference));
  EXPECT_TRUE(has(page, "Could be the same person"));
  EXPECT_TRUE(app::find_cases(k.box.desk, k.ann.actor, "Wojciehowski Kristof", 10)->rows.size() == 1u) << "the search forgives too";
  EXPECT_TRUE(app::find_cases(k.box.desk, k.sam.actor, "Wojciehowski Kristof", 10)->rows.empty());
}

TEST(Known, An_unknown_person_gets_no_list) {
  KnownBox k;
  (void)k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  EXPECT_EQ(cases_in(k.known(k.ann, k.take(k.sam, "Bella Quill", "Oluwaseun Adebayo"))), 0u);
}

TEST(Known, A_hit_on_a_case_that_is_not_theirs_tells_them_nothing_and_its_lead_once) {
  KnownBox k;
  (void)k.open_case(k.ann, "Mary Lowe", "");  // the first reference of all is the example in a hint
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string hit = k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  const Response with = k.box.get("/reports/" + hit, &k.sam);
  EXPECT_FALSE(has(with, reference));
  EXPECT_FALSE(has(with, "Danielle"));
  EXPECT_EQ(k.told(k.ann), 1u);
  EXPECT_EQ(k.told(k.sam), 0u);
  (void)k.known(k.sam, hit);
  (void)k.known(k.boss, hit);
  EXPECT_EQ(k.told(k.ann), 1u) << "once for a report and a case";
  // The same page, to the letter, where there is no such case at all.
  KnownBox none;
  const std::string miss = none.take(none.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(shape(with.body, hit).size(), shape(none.box.get("/reports/" + miss, &none.sam).body, miss).size());
  // A guess at the hit is answered like a guess at nothing.
  const auto guess = [&](const std::string& pick) {
    const auto said = app::say_same_or_not(k.box.desk, k.sam.actor, hit, "perpetrator", pick, true, "A guess", "guess-" + pick);
    return said ? std::string("taken") : said.refusal().first().id;
  };
  EXPECT_EQ(guess("case " + reference + " 1"), "known.none");
  EXPECT_EQ(guess("case RW-9999-X 1"), "known.none");
}

TEST(Known, Somebody_kept_from_a_report_or_barred_from_a_case_learns_nothing) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  (void)k.take(k.sam, "Bella Quill", "Kristof Wojciehowski", {k.ann.id});
  EXPECT_EQ(k.told(k.ann), 0u) << "the lead is kept from the report";
  EXPECT_EQ(k.told(k.boss), 1u) << "whoever is above them hears of it instead";
  const auto barred = app::act_on_case(k.box.desk, k.ann.actor, reference, "access.barred", [&](const Seen& seen) { return bar(seen, k.boss.id, "Knows them"); }, {});
  ASSERT_TRUE(barred) << barred.refusal().first().text;
  const std::string next = k.take(k.sam, "Bella Quill", "Krzysztof Wojciechowski");
  EXPECT_EQ(cases_in(k.known(k.boss, next)), 0u);
  EXPECT_EQ(k.told(k.boss), 0u);
}

TEST(Known, It_is_asked_again_when_a_name_is_learned) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "");
  const std::string report = k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(k.told(k.ann), 0u);
  k.perpetrator(k.ann, reference, "Krzysztof Wojciechowski");
  EXPECT_EQ(k.told(k.ann), 1u) << "a report that waits";
  const std::string other = k.open_case(k.sam, "Joan Field", "", TestBox::south);
  k.perpetrator(k.sam, other, "Krzysztof Wojciechowski");
  EXPECT_EQ(k.told(k.ann), 2u) << "another case";
  for (const store::Notice& notice : app::notices_for(k.box.desk, k.ann.actor, 100)) EXPECT_EQ(notice.text.find(other), std::string::npos) << "not which case";
}

TEST(Known, Not_the_same_is_remembered_taken_back_and_overtaken_by_something_new) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string report = k.take(k.ann, "Bella Quill", "Kristof Wojciehowski");
  const auto first = k.known(k.ann, report);
  ASSERT_EQ(first.at(1).cases.size(), 1u);
  const std::string pick = first[1].cases[0].pick;
  const auto say = [&](bool not_same, const std::string& reason, const std::string& token) {
    return app::say_same_or_not(k.box.desk, k.ann.actor, report, "perpetrator", pick, not_same, reason, token);
  };
  EXPECT_FALSE(say(true, " ", "t1")) << "why is needed";
  ASSERT_TRUE(say(true, "Another build, seen by the officer", "t2"));
  const auto after = k.known(k.boss, report);
  EXPECT_TRUE(after.at(1).cases.empty()) << "to nobody";
  ASSERT_EQ(after[1].set_aside.size(), 1u);
  EXPECT_EQ(after[1].set_aside[0].by, k.ann.id);
  EXPECT_EQ(after[1].set_aside[0].reason, "Another build, seen by the officer");
  EXPECT_EQ(k.known(k.sam, report).at(1).set_aside.size(), 0u) << "what was set aside is of the case too";
  ASSERT_TRUE(say(false, {}, "t3"));
  EXPECT_EQ(k.known(k.ann, report).at(1).cases.size(), 1u);
  ASSERT_TRUE(say(true, "Really not", "t4"));
  k.perpetrator(k.ann, reference, "Kristof Wojciehowski");
  EXPECT_EQ(k.known(k.ann, report).at(1).cases.size(), 1u) << "the names agree in another way now";
}

TEST(Known, NHG_14_a_name_like_a_colleagues_is_told_to_those_above_and_never_to_the_colleague) {
  KnownBox k;
  const StaffId mona = k.box.add("Bartholomew", {"officer"}, TestBox::south);
  const TestBox::Person colleague = k.box.sign_in(mona);
  (void)k.take(k.sam, "Bella Quill", "Bartholomew Okafor");
  EXPECT_EQ(k.told(colleague, "people.conflict"), 0u);
  EXPECT_EQ(k.told(k.sam, "people.conflict"), 0u) << "not to officers";
  EXPECT_EQ(k.told(k.boss, "people.conflict"), 1u);
  EXPECT_EQ(k.told(k.lead, "people.conflict"), 1u);
}

TEST(Known, Every_look_is_logged_with_what_was_asked) {
  KnownBox k;
  const std::string report = k.take(k.sam, "Bella Quill", "");
  (void)k.known(k.sam, report);
  bool logged = false;
  (void)k.box.desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const auto& row : store::who_looked(reader, stream_of(k.read(k.sam, report).id), 0, 50)) logged = logged || (row.access.act == "people.asked" && row.access.detail == "Bella Quill");
    return {};
  });
  EXPECT_TRUE(logged);
}

TEST(Known, A_restart_knows_the_same_people) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string report = k.take(k.ann, "Bella Quill", "Kristof Wojciehowski");
  k.box.desk.case_names.forget(k.box.desk.case_names.find(people::to_match({.name = "Krzysztof Wojciechowski"}), 1).at(0).id);
  EXPECT_EQ(cases_in(k.known(k.ann, report)), 0u) << "control: forgotten";
  ASSERT_TRUE(app::warm_up(k.box.desk));
  EXPECT_EQ(k.known(k.ann, report).at(1).cases.at(0).reference, reference);
}

TEST(Safeguards, SG_39_the_same_perpetrator_at_several_addresses_is_seen_by_the_lead_only) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string two = k.open_case(k.sam, "Joan Field", "Kristof Wojciehowski", TestBox::south);
  const std::string other = k.open_case(k.sam, "Mary Lowe", "Oluwaseun Adebayo", TestBox::south);
  const Response page = k.box.get("/same-person", &k.lead);
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, one));
  EXPECT_TRUE(has(page, two));
  EXPECT_FALSE(has(page, other));
  TestBox::Person safeguarding = k.box.person("Sara", {"safeguarding_lead"});
  TestBox::Person admin = k.box.person("Adi", {"administrator"});
  for (TestBox::Person* who : {&k.ann, &k.sam, &k.boss, &safeguarding, &admin}) {
    const Response refused = k.box.get("/same-person", who);
    EXPECT_NE(refused.status, 200) << who->user_name;
    EXPECT_FALSE(has(refused, one)) << who->user_name;
  }
  // A lead who is barred from a case learns nothing of it here either.
  ASSERT_TRUE(app::act_on_case(k.box.desk, k.ann.actor, one, "access.barred", [&](const Seen& seen) { return bar(seen, k.lead.id, "Knows them"); }, {}));
  EXPECT_FALSE(has(k.box.get("/same-person", &k.lead), one));
  EXPECT_FALSE(has(k.box.get("/same-person", &k.lead), two)) << "one alone is not a link";
}

TEST(Known, Names_are_read_out_of_what_was_said_of_a_household) {
  using people::names_in;
  EXPECT_EQ(names_in("Leah Marsh (7), her mother Ann Price and the dog"), (std::vector<std::string>{"Leah Marsh", "Ann Price"}));
  EXPECT_TRUE(names_in("two children, 4 and 6").empty());
  EXPECT_TRUE(names_in("Leah, 7").empty()) << "a first name alone says too little";
}

}  // namespace
}  // namespace rowan::web
