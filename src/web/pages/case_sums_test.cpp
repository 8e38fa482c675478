// Lists over many cases keep what each case amounts to: right after every act, and equal to a slow count from the records.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "app/case_row.h"
#include "app/deviations.h"
#include "app/policy_figures.h"
#include "app/records.h"
#include "domain/access.h"
#include "domain/testing/record_samples.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct Sums : testing::Test {
  TestBox box;
  TestBox::Person officer, manager;
  std::vector<std::string> refs;
  void SetUp() override {
    box.adopt_policies();
    officer = box.person("amira", {"officer"});
    manager = box.person("sam", {"manager"}, TestBox::north, true);
  }

  // The obvious way: every record read and folded anew.
  std::vector<std::string> slow_departures() {
    std::vector<std::string> out;
    for (const std::string& ref : refs) {
      const Case c = folded(ref);
      const auto seen = may_see(c, manager.actor, box.now);
      if (!seen) continue;
      for (const Deviation& whole : deviations_of(c, app::shapes_of(box.desk, c), app::duties_of(box.desk, c, box.now)))
        out.push_back(line_of(ref, shown_to(*seen, whole)));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  std::vector<std::string> fast_departures() {
    std::vector<std::string> out;
    const auto list = app::deviations(box.desk, manager.actor);
    EXPECT_TRUE(list);
    for (const app::CaseDeviation& row : list->rows) out.push_back(line_of(row.reference, row.what));
    std::sort(out.begin(), out.end());
    return out;
  }
  app::FirstContacts slow_contacts() {
    app::FirstContacts out;
    for (const std::string& ref : refs)
      for (const Duty& duty : app::duties_of(box.desk, folded(ref), box.now)) {
        if (duty.rule != "first-contact") continue;
        out.met += duty.state == DutyState::met;
        out.met_late += duty.state == DutyState::met_late;
        out.overdue += duty.state == DutyState::overdue;
        out.open += duty.state == DutyState::open;
      }
    return out;
  }
  Case folded(const std::string& ref) {
    const auto entries = box.desk.store.read([&](store::Reader& reader) {
      return reader.load(stream_of(*store::case_by_reference(reader, ref)), StreamKind::case_);
    });
    return fold_case(*entries);
  }
  static std::string line_of(const std::string& ref, const Deviation& d) {
    return ref + ' ' + std::string(name_of(d.kind)) + ' ' + d.what + ' ' + d.reason + ' ' + std::to_string(d.at.micros);
  }
  void some_act(std::mt19937& any, const std::string& ref) {
    const auto act = [&](const app::Decide& decide) { (void)app::act_on_case(box.desk, officer.actor, ref, "test.act", decide); };
    switch (any() % 4) {
      case 0: return act([&](const Seen& seen) { return rowan::redate_duty(seen, "first-contact", seen.now() + hours(30), "She asked for Friday"); });
      case 1:
        return act([&](const Seen& seen) -> Result<NewEntries> {
          ContactRecorded made;
          made.outcome = ContactOutcome::made;
          return NewEntries{new_entry(made, seen.now())};
        });
      case 2:
        return act([&](const Seen& seen) { return make_record(seen, testing_::sample_of("deviation"), seen.now()); });
      default: return act([&](const Seen& seen) { return rowan::add_note(seen, "A note", false, {}); });
    }
  }
};

TEST_F(Sums, CX_3_2d_right_after_every_act_and_as_time_passes) {
  std::mt19937 any(7);
  for (int i = 0; i < 5; ++i) refs.push_back(box.make_case("Case " + std::to_string(i), officer.id));
  for (int turn = 0; turn < 60; ++turn) {
    if (any() % 3 == 0) box.now = box.now + minutes(static_cast<std::int64_t>(any() % 600));
    else some_act(any, refs[any() % refs.size()]);
    ASSERT_EQ(fast_departures(), slow_departures()) << turn;
    const app::FirstContacts slow = slow_contacts();
    const auto fast = app::policy_figures(box.desk, manager.actor, "");
    ASSERT_TRUE(fast);
    EXPECT_EQ(fast->first_contact.met, slow.met) << turn;
    EXPECT_EQ(fast->first_contact.met_late, slow.met_late) << turn;
    EXPECT_EQ(fast->first_contact.overdue, slow.overdue) << turn;
    EXPECT_EQ(fast->first_contact.open, slow.open) << turn;
  }
}

TEST_F(Sums, a_list_folds_only_what_changed_and_asks_who_may_see_it_every_time) {
  for (int i = 0; i < 6; ++i) refs.push_back(box.make_case("Case " + std::to_string(i), officer.id));
  (void)app::policy_figures(box.desk, manager.actor, "");
  const std::size_t before = box.desk.sums.folded();
  (void)app::policy_figures(box.desk, manager.actor, "");
  (void)app::deviations(box.desk, manager.actor);
  EXPECT_EQ(box.desk.sums.folded(), before) << "nothing changed: nothing is read";
  ASSERT_TRUE(app::act_on_case(box.desk, manager.actor, refs[2], "barred",
                               [&](const Seen& seen) { return rowan::bar(seen, box.add("kit", {"manager"}), "Named"); }));
  EXPECT_EQ(app::policy_figures(box.desk, manager.actor, "")->cases, 6u);
  EXPECT_EQ(box.desk.sums.folded(), before + 1);
  const TestBox::Person elsewhere = box.person("dee", {"manager"}, TestBox::south, true);
  EXPECT_EQ(app::policy_figures(box.desk, elsewhere.actor, "")->cases, 0u) << "what is kept gives nobody a case";
}

// A measurement, not a test: it can neither pass nor fail, so ./test skips it.
// Run by hand: ROWAN_CASES=5000 web_test --gtest_filter=Sums.how_long*
TEST_F(Sums, how_long_the_lists_over_many_cases_take) {
  const char* asked = std::getenv("ROWAN_CASES");
  if (!asked) GTEST_SKIP() << "set ROWAN_CASES to measure";
  for (int i = 0; i < std::atoi(asked); ++i) refs.push_back(box.make_case("Case " + std::to_string(i), officer.id));
  std::mt19937 any(7);
  box.now = box.now + hours(30);
  const auto measured = [](const char* what, auto&& ask) {
    const auto from = std::chrono::steady_clock::now();
    ask();
    std::printf("%-60s %8.1f ms\n", what, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
  };
  measured("departures, nothing kept", [&] { (void)app::deviations(box.desk, manager.actor); });
  measured("departures again", [&] { (void)app::deviations(box.desk, manager.actor); });
  measured("figures of the policy page", [&] { (void)app::policy_figures(box.desk, manager.actor, ""); });
  some_act(any, refs[3]);
  measured("departures after one act", [&] { (void)app::deviations(box.desk, manager.actor); });
  measured("figures after one act", [&] { (void)app::policy_figures(box.desk, manager.actor, ""); });
}

}  // namespace
}  // namespace rowan::web
