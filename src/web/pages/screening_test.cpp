// The pages of screening: what the team does, and what nobody else can tell (NHG-16, SG-30, SG-31, SG-32, SG-34).
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <regex>
#include <thread>

#include "app/people/import.h"
#include "app/screening/rules.h"
#include "app/screening/state.h"
#include "web/pages/screening_uploads.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

constexpr const char* few_jobs = "Job,UPRN,Raised,SOR,Description\nJ1,99990000001,01/10/2026,N32,Front door kicked in\n";

// A page without its tokens, times and the name of the reader: what is left must be the same for a prompt that is there and one that is not.
std::string plain(const Response& response) {
  std::string text = response.body;
  for (const char* pattern : {R"re(name="_token" value="[^"]*")re", R"re(name="back" value="[^"]*")re", R"re(data-rw-session-end="[^"]*")re", R"re(\d{1,2}:\d\d(am|pm))re"})
    text = std::regex_replace(text, std::regex(pattern), "");
  return text;
}
// Words that must not stand on a device of somebody who is not trained.
const char* const telling[] = {"domestic", "Domestic", "abuse", "violence", "victim", "survivor", "perpetrator", "police"};

struct ScreeningPages : ::testing::Test {
  TestBox box;
  TestBox::Person lead, officer, manager, colleague, operative;

  void SetUp() override {
    box.adopt_policies();
    people::ImportFiles files;
    std::string property = "property_id,uprn,uprn_source,address_line_1,address_line_2,postcode,tenure\n";
    for (int i = 1; i <= 5; ++i) property += "H-" + std::to_string(i) + ",9999000000" + std::to_string(i) + ",demo," + std::to_string(i) + " Elm Row,Wexcombe,ZZ1 1AB,social-rent\n";
    files.property = people::ImportFile{"property.csv", property};
    people::ImportOptions options;
    options.now = box.now;
    ASSERT_TRUE(people::import_housing(box.desk.store, &box.desk.known, std::move(files), options));
    lead = box.person("Lena", {"da_lead"});
    officer = box.person("Olu", {"officer"});
    manager = box.person("Morag", {"manager"}, TestBox::north, true);
    colleague = box.person("Cole", {"colleague"});
    operative = box.person("Opie", {"contractor"});
  }
  Response upload(const TestBox::Person& who, const std::string& kind, const std::string& csv) {
    Request r = box.request(Method::post, "/patterns/files/new", &who);
    r.headers.push_back({"Content-Type", "multipart/form-data; boundary=xxBOUNDARYxx"});
    const auto part = [&](const std::string& head, const std::string& body) { r.body += "--xxBOUNDARYxx\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + body + "\r\n"; };
    part("name=\"_token\"", make_form_token(box.desk.store, who.secret));
    part("name=\"kind\"", kind);
    part("name=\"file\"; filename=\"jobs.csv\"\r\nContent-Type: text/csv", csv);
    r.body += "--xxBOUNDARYxx--\r\n";
    return answer(*box.site, r);
  }
  // The hidden field that says what they saw of the file.
  static TestBox::Fields seen(const Response& checked, TestBox::Fields more = {}) {
    std::smatch found;
    if (std::regex_search(checked.body, found, std::regex("name=\"seen\" value=\"([0-9]+)\""))) more.push_back({"seen", found[1].str()});
    return more;
  }
  void bring(const std::string& kind, const std::string& csv) {
    ASSERT_EQ(upload(lead, kind, csv).status, 303);
    const Response checked = box.get("/patterns/files/check", &lead);
    ASSERT_TRUE(has(checked, "Nothing has been taken in yet")) << checked.body.substr(0, 3000);
    ASSERT_EQ(box.post("/patterns/files/import", &lead, seen(checked)).status, 303);
    ASSERT_TRUE(has(box.get("/patterns/files/check", &lead), "The file is imported"));
  }
  void a_pattern() {
    bring("repair", "Job,UPRN,Raised,SOR,Description\nJ1,99990000001,01/10/2026,N32,Front door kicked in\nJ2,99990000001,20/10/2026,N39,Lock change\n");
    bring("noise", "Case ID,UPRN,Date reported,Details\nC1,99990000001,25/10/2026,Neighbour heard screaming and banging\n");
  }
  std::string first_pattern() {
    const Response list = box.get("/patterns", &lead);
    std::smatch found;
    return std::regex_search(list.body, found, std::regex("href=\"(/patterns/[0-9]+)\"")) ? found[1].str() : std::string();
  }
};

TEST_F(ScreeningPages, NHG_16_from_a_file_over_the_cost_of_a_rule_to_a_case) {
  EXPECT_TRUE(has(box.get("/patterns/rules", &lead), "nobody can see what a rule costs"));
  a_pattern();
  EXPECT_TRUE(has(box.get("/patterns", &lead), "There is nothing to look at"));
  const Response rule = box.get("/patterns/rules/damage_and_noise", &lead);
  EXPECT_TRUE(has(rule, "By chance, as homes differ here"));
  EXPECT_TRUE(has(rule, "tenure social-rent"));
  EXPECT_TRUE(has(box.post("/patterns/rules/damage_and_noise", &lead, {{"on", "yes"}, {"reason", ""}}), "Say why this rule is worth what it costs"));
  ASSERT_EQ(box.post("/patterns/rules/damage_and_noise", &lead, {{"on", "yes"}, {"reason", "Few enough"}}).status, 303);
  const std::string address = first_pattern();
  ASSERT_FALSE(address.empty());
  const Response shown = box.get(address, &lead);
  EXPECT_TRUE(has(shown, "1 Elm Row"));
  EXPECT_TRUE(has(shown, "Repair J1"));
  EXPECT_TRUE(has(shown, "kicked in"));
  EXPECT_TRUE(has(shown, "What speaks against it"));
  EXPECT_FALSE(has(shown, "score")) << "no score";
  EXPECT_TRUE(has(box.post(address + "/answer", &lead, {{"outcome", "no_concern"}, {"reason", "x"}}), "Choose why there is no concern"));
  EXPECT_TRUE(has(box.post(address + "/open", &lead, {{"person", "none"}, {"lead", "me"}}), "Say why a case is opened"));
  const Response opened = box.post(address + "/open", &lead, {{"person", "none"}, {"lead", "me"}, {"case_reason", "Fits what the school said"}});
  ASSERT_EQ(opened.status, 303);
  const std::string case_path = header_of(opened, "Location");
  EXPECT_TRUE(case_path.starts_with("/cases/RW-")) << case_path;
  EXPECT_EQ(box.get(case_path, &lead).status, 200);
  EXPECT_TRUE(has(box.get("/patterns", &lead), "Case opened"));
  EXPECT_TRUE(has(box.get("/patterns/figures", &lead), "100%"));
}
TEST_F(ScreeningPages, NHG_16_a_form_with_nonsense_opens_no_case) {
  a_pattern();
  ASSERT_EQ(box.post("/patterns/rules/damage_and_noise", &lead, {{"on", "yes"}, {"reason", "Few enough"}}).status, 303);
  const std::string address = first_pattern();
  const Response nonsense = box.post(address + "/open", &lead, {{"person", "abc"}, {"lead", "zz"}, {"case_reason", "Fits"}});
  EXPECT_TRUE(has(nonsense, "Choose one of the people shown"));
  EXPECT_TRUE(has(nonsense, "Choose who gets the case"));
  const Response nobody = box.post(address + "/open", &lead, {{"person", "none"}, {"lead", "999999"}, {"case_reason", "Fits"}});
  EXPECT_TRUE(has(nobody, "This person cannot be given the case"));
  EXPECT_TRUE(has(nobody, "Fits")) << "what they wrote is not lost";
  EXPECT_TRUE(app::reports_in(box.desk, officer.actor, {}, 10).rows.empty());
  EXPECT_FALSE(first_pattern().empty());
}
TEST_F(ScreeningPages, NHG_16_whoever_is_not_of_the_team_gets_the_page_for_an_address_that_is_not_there) {
  a_pattern();
  ASSERT_EQ(box.post("/patterns/rules/damage_and_noise", &lead, {{"on", "yes"}, {"reason", "Few enough"}}).status, 303);
  const std::string address = first_pattern();
  for (const TestBox::Person* who : {&officer, &manager, &colleague, &operative}) {
    const Response nothing = box.get("/nothing-here", who);
    for (const std::string& path : {std::string("/patterns"), address, std::string("/patterns/999"), std::string("/patterns/rules"), std::string("/patterns/rules/damage_and_noise"), std::string("/patterns/files"),
                                    std::string("/patterns/files/check"), std::string("/patterns/figures")}) {
      const Response got = box.get(path, who);
      EXPECT_EQ(got.status, 404) << path;
      EXPECT_EQ(plain(got), plain(nothing)) << path;
    }
    for (const char* path : {"/patterns/1/answer", "/patterns/1/open", "/patterns/1/home", "/patterns/rules/damage_and_noise", "/patterns/files/import", "/patterns/files/check"})
      EXPECT_EQ(box.post(path, who, {{"reason", "x"}}).status, 404) << path;
    EXPECT_EQ(upload(*who, "repair", "Job,UPRN\n").status, 404);
    EXPECT_FALSE(has(box.get("/account", who), "Patterns")) << "no menu entry either";
  }
  EXPECT_TRUE(has(box.get("/account", &lead), "Patterns"));
  // One of the team gets the same for what is there no more as for what never was.
  EXPECT_EQ(plain(box.get("/patterns/999", &lead)), plain(box.get("/patterns/998", &lead)));
  // A role of the team that this landlord's policy does not name.
  const TestBox::Person champion = box.person("Chi", {"champion"});
  EXPECT_EQ(box.get("/patterns", &champion).status, 404);
  EXPECT_EQ(box.get(address, &champion).status, 404);
  EXPECT_FALSE(has(box.get("/account", &champion), "Patterns"));
}
TEST_F(ScreeningPages, NHG_16_a_file_is_looked_at_first_and_bad_rows_stand_by_line_and_column) {
  EXPECT_TRUE(has(upload(lead, "", "Job,UPRN\n"), "Choose what is in the file"));
  EXPECT_TRUE(has(upload(lead, "repair", ""), "Choose a file"));
  ASSERT_EQ(upload(lead, "repair", "Nr,Where,When,What\nJ1,99990000001,01/10/2026,Door kicked in\nJ2,99990000001,99/10/2026,Door kicked in\n").status, 303);
  const Response guessed = box.get("/patterns/files/check", &lead);
  EXPECT_TRUE(has(guessed, "There is a problem")) << "the columns have names that nobody can guess";
  EXPECT_TRUE(has(box.post("/patterns/files/check", &lead, {{"source", "0"}, {"home", "1"}}), "Choose the column with the date"));
  ASSERT_EQ(box.post("/patterns/files/check", &lead, {{"source", "0"}, {"home", "1"}, {"date", "2"}, {"text", "3"}, {"dates", "iso_or_day_first"}}).status, 303);
  const Response checked = box.get("/patterns/files/check", &lead);
  EXPECT_TRUE(has(checked, "Import the good rows"));
  EXPECT_TRUE(has(checked, "3, When")) << "the column of the bad row";
  EXPECT_FALSE(has(checked, "99/10/2026")) << "what stands in a row is not repeated";
  ASSERT_EQ(box.post("/patterns/files/import", &lead, seen(checked, {{"good_rows", "yes"}})).status, 303);
  EXPECT_TRUE(has(box.get("/patterns/files/check", &lead), "The file is imported"));
  EXPECT_TRUE(has(box.get("/patterns/files", &lead), "Brought in"));
  // Somebody else's upload is not there for others, and goes after half an hour.
  const TestBox::Person second = box.person("Sana", {"safeguarding_lead"});
  EXPECT_EQ(box.get("/patterns/files/check", &second).status, 303);
  EXPECT_EQ(box.post("/patterns/rules/damage_and_noise", &second, {{"on", "yes"}, {"reason", "x"}}).status, 404) << "only whom the policy lets switch";
}

// What reads files is given to the workers of the server; here it runs when, and in the order in which, the test says.
struct PatternFilePages : ScreeningPages {
  std::vector<std::function<void()>> work;
  const TestBox::Fields columns{{"source", "0"}, {"home", "1"}, {"date", "2"}, {"code", "3"}, {"text", "4"}, {"dates", "iso_or_day_first"}};

  void SetUp() override {
    ScreeningPages::SetUp();
    SiteOptions options{.policy_folder = ROWAN_SOURCE_DIR "/policies"};
    options.later = [this](std::function<void()> one) { work.push_back(std::move(one)); };
    box.site = std::make_unique<Site>(box.desk, std::move(options));
  }
  void run_all() {
    for (std::size_t i = 0; i < work.size(); ++i) work[i]();
    work.clear();
  }
  Response check() { return box.get("/patterns/files/check", &lead); }
  std::size_t brought_in() { return app::screening_files(box.desk, lead.actor)->files.size(); }
};

TEST_F(PatternFilePages, NHG_16_a_file_is_read_by_one_at_a_time_and_taken_in_once) {
  ASSERT_EQ(upload(lead, "repair", few_jobs).status, 303);
  run_all();
  ASSERT_TRUE(has(check(), "Nothing has been taken in yet"));
  // Twice "Look again": the second finds it being read.
  EXPECT_EQ(box.post("/patterns/files/check", &lead, columns).status, 303);
  EXPECT_EQ(box.post("/patterns/files/check", &lead, columns).status, 303);
  EXPECT_EQ(work.size(), 1u);
  const auto checks = std::exchange(work, {});
  checks.front()();
  const Response checked = check();
  ASSERT_TRUE(has(checked, "Nothing has been taken in yet"));
  EXPECT_EQ(box.post("/patterns/files/import", &lead, seen(checked)).status, 303);
  ASSERT_EQ(work.size(), 1u);
  for (std::size_t i = 1; i < checks.size(); ++i) checks[i]();  // one that ends late does not open the file to a second import
  EXPECT_EQ(box.post("/patterns/files/import", &lead, seen(checked)).status, 303);
  EXPECT_EQ(box.post("/patterns/files/check", &lead, columns).status, 303);
  EXPECT_EQ(work.size(), 1u) << "it is being taken in";
  run_all();
  EXPECT_TRUE(has(check(), "The file is imported"));
  EXPECT_EQ(box.post("/patterns/files/import", &lead, seen(checked)).status, 303);
  EXPECT_EQ(work.size(), 0u);
  EXPECT_EQ(brought_in(), 1u);
}
TEST_F(PatternFilePages, NHG_16_what_is_taken_in_is_what_they_saw_and_a_form_works_once) {
  ASSERT_EQ(upload(lead, "repair", few_jobs).status, 303);
  run_all();
  const Response first = check();
  ASSERT_EQ(box.post("/patterns/files/check", &lead, columns).status, 303);
  run_all();
  EXPECT_EQ(box.post("/patterns/files/import", &lead, seen(first)).status, 303);
  EXPECT_EQ(work.size(), 0u) << "it was looked at again meanwhile, as something else perhaps";
  const std::string token = make_form_token(box.desk.store, lead.secret);
  const auto second = seen(check());
  EXPECT_EQ(box.post("/patterns/files/import", &lead, second, token).status, 303);
  run_all();
  EXPECT_EQ(brought_in(), 1u);
  ASSERT_EQ(upload(lead, "repair", few_jobs).status, 303);
  run_all();
  EXPECT_EQ(box.post("/patterns/files/import", &lead, seen(check()), token).status, 303);
  EXPECT_EQ(work.size(), 0u) << "the same form again is not the import of another file";
}
TEST_F(PatternFilePages, NHG_16_work_that_breaks_or_is_never_done_leaves_no_page_that_waits_for_ever) {
  ASSERT_EQ(upload(lead, "repair", few_jobs).status, 303);
  work.clear();  // the server ended its workers
  EXPECT_TRUE(has(check(), "Something went wrong in Rowan"));
  EXPECT_EQ(box.post("/patterns/files/check", &lead, columns).status, 303);
  run_all();
  const Response checked = check();
  ASSERT_TRUE(has(checked, "Nothing has been taken in yet")) << "and it can be looked at again";
  // Something in the record that this program cannot read: what looks for patterns throws.
  ASSERT_TRUE(box.desk.store.write([&](store::Tx& tx) -> Result<void> {
    NewEntry broken = new_entry(prompts::ConcernSaid{}, box.now);
    broken.version = 99;
    if (const auto done = app::append_to_pot(tx, prompts::Pot::settings, {broken}, {}, box.now); !done) return done.refusal();
    return {};
  }));
  EXPECT_EQ(box.post("/patterns/files/import", &lead, seen(checked)).status, 303);
  ASSERT_EQ(work.size(), 1u);
  try {
    work.front()();
  } catch (...) {  // as a worker does
  }
  EXPECT_TRUE(has(check(), "Look under Files whether this file was brought in"));
}
TEST(PatternUploads, NHG_16_of_many_who_begin_at_once_one_does_and_an_older_run_changes_nothing) {
  app::ScreeningColumns columns;
  PatternUpload upload(*instant_from_iso("2026-11-16T10:00:00Z"), screening::EventKind::repair, "Job\n", columns);
  const auto begun_by_many = [&](auto&& begin) {
    std::atomic<int> begun{0};
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 8; ++i) threads.emplace_back([&] { for (int n = 0; n < 200; ++n) begun += begin().has_value(); });
    }
    return begun.load();
  };
  EXPECT_EQ(begun_by_many([&] { return upload.begin_check(); }), 1);
  const std::int64_t checked = upload.view().run;
  upload.end(checked - 1, Refusal::one(Because::failed, "x", "An older one"));
  EXPECT_EQ(upload.view().stage, UploadStage::checking);
  upload.end(checked, app::ScreeningImportReport{});
  EXPECT_EQ(upload.view().stage, UploadStage::checked);
  const auto before = upload.view();
  EXPECT_EQ(begun_by_many([&] { return upload.begin_import(before.run); }), 1);
  upload.end(checked, app::ScreeningImportReport{});
  EXPECT_EQ(upload.view().stage, UploadStage::importing) << "the run before it ends late";
  EXPECT_FALSE(upload.begin_check());
}

TEST_F(ScreeningPages, SG_30_SG_31_SG_32_who_asks_sees_the_same_words_whatever_stands_behind_them) {
  a_pattern();
  ASSERT_EQ(box.post("/patterns/rules/damage_and_noise", &lead, {{"on", "yes"}, {"reason", "Few enough"}}).status, 303);
  const auto ask = [&](const std::string& where) {
    const Response sent = box.post("/before-acting", &colleague, {{"where", where}, {"act", "arrears"}, {"note", "Notice next week"}});
    EXPECT_EQ(sent.status, 303) << where;
    return box.get(header_of(sent, "Location"), &colleague);
  };
  const Response held = ask("H-1"), unknown = ask("A place nobody knows");
  EXPECT_TRUE(has(held, "Wait. Someone will come back to you"));
  const auto without = [](std::string text, const std::string& words) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words)) text.erase(at, words.size());
    return text;
  };
  EXPECT_EQ(without(plain(held), "1 Elm Row, Wexcombe, ZZ1 1AB"), without(plain(unknown), "A place nobody knows")) << "the same page for a prompt and for a home that was not found";
  for (const Response* page : {&held, &unknown})
    for (const char* word : telling) EXPECT_FALSE(has(*page, word)) << word;
  EXPECT_TRUE(has(box.get("/before-acting", &colleague), "What you asked"));
  EXPECT_FALSE(has(box.get("/before-acting", &colleague), "Colleagues who wait")) << "who answers nothing sees no list";
  const Response waiting = box.get("/before-acting/waiting", &lead);
  EXPECT_TRUE(has(waiting, "1 Elm Row"));
  std::smatch found;
  ASSERT_TRUE(std::regex_search(waiting.body, found, std::regex("href=\"(/before-acting/waiting/[0-9]+)\"")));
  const std::string one = found[1].str();
  EXPECT_EQ(box.get(one, &officer).status, 404);
  EXPECT_EQ(box.get(one, &colleague).status, 404) << "whoever asked does not see why it waits";
  EXPECT_TRUE(has(box.get(one, &lead), "A pattern is open"));
  EXPECT_TRUE(has(box.post(one, &lead, {{"answer", "no"}, {"reason", "Looked at it"}, {"words", "She is a victim"}}), "Say it in other words"));
  ASSERT_EQ(box.post(one, &lead, {{"answer", "no"}, {"reason", "Money is part of it"}, {"words", "Leave it this month"}}).status, 303);
  EXPECT_TRUE(has(box.get("/messages", &colleague), "Do not go ahead: 1 Elm Row"));
}
TEST_F(ScreeningPages, SG_32_noise_that_may_be_somebody_being_hurt_comes_with_999_and_without_telling_words) {
  EXPECT_TRUE(has(box.post("/before-acting", &colleague, {{"where", "H-2"}, {"act", "antisocial_behaviour"}}), "Choose what it is about"));
  const Response sent = box.post("/before-acting", &colleague, {{"where", "H-2"}, {"act", "antisocial_behaviour"}, {"heard", "screaming"}});
  ASSERT_EQ(sent.status, 303);
  const Response page = box.get(header_of(sent, "Location"), &colleague);
  EXPECT_TRUE(has(page, "call 999"));
  EXPECT_TRUE(has(page, "press 55"));
  EXPECT_TRUE(has(page, "Wait. Someone will come back to you"));
  for (const char* word : telling) EXPECT_FALSE(has(page, word)) << word;
}
TEST_F(ScreeningPages, SG_30_whoever_answers_names_a_home_that_was_not_found_and_reads_what_was_answered_before) {
  const Response asked = box.post("/before-acting", &colleague, {{"where", "The house by the school"}, {"act", "visit"}});
  ASSERT_EQ(asked.status, 303);
  const std::string own = header_of(asked, "Location");
  const std::string path = "/before-acting/waiting/" + own.substr(own.rfind('/') + 1);
  const Response page = box.get(path, &lead);
  EXPECT_TRUE(has(page, "Which home is it?"));
  EXPECT_TRUE(has(page, "None of our homes"));
  const Response looked = box.post(path, &lead, {{"do", "find"}, {"find", "4 Elm Row"}});
  EXPECT_EQ(looked.status, 200);
  EXPECT_TRUE(has(looked, "4 Elm Row, Wexcombe, ZZ1 1AB"));
  EXPECT_FALSE(has(looked, "There is a problem"));
  std::smatch found;
  ASSERT_TRUE(std::regex_search(looked.body, found, std::regex("name=\"home\" type=\"radio\" value=\"([0-9]+)\""))) << looked.body;
  const std::string home = found[1].str();
  const Response unnamed = box.post(path, &lead, {{"find", "4 Elm Row"}, {"answer", "yes"}, {"reason", "Nothing to be seen"}});
  EXPECT_TRUE(has(unnamed, "Choose which home it is, or say that it is none of ours"));
  EXPECT_TRUE(has(unnamed, "Nothing to be seen")) << "what they wrote is not lost";
  EXPECT_TRUE(has(unnamed, "4 Elm Row, Wexcombe, ZZ1 1AB")) << "nor what they looked for";
  EXPECT_TRUE(has(box.post(path, &lead, {{"home", "abc"}, {"answer", "yes"}, {"reason", "x"}}), "Choose one of the homes shown"));
  EXPECT_TRUE(has(box.get(own, &colleague), "Wait. Someone will come back to you"));
  ASSERT_EQ(box.post(path, &lead, {{"home", home}, {"answer", "no"}, {"reason", "REASONCANARY"}}).status, 303);
  EXPECT_TRUE(has(box.get(own, &colleague), "Do not go ahead"));
  // The same home by its name: the no holds here too.
  const std::string next = header_of(box.post("/before-acting", &colleague, {{"where", "H-4"}, {"act", "letter"}}), "Location");
  EXPECT_TRUE(has(box.get(next, &colleague), "Wait. Someone will come back to you"));
  const Response held = box.get("/before-acting/waiting/" + next.substr(next.rfind('/') + 1), &lead);
  EXPECT_FALSE(has(held, "Which home is it?"));
  EXPECT_TRUE(has(held, "Another question about this home"));
  EXPECT_TRUE(has(held, "was answered no"));
  EXPECT_TRUE(has(held, "REASONCANARY"));
  for (const char* mine : {"/before-acting", "/messages"}) EXPECT_FALSE(has(box.get(mine, &colleague), "CANARY")) << mine;
}
TEST_F(ScreeningPages, SG_34_a_concern_is_one_tap_with_no_telling_word_and_nothing_to_read_back) {
  const Response form = box.get("/concern", &operative);
  EXPECT_EQ(form.status, 200);
  for (const char* word : telling) EXPECT_FALSE(has(form, word)) << word;
  EXPECT_TRUE(has(box.post("/concern", &operative, {{"where", ""}}), "Say which home"));
  const Response sent = box.post("/concern", &operative, {{"where", "3 Elm Row"}, {"text", "CANARYWORDS"}});
  ASSERT_EQ(sent.status, 303);
  EXPECT_EQ(header_of(sent, "Location"), "/concern/done");
  const Response thanks = box.get("/concern/done", &operative);
  for (const char* word : telling) EXPECT_FALSE(has(thanks, word)) << word;
  for (const char* path : {"/concern", "/concern/done", "/messages", "/account", "/reports/new"}) EXPECT_FALSE(has(box.get(path, &operative), "CANARYWORDS")) << path;
  for (const char* path : {"/patterns", "/cases", "/reports", "/before-acting"}) EXPECT_EQ(box.get(path, &operative).status, 404) << path;
  const std::string address = first_pattern();
  ASSERT_FALSE(address.empty());
  EXPECT_TRUE(has(box.get(address, &lead), "CANARYWORDS"));
  EXPECT_TRUE(has(box.get(address, &lead), "Opie Okafor"));
}

}  // namespace
}  // namespace rowan::web
