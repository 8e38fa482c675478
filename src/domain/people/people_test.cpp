#include <gtest/gtest.h>

#include "domain/people/home.h"
#include "domain/people/person.h"

namespace rowan::people {

template <class T>
Entry entry(std::int64_t seq, const T& value) {
  Entry out;
  out.head.seq = seq;
  out.head.kind = std::string(T::kind);
  out.head.version = T::version;
  out.payload = to_json(value);
  return out;
}

PersonDetails danielle() {
  PersonDetails p;
  p.given = "Danielle";
  p.family = "Marsh";
  p.previous_names = {"Reed"};
  p.date_of_birth = Date{1988, 4, 3};
  p.phones = {"+44 7700 900123"};
  p.emails = {"d.marsh@mail.example"};
  p.sources = {{"housing", "P-1"}};
  return p;
}

TEST(PersonEntry, ComesBackTheSame) { EXPECT_EQ(from_json<PersonDetails>(to_json(PersonRecorded{danielle()})), danielle()); }
TEST(PersonEntry, AnAbsentDateOfBirthStaysAbsent) {
  PersonDetails p;
  p.family = "Marsh";
  EXPECT_EQ(to_json(p), R"({"family":"Marsh"})");
  EXPECT_EQ(from_json<PersonDetails>(to_json(p)), p);
}
TEST(PersonFold, AChangeIsTheWholeNewStateAndKeepsTheEarlierName) {
  PersonDetails married = danielle();
  married.family = "Okoro";
  married.phones.clear();
  const Entry entries[] = {entry(1, PersonRecorded{danielle()}), entry(2, PersonChanged{married})};
  const Person p = fold_person(PersonId{7}, entries);
  EXPECT_EQ(p.details, married);
  EXPECT_EQ(p.earlier_names, (std::vector<std::string>{"Danielle Marsh"}));
  EXPECT_EQ(p.seq, 2);
}
TEST(PersonFold, AnEarlierNameTakenUpAgainIsNotEarlierAnyMore) {
  PersonDetails married = danielle();
  married.family = "Okoro";
  const Entry entries[] = {entry(1, PersonRecorded{danielle()}), entry(2, PersonChanged{married}), entry(3, PersonChanged{danielle()})};
  EXPECT_EQ(fold_person(PersonId{7}, entries).earlier_names, (std::vector<std::string>{"Danielle Okoro"}));
}
TEST(PersonFold, LeavesEntriesOfOtherKindsAloneButCountsThem) {
  Entry other = entry(2, PersonRecorded{danielle()});
  other.head.kind = "something-else";
  const Entry entries[] = {entry(1, PersonRecorded{danielle()}), other};
  const Person p = fold_person(PersonId{7}, entries);
  EXPECT_EQ(p.seq, 2);
  EXPECT_EQ(p.details, danielle());
}
TEST(PersonProblems, AreEachToldWithTheirField) {
  PersonDetails p;
  p.date_of_birth = Date{2023, 2, 30};
  p.phones = {"12"};
  p.emails = {"nowhere"};
  const auto problems = problems_of(p);
  ASSERT_EQ(problems.size(), 4u);
  EXPECT_EQ(problems[0].field, "family");
  EXPECT_EQ(problems[3].id, "person.email");
}

HomeDetails ash_row() {
  HomeDetails h;
  h.address_lines = {"4 Ash Row", "Wexcombe"};
  h.postcode = "ZZ1 1AA";
  h.uprn = Uprn{"100", "demo"};
  h.nation = Nation::wales;
  return h;
}
TEST(HomeEntry, ComesBackTheSame) {
  EXPECT_EQ(from_json<HomeDetails>(to_json(HomeRecorded{ash_row()})), ash_row());
  Tenancy t;
  t.reference = "T-1";
  t.start = Date{2020, 1, 6};
  t.kind = TenancyKind::joint;
  t.tenants = {PersonId{1}, PersonId{2}};
  EXPECT_EQ(from_json<Tenancy>(to_json(TenancyRecorded{t})), t);
}
TEST(HomeEntry, AnOwnUprnIsNotTakenForTheNationalOne) {
  EXPECT_FALSE(from_national_register({"100", "housing"}));
  EXPECT_TRUE(from_national_register({"100", "addressbase"}));
}
TEST(HomeFold, GathersTenanciesAndMembersAndReplacesWhatChanged) {
  Tenancy t;
  t.reference = "T-1";
  t.start = Date{2020, 1, 6};
  t.tenants = {PersonId{1}};
  Tenancy ended = t;
  ended.end = Date{2024, 5, 5};
  Tenancy next;
  next.reference = "T-2";
  next.start = Date{2024, 5, 6};
  next.tenants = {PersonId{2}, PersonId{1}};
  HouseholdMember child;
  child.person = PersonId{3};
  child.relationship = "child";
  const Entry entries[] = {entry(1, HomeRecorded{ash_row()}), entry(2, TenancyRecorded{t}), entry(3, HouseholdMemberRecorded{child}),
                           entry(4, TenancyChanged{ended}), entry(5, TenancyRecorded{next})};
  const HomeRecord home = fold_home(HomeId{9}, entries);
  EXPECT_EQ(home.tenancies, (std::vector<Tenancy>{ended, next}));
  EXPECT_EQ(home.everyone(), (std::vector<PersonId>{PersonId{1}, PersonId{2}, PersonId{3}}));
  ASSERT_EQ(home.tenancies_on({2024, 5, 6}).size(), 1u);
  EXPECT_EQ(home.tenancies_on({2024, 5, 6})[0]->reference, "T-2");
  EXPECT_EQ(home.member(PersonId{3})->relationship, "child");
  EXPECT_EQ(home.member(PersonId{1}), nullptr);
}
TEST(HomeProblems, AreEachTold) {
  HomeDetails h;
  h.postcode = "ZZ1";
  h.uprn = Uprn{"12a", ""};
  EXPECT_EQ(problems_of(h).size(), 4u);
  Tenancy t;
  t.reference = "T";
  t.start = Date{2024, 1, 2};
  t.end = Date{2024, 1, 1};
  ASSERT_EQ(problems_of(t).size(), 1u);
  EXPECT_EQ(problems_of(t)[0].id, "home.date.order");
}
TEST(Clauses, NHG_4_APersonOnNoTenancyAndAHomeWithoutTenureCanBeHeld) {
  PersonDetails lodger;
  lodger.given = "Sam";
  EXPECT_TRUE(problems_of(lodger).empty());
  HomeDetails home = ash_row();
  home.tenure.clear();
  EXPECT_TRUE(problems_of(home).empty());
  HouseholdMember member;
  member.person = PersonId{5};
  member.how_known = HowKnown::self_declared;
  EXPECT_TRUE(problems_of(member).empty());
  const Entry entries[] = {entry(1, HomeRecorded{home}), entry(2, HouseholdMemberRecorded{member})};
  const HomeRecord held = fold_home(HomeId{9}, entries);
  EXPECT_TRUE(held.tenancies.empty());
  EXPECT_EQ(held.member(PersonId{5})->how_known, HowKnown::self_declared);
}

}  // namespace rowan::people
