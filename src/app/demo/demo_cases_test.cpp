// The demo shows the whole of what can be written down: every kind of record stands somewhere, and the second landlord has its share.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "app/accounts.h"
#include "app/cases.h"
#include "app/known.h"
#include "app/demo/demo_cases.h"
#include "app/demo/demo_csv.h"
#include "app/people/import.h"
#include "domain/records/instances.h"
#include "policy/load.h"
#include "store/test_store.h"

namespace rowan::demo {
namespace {

struct DemoBox {
  Instant now = *instant_from_iso("2026-11-20T11:00:00Z");
  store::TestStore store;
  app::Desk desk{.store = *store.store,
                 .clock = [this] { return now; },
                 .landlord = {.name = "Northbrook Homes", .teams = {{TeamId{1}, "North"}, {TeamId{2}, "South"}}, .default_owner = "ROWAN-HOMES"},
                 .policies = {},
                 .passwords = security::Passwords({.memory_bytes = 64 * 1024, .passes = 1})};

  // Both shipped policies, each for its landlord, as ./run has it.
  void adopt() {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    ASSERT_TRUE(set);
    auto history = std::make_shared<PolicyHistory>();
    for (const auto& each : set->all()) {
      Policy own = *each;
      if (own.id == "connexus-2023") own.entity_code = "ROWAN-HOMES";
      if (own.id == "notting-hill-genesis-2019") own.entity_code = "ROWAN-LIVING";
      history->adopt(std::make_shared<const Policy>(std::move(own)), now - elapsed_days(300));
    }
    desk.policies = history;
  }
  DemoLandlord make(int cases) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("rowan-demo-" + std::to_string(::getpid()));
    EXPECT_TRUE(write_demo_csv(folder.string(), 1));
    auto files = people::read_import_folder(folder.string());
    people::ImportOptions options;
    options.now = now - elapsed_days(60);
    EXPECT_TRUE(people::import_housing(desk.store, &desk.known, std::move(files).value(), options));
    std::filesystem::remove_all(folder);
    auto made = make_demo_cases(desk, 1, cases);
    EXPECT_TRUE(made) << (made ? "" : made.refusal().first().text);
    return made ? std::move(made).value() : DemoLandlord{};
  }
  // By landlord: what is on record in its cases, with how often; and how many cases it has.
  struct Shown {
    std::map<std::string, int> records;
    int cases = 0;
  };
  std::map<std::string, Shown> shown() {
    std::map<std::string, Shown> out;
    (void)desk.store.read([&](store::Reader& reader) -> Result<int> {
      reader.for_each_stream(StreamKind::case_, [&](const store::StreamInfo& info) {
        const auto entries = reader.load(info.stream, StreamKind::case_);
        if (!entries) return;
        const Case c = fold_case(*entries);
        Shown& here = out[c.opened.policy];
        ++here.cases;
        for (const RecordInstance& instance : record_instances(c, {}, now))
          for (const RecordStep& step : instance.steps)
            if (step.made && !step.made->turn && step.stands()) ++here.records[step.made->what];
      });
      return 0;
    });
    return out;
  }
};

TEST(DemoCases, every_kind_of_record_stands_in_some_case_and_each_landlord_shows_what_its_policy_speaks_of) {
  DemoBox box;
  box.adopt();
  const DemoLandlord made = box.make(36);
  for (const std::string& each : made.left_out) ADD_FAILURE() << each;
  EXPECT_EQ(made.cases, 36u);
  auto shown = box.shown();
  const auto stands = [&](const std::string& what) {
    int n = 0;
    for (const auto& [policy, here] : shown)
      if (const auto found = here.records.find(what); found != here.records.end()) n += found->second;
    return n;
  };
  for (const RecordRow& row : record_rows()) EXPECT_GT(stands(row.what), 0) << row.what << " is shown by no case";
  EXPECT_GE(shown["notting-hill-genesis-2019"].cases, 10) << "the second landlord";
  EXPECT_GE(shown["connexus-2023"].cases, 10);
  for (const char* policy : {"connexus-2023", "notting-hill-genesis-2019"})
    for (const char* what : {"injunction", "order", "order-breach", "perpetrator-contact", "deviation", "safeguarding-disagreement", "panel",
                             "closing-agreed", "safety-check", "direct-let", "direct-let-support", "interim-next", "removal", "possession",
                             "antisocial-behaviour-route", "police-security-maintenance", "home-not-taken"})
      EXPECT_TRUE(shown[policy].records.contains(what)) << policy << " shows no " << what;
}

TEST(DemoCases, SG_39_the_lead_has_somebody_to_look_at_who_harms_at_two_addresses) {
  DemoBox box;
  box.adopt();
  (void)box.make(36);
  const auto lead = box.desk.staff.find(*app::find_staff(box.desk, "lead"));
  const auto same = app::same_in_other_cases(box.desk, lead->actor, 0);
  ASSERT_TRUE(same);
  EXPECT_FALSE(same->found.empty());
}

TEST(DemoCases, twenty_four_cases_are_told_without_the_stories_that_come_after_them) {
  DemoBox box;
  box.adopt();
  const DemoLandlord made = box.make(24);
  EXPECT_EQ(made.cases, 24u);
  EXPECT_TRUE(made.left_out.empty());
  const auto shown = box.shown();
  for (const auto& [policy, here] : shown) EXPECT_FALSE(here.records.contains("meeting-emergency")) << "a record of the later cases";
}

}  // namespace
}  // namespace rowan::demo
