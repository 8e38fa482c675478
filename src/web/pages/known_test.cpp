// Who is already known: what is shown, what is told, and what somebody without access can tell (need to know, SG-33, SG-39, NHG-14).
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "web/pages/test_known_box.h"

namespace rowan::web {
namespace {

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

TEST(Safeguards, SG_33_a_name_of_a_case_that_concerns_a_colleague_is_told_to_who_is_trusted_with_such_cases) {
  KnownBox k;
  const StaffId relative = k.box.add("Bartholomew", {"officer"}, TestBox::south);
  const TestBox::Person colleague = k.box.sign_in(relative);
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  std::vector<Actor> staff;
  for (const auto& one : k.box.desk.staff.all()) staff.push_back(one->actor);
  const auto linked = app::act_on_case(k.box.desk, k.ann.actor, reference, "staff.linked", [&](const Seen& seen) {
    return link_staff(seen, {relative, StaffAs::relative, "He is his uncle, he declared it", {}}, staff);
  }, {});
  ASSERT_TRUE(linked) << linked.refusal().first().text;
  (void)k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(k.told(k.lead, "people.conflict"), 1u);
  EXPECT_EQ(k.told(colleague, "people.conflict"), 0u);
  EXPECT_EQ(k.told(k.sam, "people.conflict"), 0u);
  EXPECT_EQ(k.told(k.boss, "people.conflict"), 0u) << "not trusted with cases linked to staff";
  for (const store::Notice& notice : app::notices_for(k.box.desk, k.lead.actor, 100))
    EXPECT_EQ(notice.text.find(reference), std::string::npos) << "not which case";
  (void)k.take(k.sam, "Joan Field", "Oluwaseun Adebayo");
  EXPECT_EQ(k.told(k.lead, "people.conflict"), 1u) << "control: another name";
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

// Hits that the asker may not see, likelier than any other: in the index alone, so that a test can have many.
void hide(KnownBox& k, std::size_t many, const std::string& survivor, const std::string& harms) {
  std::vector<people::CaseParties> cases;
  demo::Dice dice(3);  // and other people beside them, as a register has: a name of everybody says nothing
  const auto name = [&] {
    const int origin = dice.below(demo::origins);
    return demo::given_name(dice, origin) + " " + demo::family_name(dice, origin);
  };
  for (std::int64_t i = 0; i < 4'000; ++i)
    cases.push_back({CaseId{400'000 + i},
                     "RW-9000-X",
                     "1 Elm Row, Wexcombe",
                     {},
                     {},
                     {{people::Part::survivor, name(), {}}, {people::Part::perpetrator, name(), {}}}});
  for (std::size_t i = 0; i < many; ++i)
    cases.push_back({CaseId{500'000 + static_cast<std::int64_t>(i)}, "RW-9000-X", "1 Elm Row, Wexcombe", {}, {},
                     {{people::Part::survivor, survivor, {}}, {people::Part::perpetrator, harms, {}}}});
  k.box.desk.case_names.put_all(cases);
}

TEST(Known, CX_5_2_hidden_hits_that_are_likelier_do_not_crowd_out_what_the_asker_may_see) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Kristof Wojciehowski");
  hide(k, 70, "Somebody Else", "Krzysztof Wojciechowski");
  const std::string report = k.take(k.ann, "Bella Quill", "Krzysztof Wojciechowski");
  const auto all = k.known(k.ann, report);
  ASSERT_EQ(all.at(1).cases.size(), 1u);
  EXPECT_EQ(all[1].cases[0].reference, reference);
  EXPECT_EQ(app::cases_like(k.box.desk, k.ann.actor, {.name = "Krzysztof Wojciechowski"}, 5).size(), 1u);
  EXPECT_EQ(cases_in(k.known(k.sam, report)), 0u) << "control: somebody who may see none of them";
}

TEST(Known, CX_5_2_the_search_is_not_crowded_out_either) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marshall", "");
  hide(k, 5'000, "Danielle Marsh", "Daniel Marsh");
  for (const char* words : {"danielle marsh", "marsh", "Daniele Marshal"}) {
    const auto found = app::find_cases(k.box.desk, k.ann.actor, words, 10);
    ASSERT_EQ(found->rows.size(), 1u) << words;
    EXPECT_EQ(found->rows[0]->row.reference, reference);
    EXPECT_TRUE(app::find_cases(k.box.desk, k.sam.actor, words, 10)->rows.empty()) << words;
  }
}

TEST(Known, NHG_26_a_link_to_another_case_shows_only_to_who_may_see_both_and_follows_a_grant_at_once) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string report = k.take(k.sam, "Bella Quill", "Krzysztof Wojciechowski");
  EXPECT_EQ(cases_in(k.known(k.sam, report)), 0u);
  const auto act = [&](const app::Decide& decide) { ASSERT_TRUE(app::act_on_case(k.box.desk, k.ann.actor, reference, "access", decide, {})); };
  act([&](const Seen& seen) { return grant_access(seen, k.sam.actor, "Covers", k.box.now + hours(1)); });
  EXPECT_EQ(cases_in(k.known(k.sam, report)), 1u);
  k.box.now = k.box.now + minutes(59) + seconds(55);
  EXPECT_EQ(cases_in(k.known(k.sam, report)), 1u);
  k.box.now = k.box.now + seconds(6);
  EXPECT_EQ(cases_in(k.known(k.sam, report)), 0u) << "the hour is over, whatever was remembered";
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

TEST(Safeguards, SG_39_not_the_same_person_is_said_by_the_lead_remembered_and_taken_back) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string two = k.open_case(k.sam, "Joan Field", "Kristof Wojciehowski", TestBox::south);
  const auto look = [&] { return *app::same_in_other_cases(k.box.desk, k.lead.actor, 0); };
  ASSERT_EQ(look().found.size(), 1u);
  const std::string pick = look().found[0].places.at(1).pick;
  EXPECT_EQ(k.box.post("/same-person", &k.lead, {{"do", "not-same"}, {"pick", pick}, {"known_reason", " "}}).status, 200) << "why is needed";
  EXPECT_NE(k.box.post("/same-person", &k.ann, {{"do", "not-same"}, {"pick", pick}, {"known_reason", "Guess"}}).status, 303) << "the lead alone";
  EXPECT_EQ(k.box.post("/same-person", &k.lead, {{"do", "not-same"}, {"pick", "RW-1-X 1/RW-2-X 1"}, {"known_reason", "Guess"}}).status, 200);
  ASSERT_EQ(k.box.post("/same-person", &k.lead, {{"do", "not-same"}, {"pick", pick}, {"known_reason", "Twenty years between them"}}).status, 303);
  EXPECT_TRUE(look().found.empty());
  ASSERT_EQ(look().set_aside.size(), 1u);
  EXPECT_EQ(look().set_aside[0].reason, "Twenty years between them");
  EXPECT_TRUE(has(k.box.get("/same-person", &k.lead), "Twenty years between them"));
  ASSERT_EQ(k.box.post("/same-person", &k.lead, {{"do", "maybe-same"}, {"pick", pick}}).status, 303);
  EXPECT_EQ(look().found.size(), 1u);
  EXPECT_TRUE(look().set_aside.empty());
  // Said again, and then they agree in another way.
  ASSERT_EQ(k.box.post("/same-person", &k.lead, {{"do", "not-same"}, {"pick", pick}, {"known_reason", "Really not"}}).status, 303);
  EXPECT_TRUE(look().found.empty());
  k.perpetrator(k.sam, two, "Krzysztof Wojciechowski");
  EXPECT_EQ(look().found.size(), 1u);
}

// 50,000 cases when ROWAN_SHOW_TIMES is set, all of them seen by a lead of everything and none by somebody of another team; else few.
TEST(KnownSize, Many_cases_are_asked_quickly_by_who_sees_all_and_by_who_sees_none) {
  KnownBox k;
  const bool all = std::getenv("ROWAN_SHOW_TIMES") != nullptr;
  const std::int64_t many = all ? 50'000 : 500;
  demo::Dice dice(5);
  std::vector<people::CaseParties> cases;
  for (std::int64_t i = 0; i < many; ++i) {
    const auto name = [&] {
      const int origin = dice.below(demo::origins);
      return demo::given_name(dice, origin) + " " + demo::family_name(dice, origin);
    };
    cases.push_back({CaseId{100'000 + i}, "RW-" + std::to_string(100'000 + i) + "-X", "1 Elm Row, Wexcombe", {}, {},
                     {{people::Part::survivor, name(), {}}, {people::Part::perpetrator, name(), {}}, {people::Part::household, name(), {}}}});
  }
  k.box.desk.case_names.put_all(cases);
  ASSERT_TRUE(k.box.desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const people::CaseParties& c : cases) {
      app::CaseSummary summary;
      summary.name = c.parties.front().name;
      summary.parties = c.parties;
      store::put_case(tx, {.id = c.id,
                           .reference = c.reference,
                           .lead = k.boss.id,
                           .team = TestBox::north,
                           .stage = "open",
                           .risk = "none",
                           .summary = to_json(summary)});
      store::set_case_grants(tx, c.id, std::vector<store::Grant>{{managers_principal(TestBox::north)}});
    }
    return {};
  }));
  const std::string report = k.take(k.sam, "Marina Wickwood", cases[7].parties[1].name);
  for (const TestBox::Person* who : {&k.boss, &k.sam}) {
    const Report read = k.read(*who, report);
    for (const bool first : {true, false}) {
      if (first)
        (void)app::act_on_case(k.box.desk, k.ann.actor, k.open_case(k.ann, "Somebody", ""), "access",
                               [&](const Seen& seen) { return bar(seen, k.lead.id, "x"); }, {});
      const auto from = std::chrono::steady_clock::now();
      const auto known = app::already_known(k.box.desk, who->actor, read);
      const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - from).count();
      if (all)
        std::printf("%s %s: %lld us, %zu cases shown\n", who->user_name.c_str(), first ? "after a grant changed" : "again",
                    static_cast<long long>(took), cases_in(known));
      EXPECT_EQ(cases_in(known) > 0, who == &k.boss);
      EXPECT_LT(took, 1'000'000);
      k.settle();
    }
  }
}

TEST(Known, Names_are_read_out_of_what_was_said_of_a_household) {
  using people::names_in;
  EXPECT_EQ(names_in("Leah Marsh (7), her mother Ann Price and the dog"), (std::vector<std::string>{"Leah Marsh", "Ann Price"}));
  EXPECT_TRUE(names_in("two children, 4 and 6").empty());
  EXPECT_TRUE(names_in("Leah, 7").empty()) << "a first name alone says too little";
}

}  // namespace
}  // namespace rowan::web
