// Who may approve: layers, deputies, and never the one who asks.
#include "domain/policy/approvals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace rowan {
namespace {

const StaffId officer{1}, manager{2}, second_manager{3}, lead{4}, safeguarding{5};
std::vector<StaffAtHand> everybody() {
  return {{officer, {Role::officer}}, {manager, {Role::manager}}, {second_manager, {Role::manager, Role::officer}}, {lead, {Role::da_lead}},
          {safeguarding, {Role::safeguarding_lead}}};
}
ApprovalPath path(std::vector<ApprovalLayer> layers) { return {"antisocial_behaviour_route", "P-1", std::move(layers)}; }
const ApprovalPath by_manager = path({{Role::manager, "", {Role::da_lead, Role::safeguarding_lead}}});

bool able(const ApprovalPath& p, StaffId requester, std::span<const ApprovalGiven> given, std::span<const StaffAtHand> staff, StaffId approver) {
  return may_approve(p, requester, given, staff, approver).ok();
}

TEST(Approvals, whoever_asks_never_approves) {
  const auto staff = everybody();
  const auto refused = may_approve(by_manager, manager, {}, staff, manager);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().first().id, "approval.own");
  EXPECT_TRUE(able(by_manager, manager, {}, staff, second_manager));
  EXPECT_TRUE(able(by_manager, officer, {}, staff, manager));
}
TEST(Approvals, a_deputy_stands_in_only_when_nobody_else_of_the_role_is_there) {
  auto staff = everybody();
  EXPECT_FALSE(able(by_manager, officer, {}, staff, lead)) << "the managers are there";
  staff[1].here = false;
  EXPECT_FALSE(able(by_manager, officer, {}, staff, lead)) << "the other manager is there";
  EXPECT_TRUE(able(by_manager, second_manager, {}, staff, lead)) << "the other manager is the one who asks";
  EXPECT_FALSE(able(by_manager, second_manager, {}, staff, safeguarding)) << "the first deputy is there";
  staff[3].here = false;
  EXPECT_TRUE(able(by_manager, second_manager, {}, staff, safeguarding));
  EXPECT_EQ(who_may_approve(by_manager, second_manager, {}, staff).deputising, Role::safeguarding_lead);
  EXPECT_EQ(who_may_approve(by_manager, officer, {}, staff).deputising, std::nullopt);
  staff[4].here = false;
  EXPECT_TRUE(who_may_approve(by_manager, second_manager, {}, staff).who.empty()) << "it waits";
}
TEST(Approvals, layers_go_one_after_another_and_each_is_another_person) {
  const ApprovalPath two = path({{Role::manager, "", {}}, {Role::manager, "Management Committee", {Role::da_lead}}});
  auto staff = everybody();
  EXPECT_TRUE(able(two, officer, {}, staff, manager));
  const std::vector<ApprovalGiven> first{{manager, 0}};
  EXPECT_FALSE(fully_approved(two, first));
  const auto again = may_approve(two, officer, first, staff, manager);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.refusal().first().id, "approval.twice");
  EXPECT_TRUE(able(two, officer, first, staff, second_manager));
  EXPECT_FALSE(able(two, officer, first, staff, lead));
  EXPECT_TRUE(able(two, second_manager, first, staff, lead)) << "one asked, the other gave the first";
  const std::vector<ApprovalGiven> both{{manager, 0}, {second_manager, 1}};
  EXPECT_TRUE(fully_approved(two, both));
  EXPECT_EQ(may_approve(two, officer, both, staff, lead).refusal().first().id, "approval.done");
}

// Every role of the approver, whether they ask, have approved, are there; and the same for a deputy: all that can be.
TEST(Approvals, complete_table_of_one_layer) {
  const ApprovalPath p = path({{Role::manager, "", {Role::da_lead}}});
  for (int bits = 0; bits < 64; ++bits) {
    const bool role = bits & 1, asks = bits & 2, here = bits & 4, deputy_role = bits & 8, other_manager = bits & 16, other_here = bits & 32;
    RoleSet roles{Role::officer};
    if (role) roles.add(Role::manager);
    if (deputy_role) roles.add(Role::da_lead);
    const StaffId who{10}, other{11};
    std::vector<StaffAtHand> staff{{who, roles, here}};
    if (other_manager) staff.push_back({other, {Role::manager}, other_here});
    const bool own_role = role && here && !asks, a_manager_else = other_manager && other_here;
    const bool expected = own_role || (deputy_role && here && !asks && !a_manager_else && !own_role);
    EXPECT_EQ(able(p, asks ? who : officer, {}, staff, who), expected) << bits;
  }
}
TEST(Approvals, no_order_of_approving_lets_one_person_count_twice_or_the_requester_count) {
  std::mt19937 random{4};
  const Role roles[] = {Role::officer, Role::manager, Role::da_lead, Role::safeguarding_lead};
  for (int round = 0; round < 2000; ++round) {
    std::vector<StaffAtHand> staff;
    for (int i = 1; i <= 5; ++i) {
      RoleSet set;
      for (const Role role : roles) if (random() % 2) set.add(role);
      staff.push_back({StaffId{i}, set, random() % 5 != 0});
    }
    ApprovalPath p = path({});
    for (std::size_t i = 0, n = 1 + random() % 3; i < n; ++i) {
      ApprovalLayer layer{roles[random() % 4], "", {}};
      for (const Role role : roles) if (role != layer.approver && random() % 3 == 0) layer.deputies.push_back(role);
      p.layers.push_back(layer);
    }
    const StaffId requester{static_cast<std::int64_t>(1 + random() % 5)};
    std::vector<ApprovalGiven> given;
    for (int step = 0; step < 20; ++step) {
      const StaffId who{static_cast<std::int64_t>(1 + random() % 5)};
      if (able(p, requester, given, staff, who)) given.push_back({who, given.size()});
    }
    std::set<StaffId> different;
    for (const ApprovalGiven& g : given) {
      EXPECT_NE(g.by, requester);
      different.insert(g.by);
    }
    EXPECT_EQ(different.size(), given.size());
    EXPECT_LE(given.size(), p.layers.size());
  }
}
TEST(Approvals, a_decision_is_one_that_the_product_knows_or_a_record_of_the_landlords_own) {
  EXPECT_TRUE(is_approvable("close_case"));
  EXPECT_TRUE(is_approvable("record:furniture-fund"));
  EXPECT_FALSE(is_approvable("record:"));
  EXPECT_FALSE(is_approvable("close_cases"));
}

}  // namespace
}  // namespace rowan
