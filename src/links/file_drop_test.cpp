// The label for the housing system: exactly what is sent, that it is tried again, and that somebody hears of it (CX-5.1a).
#include "links/file_drop.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/accounts.h"
#include "app/cases.h"
#include "app/housing_system.h"
#include "app/notices.h"
#include "app/records.h"
#include "app/reports.h"
#include "base/reference.h"
#include "policy/load.h"
#include "store/outbox.h"
#include "store/test_store.h"

namespace rowan::links {
namespace {

constexpr TeamId north{7};
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Labels : testing::Test {
  Instant now = *instant_from_iso("2026-11-16T10:00:00Z");
  store::TestStore store;
  app::Desk desk{.store = *store.store,
                 .clock = [this] { return now; },
                 .landlord = {.name = "Northbrook Homes", .teams = {{north, "North"}}},
                 .policies = {},
                 .passwords = security::Passwords({.memory_bytes = 64 * 1024, .passes = 1})};
  fs::path folder = store.folder.path / "drop";
  Actor officer = add("amira", {"officer"}, false), manager = add("sam", {"manager"}, true);
  int token = 0;

  Labels() {
    fs::create_directory(folder);
    adopt("connexus-2023");
  }
  void adopt(const std::string& pack) {
    const bool ours = pack == "connexus-2023" || pack == "notting-hill-genesis-2019";
    const auto set = policy::load_policies(ours ? ROWAN_SOURCE_DIR "/policies" : ROWAN_SOURCE_DIR "/policies/examples");
    ASSERT_TRUE(set) << set.refusal().first().text;
    auto history = policy::start_history(*set, pack, now - elapsed_days(30));
    ASSERT_TRUE(history) << history.refusal().first().text;
    desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  }
  Actor add(const std::string& name, std::vector<std::string> roles, bool manages) {
    StaffDetails details;
    details.user_name = "user." + name;
    details.name = name + " Okafor";
    details.roles = std::move(roles);
    details.team = north;
    details.manages_team = manages;
    const auto made = app::add_staff(desk, Actor{}, details, "seven wet paper kites");
    if (!made) throw std::runtime_error(made.refusal().first().text);
    return desk.staff.find(made->id)->actor;
  }
  std::string open_case(StaffId lead = {}) {
    ReportReceived said;
    said.route = Route::survivor;
    said.danger = Answer::yes;
    said.handle = said.survivor.name = "Danielle Marsh";
    said.account = "He broke down the door.";
    said.team = north;
    const auto taken = app::take_report(desk, officer, said, now, {});
    if (!taken) throw std::runtime_error(taken.refusal().first().text);
    app::OpenChoice choice;
    choice.name = "Danielle Marsh";
    choice.lead = lead;
    choice.team = north;
    const auto opened = app::open_from_report(desk, officer, taken->reference, choice, "token" + std::to_string(++token));
    if (!opened) throw std::runtime_error(opened.refusal().first().text);
    return *opened;
  }
  Delivered deliver() {
    const auto done = deliver_labels(desk, folder);
    if (!done) throw std::runtime_error(done.refusal().first().id);
    return *done;
  }
  std::size_t waiting() {
    return store.read([&](store::Reader& r) { return store::due_outgoing(r, now + elapsed_days(365), 100).size(); });
  }
  std::size_t told() {
    std::size_t n = 0;
    for (const store::Notice& each : app::notices_for(desk, manager, 100)) n += each.kind == "housing-system.failed";
    return n;
  }
  bool duty_open(const std::string& reference) {
    const auto opened = app::view_case(desk, officer, reference);
    if (!opened) throw std::runtime_error("not seen");
    for (const Duty& duty : app::duties_of(desk, opened->get(), now))
      if (duty.rule == "housing-system-label") return !duty.done();
    return false;
  }
};

TEST_F(Labels, CX_5_1a_exactly_these_bytes_leave_and_nothing_else) {
  const std::string reference = open_case(officer.id);
  EXPECT_EQ(deliver().sent, 1u);
  std::size_t files = 0;
  for (const auto& each : fs::directory_iterator(folder)) files += each.is_regular_file();
  EXPECT_EQ(files, 1u) << "nothing half-written stays behind";
  EXPECT_EQ(bytes_of(folder / (reference + ".json")), "{\"category\":\"Serious ASB\",\"handle\":\"" + reference + "\"}\n");
  EXPECT_EQ(waiting(), 0u);
  EXPECT_EQ(deliver().sent, 0u) << "once";
  const auto opened = app::view_case(desk, manager, reference);
  ASSERT_TRUE(opened);
  bool in_log = false;
  for (const app::Look& look : app::who_has_looked(desk, *opened, 20)) in_log = in_log || look.act == "housing-system.sent";
  EXPECT_TRUE(in_log);
}
TEST_F(Labels, CX_5_1a_other_packs_send_a_label_of_their_own_or_none) {
  adopt("exampleshire-homes-2025");
  const std::string restricted = open_case();
  EXPECT_EQ(deliver().sent, 1u);
  EXPECT_EQ(bytes_of(folder / (restricted + ".json")), "{\"category\":\"Restricted - ask the specialist team\",\"handle\":\"" + restricted + "\"}\n");
  adopt("glen-example-cooperative-2025");
  open_case();
  EXPECT_EQ(waiting(), 0u) << "none";
  adopt("notting-hill-genesis-2019");
  open_case();
  EXPECT_EQ(waiting(), 0u) << "a policy that says nothing sends nothing";
}
TEST_F(Labels, CX_5_1a_a_push_that_fails_is_tried_again_later_and_managers_are_told) {
  const std::string reference = open_case(officer.id);
  fs::remove(folder);
  std::vector<std::int64_t> gaps;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(told(), 0u) << i;
    EXPECT_EQ(deliver().failed, 1u) << i;
    EXPECT_EQ(deliver().failed, 0u) << "not at once again";
    now = now + app::wait_after(i + 1);
  }
  EXPECT_EQ(told(), 1u);
  const auto notices = app::notices_for(desk, manager, 100);
  for (const store::Notice& each : notices) EXPECT_EQ(each.text.find("Danielle"), std::string::npos);
  fs::create_directory(folder);
  EXPECT_EQ(deliver().sent, 1u) << "and goes as soon as it can";
  EXPECT_FALSE(bytes_of(folder / (reference + ".json")).empty());
  EXPECT_EQ(told(), 1u);
}
TEST_F(Labels, CX_5_1a_the_wait_grows_to_six_hours_and_stays_there) {
  EXPECT_EQ(app::wait_after(1), minutes(1));
  EXPECT_EQ(app::wait_after(2), minutes(2));
  EXPECT_EQ(app::wait_after(5), minutes(16));
  for (std::int64_t tries = 1; tries < 100; ++tries) {
    EXPECT_LE(app::wait_after(tries), app::wait_after(tries + 1));
    EXPECT_LE(app::wait_after(tries), hours(6));
  }
  EXPECT_EQ(app::wait_after(1'000'000), hours(6));
}
TEST_F(Labels, CX_5_1a_it_is_in_the_same_commit_as_the_case) {
  for (std::int64_t at = 1; at < 400; ++at) {
    store.faults.arm(at);
    std::string made;
    try {
      made = open_case();
    } catch (const std::runtime_error&) {}
    const bool whole = store.faults.calls < at;
    store.faults.disarm();
    const std::size_t cases = store.read([&](store::Reader& r) {
      std::size_t n = 0;
      r.for_each_stream(StreamKind::case_, [&](const store::StreamInfo&) { ++n; });
      return n;
    });
    ASSERT_EQ(cases, waiting()) << "a fault at store call " << at;
    if (whole) return;
  }
  FAIL() << "every call failed";
}
TEST_F(Labels, CX_5_1a_without_a_folder_labels_wait_and_a_number_by_hand_ends_them) {
  const std::string reference = open_case(officer.id);
  EXPECT_EQ(deliver_labels(desk, {})->sent, 0u);
  EXPECT_EQ(waiting(), 1u);
  EXPECT_TRUE(duty_open(reference));
  RecordMade made;
  made.what = "housing-system";
  made.values.push_back({"number", "CX/2026/118"});
  ASSERT_TRUE(app::record(desk, officer, reference, made, now, {}));
  EXPECT_FALSE(duty_open(reference));
  EXPECT_EQ(deliver().sent, 0u) << "it is there already";
  EXPECT_EQ(waiting(), 0u);
}
TEST_F(Labels, CX_5_1a_numbers_come_back_all_or_none_and_end_the_duty) {
  const std::string first = open_case(officer.id), second = open_case(officer.id);
  const auto bad = app::import_references(desk, "reference,number\n" + first + ",CX-1\nRW-9999-Z,CX-2\n" + second + ",\n");
  ASSERT_FALSE(bad);
  std::vector<std::string> lines;
  for (const Problem& problem : bad.refusal().problems) lines.push_back(problem.field);
  EXPECT_EQ(lines, (std::vector<std::string>{"line 3", "line 4"}));
  EXPECT_TRUE(duty_open(first)) << "nothing was written";
  const auto unknown = app::import_references(desk, "reference,number\n" + first + ",CX-1\n" + case_reference(8765) + ",CX-2\n");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.refusal().first().id, "references.none");
  EXPECT_TRUE(duty_open(first)) << "all or nothing";
  EXPECT_FALSE(app::import_references(desk, "a,b\n"));
  const std::string good = "reference,number\n" + first + ",CX-1\n" + second + ",CX-2\n";
  const auto done = app::import_references(desk, good);
  ASSERT_TRUE(done) << done.refusal().first().text;
  EXPECT_EQ(done->recorded, 2u);
  EXPECT_FALSE(duty_open(first));
  EXPECT_FALSE(duty_open(second));
  const auto again = app::import_references(desk, good);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->known, 2u);
  EXPECT_EQ(again->recorded, 0u);
}
TEST(FileDrop, a_file_is_whole_or_not_there) {
  store::TestFolder folder;
  ASSERT_TRUE(drop_file(folder.path, "a.json", "one"));
  ASSERT_TRUE(drop_file(folder.path, "a.json", "two"));
  EXPECT_EQ(bytes_of(folder.path / "a.json"), "two");
  EXPECT_FALSE(drop_file(folder.path / "none", "a.json", "x"));
  fs::create_symlink(folder.path / "elsewhere", folder.path / ".b.json.part");
  EXPECT_FALSE(drop_file(folder.path, "b.json", "x")) << "nobody leads it elsewhere";
  EXPECT_FALSE(fs::exists(folder.path / "elsewhere"));
}

}  // namespace
}  // namespace rowan::links
