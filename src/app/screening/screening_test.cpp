// Screening with a real store: from a file to a prompt, and what anybody else can tell of it (NHG-16).
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "app/cases.h"
#include "app/messages.h"
#include "app/register.h"
#include "app/screening/test_landlord.h"

namespace rowan::app {
namespace {

using testing::Screening;
using testing::TestLandlord;

TEST_F(Screening, NHG_16_enough_jobs_and_complaints_in_the_window_make_one_prompt_however_often_they_are_imported) {
  landlord.a_pattern();
  EXPECT_TRUE(landlord.open().empty()) << "no rule is on before somebody switches it on";
  landlord.switch_on("damage_and_noise");
  ASSERT_EQ(landlord.open().size(), 1u);
  const prompts::Prompt prompt = landlord.open()[0].prompt;
  EXPECT_EQ(prompt.home, landlord.home(1));
  ASSERT_EQ(prompt.rules.size(), 1u);
  EXPECT_EQ(prompt.rules[0].rule, "damage_and_noise");
  EXPECT_EQ(prompt.evidence(), (std::vector<std::string>{"noise C1", "repair J1", "repair J2"})) << "the hit says which rows made it";
  EXPECT_FALSE(prompt.rules[0].words.empty());
  EXPECT_EQ(prompt.rules[0].lines[0].code, "N32");
  EXPECT_FALSE(prompt.rules[0].lines[0].phrases.empty());
  // The same files again, and one more job that says nothing: still one.
  landlord.a_pattern();
  landlord.repairs("J5,99990000001,01/11/2026,N60,Tap drips,\n");
  EXPECT_EQ(landlord.open().size(), 1u);
  EXPECT_EQ(landlord.open()[0].prompt.id, prompt.id);
}
TEST_F(Screening, NHG_16_duplicates_and_what_belongs_to_the_block_or_an_empty_home_do_not_count) {
  // One job raised twice under one number, works in the shared hall, and getting a home ready to let.
  landlord.repairs("J1,99990000002,01/10/2026,N32,Door kicked in,\n"
                   "J1,99990000002,01/10/2026,N32,Door kicked in,\n"
                   "J2,99990000002,02/10/2026,N32,Communal door kicked in and lock broken,\n"
                   "J3,99990000002,03/10/2026,N32,Void works: smashed window board up,\n");
  landlord.noise("C1,99990000002,05/10/2026,noise,Screaming heard,caller-1\n");
  landlord.switch_on("damage_and_noise");
  EXPECT_TRUE(landlord.open().empty());
  landlord.repairs("J4,99990000002,10/10/2026,N39,Lock change,\n");
  ASSERT_EQ(landlord.open().size(), 1u);
  const auto& rule = landlord.open()[0].prompt.rules[0];
  EXPECT_EQ(rule.counted, 3);
  EXPECT_GE(rule.left_out, 1) << "and it says what was left out";
}
TEST_F(Screening, NHG_16_dismissing_needs_a_reason_and_holds_until_there_is_new_evidence) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const std::int64_t id = landlord.open()[0].prompt.id;
  EXPECT_FALSE(answer_prompt(desk, landlord.lead, {id, prompts::Outcome::no_concern, prompts::NoConcern::ordinary_wear, "", {}}, landlord.token()));
  ASSERT_TRUE(answer_prompt(desk, landlord.second, {id, prompts::Outcome::no_concern, prompts::NoConcern::other_cause, "A burglary in October, two calls", {}}, landlord.token()));
  EXPECT_TRUE(landlord.open().empty());
  const auto view = view_prompt(desk, landlord.lead, id);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->line.prompt.answer->by, landlord.second.id);
  landlord.a_pattern();
  EXPECT_TRUE(landlord.open().empty()) << "the same rows again are nothing new";
  landlord.noise("C8,99990000001,10/11/2026,noise,Shouting and things being thrown,caller-9\n");
  ASSERT_EQ(landlord.open().size(), 1u);
  EXPECT_EQ(landlord.open()[0].prompt.before, id);
  const auto figures = screening_figures(desk, landlord.lead);
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->all.false_alarm_percent(), 100);
}
TEST_F(Screening, NHG_16_nobody_but_the_team_gets_anything_and_the_answer_is_that_of_nothing_there) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const std::int64_t id = landlord.open()[0].prompt.id;
  const Problem none = prompts::no_such_thing().first();
  for (const Actor* who : {&landlord.officer, &landlord.manager, &landlord.colleague, &landlord.operative}) {
    for (const std::int64_t asked : {id, id + 1000}) {
      const auto view = view_prompt(desk, *who, asked);
      ASSERT_FALSE(view);
      EXPECT_EQ(view.refusal().first(), none) << who->name;
      EXPECT_EQ(answer_prompt(desk, *who, {asked, prompts::Outcome::known, {}, "x", {}}, landlord.token()).refusal().first(), none);
      EXPECT_EQ(open_case_from_prompt(desk, *who, asked, {}, "x", landlord.token()).refusal().first(), none);
    }
    EXPECT_EQ(prompt_list(desk, *who).refusal().first(), none);
    EXPECT_EQ(screening_rules(desk, *who).refusal().first(), none);
    EXPECT_EQ(screening_files(desk, *who).refusal().first(), none);
    EXPECT_EQ(screening_figures(desk, *who).refusal().first(), none);
    EXPECT_EQ(switch_screening_rule(desk, *who, {"damage_and_noise", {}, false, "x"}, landlord.token()).refusal().first(), none);
    EXPECT_TRUE(messages_for(desk, *who, 50).empty()) << "no message tells of it";
    EXPECT_EQ(menu_counts(desk, *who).notices, 0u);
    EXPECT_EQ(reports_waiting(desk, *who), 0u) << "and no report";
  }
  EXPECT_EQ(messages_for(desk, landlord.lead, 50).size(), 1u);
  EXPECT_EQ(messages_for(desk, landlord.lead, 50)[0].path, "/patterns");
  EXPECT_EQ(messages_for(desk, landlord.lead, 50)[0].notice.text.find("Ash"), std::string::npos);
  // Nothing of it is on the home.
  const auto entries = desk.store.read([&](store::Reader& reader) { return reader.load(stream_of(landlord.home(1)), StreamKind::home); });
  ASSERT_TRUE(entries);
  for (const Entry& entry : *entries) EXPECT_EQ(entry.head.kind.find("prompt"), std::string::npos);
}
TEST_F(Screening, NHG_16_a_policy_that_says_nothing_of_screening_has_none) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  PolicyHistory history;
  for (const PolicyVersion& version : desk.policies->versions()) {
    Policy copy = *version.policy;
    copy.screening.reset();
    history.adopt(std::make_shared<const Policy>(std::move(copy)), version.adopted);
  }
  desk.policies = std::make_shared<const PolicyHistory>(std::move(history));
  EXPECT_FALSE(prompt_list(desk, landlord.lead));
  EXPECT_FALSE(import_screening(desk, {}, std::string(TestLandlord::jobs_header), {}, {}));
  EXPECT_EQ(*look_again(desk), 0u);
  EXPECT_TRUE(messages_for(desk, landlord.lead, 50).empty()) << "whoever is on no team has no message of it";
}
TEST_F(Screening, NHG_16_the_cost_is_seen_before_a_rule_is_switched_on_and_the_switch_is_recorded_with_it) {
  const auto before = switch_screening_rule(desk, landlord.lead, {"damage_and_noise", {}, true, "Let us begin"}, landlord.token());
  ASSERT_FALSE(before);
  EXPECT_EQ(before.refusal().first().id, "screening.none") << "without files nobody can see what it costs";
  landlord.a_pattern();
  const auto rules = screening_rules(desk, landlord.lead);
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->homes, 6u);
  EXPECT_EQ(rules->unknown_homes, 1u);
  const auto rule = std::find_if(rules->rules.begin(), rules->rules.end(), [](const RuleLine& line) { return line.rule.id == "damage_and_noise"; });
  ASSERT_NE(rule, rules->rules.end());
  EXPECT_FALSE(rule->on);
  ASSERT_NE(rule->own(), nullptr);
  EXPECT_EQ(rule->own()->now, 1u);
  EXPECT_EQ(rule->own()->a_year_ago, 0u);
  EXPECT_GE(rule->own()->chance_spread, 0.0);
  bool tenure = false, flat = false;
  for (const auto& split : rule->own()->splits) {
    tenure = tenure || split.marker == "tenure social-rent";
    flat = flat || (split.marker == "a flat" && split.homes == 2 && split.flagged == 1);
  }
  EXPECT_TRUE(tenure && flat);
  EXPECT_FALSE(switch_screening_rule(desk, landlord.lead, {"damage_and_noise", {}, true, " "}, landlord.token())) << "a reason is needed";
  const auto other = switch_screening_rule(desk, landlord.second, {"damage_and_noise", {}, true, "Yes"}, landlord.token());
  ASSERT_FALSE(other);
  EXPECT_EQ(other.refusal().because, Because::not_found) << "the policy lets the lead alone switch";
  landlord.switch_on("damage_and_noise");
  const auto after = screening_rules(desk, landlord.lead);
  ASSERT_EQ(after->switches.size(), 1u);
  EXPECT_EQ(after->switches[0].by, landlord.lead.id);
  EXPECT_EQ(after->switches[0].what.homes_now, 1);
}
TEST_F(Screening, NHG_16_a_changed_list_of_phrases_says_that_the_files_must_come_again) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  EXPECT_EQ(screening_rules(desk, landlord.lead)->read_before, 0u);
  landlord.change([](ScreeningPolicy& says) {
    says.lexicon = {{"damage", {"kicked in", "lock change"}, {}, false, {}, true, false, {}}, {"cries", {"screaming"}, {}, false, {}, true, false, {}}};
    says.signals = {{"damage", "Damage", {"repair"}, {"damage"}, {}}, {"cries", "Cries", {"noise"}, {"cries"}, {}}};
    says.counters = std::vector<ScreeningCounter>{};
    says.rules = {{"both", "Both", 1, 90, {{"damage", 1}, {"cries", 1}}, 2, 0, 0, {}, 90}};
  });
  const auto stale = screening_rules(desk, landlord.lead);
  EXPECT_GT(stale->read_before, 0u);
  EXPECT_EQ(screening_files(desk, landlord.lead)->read_before, stale->read_before);
  EXPECT_EQ(switch_screening_rule(desk, landlord.lead, {"both", {}, true, "New list"}, landlord.token()).refusal().first().id, "screening.lexicon");
  landlord.a_pattern();
  EXPECT_EQ(screening_rules(desk, landlord.lead)->read_before, 0u);
  landlord.switch_on("both");
  EXPECT_FALSE(landlord.open().empty());
}
TEST_F(Screening, NHG_16_a_file_says_what_is_wrong_by_line_and_column_and_takes_all_or_nothing) {
  const std::string rows = "J1,99990000001,01/10/2026,N32,Door kicked in,\nJ2,99990000001,31/02/2026,N32,Lock change,\n,99990000001,02/10/2026,N32,Lock change,\n";
  const auto whole = landlord.repairs(rows);
  EXPECT_FALSE(whole.written);
  EXPECT_EQ(whole.counts.bad, 2);
  ASSERT_EQ(whole.faults.size(), 2u);
  EXPECT_EQ(whole.faults[0].place, (csv::Place{3, 3}));
  EXPECT_EQ(to_string("jobs.csv", whole.faults[0], whole.columns).substr(0, 22), "jobs.csv:3:3 (Raised):");
  EXPECT_EQ(screening_rules(desk, landlord.lead)->events, 0u);
  const auto dry = landlord.repairs(rows, {.dry_run = true, .good_rows = true});
  EXPECT_FALSE(dry.written);
  EXPECT_EQ(dry.fresh, 1);
  EXPECT_EQ(screening_rules(desk, landlord.lead)->events, 0u);
  const auto good = landlord.repairs(rows, {.good_rows = true});
  EXPECT_TRUE(good.written);
  EXPECT_EQ(good.fresh, 1);
  const auto again = landlord.repairs(rows, {.good_rows = true});
  EXPECT_EQ(again.fresh, 0);
  EXPECT_EQ(again.untouched, 1);
  // A row whose words were put right, and one that says nothing any more.
  EXPECT_EQ(landlord.repairs("J1,99990000001,01/10/2026,N32,Door kicked in and lock broken,\n").changed, 1);
  EXPECT_EQ(landlord.repairs("J1,99990000001,01/10/2026,N60,Boiler service,\n").changed, 1);
  EXPECT_EQ(screening_rules(desk, landlord.lead)->events, 0u);
}
TEST_F(Screening, NHG_16_the_next_file_of_a_kind_is_read_as_the_last_one_was) {
  const std::string csv = "A,B,C,D\n1,99990000001,01/10/2026,Door kicked in\n";
  screening::Mapping mapping;
  mapping.source = 0;
  mapping.home = 1;
  mapping.date = 2;
  mapping.text = {3};
  ASSERT_TRUE(import_screening(desk, {}, csv, mapping, {}));
  const auto columns = screening_columns(desk, csv, screening::EventKind::repair);
  ASSERT_TRUE(columns);
  EXPECT_TRUE(columns->as_last_time);
  EXPECT_EQ(columns->mapping.home, 1);
  EXPECT_FALSE(screening_columns(desk, csv, screening::EventKind::noise)->as_last_time);
  mapping.source.reset();
  EXPECT_EQ(import_screening(desk, {}, csv, mapping, {}).refusal().first().id, "screening.source");
}
TEST_F(Screening, NHG_16_a_home_that_comes_into_the_register_later_gets_its_rows_with_the_next_import) {
  landlord.a_pattern();
  EXPECT_EQ(screening_rules(desk, landlord.lead)->unknown_homes, 1u);
  people::ImportFiles files;
  files.property = people::ImportFile{"property.csv", "property_id,uprn,uprn_source,address_line_1,postcode\nH-9,77770000009,demo,9 Oak Way,ZZ1 1AA\n"};
  people::ImportOptions options;
  options.now = landlord.now;
  ASSERT_TRUE(people::import_housing(desk.store, &desk.known, std::move(files), options));
  landlord.a_pattern();
  EXPECT_EQ(screening_rules(desk, landlord.lead)->unknown_homes, 0u);
}

bool in_any_file(const std::filesystem::path& folder, const std::string& words) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (bytes.find(words) != std::string::npos) return true;
  }
  return false;
}
TEST_F(Screening, NHG_16_no_word_of_a_job_no_name_and_no_home_lies_on_the_disk_in_clear) {
  landlord.repairs("CANARYJOB7,99990000001,01/10/2026,CANARYCODE,Door kicked in by CANARYWORDS,\n");
  landlord.noise("CANARYCASE8,99990000001,02/10/2026,noise,Screaming by CANARYVOICE,CANARYCALLER\nC2,CANARYHOME,02/10/2026,noise,Screaming,x\n");
  landlord.switch_on("concern_and_damage");
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "1 CANARYSTREET", "Saw a CANARYBRUISE", false, {}, {}}, landlord.token()));
  prompts::ActAsked what;
  what.where = "2 CANARYLANE";
  what.note = "CANARYNOTE";
  ASSERT_TRUE(ask_before_acting(desk, landlord.colleague, what, landlord.token()));
  for (const char* word : {"CANARYJOB7", "CANARYCODE", "CANARYWORDS", "CANARYCASE8", "CANARYVOICE", "CANARYCALLER", "CANARYHOME", "CANARYSTREET", "CANARYBRUISE", "CANARYLANE", "CANARYNOTE", "99990000001",
                           "damage_and_noise", "concern_and_damage"})
    EXPECT_FALSE(in_any_file(desk.store.folder(), word)) << word;
  // And the words of a job are nowhere at all: not even sealed.
  const auto stored = desk.store.read([](store::Reader& reader) { return read_stored(reader); });
  ASSERT_TRUE(stored);
  ASSERT_EQ(stored->events.size(), 3u);
  for (const StoredEvent& event : stored->events) EXPECT_TRUE(event.text.empty());
}
TEST_F(Screening, NHG_16_words_are_kept_sealed_only_where_the_policy_says_so) {
  landlord.change([](ScreeningPolicy& says) { says.keep_text = true; });
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const auto view = view_prompt(desk, landlord.lead, landlord.open()[0].prompt.id);
  ASSERT_TRUE(view);
  ASSERT_EQ(view->texts.size(), 3u);
  EXPECT_NE(std::find_if(view->texts.begin(), view->texts.end(), [](const auto& text) { return text.second == "Front door kicked in, frame split"; }), view->texts.end());
  EXPECT_FALSE(in_any_file(desk.store.folder(), "frame split"));
  for (const StoredEvent& event : desk.store.read([](store::Reader& reader) { return read_stored(reader); })->events) EXPECT_EQ(event.text.empty(), event.bits == 0);
}
TEST_F(Screening, NHG_16_events_older_than_the_policy_keeps_go_with_the_next_import) {
  landlord.repairs("J1,99990000001,01/10/2021,N32,Door kicked in,\nJ2,99990000001,01/10/2026,N32,Door kicked in,\n");
  EXPECT_EQ(screening_rules(desk, landlord.lead)->events, 1u);
}
TEST_F(Screening, NHG_16_a_case_is_opened_from_a_prompt_by_the_acts_that_open_every_case) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const std::int64_t id = landlord.open()[0].prompt.id;
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  const auto opened = open_case_from_prompt(desk, landlord.lead, id, choice, "The door and the cries fit what her daughter's school said", landlord.token());
  ASSERT_TRUE(opened) << opened.refusal().first().text;
  const auto view = view_case(desk, landlord.officer, *opened);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->get().opened.route, Route::pattern);
  EXPECT_TRUE(view->get().in_enquiry()) << "nobody is confirmed as survivor by a pattern";
  EXPECT_EQ(view->get().opened.home, landlord.home(1));
  EXPECT_TRUE(landlord.open().empty());
  EXPECT_EQ(view_prompt(desk, landlord.lead, id)->line.prompt.answer->what.reference, *opened);
  EXPECT_FALSE(open_case_from_prompt(desk, landlord.lead, id, choice, "Again", landlord.token())) << "once";
  // Nobody outside the case sees the report it came from.
  const Actor other = landlord.add("Ben", {"officer"});
  EXPECT_EQ(reports_in(desk, other, store::ReportState::opened, 50).rows.size(), 0u);
  EXPECT_EQ(reports_waiting(desk, other), 0u);
}
// Reports of any state, and cases.
std::pair<std::int64_t, std::int64_t> reports_and_cases(Desk& desk) {
  return *desk.store.read([](store::Reader& reader) -> Result<std::pair<std::int64_t, std::int64_t>> {
    return std::pair{reader.db().number("SELECT count(*) FROM report_index"), reader.db().number("SELECT count(*) FROM case_index")};
  });
}
using Counts = std::pair<std::int64_t, std::int64_t>;

TEST_F(Screening, NHG_16_a_case_that_cannot_be_opened_leaves_no_report_where_others_would_read_of_the_pattern) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const std::int64_t id = landlord.open()[0].prompt.id;
  const std::string token = landlord.token();
  for (const StaffId nobody : {StaffId{999'999}, landlord.operative.id}) {
    OpenChoice choice;
    choice.lead = nobody;
    EXPECT_EQ(open_case_from_prompt(desk, landlord.lead, id, choice, "Fits", token).refusal().first().field, "lead");
    EXPECT_EQ(reports_and_cases(desk), Counts(0, 0));
    EXPECT_EQ(reports_waiting(desk, landlord.officer), 0u);
    EXPECT_EQ(landlord.open().size(), 1u);
  }
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  ASSERT_TRUE(open_case_from_prompt(desk, landlord.lead, id, choice, "Fits", token)) << "the form can be put right and sent again";
  EXPECT_EQ(reports_and_cases(desk), Counts(1, 1));
}
TEST_F(Screening, NHG_16_whatever_is_cut_off_while_a_case_is_opened_all_of_it_is_there_or_nothing) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const std::int64_t id = landlord.open()[0].prompt.id;
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  const std::string token = landlord.token();
  bool opened = false;
  int cut = 0;
  for (int call = 1; call < 500 && !opened; ++call) {
    landlord.store.faults.arm(call, true);
    opened = open_case_from_prompt(desk, landlord.lead, id, choice, "Fits", token).ok();
    landlord.store.faults.disarm();
    cut += !opened;
    ASSERT_EQ(reports_and_cases(desk), opened ? Counts(1, 1) : Counts(0, 0)) << "cut at call " << call;
    ASSERT_EQ(landlord.open().size(), opened ? 0u : 1u) << "cut at call " << call;
  }
  EXPECT_TRUE(opened);
  EXPECT_GT(cut, 20);
}
TEST_F(Screening, NHG_16_several_who_open_a_case_from_one_prompt_at_once_open_one) {
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const std::int64_t id = landlord.open()[0].prompt.id;
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  const std::string token = landlord.token();
  std::atomic<int> opened{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i)
      threads.emplace_back([&, of_its_own = "own token " + std::to_string(i), i] {
        opened += open_case_from_prompt(desk, i % 2 ? landlord.lead : landlord.second, id, choice, "Fits", i < 4 ? token : of_its_own).ok();
      });
  }
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(reports_and_cases(desk), Counts(1, 1));
  const std::string once = landlord.token();
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "3 Elm Row", "", false, {}, {}}, landlord.token()));
  const std::int64_t next = landlord.open()[0].prompt.id;
  ASSERT_TRUE(open_case_from_prompt(desk, landlord.lead, next, choice, "Fits", once));
  EXPECT_EQ(open_case_from_prompt(desk, landlord.lead, next, choice, "Fits", once).refusal().first().id, "form.used") << "pressed twice is no fault";
  EXPECT_EQ(open_case_from_prompt(desk, landlord.lead, next, choice, "Fits", landlord.token()).refusal().first().id, "prompt.answered");
}
TEST_F(Screening, SG_34_a_concern_for_today_is_a_report_and_a_prompt_or_neither) {
  const std::string token = landlord.token();
  bool said = false;
  for (int call = 1; call < 500 && !said; ++call) {
    landlord.store.faults.arm(call, true);
    said = say_concern(desk, landlord.operative, {{}, "3 Elm Row", "", true, {}, {}}, token).ok();
    landlord.store.faults.disarm();
    ASSERT_EQ(reports_and_cases(desk).first, said ? 1 : 0) << "cut at call " << call;
    ASSERT_EQ(landlord.open().size(), said ? 1u : 0u) << "cut at call " << call;
  }
  EXPECT_TRUE(said);
  EXPECT_FALSE(landlord.open()[0].prompt.concern->report.empty());
}

TEST(StoredEvents, what_is_kept_comes_back_and_damage_shows) {
  StoredEvents kept;
  kept.terms = {{"a", "f1"}, {"b", "f2"}};
  kept.lexicons = {"l1", "l2"};
  kept.codes = {{screening::EventKind::repair, "N32"}, {screening::EventKind::noise, ""}};
  for (int i = 0; i < 500; ++i)
    kept.events.push_back({"J" + std::to_string(i), i % 3 == 0 ? -i - 5 : i * 1'000'003LL, static_cast<screening::Day>(20000 + i), static_cast<std::uint16_t>(i % 2), screening::Bits{1} << (i % 64),
                           static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ULL, static_cast<std::uint16_t>(i % 2), i % 7 == 0 ? "words é" : ""});
  const auto pieces = pack_events(kept);
  const StoredEvents back = unpack_events(pieces);
  EXPECT_EQ(back.events, kept.events);
  EXPECT_EQ(back.codes, kept.codes);
  EXPECT_EQ(back.lexicons, kept.lexicons);
  auto cut = pieces;
  cut.back().resize(cut.back().size() / 2);
  EXPECT_THROW((void)unpack_events(cut), Unreadable);
  cut = pieces;
  cut.pop_back();
  EXPECT_THROW((void)unpack_events(cut), Unreadable);
  EXPECT_TRUE(unpack_events({}).events.empty());
}
TEST(StoredEvents, bits_follow_their_terms_when_the_list_changes) {
  screening::Lexicon now;
  now.terms = {{.id = "b", .texts = {"banging"}}, {.id = "a", .texts = {"kicked in"}}};
  screening::Lexicon then;
  then.terms = {{.id = "a", .texts = {"kicked in"}}, {.id = "b", .texts = {"banging"}}, {.id = "c", .texts = {"crying"}}};
  const TermsNow terms(terms_of(then), now);
  EXPECT_EQ(terms.now(0b001), 0b10u);
  EXPECT_EQ(terms.now(0b010), 0b01u);
  EXPECT_EQ(terms.now(0b100), 0u) << "a term that is gone";
  now.terms[0].whole_words = true;
  EXPECT_EQ(TermsNow(terms_of(then), now).now(0b010), 0u) << "a term that means something else now";
}

}  // namespace
}  // namespace rowan::app
