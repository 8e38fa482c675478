// Who is already known: what reaches nobody whom it must not reach, what "not the same" hides and what it does not, and what was typed.
#include <future>

#include "store/access_log.h"
#include "web/pages/test_known_box.h"

namespace rowan::web {
namespace {

// ---- who hears of it ----

TEST(Safeguards, SG_39_who_works_on_one_of_the_cases_reads_nothing_of_it_under_who_has_looked) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string two = k.open_case(k.sam, "Joan Field", "Kristof Wojciehowski", TestBox::south);
  const std::string pick = app::same_in_other_cases(k.box.desk, k.lead.actor, 0)->found.at(0).places.at(1).pick;
  const std::string reason = "The one of " + one + " is the father";
  ASSERT_EQ(k.box.post("/same-person", &k.lead, {{"do", "not-same"}, {"pick", pick}, {"known_reason", reason}}).status, 303);
  ASSERT_EQ(k.box.post("/same-person", &k.lead, {{"do", "maybe-same"}, {"pick", pick}}).status, 303);
  // What an earlier version wrote into the log of the case is not shown either, however much of it there is.
  const CaseId id = app::view_case(k.box.desk, k.ann.actor, one)->get().id;
  ASSERT_TRUE(k.box.desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const char* act : {"people.not-same", "people.maybe-same", "people.same-viewed"})
      for (int i = 0; i < 50; ++i) tx.log_access({k.box.now, k.lead.id, stream_of(id), act, reason});
    return {};
  }));
  for (const auto& [who, reference] : {std::pair(&k.ann, one), std::pair(&k.sam, two)}) {
    const Response page = k.box.get("/cases/" + reference + "/access", who);
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Recorded the perpetrator")) << "control: what is theirs to know is there, further back";
    EXPECT_FALSE(has(page, "the father"));
    EXPECT_FALSE(has(page, "not the same"));
    EXPECT_FALSE(has(page, "same person"));
    EXPECT_FALSE(has(page, reference == one ? two : one));
  }
  std::size_t logged = 0;  // it stands in the log all the same, for whoever may read all of it
  (void)k.box.desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const store::AccessRow& row : store::looked_by(reader, k.lead.id, 0, 500))
      logged += row.access.act == "people.not-same" && !row.access.stream && row.access.detail.find(one) != std::string::npos &&
                row.access.detail.find(two) != std::string::npos && row.access.detail.find("father") == std::string::npos;
    return {};
  });
  EXPECT_EQ(logged, 1u);
}

TEST(Known, Somebody_kept_from_a_report_hears_nothing_of_the_danger_in_it) {
  KnownBox k;
  ReportReceived said;
  said.route = rowan::Route::neighbour;
  said.danger = Answer::yes;
  said.handle = "Bella Quill";
  said.account = "Shouting.";
  said.team = TestBox::south;
  said.keep_from = {k.ann.id};
  const auto taken = app::take_report(k.box.desk, k.sam.actor, said, k.box.now, {});
  ASSERT_TRUE(taken);
  ASSERT_NE(k.box.get("/reports/" + taken->reference, &k.ann).status, 200);
  EXPECT_EQ(k.told(k.sam, "report.danger"), 1u) << "control: others hear of it";
  EXPECT_EQ(app::menu_counts(k.box.desk, k.sam.actor).notices, 1u);
  EXPECT_TRUE(has(k.box.get("/messages", &k.sam), taken->reference));
  EXPECT_EQ(k.told(k.ann, "report.danger"), 0u);
  EXPECT_EQ(app::menu_counts(k.box.desk, k.ann.actor).notices, 0u) << "nor a number that counts it";
  EXPECT_FALSE(has(k.box.get("/messages", &k.ann), taken->reference));
  const std::int64_t id = app::notices_for(k.box.desk, k.sam.actor, 10).at(0).id;
  const auto guessed = app::read_notice(k.box.desk, k.ann.actor, id);
  ASSERT_FALSE(guessed);
  EXPECT_EQ(guessed.refusal().first().id, "notice.none");
  EXPECT_TRUE(app::read_notice(k.box.desk, k.sam.actor, id));
}

TEST(Known, NHG_14_who_is_barred_from_the_case_that_a_report_became_has_no_message_of_the_report_left) {
  KnownBox k;
  k.box.add("Bartholomew", {"officer"}, TestBox::south);
  const std::string report = k.take(k.ann, "Bella Quill", "Bartholomew Okafor");
  ASSERT_EQ(k.told(k.boss, "people.conflict"), 1u);
  app::OpenChoice choice;
  choice.name = "Bella Quill";
  choice.lead = k.ann.id;
  choice.team = TestBox::north;
  const auto opened = app::open_from_report(k.box.desk, k.ann.actor, report, choice, "open-1");
  ASSERT_TRUE(opened) << opened.refusal().first().text;
  k.settle();
  EXPECT_EQ(k.told(k.boss, "people.conflict"), 1u) << "control: who may see the case keeps it";
  ASSERT_TRUE(app::act_on_case(k.box.desk, k.ann.actor, *opened, "access.barred",
                               [&](const Seen& seen) { return bar(seen, k.boss.id, "Knows them"); }, {}));
  EXPECT_EQ(k.told(k.boss, "people.conflict"), 0u);
}

// ---- "not the same" ----

struct Namesakes {
  KnownBox k;
  std::string reference = k.open_case(k.ann, "Danielle Marsh", "");
  std::string report = k.take(k.sam, "Bella Quill", "Zebedee Quirkmoor");

  void act(const std::string& page, const TestBox::Fields& fields) {
    ASSERT_EQ(k.box.post("/cases/" + reference + page, &k.ann, fields).status, 303);
    k.settle();
  }
  void household(const std::string& members) { act("/household", {{"children", "yes"}, {"adults", "no"}, {"members", members}}); }
  void further(const std::string& name) { act("/further-perpetrator", {{"name", name}, {"relation", "Former partner"}}); }
  app::AlreadyKnown harms() { return k.known(k.ann, report).at(1); }
  bool not_same(const std::string& pick) {
    return app::say_same_or_not(k.box.desk, k.ann.actor, report, "perpetrator", pick, true, "That is her son", "t" + std::to_string(++token)).ok();
  }
  int token = 0;
};

TEST(Known, Not_the_same_said_of_a_son_does_not_hide_the_father_of_the_same_name) {
  Namesakes n;
  n.household("her son Zebedee Quirkmoor (19)");
  EXPECT_EQ(n.k.told(n.k.ann), 1u);
  ASSERT_EQ(n.harms().cases.size(), 1u);
  const std::string old_pick = n.harms().cases[0].pick;
  ASSERT_TRUE(n.not_same(old_pick));
  ASSERT_TRUE(n.harms().cases.empty());
  EXPECT_EQ(n.k.told(n.k.ann), 1u);
  n.further("Zebedee Quirkmoor");
  const app::AlreadyKnown after = n.harms();
  ASSERT_EQ(after.cases.size(), 1u) << "the father is somebody else";
  EXPECT_EQ(after.cases[0].part, people::Part::perpetrator);
  ASSERT_EQ(after.set_aside.size(), 1u) << "what was said of the son is still his";
  EXPECT_EQ(after.set_aside[0].pick, old_pick);
  EXPECT_EQ(n.k.told(n.k.ann), 2u) << "and it is told, though something in that case was set aside";
  (void)n.harms();
  EXPECT_EQ(n.k.told(n.k.ann), 2u) << "once";
  EXPECT_FALSE(n.not_same(old_pick)) << "a page drawn before names the son, and never the father";
  ASSERT_EQ(n.harms().cases.size(), 1u);
  // A second father: whatever was said of the first says nothing of him.
  ASSERT_TRUE(n.not_same(n.harms().cases[0].pick));
  ASSERT_TRUE(n.harms().cases.empty());
  n.further("Zebedee Quirkmoor");
  EXPECT_EQ(n.harms().cases.size(), 1u);
}

TEST(Known, A_likelier_son_who_is_not_the_same_leaves_the_less_likely_father_in_the_list) {
  Namesakes n;
  n.household("her son Zebedee Quirkmoor (19)");
  n.further("Zebedy Quirkmore");
  const auto before = n.harms();
  ASSERT_EQ(before.cases.size(), 1u);
  ASSERT_EQ(before.cases[0].part, people::Part::household) << "control: one a case, the likeliest";
  ASSERT_TRUE(n.not_same(before.cases[0].pick));
  const auto after = n.harms();
  ASSERT_EQ(after.cases.size(), 1u);
  EXPECT_EQ(after.cases[0].part, people::Part::perpetrator);
  EXPECT_EQ(after.set_aside.size(), 1u);
}

TEST(Known, Asking_from_the_case_tells_nobody_of_whom_it_is_not) {
  Namesakes n;
  n.household("her son Zebedee Quirkmoor (19)");
  ASSERT_TRUE(n.not_same(n.harms().cases.at(0).pick));
  // As if nobody had been told before: a lead who has just got the case, for example.
  ASSERT_TRUE(n.k.box.desk.store.write([](store::Tx& tx) -> Result<void> {
    tx.db().execute("DELETE FROM setting WHERE name LIKE 'told %'", {});
    return {};
  }));
  const std::size_t before = n.k.told(n.k.ann);
  app::tell_again(n.k.box.desk);
  n.k.settle();
  EXPECT_EQ(n.k.told(n.k.ann), before) << "nothing new is known of the son";
  n.further("Zebedee Quirkmoor");
  EXPECT_EQ(n.k.told(n.k.ann), before + 1) << "control: of the father";
}

TEST(Safeguards, SG_39_not_the_same_said_of_one_of_two_of_a_name_does_not_hide_the_other) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string two = k.open_case(k.sam, "Joan Field", "Krzysztof Wojciechowski", TestBox::south);
  const auto look = [&] { return *app::same_in_other_cases(k.box.desk, k.lead.actor, 0); };
  const std::string old_pick = look().found.at(0).places.at(1).pick;
  ASSERT_TRUE(app::say_of_same_person(k.box.desk, k.lead.actor, old_pick, true, "The father", "t1"));
  EXPECT_TRUE(look().found.empty());
  ASSERT_EQ(k.box.post("/cases/" + one + "/further-perpetrator", &k.ann, {{"name", "Krzysztof Wojciechowski"}, {"relation", "Son"}}).status, 303);
  ASSERT_EQ(look().found.size(), 1u) << "two of that name now: it is said anew";
  const auto late = app::say_of_same_person(k.box.desk, k.lead.actor, old_pick, true, "An old page", "t2");
  ASSERT_FALSE(late) << "an old page's pair is none of these";
  EXPECT_EQ(late.refusal().first().id, "known.none");
}

TEST(Safeguards, SG_39_a_pair_is_looked_for_before_anybody_who_saves_has_to_wait) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  (void)k.open_case(k.sam, "Joan Field", "Kristof Wojciehowski", TestBox::south);
  std::promise<void> go_on;
  k.box.desk.store.write_then([wait = go_on.get_future().share()](store::Tx&) -> Result<void> { wait.wait(); return {}; }, [](Result<void>) {});
  const auto guess = [&] { return app::say_of_same_person(k.box.desk, k.lead.actor, one + "/RW-2-X x", true, "A guess", "t1"); };
  auto said = std::async(std::launch::async, guess);
  const bool without_the_lane = said.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
  go_on.set_value();
  EXPECT_TRUE(without_the_lane);
  EXPECT_EQ(said.get().refusal().first().id, "known.none");
}

// ---- what a page says of how many ----

TEST(Safeguards, SG_39_cases_that_the_lead_may_not_see_are_counted_nowhere) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  (void)k.open_case(k.sam, "Joan Field", "Oluwaseun Adebayo", TestBox::south);
  const auto look = [&] { return *app::same_in_other_cases(k.box.desk, k.lead.actor, 0); };
  EXPECT_EQ(look().asked, 2u);
  const auto barred = [&](const Seen& seen) { return bar(seen, k.lead.id, "Knows them"); };
  ASSERT_TRUE(app::act_on_case(k.box.desk, k.ann.actor, one, "access.barred", barred, {}));
  EXPECT_EQ(look().asked, 1u);
  EXPECT_TRUE(has(k.box.get("/same-person", &k.lead), "over the 1 case looked at"));
  // Cases of the index alone, which nobody may see: neither counted nor a page of their own.
  std::vector<people::CaseParties> hidden;
  const std::vector<people::Party> named{{people::Part::survivor, "Mary Lowe", {}}, {people::Part::perpetrator, "Ansel Brock", {}}};
  for (std::int64_t i = 0; i < 300; ++i) hidden.push_back({CaseId{500'000 + i}, "RW-9000-X", {}, {}, {}, named});
  k.box.desk.case_names.put_all(hidden);
  EXPECT_EQ(look().asked, 1u);
  EXPECT_FALSE(look().more);
  EXPECT_EQ(app::same_in_other_cases(k.box.desk, k.lead.actor, 1)->asked, 0u) << "what is left out is what could be seen";
}

// ---- when it is told ----

TEST(Known, A_flood_is_told_of_when_there_is_room_again) {
  KnownBox k;
  (void)k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  std::promise<void> go_on;
  k.box.desk.afterwards.run([wait = go_on.get_future().share()] { wait.wait(); });
  while (k.box.desk.afterwards.run([] {})) {}
  ReportReceived said;
  said.route = rowan::Route::neighbour;
  said.danger = Answer::no;
  said.handle = "Bella Quill";
  said.perpetrator.name = "Kristof Wojciehowski";
  said.account = "Shouting.";
  said.team = TestBox::south;
  ASSERT_TRUE(app::take_report(k.box.desk, k.sam.actor, said, k.box.now, {}));
  (void)k.box.make_case("Mary Lowe", k.sam.id, TestBox::south);
  go_on.set_value();
  k.settle();
  EXPECT_EQ(k.told(k.ann), 0u) << "control: there was no room";
  (void)k.take(k.sam, "Somebody Else", "");
  EXPECT_EQ(k.told(k.ann), 1u);
}

TEST(Known, Who_is_kept_away_before_it_is_told_hears_nothing_of_it) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "");
  const std::string other = k.open_case(k.sam, "Joan Field", "Krzysztof Wojciechowski", TestBox::south);
  std::promise<void> go_on;
  k.box.desk.afterwards.run([wait = go_on.get_future().share()] { wait.wait(); });
  const auto act = [&](const std::string& what, const app::Decide& decide) {
    ASSERT_TRUE(app::act_on_case(k.box.desk, k.ann.actor, reference, what, decide, {}));
  };
  act("perpetrator.asked", [&](const Seen& seen) {
    PerpetratorAsked asked;
    asked.given = NameGiven::named;
    asked.name = "Krzysztof Wojciechowski";
    return ask_perpetrator(seen, asked);
  });
  act("access.barred", [&](const Seen& seen) { return bar(seen, k.sam.id, "Knows them"); });
  go_on.set_value();
  k.settle();
  EXPECT_EQ(k.told(k.sam), 0u);
}

TEST(Known, A_damaged_row_keeps_nobody_from_hearing_what_the_others_say) {
  KnownBox k;
  const std::string broken = k.open_case(k.sam, "Mary Lowe", "Krzysztof Wojciechowski", TestBox::south);
  (void)k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const CaseId id = app::view_case(k.box.desk, k.sam.actor, broken)->get().id;
  ASSERT_TRUE(k.box.desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.db().execute("UPDATE case_index SET summary = substr(summary, 1, 20) WHERE case_id = $1", {id});
    return {};
  }));
  (void)k.take(k.boss, "Bella Quill", "Krzysztof Wojciechowski");
  EXPECT_EQ(k.told(k.ann), 1u);
}

// ---- acts that are followed in another order than they were written in ----

TEST(Known, What_an_older_act_left_behind_does_not_replace_what_a_later_one_did) {
  KnownBox k;
  people::KnownCases cases;
  const auto named = [](const std::string& harms, std::int64_t seq) {
    const std::vector<people::Party> parties{{people::Part::survivor, "Danielle Marsh", {}}, {people::Part::perpetrator, harms, {}}};
    return people::CaseParties{CaseId{77}, "RW-4077-X", {}, {}, {}, parties, seq};
  };
  const auto finds = [&](const char* name) { return cases.find(people::to_match({.name = name}), 5).size(); };
  cases.put(named("Oluwaseun Adebayo", 6));
  cases.put(named("Krzysztof Wojciechowski", 5));
  EXPECT_EQ(finds("Oluwaseun Adebayo"), 1u);
  EXPECT_EQ(finds("Krzysztof Wojciechowski"), 0u) << "both put before anybody asked";
  cases.put(named("Krzysztof Wojciechowski", 5));
  EXPECT_EQ(finds("Oluwaseun Adebayo"), 1u);
  EXPECT_EQ(cases.search("danielle", 5).hits.size(), 1u);
  cases.put(named("Krzysztof Wojciechowski", 7));
  EXPECT_EQ(finds("Krzysztof Wojciechowski"), 1u) << "control: a later one";
  EXPECT_EQ(finds("Oluwaseun Adebayo"), 0u);

  people::KnownReports reports;
  const auto report = [](std::int64_t seq) {
    return people::ReportParties{ReportId{78}, {{people::Part::survivor, people::to_match({.name = "Danielle Marsh"})}}, seq};
  };
  reports.put(report(1));
  reports.forget(ReportId{78}, 2);
  reports.put(report(1));
  EXPECT_EQ(reports.size(), 0u) << "an ended report does not wait";
  reports.put(report(3));
  reports.forget(ReportId{78}, 2);
  EXPECT_EQ(reports.size(), 1u) << "control: a later one";

  app::StaffList staff;
  const auto colleague = [](bool active, std::int64_t seq) {
    app::Colleague one;
    one.actor.id = StaffId{79};
    one.active = active;
    one.seq = seq;
    return one;
  };
  staff.put(colleague(false, 6));
  staff.put(colleague(true, 5));
  EXPECT_FALSE(staff.find(StaffId{79})->active) << "an account that was ended stays ended";
}

TEST(Known, An_account_that_is_changed_carries_the_entry_it_was_changed_by) {
  KnownBox k;
  const std::int64_t before = k.box.desk.staff.find(k.ann.id)->seq;
  StaffDetails details;
  details.user_name = k.ann.user_name;
  details.name = "Ann Okafor";
  details.roles = {"officer"};
  details.team = TestBox::north;
  ASSERT_TRUE(app::change_staff(k.box.desk, Actor{}, k.ann.id, details));
  EXPECT_EQ(k.box.desk.staff.find(k.ann.id)->seq, before + 1);
  ASSERT_TRUE(app::warm_up(k.box.desk));
  EXPECT_EQ(k.box.desk.staff.find(k.ann.id)->seq, before + 1) << "as the record has it";
}

// ---- what was typed ----

TEST(Known, A_reason_in_any_script_is_taken_and_one_that_is_too_long_comes_back_with_the_form) {
  KnownBox k;
  const std::string one = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  (void)k.open_case(k.sam, "Joan Field", "Kristof Wojciehowski", TestBox::south);
  const std::string report = k.take(k.ann, "Bella Quill", "Krzysztof Wojciechowski");
  for (const std::string& address : {"/reports/" + report + "/known", std::string("/same-person")}) {
    const auto rule = gate(*k.box.site, k.box.request(Method::post, address, &k.ann));
    ASSERT_TRUE(std::holds_alternative<BodyRule>(rule));
    EXPECT_GE(std::get<BodyRule>(rule).max_bytes, 20'000u * 6) << address << ": letters of two bytes are six characters when they are sent";
  }
  const std::string long_reason(20'001, 'w');
  const std::string pick = k.known(k.ann, report).at(1).cases.at(0).pick;
  const TestBox::Fields fields{{"do", "not-same"}, {"pick", "perpetrator/" + pick}, {"known_reason", long_reason}};
  const Response of_report = k.box.post("/reports/" + report + "/known", &k.ann, fields);
  EXPECT_EQ(of_report.status, 200);
  EXPECT_TRUE(has(of_report, "This is too long"));
  EXPECT_TRUE(has(of_report, long_reason));
  const std::string pair = app::same_in_other_cases(k.box.desk, k.lead.actor, 0)->found.at(0).places.at(1).pick;
  const Response of_pair = k.box.post("/same-person", &k.lead, {{"do", "not-same"}, {"pick", pair}, {"known_reason", long_reason}});
  EXPECT_EQ(of_pair.status, 200);
  EXPECT_TRUE(has(of_pair, "This is too long"));
  EXPECT_TRUE(has(of_pair, long_reason));
}

TEST(Known, What_somebody_else_took_back_meanwhile_leaves_the_typed_reason_on_the_page) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string form = "/cases/" + reference + "/person-details";
  const auto learned = [&] { return app::view_case(k.box.desk, k.ann.actor, reference)->get().learned; };
  ASSERT_EQ(k.box.post(form, &k.ann, {{"who", "perpetrator"}, {"names", "Big Kris"}}).status, 303);
  ASSERT_EQ(k.box.post(form, &k.ann, {{"who", "perpetrator"}, {"names", "Little Kris"}}).status, 303);
  const std::string first = std::to_string(learned().at(0).seq), second = std::to_string(learned().at(1).seq);
  ASSERT_EQ(k.box.post(form + "/wrong", &k.ann, {{"seq", first}, {"reason", "Somebody else"}}).status, 303);
  const Response again = k.box.post(form + "/wrong", &k.ann, {{"seq", first}, {"reason", "My long typed reason"}});
  EXPECT_EQ(again.status, 200);
  EXPECT_TRUE(has(again, "My long typed reason"));
  EXPECT_TRUE(has(again, "href=\"#seq\""));
  ASSERT_EQ(k.box.post(form + "/wrong", &k.ann, {{"seq", second}, {"reason", "Somebody else"}}).status, 303);
  const Response last = k.box.post(form + "/wrong", &k.ann, {{"seq", second}, {"reason", "My long typed reason"}});
  EXPECT_EQ(last.status, 200);
  EXPECT_TRUE(has(last, "My long typed reason")) << "where nothing is left to choose from";
}

}  // namespace
}  // namespace rowan::web
