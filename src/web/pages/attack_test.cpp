// What a colleague who must not know, or who is in a hurry to be rid of a duty, would try.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/cases.h"
#include "app/notices.h"
#include "app/records.h"
#include "app/reports.h"
#include "domain/records/acts.h"
#include "domain/testing/record_samples.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

using testing_::sample_of;

struct Attack : ::testing::Test {
  TestBox box;
  TestBox::Person amara, ben, manager;
  std::string reference;
  CaseId now_is_id;

  void SetUp() override {
    box.adopt_policies();
    amara = box.person("Amara", {"officer"});
    ben = box.person("Ben", {"officer"});
    manager = box.person("Morag", {"manager"}, TestBox::north, true);
    reference = box.make_case("Danielle Marsh", amara.id);
  }
  Case now_is() {
    const auto opened = app::view_case(box.desk, amara.actor, reference);
    EXPECT_TRUE(opened);
    return opened->get();
  }
  Result<app::OpenedCase> act(const TestBox::Person& who, const app::Decide& decide) { return app::act_on_case(box.desk, who.actor, reference, "test", decide); }
  std::int64_t record(const std::string& what) {
    const RecordRow* row = find_record(what);
    EXPECT_NE(row, nullptr) << what;
    const auto done = act(amara, [&](const Seen& seen) { return add_record(seen, sample_of(*row), seen.now(), {}); });
    EXPECT_TRUE(done) << (done ? "" : done.refusal().first().text);
    return now_is().last_seq;
  }
  Result<app::OpenedCase> set_aside(const std::string& what, std::int64_t of) {
    return act(amara, [&](const Seen& seen) {
      RecordMade turn;
      turn.what = what;
      turn.of = of;
      turn.turn = RecordTurn::not_done;
      turn.text = "By mistake, nobody was told";
      return add_record(seen, turn, seen.now(), {});
    });
  }
  std::string report_of() { return box.get("/reports/done", &manager).body; }
};

TEST_F(Attack, NHG_17_a_bar_on_the_case_holds_for_the_report_it_was_opened_from) {
  TestBox::Person triage = box.person("Tess", {"manager"}, TestBox::north, true);
  ASSERT_NE(box.get("/reports/done", &triage).body.find("Danielle"), std::string::npos) << "who may see the case sees where it came from";
  const std::string page = box.get("/reports/done", &triage).body;
  const std::size_t at = page.find("/reports/R-");
  ASSERT_NE(at, std::string::npos);
  const std::string address = page.substr(at, page.find('"', at) - at);
  ASSERT_EQ(box.get(address, &triage).status, 200);
  ASSERT_TRUE(act(amara, [&](const Seen& seen) { return bar(seen, triage.id, "His sister"); }));
  EXPECT_EQ(box.get("/reports/done", &triage).body.find("Danielle"), std::string::npos);
  const Response refused = box.get(address, &triage), none = box.get("/reports/R-9999-X", &triage);
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.status, none.status);
  EXPECT_EQ(refused.body.find("Danielle"), std::string::npos);
}
TEST_F(Attack, NHG_17_a_restricted_case_takes_its_report_with_it) {
  ASSERT_NE(report_of().find("Danielle"), std::string::npos);
  TestBox::Person lead = box.person("Lena", {"da_lead"});
  ASSERT_TRUE(act(amara, [&](const Seen& seen) { return restrict_case(seen, true, "A colleague is involved"); })) << "the lead of the case restricts it";
  EXPECT_EQ(report_of().find("Danielle"), std::string::npos);
}
TEST_F(Attack, NHG_11_setting_a_referral_aside_brings_the_duty_back) {
  const auto referred = [&] { return facts_of(now_is()).count("safeguarding.referred"); };
  const std::int64_t seq = record("safeguarding-referral");
  ASSERT_EQ(referred(), 1);
  ASSERT_TRUE(set_aside("safeguarding-referral", seq));
  EXPECT_EQ(referred(), 0) << "one person cannot stop the clock and say that nothing was done";
}
TEST_F(Attack, NHG_8_words_somebody_agreed_to_do_not_change_afterwards) {
  RecordMade asked;
  std::string what;
  for (const RecordRow& row : record_rows())
    if (!row.approvers.empty() && !row.is_step() && row.kept == RecordClass::ordinary && !row.text_label.empty() && row.readers.empty()) {
      const auto done = act(amara, [&](const Seen& seen) { return add_record(seen, sample_of(row), seen.now(), {}); });
      if (done) { what = row.what; break; }
    }
  ASSERT_FALSE(what.empty());
  const std::int64_t seq = now_is().last_seq;
  const auto corrected = act(amara, [&](const Seen& seen) { return correct(seen, seq, "Something else altogether", "Typing"); });
  ASSERT_FALSE(corrected);
  EXPECT_EQ(corrected.refusal().first().id, "approval.words");
  ASSERT_TRUE(set_aside(what, seq));
  const auto answered = act(manager, [&](const Seen& seen) { return answer_approval(seen, seq, true, "Go ahead", {}, approval_by_role()); });
  ASSERT_FALSE(answered) << "what was set aside is not approved any more";
  EXPECT_EQ(answered.refusal().first().id, "record.ended");
}
TEST_F(Attack, CX_5_2_the_urgent_hour_writes_only_what_keeps_somebody_safe) {
  TestBox::Person other = box.person("Olu", {"officer"}, TestBox::south);
  ASSERT_TRUE(act(amara, [&](const Seen& seen) { return add_note(seen, "Amara's own words", false, {}); }));
  const std::int64_t note = now_is().last_seq;
  ASSERT_TRUE(app::urgent_access(box.desk, other.actor, reference, "She is at the desk and afraid", {}));
  const auto write = [&](const std::string& what) { return act(other, [&](const Seen& seen) { return add_record(seen, sample_of(*find_record(what)), seen.now(), {}); }); };
  EXPECT_TRUE(write("incident"));
  const auto plan = write("support");
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.refusal().first().id, "access.urgent");
  const auto corrected = act(other, [&](const Seen& seen) { return correct(seen, note, "Other words", "Because"); });
  ASSERT_FALSE(corrected);
  EXPECT_EQ(corrected.refusal().first().id, "access.urgent");
  EXPECT_TRUE(act(other, [&](const Seen& seen) { return add_note(seen, "Took her to the side room", false, {}); }));
}
TEST_F(Attack, NHG_17_messages_about_a_case_end_with_a_bar) {
  const auto tell = [&](const std::string& principal) {
    EXPECT_TRUE(box.store->write([&](store::Tx& tx) -> Result<void> {
      store::put_notice(tx, {0, principal, box.now, "record.answered", stream_of(now_is_id), reference + " was answered"});
      return {};
    }));
  };
  now_is_id = now_is().id;
  tell(staff_principal(ben.id));
  tell(managers_principal(TestBox::north));
  ASSERT_EQ(app::notices_for(box.desk, ben.actor, 50).size(), 1u);
  const auto all = app::notices_for(box.desk, manager.actor, 50);
  const auto shared = std::find_if(all.begin(), all.end(), [&](const store::Notice& n) { return n.kind == "record.answered"; });
  ASSERT_NE(shared, all.end());
  const std::int64_t id = shared->id;
  for (const TestBox::Person* who : {&ben, &manager}) ASSERT_TRUE(act(amara, [&](const Seen& seen) { return bar(seen, who->id, "Knows him"); }));
  EXPECT_TRUE(app::notices_for(box.desk, ben.actor, 50).empty());
  EXPECT_FALSE(app::read_notice(box.desk, manager.actor, id)) << "nor can it be put away unseen, for everybody else of the team";
}
TEST_F(Attack, NHG_17_an_act_on_a_case_that_is_not_theirs_is_a_look_that_was_refused) {
  TestBox::Person other = box.person("Olu", {"officer"}, TestBox::south);
  for (const char* act : {"/notes", "/records/incident"}) {
    const Response answer = box.post("/cases/" + reference + act, &other, {{"text", "Let me in"}});
    EXPECT_EQ(answer.status, 403) << act;
    EXPECT_NE(answer.body.find("You cannot open this case"), std::string::npos) << act;
  }
  EXPECT_FALSE(app::notices_for(box.desk, amara.actor, 50).empty()) << "the lead is told";
}
TEST_F(Attack, a_step_of_nothing_is_a_page_not_found_and_no_alarm) {
  const Response answer = box.post("/cases/" + reference + "/recorded/99999/next/order-ended", &amara, {{"text", "x"}});
  EXPECT_EQ(answer.status, 404);
  EXPECT_TRUE(app::notices_for(box.desk, amara.actor, 50).empty()) << "the lead is not told that they may not see their own case";
}

}  // namespace
}  // namespace rowan::web
