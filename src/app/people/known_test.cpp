#include "app/people/known.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "app/demo/demo_names.h"
#include "app/people/known_query.h"
#include "base/text.h"

namespace rowan::people {

Person person(std::int64_t id, std::string given, std::string family) {
  Person p;
  p.id = PersonId{id};
  p.details.given = std::move(given);
  p.details.family = std::move(family);
  p.seq = 1;
  return p;
}
HomeRecord home(std::int64_t id, std::vector<std::string> lines, std::string postcode) {
  HomeRecord h;
  h.id = HomeId{id};
  h.details.address_lines = std::move(lines);
  h.details.postcode = std::move(postcode);
  h.seq = 1;
  return h;
}

class Known : public ::testing::Test {
 protected:
  void SetUp() override {
    Person danielle = person(1, "Danielle", "Marsh");
    danielle.details.previous_names = {"Reed-Okoro"};
    danielle.details.known_as = "Dani";
    danielle.details.date_of_birth = Date{1988, 4, 3};
    danielle.details.phones = {"+44 7700 900123"};
    danielle.details.emails = {"d.marsh@mail.example"};
    danielle.details.sources = {{"housing", "P-000123"}};
    Person sian = person(2, "Siân", "O'Neill");
    sian.earlier_names = {"Siân Pugh"};
    Person twin = person(3, "Darren", "Marsh");
    twin.details.date_of_birth = Date{1988, 4, 3};
    HomeRecord ash = home(10, {"4 Ash Row", "Wexcombe"}, "ZZ1 1AA");
    ash.details.uprn = Uprn{"123456789", "demo"};
    ash.details.sources = {{"housing", "H-00077"}};
    Tenancy tenancy;
    tenancy.reference = "T-0042/1";
    tenancy.tenants = {PersonId{1}};
    ash.tenancies = {tenancy};
    HouseholdMember member;
    member.person = PersonId{3};
    ash.members = {member};
    const Person persons[] = {danielle, sian, twin, person(4, "Łukasz", "Wiśniewski"), person(5, "Mohammed", "Khan")};
    const HomeRecord homes[] = {ash, home(11, {"40 Ashdown Lane"}, "ZZ2 2BB")};
    known.put_all(persons, homes);
  }
  std::string labels(std::string_view query) {
    std::string out;
    for (const KnownHit& hit : known.search(query).hits) out += (out.empty() ? "" : " | ") + hit.label;
    return out;
  }
  KnownIndex known;
};

TEST_F(Known, FindsAPersonByTheBeginningsOfNames) {
  EXPECT_EQ(labels("dan mar"), "Danielle Marsh");
  EXPECT_EQ(labels("MARSH danielle"), "Danielle Marsh");
  EXPECT_EQ(labels("dan xyz"), "");
  const KnownHit hit = known.search("danie mar").hits.at(0);
  EXPECT_EQ(hit.person, PersonId{1});
  EXPECT_FALSE(hit.home);
  EXPECT_EQ(hit.matched, (std::vector<MatchedOn>{MatchedOn::given_name, MatchedOn::family_name}));
  EXPECT_EQ(hit.date_of_birth, (Date{1988, 4, 3}));
}
TEST_F(Known, FindsNamesWithoutTheirAccentsAndMarks) {
  EXPECT_EQ(labels("sian oneill"), "Siân O'Neill");
  EXPECT_EQ(labels("o'neill"), "Siân O'Neill");
  EXPECT_EQ(labels("lukasz wisn"), "Łukasz Wiśniewski");
}
TEST_F(Known, FindsEarlierAndOtherNamesAndSaysWhich) {
  EXPECT_EQ(labels("pugh"), "Siân O'Neill");
  EXPECT_EQ(labels("reed-okoro"), "Danielle Marsh");
  EXPECT_EQ(labels("okoro"), "Danielle Marsh");
  EXPECT_EQ(known.search("okoro").hits.at(0).matched.at(0), MatchedOn::previous_name);
  EXPECT_EQ(known.search("dani").hits.at(0).matched.at(0), MatchedOn::known_as);
}
TEST_F(Known, FindsAPhoneInAnyForm) {
  for (const char* form : {"07700900123", "07700 900 123", "+447700900123", "+44 (0)7700 900123", "0044 7700 900123", "07700 9001"})
    EXPECT_EQ(labels(form), "Danielle Marsh") << form;
  EXPECT_EQ(labels("marsh 07700 900123"), "Danielle Marsh");
  EXPECT_EQ(labels("07700 900124"), "");
}
TEST_F(Known, FindsAHomeByAddressPostcodeUprnAndReferences) {
  for (const char* form : {"4 ash row", "zz1 1aa", "ZZ11AA", "ash zz1 1aa", "123456789", "H-00077", "h00077", "T-0042/1", "t00421", "T-0042"})
    EXPECT_EQ(labels(form), "4 Ash Row, Wexcombe, ZZ1 1AA") << form;
  EXPECT_EQ(known.search("T-0042/1").hits.at(0).matched.at(0), MatchedOn::tenancy_reference);
  EXPECT_EQ(known.search("4 ash").hits.at(0).label, "4 Ash Row, Wexcombe, ZZ1 1AA") << "the whole word comes before the beginning of one";
  EXPECT_EQ(known.search("4 ash").hits.size(), 2u);
}
TEST_F(Known, FindsADateOfBirthAndAReferenceOfAPerson) {
  EXPECT_EQ(known.search("3/4/1988").hits.size(), 2u);
  EXPECT_EQ(labels("danielle 1988-04-03"), "Danielle Marsh");
  EXPECT_EQ(labels("P-000123"), "Danielle Marsh");
  EXPECT_EQ(labels("d.marsh@mail.example"), "Danielle Marsh");
}
TEST_F(Known, AnswersNothingForNothing) {
  EXPECT_TRUE(known.search("").hits.empty());
  EXPECT_TRUE(known.search(" - ' ").hits.empty());
  EXPECT_TRUE(KnownIndex().search("a").hits.empty());
  EXPECT_TRUE(KnownIndex().who_is_known({.name = "a"}).empty());
}
TEST_F(Known, KeepsToTheLimitAndSaysThatThereIsMore) {
  const KnownHits hits = known.search("mar", 1);
  EXPECT_EQ(hits.hits.size(), 1u);
  EXPECT_TRUE(hits.more);
  EXPECT_FALSE(known.search("mar", 2).more);
}
TEST_F(Known, KnowsWhoLivesWhere) {
  EXPECT_EQ(known.people_of(HomeId{10}), (std::vector<PersonId>{PersonId{1}, PersonId{3}}));
  EXPECT_EQ(known.homes_of(PersonId{3}), (std::vector<HomeId>{HomeId{10}}));
  EXPECT_TRUE(known.homes_of(PersonId{2}).empty());
  EXPECT_EQ(known.label(HomeId{11}), "40 Ashdown Lane, ZZ2 2BB");
  EXPECT_EQ(known.label(PersonId{99}), std::nullopt);
}
TEST_F(Known, AChangedPersonIsFoundByTheNewDetailsOnly) {
  Person changed = person(1, "Danielle", "Fenby");
  known.put(changed);
  EXPECT_EQ(labels("marsh danielle"), "");
  EXPECT_EQ(labels("dan fen"), "Danielle Fenby");
  EXPECT_EQ(known.persons(), 5u);
  EXPECT_EQ(labels("07700900123"), "");
}
TEST_F(Known, OfTwoStatesInOneBatchTheLaterCounts) {
  const Person two[] = {person(8, "Early", "State"), person(8, "Later", "State")};
  known.put_all(two, {});
  EXPECT_EQ(labels("state"), "Later State");
  EXPECT_EQ(known.persons(), 6u);
}
TEST_F(Known, AForgottenPersonLeavesNoTrace) {
  known.forget(PersonId{1});
  EXPECT_EQ(labels("danielle"), "");
  EXPECT_EQ(labels("07700900123"), "");
  EXPECT_EQ(known.label(PersonId{1}), std::nullopt);
  EXPECT_EQ(known.persons(), 4u);
  known.forget(HomeId{10});
  EXPECT_EQ(labels("zz1 1aa"), "");
  EXPECT_EQ(known.homes(), 1u);
  known.forget(HomeId{10});
  EXPECT_EQ(known.homes(), 1u);
}
TEST(Clauses, NHG_4_APersonOnNoTenancyIsFound) {
  KnownIndex known;
  known.put(person(1, "Sam", ""));
  ASSERT_EQ(known.search("sam").hits.size(), 1u);
  EXPECT_TRUE(known.homes_of(PersonId{1}).empty());
}

TEST(KnownUpdates, ManySmallOnesGiveTheSameAnswersAsOneLargeOne) {
  demo::Dice dice(5);
  std::vector<Person> all;
  for (int i = 1; i <= 600; ++i) {
    const int origin = dice.below(demo::origins);
    std::string given = demo::given_name(dice, origin);
    all.push_back(person(i, std::move(given), demo::family_name(dice, origin)));
  }
  KnownIndex one, many;
  one.put_all(all, {});
  for (const Person& each : all) many.put(person(each.id.value, "Before", "Change"));
  for (const Person& each : all) many.put(each);
  EXPECT_EQ(many.persons(), 600u);
  EXPECT_TRUE(many.search("before").hits.empty());
  for (const Person& each : all) {
    const std::string query = fold(each.details.given).substr(0, 3) + " " + each.details.family;
    const auto a = one.search(query, 200), b = many.search(query, 200);
    std::vector<PersonId> left, right;
    for (const auto& hit : a.hits) left.push_back(hit.person);
    for (const auto& hit : b.hits) right.push_back(hit.person);
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    EXPECT_EQ(left, right) << query;
    EXPECT_TRUE(std::binary_search(left.begin(), left.end(), each.id)) << query;
  }
}
// The slow judge: every word of the query begins a word of the name.
TEST(KnownSearch, AgreesWithAWalkOverEveryName) {
  demo::Dice dice(9);
  KnownIndex known;
  std::vector<Person> all;
  std::vector<std::vector<std::string>> words;
  for (int i = 1; i <= 400; ++i) {
    std::string given = demo::given_name(dice, 0);
    all.push_back(person(i, std::move(given), demo::family_name(dice, 0)));
    std::vector<std::string> own;
    for (const std::string& name : {all.back().details.given, all.back().details.family})
      for (const QueryWord& word : query_words(name)) { own.push_back(word.text); own.insert(own.end(), word.parts.begin(), word.parts.end()); }
    words.push_back(own);
  }
  known.put_all(all, {});
  for (const char* query : {"d f", "ma h", "jor", "a a", "elle by", "thorn ros", "quin w"}) {
    std::vector<std::int64_t> slow, quick;
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool every = true;
      for (const QueryWord& word : query_words(query))
        every = every && std::any_of(words[i].begin(), words[i].end(), [&](const std::string& own) { return own.starts_with(word.text); });
      if (every) slow.push_back(all[i].id.value);
    }
    for (const KnownHit& hit : known.search(query, 200).hits) quick.push_back(hit.person.value);
    std::sort(quick.begin(), quick.end());
    EXPECT_EQ(quick, slow) << query;
  }
}
TEST(KnownUpdates, MayHappenWhileOthersAsk) {
  KnownIndex known;
  known.put(person(1, "Steady", "Marsh"));
  std::atomic<bool> stop{false};
  std::atomic<int> missed{0};
  std::thread asking([&] { while (!stop) if (known.search("steady marsh").hits.size() != 1) ++missed; });
  for (int i = 2; i < 300; ++i) { known.put(person(i, "Other", "Person")); known.put(person(1, "Steady", "Marsh")); }
  stop = true;
  asking.join();
  EXPECT_EQ(missed, 0);
}

// ---- is anyone here already known? ----

using matching::Band;
using matching::Reason;
bool has(const MaybeKnown& maybe, Reason reason) { return maybe.reasons.has(reason); }

TEST_F(Known, TheSameNameAndBirthIsTheSamePerson) {
  const auto found = known.who_is_known({.name = "Danielle Marsh", .date_of_birth = Date{1988, 4, 3}});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].person, PersonId{1});
  EXPECT_EQ(found[0].band, Band::same);
  EXPECT_TRUE(has(found[0], Reason::name_same));
  EXPECT_TRUE(has(found[0], Reason::dob_same));
}
TEST_F(Known, NearSpellingsShortFormsAndSoundsAreFound) {
  for (const char* name : {"Daniele Marsh", "Dan Marsh", "Danielle Mrash", "Danyelle Marsh"}) {
    const auto found = known.who_is_known({.name = name});
    ASSERT_FALSE(found.empty()) << name;
    EXPECT_EQ(found[0].person, PersonId{1}) << name;
    EXPECT_EQ(found[0].band, Band::possible) << name;
  }
  for (const char* name : {"Muhammad Khan", "Mo Khan", "Mohamed Kahn"}) {
    const auto found = known.who_is_known({.name = name});
    ASSERT_FALSE(found.empty()) << name;
    EXPECT_EQ(found[0].person, PersonId{5}) << name;
  }
  EXPECT_EQ(known.who_is_known({.name = "Lucasz Wisnewski"}).at(0).person, PersonId{4});
}
TEST_F(Known, AnEarlierNameIsFoundAndToldAsOne) {
  const auto found = known.who_is_known({.name = "Sian Pugh"});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].person, PersonId{2});
  EXPECT_TRUE(has(found[0], Reason::by_earlier_name));
}
TEST_F(Known, ADateWithDayAndMonthExchangedIsFound) {
  const auto found = known.who_is_known({.name = "Danielle Marsh", .date_of_birth = Date{1988, 3, 4}});
  EXPECT_TRUE(has(found.at(0), Reason::dob_day_month_swapped));
  EXPECT_EQ(found[0].band, Band::same);
}
TEST_F(Known, ATwinAtTheSameAddressIsHouseholdNeverTheSame) {
  const auto found = known.who_is_known({.name = "Danielle Marsh", .date_of_birth = Date{1988, 4, 3}, .postcode = "zz1 1aa"});
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].person, PersonId{1});
  const auto twin = std::find_if(found.begin(), found.end(), [](const auto& f) { return f.person == PersonId{3}; });
  ASSERT_NE(twin, found.end());
  EXPECT_EQ(twin->band, Band::household);
}
TEST_F(Known, APhoneAloneOrWithAnotherNameIsTold) {
  const auto found = known.who_is_known({.phone = "07700900123"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(has(found[0], Reason::phone_same));
  EXPECT_EQ(known.who_is_known({.name = "Quite Other", .phone = "07700900123"}).at(0).band, Band::household);
}
TEST_F(Known, SomebodyNobodyKnowsIsNotFound) {
  EXPECT_TRUE(known.who_is_known({.name = "Zebedee Quillfeather", .phone = "07700900999", .date_of_birth = Date{1970, 1, 2}}).empty());
}
TEST_F(Known, ANamesakeBornInAnotherYearIsNotTheSame) {
  const auto found = known.who_is_known({.name = "Danielle Marsh", .date_of_birth = Date{1951, 12, 30}});
  for (const auto& each : found) EXPECT_NE(each.band, Band::same);
}

TEST(QueryWords, TakePhonesPostcodesAndDatesWhole) {
  const auto texts = [](std::string_view query) {
    std::vector<std::string> out;
    for (const auto& word : query_words(query)) out.push_back(word.text);
    return out;
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(texts("Dan  Mársh"), (Texts{"dan", "marsh"}));
  EXPECT_EQ(texts("marsh +44 7700 900 123 zz1 1aa 3/4/1988"), (Texts{"marsh", "07700900123", "zz11aa", "19880403"}));
  EXPECT_EQ(texts("12 ash row"), (Texts{"12", "ash", "row"}));
  EXPECT_EQ(texts("a b c d e f g h i j").size(), 8u);
  EXPECT_EQ(query_words("smith-jones").at(0).parts, (Texts{"smith", "jones"}));
}

// 100,000 persons and 60,000 homes: times are measured by hand (docs/import.md); here only what would be absurd fails.
TEST(KnownSize, AHundredThousandFitAndAnswerQuickly) {
  demo::Dice dice(3);
  std::vector<Person> persons;
  std::vector<HomeRecord> homes;
  for (int i = 1; i <= 100'000; ++i) {
    const int origin = dice.below(demo::origins);
    std::string given = demo::given_name(dice, origin);
    Person p = person(i, std::move(given), demo::family_name(dice, origin));
    p.details.date_of_birth = Date{1940 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28)};
    p.details.phones = {"00000" + std::to_string(1'000'000 + i)};
    p.details.emails = {"person" + std::to_string(i) + "@mail.example"};
    p.details.sources = {{"housing", "P-" + std::to_string(i)}};
    persons.push_back(std::move(p));
  }
  for (int i = 1; i <= 60'000; ++i) {
    std::string line = std::to_string(1 + i % 90) + " " + demo::street_name(dice);
    HomeRecord h = home(200'000 + i, {std::move(line), "Wexcombe"}, "ZZ" + std::to_string(i % 99) + " 1AA");
    h.details.uprn = Uprn{std::to_string(900'000'000 + i), "demo"};
    Tenancy t;
    t.reference = "T-" + std::to_string(i);
    t.tenants = {PersonId{1 + (i * 7) % 100'000}, PersonId{1 + (i * 11) % 100'000}};
    h.tenancies = {t};
    homes.push_back(std::move(h));
  }
  // Time of the processor: other programs on the machine do not count.
  struct clock { static std::clock_t now() { return std::clock(); } };
  const auto micros = [](std::clock_t ticks) { return static_cast<long>(ticks * 1'000'000 / CLOCKS_PER_SEC); };
  KnownIndex known;
  auto from = clock::now();
  known.put_all(persons, homes);
  RecordProperty("build_ms", static_cast<int>(micros(clock::now() - from) / 1000));
  RecordProperty("megabytes", static_cast<int>(known.bytes() / 1'000'000));
  EXPECT_LT(known.bytes(), 60'000'000u);
  long worst = 0;
  for (const char* query :
       {"dan mar", "m", "s m", "ell thorn", "00000 1012345", "wexcombe", "4 lantern row", "marina wickwood", "zz5 1aa", "t-12", "a a a"}) {
    from = clock::now();
    for (int turn = 0; turn < 20; ++turn) (void)known.search(query);
    const long each = micros(clock::now() - from) / 20;
    if (std::getenv("ROWAN_SHOW_TIMES")) std::printf("%-20s %ld us\n", query, each);
    worst = std::max(worst, each);
  }
  from = clock::now();
  const PersonAsked marina{.name = "Marina Wickwood", .date_of_birth = Date{1980, 2, 3}, .postcode = "ZZ5 1AA"};
  for (int turn = 0; turn < 20; ++turn) (void)known.who_is_known(marina);
  const long who = micros(clock::now() - from) / 20;
  from = clock::now();
  known.put(persons[5]);
  const long put = micros(clock::now() - from);
  if (std::getenv("ROWAN_SHOW_TIMES")) std::printf("who %ld us, put %ld us, %zu bytes\n", who, put, known.bytes());
  EXPECT_LT(worst, 50'000);
  EXPECT_LT(who, 200'000);
}

}  // namespace rowan::people
