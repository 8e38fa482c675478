// What docs/matching.md promises of the data sets that are kept here, so that no change loses it unseen. bench/matching/run prints the tables.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "base/csv.h"
#include "matching/index.h"

namespace rowan::matching {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> read(const std::string& name) {
  std::ifstream in(std::string(ROWAN_SOURCE_DIR) + "/tests/data/matching/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const auto text = csv::decode(bytes.str());
  if (!text) return {};
  csv::Reader reader(text->utf8);
  csv::Row row;
  std::vector<std::string> header;
  std::vector<Row> rows;
  while (reader.next(row)) {
    if (header.empty()) {
      header.assign(row.fields.begin(), row.fields.end());
      continue;
    }
    for (std::size_t i = 0; i < header.size(); ++i) (i == 0 ? rows.emplace_back() : rows.back())[header[i]] = row.fields[i];
  }
  return rows;
}

Person person_of(Row& row) {
  Person person;
  person.names.push_back({NameKind::current, row["first"] + " " + row["middle"], row["last"], ""});
  if (!row["alias"].empty()) person.names.push_back({NameKind::alias, "", "", row["alias"]});
  if (row["dob"].size() == 4) person.births.push_back(Birth::year(std::stoi(row["dob"])));
  else if (const auto date = date_from_iso(row["dob"])) person.births.push_back(Birth::on(*date));
  person.addresses.push_back({row["address"], row["postcode"]});
  return person;
}

TEST(MatchingFigures, the_known_are_found_and_the_unknown_are_nobody) {
  std::vector<Row> known = read("uk_synth/register.csv");
  ASSERT_EQ(known.size(), 30'000u);
  std::vector<Person> persons;
  std::map<std::string, std::uint64_t> keys;
  for (Row& row : known) {
    persons.push_back(person_of(row));
    persons.back().key = {persons.size()};
    keys[row["person_id"]] = persons.size();
  }
  Index index;
  index.add(persons);
  std::map<std::string, Row> truths;
  for (Row& row : read("uk_synth/truth.csv")) truths[row["query_id"]] = row;
  std::map<std::string, std::array<int, 2>> classes;  // asked, found among ten
  int asked = 0, in_ten = 0, twins = 0, twins_same = 0, others = 0, others_same = 0, named = 0, named_in_ten = 0;
  for (Row& row : read("uk_synth/queries.csv")) {
    Row& truth = truths[row["query_id"]];
    const auto found = index.find(person_of(row), 10);
    const bool same = std::any_of(found.begin(), found.end(), [](const Candidate& c) { return c.band == Band::same; });
    if (truth["person_id"].empty()) {
      const bool twin = truth["class"].starts_with("neg_twin");
      ++(twin ? twins : others);
      (twin ? twins_same : others_same) += same;
      continue;
    }
    const Key right{keys[truth["person_id"]]};
    const bool hit = std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.key == right; });
    ++asked;
    in_ten += hit;
    if (truth["class"].ends_with("name_only")) {
      ++named;
      named_in_ten += hit;
      continue;
    }
    ++classes[truth["class"]][0];
    classes[truth["class"]][1] += hit;
  }
  EXPECT_GE(in_ten, 0.993 * asked);
  EXPECT_GE(named_in_ten, 0.94 * named);
  for (const auto& [name, counts] : classes) EXPECT_GE(counts[1], 0.98 * counts[0]) << name;
  EXPECT_LE(twins_same, 0.02 * twins);
  EXPECT_LE(others_same, 0.005 * others);
}

TEST(MatchingFigures, hard_pairs_of_names_are_told_apart) {
  std::vector<std::pair<double, bool>> pairs;
  double matches = 0;
  for (Row& row : read("name_pairs/pairs.csv")) {
    Person a, b;
    a.names.push_back({NameKind::current, "", "", row["name1"]});
    b.names.push_back({NameKind::current, "", "", row["name2"]});
    pairs.emplace_back((compare(a, b).weight + compare(b, a).weight) / 2, row["is_match"] == "true");
    matches += pairs.back().second;
  }
  ASSERT_EQ(pairs.size(), 308u);
  std::sort(pairs.rbegin(), pairs.rend());
  double right = 0, best = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    right += pairs[i].second;
    best = std::max(best, 2 * right / (static_cast<double>(i + 1) + matches));
  }
  EXPECT_GE(best, 0.84);
}

}  // namespace
}  // namespace rowan::matching
