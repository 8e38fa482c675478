#include "matching/index.h"

#include <atomic>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "matching/testing/judge.h"
#include "matching/testing/people.h"

namespace rowan::matching {
namespace {

using testing::Judge;
using testing::People;

Person named(std::uint64_t key, std::string given, std::string family) {
  Person p;
  p.key = {key};
  p.names.push_back({NameKind::current, std::move(given), std::move(family), ""});
  return p;
}

Person danielle(std::uint64_t key = 1) {
  Person p = named(key, "Danielle", "Marsh");
  p.births.push_back(Birth::on({1990, 3, 5}));
  p.addresses.push_back({"14 High Street, Leeds", "LS2 9JT"});
  p.phones.push_back("07700 900123");
  return p;
}

// An index with some other people in it, as a register has them.
Index with(const std::vector<Person>& persons) {
  Index index;
  People people(1);
  for (std::uint64_t key = 1000; key < 1200; ++key) {
    Person other = people.person(key);
    other.births.clear();
    other.addresses.clear();
    other.phones.clear();
    other.emails.clear();
    other.numbers.clear();
    index.add(other);
  }
  index.add(persons);
  return index;
}

Candidate only(const Index& index, const Person& query, std::uint64_t key) {
  for (const Candidate& candidate : index.find(query)) if (candidate.key == Key{key}) return candidate;
  ADD_FAILURE() << "not found";
  return {};
}

TEST(Matching, the_same_description_is_the_same_person) {
  const Index index = with({danielle()});
  Person asked = danielle(0);
  const auto found = index.find(asked);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].key, Key{1});
  EXPECT_EQ(found[0].band, Band::same);
  EXPECT_TRUE(found[0].reasons.has(Reason::name_same));
  EXPECT_TRUE(found[0].reasons.has(Reason::dob_same));
  EXPECT_TRUE(sentence(found[0].reasons).starts_with("Whole name the same, date of birth the same, postcode the same"));
}

TEST(Matching, one_letter_off_and_day_and_month_exchanged_say_so) {
  const Index index = with({danielle()});
  Person asked = named(0, "Danielke", "Marsh");
  asked.births.push_back(Birth::on({1990, 5, 3}));
  asked.addresses = danielle().addresses;
  const Candidate found = only(index, asked, 1);
  EXPECT_EQ(found.band, Band::same);
  EXPECT_TRUE(found.reasons.has(Reason::given_one_letter));
  EXPECT_TRUE(found.reasons.has(Reason::dob_day_month_swapped));
}

TEST(Matching, names_are_found_in_every_usual_form) {
  struct Case { const char *given, *family, *known_given, *known_family; };
  for (const Case& c : {Case{"Dani", "Marsh", "Danielle", "Marsh"}, Case{"Muhammad", "Chowdhury", "Mohammed", "Chaudhry"}, Case{"Marsh", "Danielle",
      "Danielle", "Marsh"},
                        Case{"D", "Marsh", "Danielle", "Marsh"}, Case{"Анастасія", "Шевченко", "Anastasiia", "Shevchenko"}, Case{"Anne Marie",
                            "Vella", "Annemarie", "Vella"},
                        Case{"Annemarie", "Vella", "Anne Marie", "Vella"}, Case{"Gosia", "Bozek", "Małgorzata", "Bożek"}, Case{"Sean", "O Neill",
                            "Seán", "O'Neill"},
                        Case{"Ifeoma", "Okonjo", "IFEOMA", "OKONJO-EZE"}, Case{"Xiao Ming", "Zhang", "Xiaoming", "Zhang"}, Case{"Siobahn",
                            "Kavanagh", "Siobhan", "Kavanagh"}}) {
    const Index index = with({named(1, c.known_given, c.known_family)});
    const auto found = index.find(named(0, c.given, c.family));
    ASSERT_FALSE(found.empty()) << c.given << " " << c.family;
    EXPECT_EQ(found[0].key, Key{1}) << c.given << " " << c.family;
  }
}

// Whoever says "Chris" means any one Christine as likely as any one Christopher: that the register has more Christophers speaks for neither.
TEST(Matching, a_short_form_weighs_alike_for_every_name_it_stands_for) {
  std::vector<Person> persons = {named(1, "Christopher", "Wolstenholme"), named(2, "Christine", "Wolstenholme"), named(3, "Catherine", "Oakeshott"),
                                 named(4, "Katarzyna", "Oakeshott")};
  for (std::uint64_t key = 10; key < 60; ++key) 
    persons.push_back(named(key, key % 8 ? "Christopher" : "Katarzyna", "Surname" + std::to_string(key)));
  const Index index = with(persons);
  const Person chris = named(0, "Chris", "Wolstenholme");
  EXPECT_EQ(only(index, chris, 1).weight, only(index, chris, 2).weight);
  EXPECT_GT(only(index, named(0, "Katherine", "Oakeshott"), 3).weight, only(index, named(0, "Katherine", "Oakeshott"), 4).weight)
      << "the closer spelling first";
}

TEST(Matching, given_names_in_another_order_weigh_less) {
  const Index index = with({named(1, "Tariq Shabnam", "Wolstenholme"), named(2, "Shabnam Tariq", "Wolstenholme")});
  const auto found = index.find(named(0, "Shabnam Tariqq", "Wolstenholme"));
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].key, Key{2});
  EXPECT_LT(found[1].weight, found[0].weight);
}

TEST(Matching, a_street_of_one_name_in_two_towns_is_two_streets) {
  const auto at = [](std::uint64_t key, const char* lines, const char* postcode) {
    Person p = named(key, "Danielle", "Marsh");
    p.addresses.push_back({lines, postcode});
    return p;
  };
  const Index index = with({at(1, "40 Park Avenue", "M1 1AA"), at(2, "40 Park Avenue", "LS11 6BB"), at(3, "3 Park Avenue", "M1 1AA"),
                            at(4, "40 Elm Grove", "M1 1AA")});
  const Person asked = at(0, "3 Park Avenue", "LS2 9JT");
  EXPECT_TRUE(only(index, asked, 1).reasons.has(Reason::address_differs));
  EXPECT_EQ(only(index, asked, 1).weight, only(index, asked, 4).weight);
  EXPECT_TRUE(only(index, asked, 2).reasons.has(Reason::address_street)) << "a long road of one town";
  EXPECT_TRUE(only(index, asked, 3).reasons.has(Reason::address_same)) << "the house number too: rather a wrong postcode";
}

TEST(Matching, an_address_word_written_as_two_is_the_same) {
  const auto at = [](std::uint64_t key, const char* lines) {
    Person p = named(key, "Danielle", "Marsh");
    p.addresses.push_back({lines, ""});
    return p;
  };
  const Index index = with({at(1, "4 Mill Bank"), at(2, "4 Millbank"), at(3, "4 Bankmill")});
  EXPECT_TRUE(only(index, at(0, "4 Millbank"), 1).reasons.has(Reason::address_same));
  EXPECT_TRUE(only(index, at(0, "4 Mill Bank"), 2).reasons.has(Reason::address_same));
  EXPECT_GT(only(index, at(0, "4 Millbank"), 2).weight, only(index, at(0, "4 Millbank"), 1).weight);
  EXPECT_TRUE(only(index, at(0, "4 Mill Bank"), 3).reasons.has(Reason::address_differs));
}

TEST(Matching, of_namesakes_whose_birth_nobody_knows_comes_first_when_none_is_said) {
  Person born = danielle(1), unborn = danielle(2);
  for (Person* p : {&born, &unborn}) p->phones.clear();
  unborn.births.clear();
  const Index index = with({born, unborn});
  Person asked = named(0, "Danielle", "Marsh");
  asked.addresses = born.addresses;
  EXPECT_EQ(index.find(asked)[0].key, Key{2});
  asked.births = born.births;
  EXPECT_EQ(index.find(asked)[0].key, Key{1});
}

TEST(Matching, aliases_earlier_and_partners_surnames_are_ways_to_a_person) {
  Person p = danielle();
  p.names.push_back({NameKind::alias, "", "", "Dazzer"});
  p.names.push_back({NameKind::earlier, "", "Wolstenholme", ""});
  p.names.push_back({NameKind::partner, "", "Featherstonehaugh", ""});
  const Index index = with({p});
  EXPECT_TRUE(only(index, named(0, "Dazzer", ""), 1).reasons.has(Reason::by_alias));
  EXPECT_TRUE(only(index, named(0, "Danielle", "Wolstenholme"), 1).reasons.has(Reason::by_earlier_name));
  EXPECT_TRUE(only(index, named(0, "Danielle", "Featherstonehaugh"), 1).reasons.has(Reason::by_partner_name));
}

TEST(Matching, a_phone_an_email_a_number_or_an_address_alone_finds) {
  Person p = danielle();
  p.emails.push_back("Dani.Marsh@Example.org");
  p.numbers.push_back("QQ 12 34 56 C");
  const Index index = with({p});
  Person phone, email, number, address;
  phone.phones.push_back("+44 7700 900123");
  email.emails.push_back("dani.marsh@example.org");
  number.numbers.push_back("qq123456c");
  address.addresses.push_back({"14 High St", "LS2 9JT"});
  EXPECT_TRUE(only(index, phone, 1).reasons.has(Reason::phone_same));
  EXPECT_TRUE(only(index, email, 1).reasons.has(Reason::email_same));
  EXPECT_TRUE(only(index, number, 1).reasons.has(Reason::number_same));
  EXPECT_TRUE(only(index, address, 1).reasons.has(Reason::address_same));
}

TEST(Matching, a_date_of_birth_alone_finds_with_its_usual_errors) {
  Person placeholder = named(2, "Oliver", "Nowak");
  placeholder.births.push_back(Birth::on({1985, 1, 1}));
  const Index index = with({danielle(), placeholder});
  const auto found = [&](Date date) {
    Person asked;
    asked.births.push_back(Birth::on(date));
    return only(index, asked, date.year == 1985 ? 2 : 1).reasons.begin()->reason;
  };
  EXPECT_EQ(found({1990, 3, 5}), Reason::dob_same);
  EXPECT_EQ(found({1990, 5, 3}), Reason::dob_day_month_swapped);
  EXPECT_EQ(found({1991, 3, 5}), Reason::dob_year_off);
  EXPECT_EQ(found({2000, 3, 5}), Reason::dob_year_off);
  EXPECT_EQ(found({1990, 3, 15}), Reason::dob_one_digit);
  EXPECT_EQ(found({1985, 6, 7}), Reason::dob_first_of_january);
}

TEST(Matching, a_postcode_one_character_off_finds) {
  const Index index = with({danielle()});
  for (const char* postcode : {"LS2 9JY", "LS2 8JT", "LS2 9TJ", "SL2 9JT"}) {
    Person asked;
    asked.addresses.push_back({"", postcode});
    EXPECT_TRUE(only(index, asked, 1).reasons.has(Reason::postcode_near)) << postcode;
  }
}

TEST(Matching, a_twin_is_of_the_household_and_never_the_same) {
  const Index index = with({danielle()});
  for (const char* twin : {"Christopher", "Dominic", "Amelia", "Sophie May"}) {
    Person asked = danielle(0);
    asked.names[0].given = twin;
    asked.phones.clear();
    EXPECT_EQ(only(index, asked, 1).band, Band::household) << twin;
  }
  Person shared_middle = danielle();
  shared_middle.names[0].given = "Danielle Rose";
  Person asked = shared_middle;
  asked.key = {};
  asked.names[0].given = "Christopher Rose";
  EXPECT_EQ(only(with({shared_middle}), asked, 1).band, Band::household);
}

TEST(Matching, a_parent_of_the_same_name_is_of_the_household_and_a_namesake_is_possible) {
  const Index index = with({danielle()});
  Person parent = danielle(0);
  parent.births = {Birth::on({1961, 8, 17})};
  EXPECT_EQ(only(index, parent, 1).band, Band::household);
  EXPECT_TRUE(only(index, parent, 1).reasons.has(Reason::dob_generation));
  Person namesake = named(0, "Danielle", "Marsh");
  namesake.births = {Birth::on({1988, 11, 28})};
  namesake.addresses = {{"3 Sea View, Hove", "BN3 4QQ"}};
  EXPECT_EQ(only(index, namesake, 1).band, Band::possible);
}

TEST(Matching, name_and_address_alone_are_never_called_the_same_person) {
  Person known = danielle();
  known.births.clear();
  known.phones.clear();
  Person asked = danielle(0);
  asked.phones.clear();
  EXPECT_EQ(only(with({known}), asked, 1).band, Band::possible);
}

TEST(Matching, unknown_people_match_nobody) {
  Person unknown = named(1, "Unknown", "Male");
  const Index index = with({unknown, danielle(2)});
  for (const char* text : {"Unknown male", "baby", "Unidentified", "not known"}) {
    Person asked;
    asked.names.push_back({NameKind::current, "", "", text});
    EXPECT_TRUE(index.find(asked).empty()) << text;
  }
  EXPECT_TRUE(index.find(Person{}).empty());
}

TEST(Matching, an_estimated_age_is_a_range) {
  const Index index = with({danielle()});
  Person asked = named(0, "Danielle", "Marsh");
  asked.births.push_back(Birth::about(35, {2026, 11, 22}));
  EXPECT_TRUE(only(index, asked, 1).reasons.has(Reason::dob_in_range));
  asked.births[0] = Birth::about(60, {2026, 11, 22});
  EXPECT_TRUE(only(index, asked, 1).reasons.has(Reason::dob_generation));
}

TEST(Matching, a_person_is_no_answer_to_their_own_question) {
  const Index index = with({danielle(1), danielle(2)});
  for (const Candidate& candidate : index.find(danielle(1))) EXPECT_NE(candidate.key, Key{1});
  EXPECT_EQ(only(index, danielle(1), 2).band, Band::same);
  EXPECT_THROW(Index().add(danielle(0)), std::invalid_argument);
}

TEST(Matching, the_limit_holds_and_the_likeliest_come_first) {
  const Index index = with({danielle(1), danielle(2), danielle(3)});
  const auto found = index.find(danielle(0), 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].key, Key{1}) << "ties by key";
  EXPECT_EQ(found[1].key, Key{2});
  EXPECT_TRUE(index.find(danielle(0), 0).empty());
}

TEST(Matching, whom_the_answer_may_not_name_crowds_nobody_out_and_weighs_as_before) {
  std::vector<Person> persons;
  for (std::uint64_t key = 1; key <= 600; ++key) persons.push_back(danielle(key));
  Person other = danielle(700);
  other.names.front().given = "Daniele";
  other.births.clear();
  persons.push_back(other);
  const Index index = with(persons);
  const auto all = index.find(danielle(0), 10);
  EXPECT_TRUE(std::none_of(all.begin(), all.end(), [](const Candidate& one) { return one.key == Key{700}; })) << "control: crowded out";
  const auto found = index.find(danielle(0), 10, [](Key key) { return key == Key{700}; });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], *index.score(danielle(0), Key{700}));
  EXPECT_EQ(index.find(danielle(0), 10, [](Key) { return true; }), all);
  EXPECT_EQ(index.find(danielle(0), 10), all) << "nothing is left behind by an answer that left people out";
}

TEST(Matching, a_person_who_is_removed_or_changed_is_forgotten) {
  Index index;
  index.add(danielle());
  Person changed = named(1, "Zuzanna", "Wrobel");
  index.replace(changed);
  EXPECT_EQ(index.size(), 1u);
  EXPECT_TRUE(index.find(danielle(0)).empty());
  EXPECT_EQ(index.memory().words, 2u);
  EXPECT_TRUE(index.remove(Key{1}));
  EXPECT_FALSE(index.remove(Key{1}));
  EXPECT_FALSE(index.contains(Key{1}));
  EXPECT_EQ(index.memory().words, 0u);
  EXPECT_TRUE(index.find(changed).empty());
}

TEST(Matching, two_descriptions_compare_without_an_index) {
  const Candidate twin = compare(danielle(0), [] { Person p = danielle(9); p.names[0].given = "Oliver"; return p; }());
  EXPECT_EQ(twin.key, Key{9});
  EXPECT_EQ(twin.band, Band::household);
  EXPECT_GT(compare(danielle(0), danielle(9)).weight, twin.weight);
}

TEST(Matching, a_line_of_a_search_box_becomes_a_query) {
  const Person p = person_from_text("Danielle Marsh 5/3/1990 ls2 9jt 07700 900 123 d.marsh@example.org TEN-00123 1991");
  ASSERT_EQ(p.names.size(), 1u);
  EXPECT_EQ(p.names[0].whole, "Danielle Marsh");
  EXPECT_EQ(p.births, (std::vector<Birth>{Birth::on({1990, 3, 5}), Birth::year(1991)}));
  EXPECT_EQ(p.addresses.front().postcode, "ls2 9jt");
  EXPECT_EQ(p.phones, std::vector<std::string>{"07700900123"});
  EXPECT_EQ(p.emails, std::vector<std::string>{"d.marsh@example.org"});
  EXPECT_EQ(p.numbers, std::vector<std::string>{"TEN-00123"});
  EXPECT_EQ(person_from_text("Marsh 14 High Street").addresses.front().lines, "14 High Street");
  const Index index = with({danielle()});
  for (const char* text : {"marsh danielle", "daniele marsh", "07700900123", "14 high street ls29jt", "marsh 1990"}) {
    const auto found = index.find(person_from_text(text));
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found[0].key, Key{1}) << text;
  }
}

// ---- the judge

// Whatever the index says the judge says too, to the last bit; and nobody whom the judge calls the same person or of the household is missed.
void compare_with_judge(const Index& index, const Judge& judge, const Person& query) {
  const auto found = index.find(query, 300);
  const auto right = judge.find(query, 300);
  std::map<Key, Candidate> by_key;
  for (const Candidate& candidate : found) by_key.emplace(candidate.key, candidate);
  std::size_t seen = 0;
  for (const Candidate& candidate : right) {
    const auto here = by_key.find(candidate.key);
    if (here == by_key.end()) {
      EXPECT_EQ(candidate.band, Band::possible) << sentence(candidate.reasons);
      EXPECT_LT(candidate.weight, 10) << sentence(candidate.reasons);
      continue;
    }
    ++seen;
    EXPECT_EQ(here->second, candidate) << here->second.weight << " " << sentence(here->second.reasons) << "\n" << candidate.weight << " "
        << sentence(candidate.reasons);
  }
  EXPECT_EQ(seen, found.size());
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_TRUE(found[i - 1].weight > found[i].weight || (found[i - 1].weight == found[i].weight && found[i - 1].key < found[i].key));
  }
}

TEST(MatchingJudge, the_index_says_what_comparing_everybody_says) {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    People people(seed);
    Index index;
    Judge judge;
    for (int step = 0; step < 400; ++step) {
      const std::uint64_t key = 1 + people.below(150);
      if (people.below(4) == 0) {
        EXPECT_EQ(index.remove(Key{key}), judge.remove(Key{key}));
      } else {
        const Person person = people.person(key);
        index.add(person);
        judge.add(person);
      }
    }
    ASSERT_EQ(index.size(), judge.size());
    for (const auto& [key, person] : judge.persons()) {
      if (people.below(8)) continue;
      compare_with_judge(index, judge, person);
      compare_with_judge(index, judge, people.spoiled(person));
      if (HasFailure()) FAIL() << "seed " << seed << " key " << key.value;
    }
  }
}

TEST(MatchingJudge, the_order_of_adding_does_not_matter) {
  People people(42);
  std::vector<Person> persons;
  for (std::uint64_t key = 1; key <= 300; ++key) persons.push_back(people.person(key));
  Index forwards, backwards;
  forwards.add(persons);
  for (std::size_t i = persons.size(); i-- > 0;) backwards.add(people.person(persons[i].key.value));
  for (std::size_t i = 0; i < persons.size(); i += 2) backwards.remove(persons[i].key);
  for (std::size_t i = persons.size(); i-- > 0;) backwards.add(persons[i]);
  for (int i = 0; i < 60; ++i) {
    const Person query = people.spoiled(persons[people.below(persons.size())]);
    EXPECT_EQ(forwards.find(query, 20), backwards.find(query, 20));
  }
}

TEST(MatchingThreads, readers_beside_a_writer_see_whole_persons) {
  Index index;
  for (std::uint64_t key = 1; key <= 50; ++key) index.add(danielle(key));
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        for (const Candidate& candidate : index.find(danielle(0), 60)) {
          ASSERT_EQ(candidate.band, Band::same);
          ASSERT_TRUE(candidate.reasons.has(Reason::dob_same));
        }
        ++asked;
      }
    });
  }
  for (std::uint64_t i = 0; i < 400 || asked < 20; ++i) {
    const std::uint64_t key = 1 + i % 50;
    (void)index.remove(Key{key});
    index.add(danielle(key));
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(index.size(), 50u);
}

}  // namespace
}  // namespace rowan::matching
