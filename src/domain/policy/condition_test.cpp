#include "domain/policy/condition.h"

#include <gtest/gtest.h>
#include <algorithm>

namespace rowan {
namespace {

using Kind = Condition::Kind;
constexpr Instant noon{1'774'000'000'000'000};

Condition is(std::string_view fact, std::vector<std::string> values) { return {Kind::is, {}, find_fact(fact)->name, std::move(values)}; }
Condition happened(std::string_view event) { return {Kind::happened, {}, find_fact(event)->name}; }
Condition of(Kind kind, std::vector<Condition> parts) { return {kind, std::move(parts)}; }

// One condition for each truth value.
const Condition yes = happened("contact.made"), no = happened("contact.unsafe"), unknown = is("tenancy.kind", {"sole"});
Facts facts() {
  Facts f;
  f.happened("contact.made", noon, "call");
  return f;
}
Truth truth(const Condition& c, const Facts& f = facts()) { return evaluate(c, f, noon); }

TEST(Conditions, truth_table_of_all_any_and_not) {
  const Condition parts[] = {no, unknown, yes};
  const Truth values[] = {Truth::no, Truth::unknown, Truth::yes};
  for (int a = 0; a < 3; ++a) {
    EXPECT_EQ(truth(parts[a]), values[a]);
    EXPECT_EQ(truth(of(Kind::none_of, {parts[a]})), values[2 - a]);
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(truth(of(Kind::all, {parts[a], parts[b]})), values[std::min(a, b)]);
      EXPECT_EQ(truth(of(Kind::any, {parts[a], parts[b]})), values[std::max(a, b)]);
      EXPECT_EQ(truth(of(Kind::none_of, {parts[a], parts[b]})), values[2 - std::max(a, b)]);
    }
  }
  EXPECT_EQ(truth(of(Kind::any, {})), Truth::no);
  EXPECT_EQ(truth({}), Truth::yes);
}

TEST(Conditions, not_known_is_never_no) {
  Facts f;
  EXPECT_EQ(truth(is("household.children", {"no"}), f), Truth::unknown);
  for (const std::string answer : {"unknown", "not_asked"}) {
    f.set("household.children", answer, noon);
    EXPECT_EQ(truth(is("household.children", {"yes"}), f), Truth::unknown);
    EXPECT_EQ(truth(is("household.children", {"no"}), f), Truth::unknown);
    EXPECT_EQ(truth(is("household.children", {"unknown", "not_asked"}), f), Truth::yes);
    EXPECT_EQ(truth({Kind::known, {}, "household.children"}, f), Truth::no);
  }
  f.set("household.children", "no", noon);
  EXPECT_EQ(truth(is("household.children", {"no"}), f), Truth::yes);
  EXPECT_EQ(truth({Kind::known, {}, "household.children"}, f), Truth::yes);
}

TEST(Conditions, order_of_events) {
  const Condition contact_only_after_plan{Kind::only_after, {}, "contact.made", {}, "contact_plan.set"},
      contact_after_plan{Kind::after, {}, "contact.made", {}, "contact_plan.set"};
  Facts f;
  EXPECT_EQ(truth(contact_only_after_plan, f), Truth::yes) << "nothing happened too early";
  EXPECT_EQ(truth(contact_after_plan, f), Truth::no);
  f.happened("contact.made", noon + hours(2), "call");
  EXPECT_EQ(truth(contact_only_after_plan, f), Truth::no) << "a contact without a plan";
  f.happened("contact_plan.set", noon + hours(1));
  EXPECT_EQ(truth(contact_only_after_plan, f), Truth::yes);
  EXPECT_EQ(truth(contact_after_plan, f), Truth::yes);
  f.happened("contact.made", noon, "visit");
  EXPECT_EQ(truth(contact_only_after_plan, f), Truth::no) << "one of two came too early";
  EXPECT_EQ(truth(contact_after_plan, f), Truth::yes);
}

TEST(Conditions, counting_within_twelve_months) {
  Condition three{Kind::count, {}, "incident.recorded"};
  three.number = 3;
  three.within = Span{0, 12};
  Facts f;
  for (const int days_ago : {10, 200, 400}) f.happened("incident.recorded", noon - elapsed_days(days_ago));
  EXPECT_EQ(truth(three, f), Truth::no) << "the third is more than a year ago";
  f.happened("incident.recorded", noon - elapsed_days(300));
  EXPECT_EQ(truth(three, f), Truth::yes);
  three.compare = Condition::Compare::exactly;
  EXPECT_EQ(truth(three, f), Truth::yes);
  three.compare = Condition::Compare::at_most;
  three.number = 2;
  EXPECT_EQ(truth(three, f), Truth::no);
}

TEST(Conditions, say_what_they_ask_and_what_is_recorded) {
  const Condition direct_let =
      of(Kind::all, {is("tenancy.kind", {"sole"}), of(Kind::any, {is("danger.immediate", {"yes"}), happened("risk.assessed")})});
  EXPECT_EQ(in_words(direct_let), "the survivor's tenancy: sole, and (is the person in immediate danger: yes, or a risk assessment was recorded)");
  Facts f;
  f.set("tenancy.kind", "joint", noon);
  const auto why = reasons(direct_let, f, noon);
  ASSERT_EQ(why.size(), 3u);
  EXPECT_EQ(why[0].text, "the survivor's tenancy: sole; recorded: joint");
  EXPECT_EQ(why[0].holds, Truth::no);
  EXPECT_EQ(why[1].text, "is the person in immediate danger: yes; recorded: nothing yet");
  EXPECT_EQ(why[1].holds, Truth::unknown);
  EXPECT_EQ(facts_in(direct_let), (std::vector<std::string_view>{"tenancy.kind", "danger.immediate", "risk.assessed"}));
}

TEST(Facts, the_same_answer_again_keeps_its_instant_SG_17) {
  Facts f;
  f.set("household.children", "yes", noon);
  f.set("household.children", "yes", noon + hours(30));
  EXPECT_EQ(f.first("household.children"), noon);
  f.set("household.children", "no", noon + hours(40));
  EXPECT_EQ(f.first("household.children"), noon + hours(40));
}

}  // namespace
}  // namespace rowan
