// Who is already known: reports that wait, what is known of a person beside the name, and what was to be told when the program ended.
#include "web/pages/test_known_box.h"

namespace rowan::web {
namespace {

// ---- reports that wait ----

std::size_t reports_in(const std::vector<app::AlreadyKnown>& all) {
  std::size_t n = 0;
  for (const auto& each : all) n += each.reports.size();
  return n;
}

TEST(Known, The_same_perpetrator_in_two_reports_that_wait_is_found_when_the_second_is_taken) {
  KnownBox k;
  const std::string first = k.take(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  EXPECT_EQ(reports_in(k.known(k.sam, first)), 0u) << "not with itself";
  const std::string second = k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(k.told(k.ann), 1u) << "whoever took the first";
  EXPECT_EQ(k.told(k.boss), 0u);
  const auto all = k.known(k.sam, second);
  ASSERT_EQ(all.at(1).reports.size(), 1u);
  EXPECT_EQ(all[1].reports[0].reference, first);
  EXPECT_EQ(all[1].reports[0].name, "Krzysztof Wojciechowski");
  EXPECT_TRUE(has(k.box.get("/reports/" + second, &k.sam), "Report that waits"));
  (void)k.known(k.sam, first);
  EXPECT_EQ(k.told(k.ann), 1u) << "once for the two of them";
  EXPECT_EQ(k.told(k.sam), 0u);
  // Once it waits no longer it is the case that is found.
  app::OpenChoice choice;
  choice.name = "Danielle Marsh";
  choice.lead = k.ann.id;
  choice.team = TestBox::north;
  const auto opened = app::open_from_report(k.box.desk, k.ann.actor, first, choice, "open-1");
  ASSERT_TRUE(opened) << opened.refusal().first().text;
  k.settle();
  EXPECT_EQ(reports_in(k.known(k.ann, second)), 0u);
  EXPECT_EQ(k.known(k.ann, second).at(1).cases.size(), 1u);
}

TEST(Known, A_report_that_waits_and_is_kept_from_somebody_tells_them_nothing) {
  KnownBox k;
  const std::string first = k.take(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski", {k.sam.id});
  const std::string second = k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 0u);
  EXPECT_EQ(k.told(k.sam), 0u);
  EXPECT_EQ(k.told(k.ann), 1u) << "she may see both";
  EXPECT_EQ(reports_in(k.known(k.ann, second)), 1u) << "control";
  // Kept from whoever took the first: those above hear of it, and not she.
  const std::string third = k.take(k.sam, "Joan Field", "Krzysztof Wojciechowski", {k.ann.id});
  EXPECT_EQ(k.told(k.ann), 1u);
  EXPECT_EQ(k.told(k.boss), 1u);
  // The same page, to the letter, where there is no such report at all.
  KnownBox none;
  const std::string miss = none.take(none.sam, "Bella Quill", "Kristof Wojciehowski");
  (void)third;
  KnownBox hidden;
  (void)hidden.take(hidden.ann, "Danielle Marsh", "Krzysztof Wojciechowski", {hidden.sam.id});
  const std::string hit = hidden.take(hidden.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(shape(hidden.box.get("/reports/" + hit, &hidden.sam).body, hit).size(),
            shape(none.box.get("/reports/" + miss, &none.sam).body, miss).size());
}

TEST(Known, A_restart_knows_the_reports_that_wait_and_an_ended_one_is_forgotten) {
  KnownBox k;
  const std::string first = k.take(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string second = k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  k.box.desk.report_names.put({k.read(k.ann, first).id, {}, 1});
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 0u) << "control: forgotten";
  ASSERT_TRUE(app::warm_up(k.box.desk));
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 1u);
  ASSERT_TRUE(app::ask_to_end_report(k.box.desk, k.ann.actor, first, "A mistake", "e1"));
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 1u) << "it waits for a second person still";
  const auto ended = app::answer_end_of_report(k.box.desk, k.boss.actor, first, true, "It was", "e2");
  ASSERT_TRUE(ended) << ended.refusal().first().text;
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 0u);
  EXPECT_EQ(k.box.desk.report_names.size(), 1u);
}

TEST(Known, Not_the_same_of_two_reports_holds_seen_from_both) {
  KnownBox k;
  const std::string first = k.take(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string second = k.take(k.sam, "Bella Quill", "Krzysztof Wojciechowski");
  const std::string pick = k.known(k.sam, second).at(1).reports.at(0).pick;
  ASSERT_TRUE(app::say_same_or_not(k.box.desk, k.sam.actor, second, "perpetrator", pick, true, "Another man of that name", "n1"));
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 0u);
  EXPECT_EQ(k.known(k.sam, second).at(1).set_aside.size(), 1u);
  EXPECT_EQ(reports_in(k.known(k.ann, first)), 0u) << "from the other one too";
  const std::string back = k.known(k.ann, first).at(1).set_aside.at(0).pick;
  ASSERT_TRUE(app::say_same_or_not(k.box.desk, k.ann.actor, first, "perpetrator", back, false, {}, "n2"));
  EXPECT_EQ(reports_in(k.known(k.sam, second)), 1u);
}

// ---- what is known of a person beside the name ----

TEST(Known, What_a_report_knows_of_whoever_harms_finds_them_in_the_next_case) {
  KnownBox k;
  const auto take = [&](const std::string& survivor, const std::string& harms, std::optional<Date> born, const std::string& phone,
                        const std::string& address) {
    ReportReceived said;
    said.route = rowan::Route::neighbour;
    said.danger = Answer::no;
    said.handle = survivor;
    said.survivor.name = survivor;
    said.perpetrator = {{}, harms, address, phone, born};
    said.team = TestBox::north;
    const auto taken = app::take_report(k.box.desk, k.ann.actor, said, k.box.now, {});
    k.settle();
    return taken->reference;
  };
  const std::string first = take("Danielle Marsh", "Krzysztof Wojciechowski", Date{1980, 5, 17}, "07700 900456", "9 Birch Walk, Wexcombe");
  app::OpenChoice choice;
  choice.name = "Danielle Marsh";
  choice.lead = k.ann.id;
  choice.team = TestBox::north;
  const auto opened = app::open_from_report(k.box.desk, k.ann.actor, first, choice, "open-1");
  ASSERT_TRUE(opened) << opened.refusal().first().text;
  k.settle();
  const std::string second = take("Bella Quill", "Krzysztof Wojciechowski", Date{1980, 5, 17}, {}, {});
  const auto found = k.known(k.ann, second).at(1).cases;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].band, matching::Band::same) << "the date of birth of the report counts";
  EXPECT_EQ(k.known(k.ann, take("Joan Field", "", {}, "07700900456", {})).at(1).cases.size(), 1u) << "the phone alone";
  // A rebuild from the record knows the same, to the byte.
  const auto before = app::index_digest(k.box.desk);
  ASSERT_TRUE(app::rebuild(k.box.desk));
  EXPECT_EQ(*before, *app::index_digest(k.box.desk));
  ASSERT_TRUE(app::warm_up(k.box.desk));
  EXPECT_EQ(k.known(k.ann, second).at(1).cases.at(0).band, matching::Band::same);
  // Another name in a second report of the same case stands beside the first, as somebody of whom nobody has said who it is.
  const std::string third = take("Danielle Marsh", "Oluwaseun Adebayo", Date{1991, 1, 2}, {}, {});
  ASSERT_TRUE(app::attach_to_case(k.box.desk, k.ann.actor, third, *opened, "attach-1"));
  k.settle();
  const auto both = app::cases_like(k.box.desk, k.ann.actor, {.name = "Oluwaseun Adebayo", .date_of_birth = Date{1991, 1, 2}}, 5);
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].name, "Oluwaseun Adebayo");
  EXPECT_EQ(both[0].band, matching::Band::same);
  EXPECT_TRUE(has(k.box.get("/cases/" + *opened + "/timeline", &k.ann), "A report says of a person"));
}

TEST(Known, It_is_asked_again_when_an_alias_or_an_earlier_surname_is_learned) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const std::string report = k.take(k.sam, "Bella Quill", "Marek Zielinski");
  EXPECT_EQ(k.told(k.ann), 0u);
  const std::string form = "/cases/" + reference + "/person-details";
  EXPECT_EQ(k.box.post(form, &k.ann, {{"who", "perpetrator"}}).status, 200) << "nothing was written";
  ASSERT_EQ(k.box.post(form, &k.ann, {{"who", "perpetrator"}, {"names", "Marek Zielinski\r\nBig Kris"}, {"text", "Her sister says so"}}).status, 303);
  k.settle();
  EXPECT_EQ(k.told(k.ann), 1u);
  const auto found = k.known(k.ann, report).at(1).cases;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "Krzysztof Wojciechowski") << "as the case calls them";
  const Response page = k.box.get(form, &k.ann);
  EXPECT_TRUE(has(page, "Marek Zielinski"));
  // A surname from before, of the person who is harmed.
  const std::string other = k.take(k.sam, "Danielle Brandt", "");
  EXPECT_EQ(k.told(k.ann), 1u);
  ASSERT_EQ(k.box.post(form, &k.ann, {{"who", "survivor"}, {"earlier", "Brandt"}}).status, 303);
  k.settle();
  EXPECT_EQ(k.told(k.ann), 2u);
  // What was wrong is taken back with a reason, and finds nobody any more.
  const auto learned = app::view_case(k.box.desk, k.ann.actor, reference, "case.viewed")->get().learned;
  ASSERT_EQ(learned.size(), 2u);
  EXPECT_EQ(k.box.post(form + "/wrong", &k.ann, {{"seq", std::to_string(learned[0].seq)}}).status, 200) << "why is needed";
  ASSERT_EQ(k.box.post(form + "/wrong", &k.ann, {{"seq", std::to_string(learned[0].seq)}, {"reason", "Somebody else"}}).status, 303);
  EXPECT_TRUE(k.known(k.ann, report).at(1).cases.empty());
  EXPECT_TRUE(has(k.box.get("/cases/" + reference + "/timeline", &k.ann), "Somebody else"));
  EXPECT_NE(k.box.get(form, &k.sam).status, 200);
}

// ---- after the program ended ----

TEST(Known, What_was_to_be_told_when_the_program_ended_is_told_after_the_start_and_once) {
  KnownBox k;
  const std::string reference = k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  const CaseId id = app::view_case(k.box.desk, k.ann.actor, reference, "case.viewed")->get().id;
  k.box.desk.case_names.forget(id);  // so that nothing can be told when the report is taken
  (void)k.take(k.sam, "Bella Quill", "Kristof Wojciehowski");
  EXPECT_EQ(k.told(k.ann), 0u);
  ASSERT_TRUE(app::warm_up(k.box.desk));
  for (int start = 0; start < 2; ++start) {
    app::tell_again(k.box.desk);
    k.settle();
    EXPECT_EQ(k.told(k.ann), 1u);
    EXPECT_EQ(k.told(k.sam), 0u);
  }
}

TEST(Known, What_a_case_was_to_tell_another_when_the_program_ended_is_told_after_the_start) {
  KnownBox k;
  (void)k.open_case(k.ann, "Danielle Marsh", "Krzysztof Wojciechowski");
  k.box.now = k.box.now + elapsed_days(30);
  const CaseId first = k.box.desk.case_names.find(people::to_match({.name = "Krzysztof Wojciechowski"}), 1).at(0).id;
  k.box.desk.case_names.forget(first);
  (void)k.open_case(k.sam, "Joan Field", "Kristof Wojciehowski", TestBox::south);
  EXPECT_EQ(k.told(k.ann), 0u);
  ASSERT_TRUE(app::warm_up(k.box.desk));
  app::tell_again(k.box.desk);
  k.settle();
  EXPECT_EQ(k.told(k.ann), 1u);
}

}  // namespace
}  // namespace rowan::web
