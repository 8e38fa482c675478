// An answer leaves when what it rests on is durable: acts that are answered from the write lane, and what becomes of those it refuses.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "app/accounts.h"
#include "app/cases.h"
#include "app/rebuild.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct HeldPages : ::testing::Test {
  TestBox box;
  TestBox::Person amara;
  std::string reference;
  std::mutex guard;
  std::vector<std::jthread> threads;  // as the workers of the server would be
  std::atomic<int> again{0};

  void SetUp() override {
    box.adopt_policies();
    box.site = std::make_unique<Site>(box.desk, SiteOptions{.policy_folder = ROWAN_SOURCE_DIR "/policies", .later = [this](std::function<void()> work) {
                                                              ++again;
                                                              const std::lock_guard turn{guard};
                                                              threads.emplace_back(std::move(work));
                                                            }});
    amara = box.person("Amara", {"officer"});
    reference = box.make_case("Danielle Marsh", amara.id);
  }
  std::size_t notes() {
    const auto opened = app::view_case(box.desk, amara.actor, reference);
    if (!opened) return 999;
    std::size_t n = 0;
    for (const CaseLine& line : opened->get().lines) n += std::holds_alternative<NoteAdded>(line.event);
    return n;
  }
  std::int64_t looks() {
    return *box.store->read([](store::Reader& reader) -> Result<std::int64_t> {
      return reader.db().number("SELECT count(*) FROM access_log WHERE act = 'case.viewed'");
    });
  }
};

TEST_F(HeldPages, a_note_is_in_the_record_when_the_answer_arrives) {
  EXPECT_EQ(box.post("/cases/" + reference + "/notes", &amara, {{"text", "Spoke at the library"}}).status, 303);
  EXPECT_EQ(notes(), 1u);
  EXPECT_EQ(again, 0) << "nothing had to be done twice";
  EXPECT_NE(box.get("/cases/" + reference, &amara).body.find("Spoke at the library"), std::string::npos);
}
TEST_F(HeldPages, the_same_form_twice_is_one_note_and_no_fault) {
  const std::string token = make_form_token(box.desk.store, amara.secret);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(box.post("/cases/" + reference + "/notes", &amara, {{"text", "Once"}}, token).status, 303);
  EXPECT_EQ(notes(), 1u);
  EXPECT_EQ(again, 1) << "the second was refused in the lane and looked at again";
}
TEST_F(HeldPages, many_at_once_on_one_case_are_all_saved) {
  constexpr int people = 12;
  std::atomic<int> saved{0};
  std::vector<Response> answers(people);
  std::vector<std::string> tokens;
  for (int i = 0; i < people; ++i) tokens.push_back(make_form_token(box.desk.store, amara.secret));
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < people; ++i)
      writers.emplace_back([&, i] {
        const auto at = static_cast<std::size_t>(i);
        answers[at] = box.post("/cases/" + reference + "/notes", &amara, {{"text", "Note " + std::to_string(i)}}, tokens[at]);
        saved += answers[at].status == 303;
      });
  }
  EXPECT_EQ(saved, people);
  for (const Response& answer : answers) EXPECT_EQ(answer.status, 303) << answer.body.substr(0, 3000);
  EXPECT_EQ(notes(), static_cast<std::size_t>(people));
}
TEST_F(HeldPages, an_empty_note_comes_back_with_its_form) {
  const Response response = box.post("/cases/" + reference + "/notes", &amara, {{"text", "  "}});
  EXPECT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("govuk-error-summary"), std::string::npos);
  EXPECT_EQ(notes(), 0u);
}
TEST_F(HeldPages, a_look_that_cannot_be_written_down_shows_nothing) {
  ASSERT_EQ(box.get("/cases/" + reference, &amara).status, 200);  // everything the page needs is in memory now
  const auto before = looks();
  box.store.faults.arm(1, true);
  const Response response = box.get("/cases/" + reference, &amara);
  box.store.faults.disarm();
  EXPECT_GE(response.status, 500);
  EXPECT_EQ(response.body.find("Danielle"), std::string::npos);
  EXPECT_EQ(looks(), before);
  EXPECT_EQ(box.get("/cases/" + reference, &amara).status, 200);
  EXPECT_EQ(looks(), before + 1);
}
TEST_F(HeldPages, a_note_that_cannot_be_written_is_not_answered_as_saved) {
  const std::string token = make_form_token(box.desk.store, amara.secret);
  box.store.faults.arm(1, true);
  const Response response = box.post("/cases/" + reference + "/notes", &amara, {{"text", "Lost?"}}, token);
  box.store.faults.disarm();
  EXPECT_GE(response.status, 500);
  EXPECT_EQ(notes(), 0u);
  EXPECT_EQ(box.post("/cases/" + reference + "/notes", &amara, {{"text", "Lost?"}}, token).status, 303) << "the form works again";
  EXPECT_EQ(notes(), 1u);
}
TEST_F(HeldPages, an_act_that_was_overtaken_stands_in_the_lists_with_the_time_of_the_record) {
  const std::string other = box.make_case("Ruth Kemp", amara.id);
  const std::string token = make_form_token(box.desk.store, amara.secret);
  const Instant before_it = box.now;
  box.now = box.now + seconds(2);
  ASSERT_EQ(box.post("/cases/" + other + "/notes", &amara, {{"text", "Written first"}}).status, 303);
  const Instant first = box.now;
  box.now = before_it;  // decided before, written after
  ASSERT_EQ(box.post("/cases/" + reference + "/notes", &amara, {{"text", "Written second"}}, token).status, 303);
  const auto opened = app::view_case(box.desk, amara.actor, reference);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->get().updated_at, first) << "what is kept in memory";
  const auto digest = [&] { return *app::index_digest(box.desk); };
  const std::string before = digest();
  ASSERT_TRUE(app::rebuild(box.desk));
  EXPECT_EQ(digest(), before) << "what the lists are drawn from";
}
// Only what an act changes is written to the lists: whatever it leaves alone must be what it would have written.
TEST_F(HeldPages, the_lists_are_what_a_rebuild_makes_of_them_after_every_act) {
  const TestBox::Person ben = box.person("Ben", {"officer"}), mia = box.person("Mia", {"manager"}, TestBox::north, true);
  const auto act = [&](const char* what, const app::Decide& decide) {
    box.now = box.now + minutes(10);
    const auto done = app::act_on_case(box.desk, mia.actor, reference, what, decide);
    ASSERT_TRUE(done) << what << ": " << done.refusal().first().text;
    const auto digest = [&] { return *app::index_digest(box.desk); };
    const std::string written = digest();
    ASSERT_TRUE(app::rebuild(box.desk));
    EXPECT_EQ(digest(), written) << what;
  };
  const auto note = [&] { act("note.added", [](const Seen& seen) { return add_note(seen, "Spoke at the library", false, {}); }); };
  note();
  note();
  act("access.granted", [&](const Seen& seen) { return grant_access(seen, ben.actor, "Covers for a day", seen.now() + elapsed_days(1)); });
  note();
  box.now = box.now + elapsed_days(2);
  note();  // the day is over: the grant goes although the note says nothing of it
  act("task.added", [](const Seen& seen) { return add_task(seen, {.title = "Change the locks", .due = seen.now() + elapsed_days(1)}); });
  note();
  act("case.allocated", [&](const Seen& seen) { return allocate(seen, ben.actor, "Nearer"); });
  note();
  act("access.barred", [&](const Seen& seen) { return bar(seen, amara.id, "Her cousin"); });
  note();
  act("access.restricted", [](const Seen& seen) { return restrict_case(seen, true, "A colleague is named"); });
  note();
  act("access.lifted", [&](const Seen& seen) { return lift_bar(seen, amara.id, "A mistake"); });
  note();
}
TEST_F(HeldPages, a_list_shows_what_the_last_act_made_of_a_case) {
  const auto list = [&] { return box.get("/cases", &amara).body; };
  EXPECT_NE(list().find("Danielle Marsh"), std::string::npos);
  EXPECT_EQ(list().find("Change the locks"), std::string::npos);
  const auto act = [&](const app::Decide& decide) { return app::act_on_case(box.desk, amara.actor, reference, "test", decide).ok(); };
  ASSERT_TRUE(act([](const Seen& seen) { return add_task(seen, {.title = "Change the locks", .due = seen.now() + minutes(5)}); }));
  EXPECT_NE(list().find("Change the locks"), std::string::npos) << "the row kept in memory is not given once the case has changed";
  ASSERT_TRUE(act([](const Seen& seen) { return restrict_case(seen, true, "A colleague is named"); }));
  EXPECT_EQ(list().find("Danielle Marsh"), std::string::npos) << "hidden at once";
}
TEST_F(HeldPages, what_is_kept_in_memory_ends_with_the_right_to_it) {
  TestBox::Person ben = box.person("Ben", {"manager"}, TestBox::north, true);
  ASSERT_EQ(box.get("/cases/" + reference, &ben).status, 200);
  ASSERT_EQ(box.get("/cases/" + reference, &amara).status, 200);
  const auto barred = app::act_on_case(box.desk, amara.actor, reference, "access.barred", [&](const Seen& seen) { return bar(seen, ben.id, "His brother"); });
  ASSERT_TRUE(barred) << barred.refusal().first().text;
  const Response refused = box.get("/cases/" + reference, &ben), none = box.get("/cases/RW-9999-X", &ben);
  EXPECT_NE(refused.status, 200);
  EXPECT_EQ(refused.body.find("Danielle"), std::string::npos);
  EXPECT_EQ(box.get("/cases", &ben).body.find(reference), std::string::npos);
  ASSERT_TRUE(app::sign_out(box.desk, amara.cookie));
  EXPECT_EQ(box.get("/cases/" + reference, &amara).status, 303) << "signed out: the next request already";
}

}  // namespace
}  // namespace rowan::web
