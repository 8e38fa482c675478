// How the home is held, as an answer that can be corrected (CX-4.4, CX-1.1).
#include "domain/tenancy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "domain/policy/rehousing.h"
#include "domain/policy/scope.h"
#include "domain/testing/case_builder.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

using namespace testing_;

TenancySet said(std::string held, std::string tenure = "general_needs") { return {std::move(held), std::move(tenure), "Herself", "Since 2019"}; }

TEST(Clauses, CX_1_1_each_tenure_can_be_said_and_sets_the_fact) {
  std::set<std::string_view> codes;
  for (const TenureCode& tenure : tenure_codes()) {
    CaseBuilder b;
    EXPECT_FALSE(facts_of(b.get()).value("tenure")) << "nobody needs to know it (NHG-4)";
    b.act(officer(), set_tenancy, said("unknown", std::string(tenure.code)));
    EXPECT_EQ(facts_of(b.get()).value("tenure"), tenure.code);
    EXPECT_EQ(tenure_code(tenure.code), tenure.code) << "a code is its own";
    EXPECT_EQ(tenure_code(tenure_label(tenure.code)).empty(), false);
    codes.insert(tenure.code);
  }
  for (const char* code : {"general_needs", "affordable_rent", "leasehold", "shared_ownership", "licence", "supported", "temporary", "none", "unknown"})
    EXPECT_TRUE(codes.contains(code)) << code;
}
TEST(Clauses, CX_1_1_words_of_the_register_become_our_tenures_and_its_own_codes_stay) {
  const std::pair<const char*, const char*> words[] = {{"social-rent", "general_needs"}, {"Social Rent", "general_needs"}, {"GN", "general_needs"},
                                                       {"Affordable Rent", "affordable_rent"}, {"shared-ownership", "shared_ownership"},
                                                       {"Leaseholder", "leasehold"}, {"Licensee", "licence"}, {"Sheltered", "supported"},
                                                       {"Temporary accommodation", "temporary"}, {"", ""}, {"HMO-3", "hmo_3"}, {"Assured", "assured"}};
  for (const auto& [word, code] : words) EXPECT_EQ(tenure_code(word), code) << word;
  OpenCase what;
  what.reference = "RW-1-K";
  what.tenure = "hmo_3";
  what.tenancy_kind = "joint";
  what.lead = StaffId{1};
  what.team = north;
  CaseBuilder b;
  b.get() = Case{};
  b.take(open_case(what, report_of(survivor_said()), officer(), b.now()), StaffId{1});
  EXPECT_EQ(facts_of(b.get()).value("tenure"), "hmo_3");
  EXPECT_EQ(why_not(set_tenancy(b.seen(officer()), said("joint", "hmo_3"))), "") << "the landlord’s own may be said again";
  EXPECT_EQ(why_not(set_tenancy(b.seen(officer()), said("joint", "hmo_4"))), "form.choice") << "and no other";
}
TEST(Clauses, CX_1_1_a_policy_for_some_tenures_says_yes_no_or_not_known) {
  ScopeRule some{"X-1", {tenure_code("Social rent"), tenure_code("Supported")}, {}, {}, {}, {}, {}};
  const std::pair<const char*, Truth> expected[] = {{"general_needs", Truth::yes}, {"supported", Truth::yes}, {"leasehold", Truth::no},
                                                    {"none", Truth::no}, {"unknown", Truth::unknown}, {"", Truth::unknown}};
  for (const auto& [tenure, speaks] : expected) {
    CaseBuilder b;
    if (*tenure) b.act(officer(), set_tenancy, said("unknown", tenure));
    const Facts facts = facts_of(b.get());
    EXPECT_EQ(in_scope(&some, HomeTie::lives_there, facts.value("tenure").value_or("")), speaks) << tenure;
    ScopeRule every{"X-1", {}, {}, {}, {}, {}, {}};
    EXPECT_EQ(in_scope(&every, HomeTie::lives_there, facts.value("tenure").value_or("")), Truth::yes) << "whatever the tenure";
  }
}
TEST(Clauses, CX_4_4_how_the_home_is_held_is_corrected_and_every_answer_is_kept) {
  CaseBuilder b;
  b->opened.tenancy_kind = "joint";
  b->tenancy = tenancy_at_opening(b->opened);
  EXPECT_EQ(facts_of(b.get()).value("tenancy.kind"), "joint");
  b.later(hours(2));
  const Instant when = b.now();
  const auto seq = b.act(officer(), set_tenancy, said("sole"));
  EXPECT_EQ(facts_of(b.get()).value("tenancy.kind"), "sole");
  EXPECT_EQ(facts_of(b.get()).last("tenancy.kind"), when) << "from when it was said";
  EXPECT_EQ(tenancy_words(b.get()), "Sole tenant");
  EXPECT_EQ(b->opened.tenancy_kind, "joint") << "what was believed at the opening stays";
  const auto items = timeline(b.get(), Names{});
  const auto item = std::find_if(items.begin(), items.end(), [&](const TimelineItem& i) { return i.seq == seq; });
  ASSERT_NE(item, items.end());
  EXPECT_EQ(item->title, "The tenancy");
  EXPECT_EQ(item->text, "Since 2019");
  const auto has = [&](const char* label, const char* value) {
    return std::find(item->details.begin(), item->details.end(), std::pair<std::string, std::string>(label, value)) != item->details.end();
  };
  EXPECT_TRUE(has("How the home is held", "Theirs alone"));
  EXPECT_TRUE(has("Tenure", "Social rent (general needs)"));
  EXPECT_TRUE(has("Who told us", "Herself"));
  EXPECT_EQ(why_not(set_tenancy(b.seen(officer()), {"sole", "", "", ""})), "form.needed") << "who told us?";
  EXPECT_EQ(why_not(set_tenancy(b.seen(officer()), said("shared"))), "form.choice");
  b.act(officer(), set_tenancy, TenancySet{"", "leasehold", "The lease", ""});
  EXPECT_EQ(b->tenancy.held, "sole") << "what is left out keeps its answer";
  EXPECT_EQ(facts_of(b.get()).value("tenure"), "leasehold");
}
TEST(Clauses, CX_4_4_nobody_holds_the_home_alone_while_the_other_person_is_a_tenant_there) {
  for (const char* held : {"sole", "joint", "none", "unknown"})
    for (const Answer other : {Answer::not_asked, Answer::yes, Answer::no, Answer::unknown}) {
      CaseBuilder b;
      PerpetratorAsked asked;
      asked.joint_tenant = other;
      b.put(asked);
      const bool against = std::string(held) == "sole" && other == Answer::yes;
      EXPECT_EQ(why_not(set_tenancy(b.seen(officer()), said(held))), against ? "tenancy.other-tenant" : "") << held;
    }
}

}  // namespace
}  // namespace rowan
