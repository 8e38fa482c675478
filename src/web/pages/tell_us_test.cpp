#include "web/pages/tell_us.h"

#include <regex>
#include <thread>

#include "web/pages/tell_us_questions.h"
#include "web/pages/tell_us_when.h"
#include "web/pages/test_box.h"
#include <algorithm>

namespace rowan::web {
namespace {

using tell::Step;

TellAnswers said(std::initializer_list<std::pair<const char*, const char*>> list) {
  TellAnswers answers;
  for (const auto& [field, value] : list) answers[field].emplace_back(value);
  return answers;
}
Instant monday() { return *instant_from_iso("2026-11-16T10:00:00Z"); }

// ---- which questions

TEST(TellUsFlow, nothing_but_the_first_question_before_it_is_answered) {
  EXPECT_EQ(tell::flow({}), std::vector<Step>{Step::teller});
  EXPECT_EQ(tell::flow(said({{"teller", "somebody"}})), std::vector<Step>{Step::teller});
}

TEST(TellUsFlow, each_way_has_its_own_questions) {
  const auto has_step = [](const char* teller, Step step) {
    const auto steps = tell::flow(said({{"teller", teller}}));
    return std::find(steps.begin(), steps.end(), step) != steps.end();
  };
  EXPECT_TRUE(has_step("survivor", Step::reach));
  EXPECT_FALSE(has_step("neighbour", Step::reach)) << "a neighbour cannot say what is safe for somebody else";
  EXPECT_TRUE(has_step("neighbour", Step::reach_you));
  EXPECT_TRUE(has_step("harm", Step::about_you));
  EXPECT_FALSE(has_step("harm", Step::other_person));
  for (const std::string_view teller : tell::teller_names) EXPECT_EQ(tell::flow(said({{"teller", std::string(teller).c_str()}})).at(1), Step::danger) << "danger comes first";
}

TEST(Clauses, CX_4_1b_a_professional_is_asked_the_three_parts) {
  const auto steps = tell::flow(said({{"teller", "professional"}}));
  for (const Step step : {Step::agency, Step::details, Step::support, Step::wanted}) EXPECT_NE(std::find(steps.begin(), steps.end(), step), steps.end());
  const ReportReceived report = tell::report_of(said({{"teller", "professional"}, {"agency", "County hospital"}, {"details", "She told the ward."}, {"support", "An adviser"}, {"wanted", "A new lock"}}));
  EXPECT_EQ(report.route, rowan::Route::other_professional);
  EXPECT_EQ(report.reporter.agency, "County hospital");
  EXPECT_EQ(report.enquiry_details, "She told the ward.");
  EXPECT_EQ(report.enquiry_support, "An adviser");
  EXPECT_EQ(report.enquiry_wanted, "A new lock");
  EXPECT_EQ(tell::report_of(said({{"teller", "professional"}, {"police", "yes"}})).route, rowan::Route::police);
}

TEST(Clauses, NHG_21_yes_to_danger_shows_what_to_do_and_goes_on) {
  const auto steps = tell::flow(said({{"teller", "survivor"}, {"danger", "yes"}}));
  ASSERT_GT(steps.size(), 3U);
  EXPECT_EQ(steps[2], Step::act_now);
  EXPECT_EQ(steps[3], Step::account);
}

TEST(TellUsFlow, only_the_first_question_needs_an_answer) {
  const Form nothing;
  EXPECT_FALSE(tell::problems(Step::teller, nothing).empty());
  for (const std::string_view teller : tell::teller_names)
    for (const Step step : tell::flow(said({{"teller", std::string(teller).c_str()}, {"danger", "yes"}})))
      {
        if (step == Step::teller) continue;
        EXPECT_TRUE(tell::problems(step, nothing).empty());
      }
  Form wrong;
  wrong.add("danger", "perhaps");
  EXPECT_EQ(tell::problems(Step::danger, wrong).size(), 1U);
  Form too_long;
  too_long.add("who_name", std::string(400, 'x'));
  EXPECT_EQ(tell::problems(Step::who, too_long).front().field, "who_name");
}

TEST(Safeguards, nothing_telling_stands_in_a_title) {
  for (int step = 0; step <= static_cast<int>(Step::wishes); ++step) {
    std::string title = tell::plain_title(static_cast<Step>(step));
    std::transform(title.begin(), title.end(), title.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* word : {"abuse", "violence", "domestic", "harm", "danger", "hurt", "perpetrator", "victim", "survivor", "police", "safe", "risk"}) EXPECT_EQ(title.find(word), title.npos) << title;
  }
}

// ---- what becomes of the answers

TEST(Clauses, NHG_15_every_way_of_telling_has_its_route) {
  const std::pair<const char*, rowan::Route> all[] = {{"survivor", rowan::Route::survivor},       {"neighbour", rowan::Route::neighbour},    {"relative", rowan::Route::relative},
                                                      {"harm", rowan::Route::perpetrator_self}, {"unsaid", rowan::Route::anonymous}};
  for (const auto& [teller, route] : all) EXPECT_EQ(tell::report_of(said({{"teller", teller}})).route, route) << teller;
}

TEST(Clauses, NHG_25_a_way_named_whole_is_approved_with_its_times) {
  const ReportReceived report = tell::report_of(said({{"teller", "survivor"}, {"reach", "text"}, {"text_number", "07700 900123"}, {"text_when", "weekdays between 10am and 2pm"}}));
  ASSERT_EQ(report.channels.size(), 1U);
  const Channel& channel = report.channels.front();
  EXPECT_EQ(channel.safety, ChannelSafety::approved);
  EXPECT_EQ(channel.days.size(), 5U);
  EXPECT_EQ(channel.from_minute, 600);
  EXPECT_EQ(channel.until_minute, 840);
  EXPECT_FALSE(channel.voicemail);
}

TEST(Clauses, NHG_25_times_that_are_not_understood_are_not_safe_until_a_person_has_read_them) {
  const ReportReceived report = tell::report_of(said({{"teller", "survivor"}, {"reach", "text"}, {"text_number", "07700 900123"}, {"text_when", "when he is at work"}}));
  ASSERT_EQ(report.channels.size(), 1U);
  EXPECT_EQ(report.channels.front().safety, ChannelSafety::not_safe);
  EXPECT_NE(report.channels.front().approved_by.find("when he is at work"), std::string::npos) << "their words are kept";
  const ReportReceived no_number = tell::report_of(said({{"teller", "survivor"}, {"reach", "call"}}));
  ASSERT_EQ(no_number.channels.size(), 1U);
  EXPECT_EQ(no_number.channels.front().safety, ChannelSafety::not_safe);
}

TEST(Safeguards, do_not_contact_me_is_kept_and_beats_everything_else_that_was_ticked) {
  TellAnswers answers = said({{"teller", "survivor"}, {"text_number", "07700 900123"}, {"account", "x"}});
  answers["reach"] = {"text", "none"};
  const ReportReceived report = tell::report_of(answers);
  EXPECT_TRUE(report.do_not_contact);
  EXPECT_TRUE(report.channels.empty());
}

TEST(Safeguards, a_neighbour_who_wants_no_contact_does_not_silence_us_towards_the_person) {
  const ReportReceived report = tell::report_of(said({{"teller", "neighbour"}, {"account", "Shouting"}, {"no_contact", "yes"}, {"your_contact", "07700 900123"}}));
  EXPECT_FALSE(report.do_not_contact);
  EXPECT_TRUE(report.channels.empty());
  EXPECT_EQ(report.reporter.contact, "Does not want to be contacted");
}

TEST(Clauses, NHG_26_rather_not_say_is_an_answer) {
  const ReportReceived report = tell::report_of(said({{"teller", "survivor"}, {"other_given", "declined"}, {"other_name", "typed before"}}));
  EXPECT_EQ(report.perpetrator_given, NameGiven::declined);
  EXPECT_TRUE(report.perpetrator.name.empty());
  EXPECT_EQ(tell::report_of(said({{"teller", "survivor"}, {"other_name", "Craig"}})).perpetrator_given, NameGiven::named);
}

TEST(Clauses, NHG_22_not_asked_is_not_no) {
  const ReportReceived report = tell::report_of(said({{"teller", "survivor"}, {"children", "unknown"}}));
  EXPECT_EQ(report.children, Answer::unknown);
  EXPECT_EQ(report.adults_at_risk, Answer::not_asked);
}

TEST(TellUsReport, answers_of_another_way_through_are_left_out) {
  const ReportReceived report = tell::report_of(said({{"teller", "neighbour"}, {"reach", "text"}, {"text_number", "07700 900123"}, {"account", "Shouting"}}));
  EXPECT_TRUE(report.channels.empty());
}

TEST(Clauses, NHG_7_very_little_is_enough_and_no_evidence_is_asked_for) {
  for (const auto& answers : {said({{"teller", "neighbour"}, {"account", "Shouting at night"}}), said({{"teller", "unsaid"}, {"who_address", "Flat 2"}}), said({{"teller", "survivor"}, {"danger", "yes"}}),
                              said({{"teller", "relative"}, {"kinds", "physical"}}), said({{"teller", "professional"}, {"details", "She told the ward."}})})
    EXPECT_TRUE(rowan::take_report(tell::report_of(answers), monday(), monday()).ok());
  EXPECT_FALSE(rowan::take_report(tell::report_of(said({{"teller", "survivor"}})), monday(), monday()).ok()) << "but something has to be said";
}

TEST(Clauses, NHG_6_something_else_can_always_be_chosen) {
  const auto without = tell::kinds(nullptr);
  EXPECT_EQ(std::count_if(without.begin(), without.end(), [](const auto& k) { return k.code == "other"; }), 1);
  Policy policy;
  policy.abuse_types = {{"financial", "Financial", AbuseType::economic}, {"rent", "Rent", AbuseType::economic}};
  const auto with = tell::kinds(&policy);
  ASSERT_EQ(with.size(), 3U);
  EXPECT_EQ(with[0].code, "financial");
  EXPECT_EQ(with[1].words, "Rent") << "two codes for one form must read differently";
  EXPECT_EQ(with[2].code, "other");
}

// ---- good times

TEST(GoodTime, is_read_when_every_word_is_understood) {
  struct Row { const char* words; std::size_t days; int from, until; };
  for (const Row& row : {Row{"weekdays between 10am and 2pm", 5, 600, 840}, Row{"Monday to Thursday after 6pm", 4, 1080, 1440}, Row{"any time", 0, 0, 1440}, Row{"tuesdays and fridays", 2, 0, 1440},
                         Row{"10 am - 2 pm", 0, 600, 840}, Row{"before midday on Sat", 1, 0, 720}, Row{"every day 09:00 to 17:30", 0, 540, 1050}, Row{"Friday to Monday", 4, 0, 1440}}) {
    const auto good = read_good_time(row.words);
    ASSERT_TRUE(good) << row.words;
    EXPECT_EQ(good->days.size(), row.days) << row.words;
    EXPECT_EQ(good->from_minute, row.from) << row.words;
    EXPECT_EQ(good->until_minute, row.until) << row.words;
  }
}
TEST(GoodTime, is_left_to_a_person_when_a_word_or_an_hour_is_not_clear) {
  for (const char* words : {"", "not weekdays", "10 to 2", "when he is out", "weekdays except Friday", "mornings", "2pm to 10am", "10am to 11am and 3pm to 4pm", "after 6", "mondays any day 10am to 2pm", "Monday to"})
    EXPECT_FALSE(read_good_time(words)) << words;
}

// ---- sessions

TEST(TellSessions, are_forgotten_after_half_an_hour_without_a_word) {
  TellSessions sessions;
  const std::string token = sessions.begin(monday());
  EXPECT_TRUE(sessions.with(token, monday() + minutes(29), [](auto& s) { EXPECT_TRUE(s.put("account", {"words"})); }));
  EXPECT_TRUE(sessions.with(token, monday() + minutes(58), [](auto& s) { EXPECT_EQ(s.answers.at("account").front(), "words"); }));
  EXPECT_FALSE(sessions.with(token, monday() + minutes(89), [](auto&) { ADD_FAILURE(); }));
  EXPECT_EQ(sessions.count(), 0U);
}
TEST(TellSessions, what_is_forgotten_is_gone) {
  TellSessions sessions;
  const std::string token = sessions.begin(monday());
  bool gone = false;
  sessions.with(token, monday(), [&](auto& s) {
    ASSERT_TRUE(s.put("account", {std::string(200, 's')}));
    s.wipe();
    gone = s.answers.empty();
  });
  EXPECT_TRUE(gone);
  sessions.forget(token);
  EXPECT_FALSE(sessions.with(token, monday(), [](auto&) {}));
}
TEST(TellSessions, hold_a_limited_amount_and_refuse_more_without_losing_anything) {
  TellSessions::Session session;
  ASSERT_TRUE(session.put("account", {"first"}));
  EXPECT_FALSE(session.put("account", {std::string(TellSessions::most_bytes + 1, 'x')}));
  EXPECT_EQ(session.answers.at("account").front(), "first");
  ASSERT_TRUE(session.put("account", {}));
  EXPECT_TRUE(session.answers.empty());
}
TEST(TellSessions, a_flood_of_empty_ones_does_not_push_out_somebody_who_is_telling_us) {
  TellSessions sessions;
  const std::string mine = sessions.begin(monday());
  sessions.with(mine, monday(), [](auto& s) { EXPECT_TRUE(s.put("teller", {"survivor"})); });
  for (std::size_t i = 0; i < TellSessions::most_sessions + 50; ++i) ASSERT_FALSE(sessions.begin(monday()).empty());
  EXPECT_EQ(sessions.count(), TellSessions::most_sessions);
  EXPECT_TRUE(sessions.with(mine, monday(), [](auto& s) { EXPECT_EQ(s.answers.size(), 1U); }));
}
TEST(TellSessions, are_taken_one_at_a_time) {
  TellSessions sessions;
  const std::string token = sessions.begin(monday());
  int count = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] { for (int i = 0; i < 500; ++i) sessions.with(token, monday(), [&](auto&) { ++count; }); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count, 2000);
}
TEST(TellRate, lets_a_few_through_from_one_place_and_some_more_in_all) {
  TellRate rate;
  for (std::size_t i = 0; i < TellRate::most_from_one; ++i) EXPECT_TRUE(rate.take("192.0.2.7", monday()));
  EXPECT_FALSE(rate.take("192.0.2.7", monday()));
  EXPECT_TRUE(rate.take("192.0.2.8", monday()));
  EXPECT_TRUE(rate.take("192.0.2.7", monday() + minutes(11)));
  TellRate all;
  for (std::size_t i = 0; i < TellRate::most_in_all; ++i) EXPECT_TRUE(all.take("192.0.2." + std::to_string(i), monday()));
  EXPECT_FALSE(all.take("198.51.100.1", monday()));
}

// ---- the pages, over a real store

struct TellUs : ::testing::Test {
  TestBox box;
  std::string cookie;

  Response get(const std::string& address) { return send(Method::get, address, {}); }
  Response send(Method method, const std::string& address, const TestBox::Fields& fields) {
    Request r = box.request(method, address);
    if (!cookie.empty()) r.headers.push_back({"Cookie", "tell=" + cookie});
    if (method == Method::post) {
      r.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
      for (const auto& [name, value] : fields) r.body += (r.body.empty() ? "" : "&") + percent_encode(name) + "=" + percent_encode(value);
    }
    Response response = answer(*box.site, r);
    if (const std::string set = header_of(response, "Set-Cookie"); set.starts_with("tell=")) cookie = set.substr(5, set.find(';') - 5);
    return response;
  }
  static std::string token_in(const Response& page) {
    std::smatch found;
    return std::regex_search(page.body, found, std::regex("name=\"_token\" value=\"([^\"]+)\"")) ? found[1].str() : "";
  }
  // Opens a question and answers it.
  Response say(const std::string& address, TestBox::Fields fields) {
    fields.emplace_back("_token", token_in(get(address)));
    return send(Method::post, address, fields);
  }
  static std::string to(const Response& response) { return header_of(response, "Location"); }
  std::size_t waiting() {
    const Actor lead{StaffId{9'000}, "Lead", {Role::da_lead, Role::manager}, TestBox::north};
    return app::reports_waiting(box.desk, lead);
  }
};

TEST_F(TellUs, a_person_tells_us_from_the_first_page_to_the_last_and_one_report_is_made) {
  EXPECT_EQ(get("/tell-us").status, 200);
  EXPECT_TRUE(has(get("/tell-us"), "neighbours"));
  EXPECT_TRUE(has(get("/tell-us/before-you-start"), "href=\"/tell-us/1\""));
  EXPECT_EQ(to(say("/tell-us/1", {{"teller", "survivor"}})), "/tell-us/2");
  EXPECT_EQ(to(say("/tell-us/2", {{"danger", "no"}})), "/tell-us/3");
  EXPECT_EQ(to(say("/tell-us/3", {{"account", "He takes my <money>."}})), "/tell-us/4");
  for (int step = 4; step <= 10; ++step) EXPECT_EQ(to(say("/tell-us/" + std::to_string(step), {})), "/tell-us/" + std::to_string(step + 1)) << "every page can be passed";
  EXPECT_EQ(to(say("/tell-us/11", {})), "/tell-us/check");
  const Response check = get("/tell-us/check");
  EXPECT_TRUE(has(check, "He takes my &lt;money&gt;."));
  EXPECT_TRUE(has(check, "href=\"/tell-us/3?check=1\""));
  const std::string token = token_in(check);
  EXPECT_EQ(waiting(), 0U);
  EXPECT_EQ(to(send(Method::post, "/tell-us/check", {{"_token", token}})), "/tell-us/done");
  EXPECT_EQ(to(send(Method::post, "/tell-us/check", {{"_token", token}})), "/tell-us/done") << "pressed twice";
  EXPECT_EQ(waiting(), 1U);
  const Response done = get("/tell-us/done");
  EXPECT_TRUE(has(done, "R-4001-"));
  EXPECT_FALSE(has(done, "money"));
  box.site->tell->with(cookie, box.now, [](auto& s) { EXPECT_TRUE(s.answers.empty()); });
}

TEST_F(TellUs, a_change_goes_back_to_the_check_page) {
  (void)say("/tell-us/1", {{"teller", "neighbour"}});
  (void)say("/tell-us/3", {{"account", "Shouting"}});
  EXPECT_TRUE(has(get("/tell-us/3?check=1"), "Shouting"));
  EXPECT_EQ(to(say("/tell-us/3?check=1", {{"account", "Shouting and crying"}})), "/tell-us/check");
  EXPECT_EQ(to(say("/tell-us/2?check=1", {{"danger", "yes"}})), "/tell-us/3?check=1") << "what to do in danger is shown first";
  EXPECT_EQ(to(say("/tell-us/1?check=1", {{"teller", "survivor"}})), "/tell-us/2") << "new questions were added";
}

TEST_F(TellUs, what_is_wrong_is_said_and_what_was_typed_stays) {
  const Response none = say("/tell-us/1", {});
  EXPECT_EQ(none.status, 200);
  EXPECT_TRUE(title_of(none).starts_with("Error: "));
  EXPECT_TRUE(has(none, "href=\"#teller\""));
  (void)say("/tell-us/1", {{"teller", "survivor"}});
  const Response long_name = say("/tell-us/5", {{"who_name", std::string(400, 'n')}});
  EXPECT_TRUE(has(long_name, std::string(400, 'n')));
}

TEST_F(TellUs, nothing_said_is_not_sent_and_the_page_says_where_to_write) {
  (void)say("/tell-us/1", {{"teller", "survivor"}});
  const Response check = say("/tell-us/check", {});
  EXPECT_TRUE(has(check, "Tell us something about what is happening"));
  EXPECT_TRUE(has(check, "href=\"/tell-us/3?check=1\""));
  EXPECT_EQ(waiting(), 0U);
}

TEST_F(TellUs, a_form_that_is_not_ours_changes_nothing) {
  (void)say("/tell-us/1", {{"teller", "survivor"}});
  EXPECT_EQ(send(Method::post, "/tell-us/3", {{"account", "planted"}, {"_token", "x.y"}}).status, 403);
  box.site->tell->with(cookie, box.now, [](auto& s) { EXPECT_EQ(s.answers.count("account"), 0U); });
}

TEST_F(TellUs, the_cookie_goes_with_the_browser_and_no_page_is_kept) {
  const Response first = get("/tell-us/1");
  const std::string set = header_of(first, "Set-Cookie");
  EXPECT_NE(set.find("HttpOnly"), set.npos);
  EXPECT_NE(set.find("SameSite=Strict"), set.npos);
  EXPECT_EQ(set.find("Max-Age"), set.npos);
  EXPECT_EQ(header_of(first, "Cache-Control"), "no-store");
  Request tls = box.request(Method::get, "/tell-us/1");
  tls.secure = true;
  EXPECT_NE(header_of(answer(*box.site, tls), "Set-Cookie").find("Secure"), std::string::npos);
  EXPECT_TRUE(has(first, "autocomplete=\"off\""));
  EXPECT_EQ(count_of(first.body, "<h1"), 1U);
  EXPECT_FALSE(has(first, "Rowan")) << "the landlord's name, never ours";
}

TEST_F(TellUs, leaving_forgets_everything_and_goes_to_a_neutral_page) {
  (void)say("/tell-us/1", {{"teller", "survivor"}});
  EXPECT_EQ(box.site->tell->count(), 1U);
  const Response left = get("/leave");
  EXPECT_EQ(left.status, 303);
  EXPECT_EQ(to(left), "https://www.bbc.co.uk/weather");
  EXPECT_EQ(header_of(left, "Clear-Site-Data"), "\"cache\", \"storage\"");
  EXPECT_NE(header_of(left, "Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(box.site->tell->count(), 0U);
}

TEST_F(TellUs, stopping_deletes_and_time_deletes) {
  (void)say("/tell-us/1", {{"teller", "survivor"}});
  EXPECT_TRUE(has(get("/tell-us/stop"), "Nothing was sent"));
  EXPECT_EQ(box.site->tell->count(), 0U);
  (void)say("/tell-us/1", {{"teller", "survivor"}});
  box.now = box.now + minutes(31);
  EXPECT_TRUE(has(get("/tell-us/2"), "Your answers have been deleted"));
}

TEST_F(TellUs, too_many_reports_meet_kind_words_and_phone_numbers) {
  for (std::size_t i = 0; i < TellRate::most_in_all; ++i) ASSERT_TRUE(box.site->tell->rate().take("192.0.2." + std::to_string(i), box.now));
  (void)say("/tell-us/1", {{"teller", "unsaid"}});
  (void)say("/tell-us/3", {{"account", "Shouting"}});
  const Response busy = say("/tell-us/check", {});
  EXPECT_EQ(busy.status, 503);
  EXPECT_TRUE(has(busy, "020 7946 0000"));
  EXPECT_EQ(waiting(), 0U);
  box.now = box.now + minutes(11);
  EXPECT_EQ(to(say("/tell-us/check", {})), "/tell-us/done") << "the answers were kept";
}

TEST_F(TellUs, pages_of_every_way_through_have_one_heading_and_a_way_out) {
  for (const std::string_view teller : tell::teller_names) {
    cookie.clear();
    (void)say("/tell-us/1", {{"teller", std::string(teller)}});
    (void)say("/tell-us/2", {{"danger", "yes"}});
    const std::size_t steps = tell::flow(said({{"teller", std::string(teller).c_str()}, {"danger", "yes"}})).size();
    for (std::size_t step = 1; step <= steps; ++step) {
      const Response page = get("/tell-us/" + std::to_string(step));
      ASSERT_EQ(page.status, 200);
      EXPECT_EQ(count_of(page.body, "<h1"), 1U) << teller << step;
      EXPECT_TRUE(has(page, "href=\"/leave\""));
      EXPECT_TRUE(has(page, "href=\"/tell-us/stop\""));
      EXPECT_TRUE(has(page, "0808 2000 247"));
      EXPECT_LT(page.body.size(), 24'000U) << "a weak signal";
    }
    EXPECT_EQ(get("/tell-us/" + std::to_string(steps + 1)).status, 303);
  }
  EXPECT_EQ(get("/tell-us/007").status, 404);
}

}  // namespace
}  // namespace rowan::web
