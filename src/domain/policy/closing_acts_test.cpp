// A case is closed under a policy with a closing rule, by the records and acts that people use.
#include <gtest/gtest.h>

#include "domain/policy/generated.h"
#include "domain/records/acts.h"
#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

PolicyHistory with_closing_rule() {
  auto policy = std::make_shared<Policy>();
  policy->id = "p";
  policy->version = "v";
  policy->closure = ClosureRule{"P-1", {ClosureNeed::informed_safely, ClosureNeed::risk_reassessed, ClosureNeed::signed_off}, 4, 8};
  for (GeneratedGate& gate : generated_gates(*policy)) policy->gates.push_back(std::move(gate.rule));
  PolicyHistory history;
  history.adopt(policy, Instant{});
  return history;
}
RecordMade made(std::string what, std::string value = {}) {
  RecordMade out;
  out.what = std::move(what);
  out.value = std::move(value);
  out.text = "Three quiet weeks at her sister's";
  return out;
}
std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& record) { return b.take(add_record(b.seen(by), record, b.now(), {}), by.id); }
Result<NewEntries> closing(CaseBuilder& b, const PolicyHistory& history) {
  return close_case(b.seen(team_manager()), "Safe and settled", "By text, as agreed", "Low", gates(facts_of(b.get()), history, Act::close_case, b.now()));
}

TEST(ClosingUnderAPolicy, each_need_is_a_refusal_until_it_is_on_record_and_the_watch_is_over) {
  const PolicyHistory history = with_closing_rule();
  CaseBuilder b;
  for (const char* gate : {"gate.closing-informed", "gate.closing-risk", "gate.closing-signed-off", "gate.closing-monitored"})
    EXPECT_TRUE(names_problem(closing(b, history), gate)) << gate;
  EXPECT_FALSE(names_problem(close_case(b.seen(team_manager()), "Safe and settled", "By text", "Low", {}), "gate.closing-informed")) << "no rule, no gate";

  add(b, officer(), made("closing-watch"));
  b.later(elapsed_days(57));
  EXPECT_FALSE(names_problem(closing(b, history), "gate.closing-monitored"));
  add(b, officer(), made("incident"));
  EXPECT_TRUE(names_problem(closing(b, history), "gate.closing-monitored")) << "an incident begins it anew";
  b.later(elapsed_days(57));
  add(b, officer(), made("closing-told", "told"));
  const std::int64_t asked = add(b, team_manager(), made("closing-agreed"));
  EXPECT_TRUE(names_problem(closing(b, history), "gate.closing-signed-off")) << "asked is not agreed";
  EXPECT_FALSE(answer_approval(b.seen(team_manager()), asked, true, "Agreed", {}).ok()) << "nobody agrees to their own request";
  b.put(AccessGranted{da_lead().id, "Second person", b.now(), {}, false}, team_manager().id);
  b.take(answer_approval(b.seen(da_lead()), asked, true, "Agreed", {}), da_lead().id);
  const auto last = closing(b, history);
  ASSERT_FALSE(last.ok());
  EXPECT_TRUE(names_problem(last, "gate.closing-risk"));
  EXPECT_EQ(last.refusal().problems.size(), 1u) << "only the risk is left";
}

TEST(ClosingUnderAPolicy, what_was_agreed_about_one_closing_is_not_about_the_next) {
  const PolicyHistory history = with_closing_rule();
  CaseBuilder b;
  add(b, officer(), made("closing-told", "told"));
  b.put(CaseClosed{"Quiet", "By text", "Low"}, team_manager().id);
  EXPECT_TRUE(facts_of(b.get()).first("closure.informed"));
  b.later(hours(1));
  b.put(CaseReopened{"She rang"}, team_manager().id);
  EXPECT_FALSE(facts_of(b.get()).first("closure.informed"));
  EXPECT_TRUE(names_problem(closing(b, history), "gate.closing-informed"));
  b.later(hours(1));
  add(b, officer(), made("closing-told", "told"));
  EXPECT_FALSE(names_problem(closing(b, history), "gate.closing-informed"));
}
TEST(ClosingUnderAPolicy, only_under_our_own_section_may_two_people_agree_that_there_is_nothing_to_watch) {
  for (const PolicyLayer layer : {PolicyLayer::landlord, PolicyLayer::ours}) {
    Policy policy;
    policy.layer = layer;
    policy.closure = ClosureRule{"P-1", {}, 0, 4};
    const std::vector<GeneratedGate> made_of = generated_gates(policy);
    ASSERT_EQ(made_of.size(), 1u);
    EXPECT_EQ(made_of[0].rule.ours, layer == PolicyLayer::ours);
    CaseBuilder b;
    const auto open = [&] { return evaluate(made_of[0].rule.needs, facts_of(b.get()), b.now()) == Truth::yes; };
    const std::int64_t asked = add(b, officer(), made("closing-no-watch", "died"));
    EXPECT_FALSE(open()) << "one person alone does not";
    b.take(answer_approval(b.seen(team_manager()), asked, true, "Her sister told us", {}), team_manager().id);
    EXPECT_EQ(open(), layer == PolicyLayer::ours);
  }
}

}  // namespace
}  // namespace rowan
