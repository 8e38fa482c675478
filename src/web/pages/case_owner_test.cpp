// Cases whose record does not say who owns the home: the register says it, or a manager does, and nothing is guessed (CX-1.3).
#include <array>

#include "app/housing_system.h"
#include "app/owner.h"
#include "app/rebuild.h"
#include "domain/people/home.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct Owners : testing::Test {
  TestBox box;
  TestBox::Person officer = box.person("amira", {"officer"});
  TestBox::Person manager = box.person("sam", {"manager"}, TestBox::north, true);
  std::string ref;

  // Two landlords, taken up in this order.
  void adopt(std::initializer_list<const char*> packs) {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    ASSERT_TRUE(set);
    auto history = std::make_shared<PolicyHistory>();
    for (const char* id : packs) history->adopt(set->find(id), box.now - elapsed_days(30));
    box.desk.policies = history;
  }
  std::string at(const std::string& below = {}) const { return "/cases/" + ref + below; }
  const Case& opened() { return *(kept = app::view_case(box.desk, manager.actor, ref)->kept); }
  std::shared_ptr<const Case> kept;
  std::string followed() {
    const Policy* policy = box.desk.policies->landlord_policy(facts_of(opened()), box.now);
    return policy ? policy->id : "";
  }
  // A case as one opened before the register of homes was there: no owner, and the pack that was applied then.
  void make_old_case(const char* applied, HomeId home = {}) {
    ref = box.make_case("Danielle Marsh", officer.id);
    const CaseId id = opened().id;
    CaseOpened old = opened().opened;
    old.owner.clear();
    old.home = home;
    old.policy = applied;
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    old.policy_hash = *applied ? set->find(applied)->version : "";
    const std::int64_t seq = opened().last_seq;
    const NewEntries entries{new_entry(old, box.now)};
    const auto done = box.desk.store.write([&](store::Tx& tx) -> Result<void> {
      const auto appended = tx.append(stream_of(id), seq, entries, officer.id, box.now);
      return appended ? Result<void>{} : appended.refusal();
    });
    ASSERT_TRUE(done) << done.refusal().first().text;
  }
};

TEST_F(Owners, CX_1_3_the_order_of_the_packs_decides_nothing) {
  for (const auto& order : {std::array{"connexus-2023", "notting-hill-genesis-2019"}, std::array{"notting-hill-genesis-2019", "connexus-2023"}}) {
    adopt({order[0], order[1]});
    EXPECT_EQ(box.desk.policies->followed(Facts{}).by, FollowedBy::nobody);
    EXPECT_EQ(box.desk.policies->landlord_policy(Facts{}, box.now), nullptr);
    make_old_case("notting-hill-genesis-2019");
    EXPECT_EQ(followed(), "notting-hill-genesis-2019") << "what was applied at the opening stays";
  }
  adopt({"connexus-2023"});
  EXPECT_EQ(box.desk.policies->followed(Facts{}).by, FollowedBy::only_landlord) << "with one landlord there is nothing to guess";
}

TEST_F(Owners, CX_1_3_the_register_says_whose_home_it_is) {
  adopt({"connexus-2023", "notting-hill-genesis-2019"});
  people::HomeDetails details;
  details.address_lines = {"4 Ash Road"};
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  details.owner = set->find("notting-hill-genesis-2019")->entity_code;
  HomeId home;
  const NewEntries entries{new_entry(people::HomeRecorded{details}, box.now)};
  ASSERT_TRUE(box.desk.store.write([&](store::Tx& tx) -> Result<void> {
    const StreamId stream = tx.create_stream(StreamKind::home);
    home = HomeId{stream.value};
    const auto appended = tx.append(stream, 0, entries, officer.id, box.now);
    return appended ? Result<void>{} : appended.refusal();
  }));
  make_old_case("connexus-2023", home);
  EXPECT_EQ(followed(), "notting-hill-genesis-2019");
  EXPECT_EQ(opened().opened.policy, "notting-hill-genesis-2019") << "approvals and words follow it too";
  EXPECT_FALSE(app::policy_doubt(box.desk, opened()).any());
  ASSERT_TRUE(app::import_references(box.desk, "reference,number\n" + ref + ",NHG-1\n"));
  const std::string listed = *app::index_digest(box.desk);
  ASSERT_TRUE(app::rebuild(box.desk));
  EXPECT_EQ(*app::index_digest(box.desk), listed) << "a number that comes back is written under the same policy";
}

TEST_F(Owners, CX_1_3_where_nobody_knows_it_is_said_and_a_manager_records_it) {
  adopt({"connexus-2023", "notting-hill-genesis-2019"});
  make_old_case("connexus-2023");
  const std::string nhg = box.desk.policies->find("notting-hill-genesis-2019", box.desk.policies->versions()[1].policy->version)->entity_code;
  const Response seen = box.get(at(), &officer);
  EXPECT_TRUE(has(seen, "It is not on record who owns the home")) << seen.status;
  EXPECT_TRUE(has(seen, "because it was applied when the case was opened"));
  EXPECT_TRUE(has(seen, "Ask a manager"));
  EXPECT_NE(box.post(at("/owner"), &officer, {{"owner", nhg}, {"text", "The rent book"}}).status, 303) << "an officer does not";
  EXPECT_TRUE(has(box.get(at(), &manager), "Record who owns the home"));
  EXPECT_EQ(box.get(at("/owner"), &manager).status, 200);
  EXPECT_TRUE(has(box.post(at("/owner"), &manager, {{"owner", nhg}}), "Say how you know"));
  EXPECT_TRUE(has(box.post(at("/owner"), &manager, {{"owner", "somebody"}, {"text", "The rent book"}}), "Choose who owns the home"));
  ASSERT_EQ(box.post(at("/owner"), &manager, {{"owner", nhg}, {"text", "The rent book"}}).status, 303);
  EXPECT_EQ(followed(), "notting-hill-genesis-2019");
  const Response after = box.get(at(), &officer);
  EXPECT_FALSE(has(after, "It is not on record who owns the home"));
  EXPECT_TRUE(has(after, "Owner of the home recorded"));
  EXPECT_TRUE(has(after, "The rent book"));
  EXPECT_EQ(box.post(at("/owner"), &manager, {{"owner", "connexus"}, {"text", "No"}}).status, 200) << "an owner without a policy is none";
}

TEST_F(Owners, CX_1_3_without_any_policy_at_the_opening_only_the_law_and_ours_hold) {
  adopt({"connexus-2023", "notting-hill-genesis-2019", "safety-defaults"});
  make_old_case("");
  EXPECT_EQ(followed(), "");
  EXPECT_TRUE(has(box.get(at(), &officer), "No landlord’s policy is applied"));
  const auto list = gates(facts_of(opened()), *box.desk.policies, Act::close_case, box.now);
  EXPECT_TRUE(std::any_of(list.begin(), list.end(), [](const GateState& g) { return g.ours && g.id == "closing-signed-off"; }));
}

}  // namespace
}  // namespace rowan::web
