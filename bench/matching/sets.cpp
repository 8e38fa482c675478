#include "sets.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/csv.h"
#include "base/text.h"
#include "base/time.h"
#include "matching/facts.h"

namespace bench {
namespace {

using namespace rowan::matching;

std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Dates that are in no calendar are given on as they stand: records have them.
void add_date(Person& person, const std::string& text) {
  std::string digits;
  for (const char c : text) if (c >= '0' && c <= '9') digits += c;
  if (digits.size() == 4) {
    person.births.push_back(Birth::year(std::stoi(digits)));
  } else if (digits.size() == 8) {
    person.births.push_back(Birth::on({std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6, 2))}));
  }
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string out;
  for (const std::string& part : parts) if (!part.empty()) out.append(out.empty() ? "" : " ").append(part);
  return out;
}

Person uk_person(Row& row) {
  Person person;
  person.names.push_back({NameKind::current, joined({row["first"], row["middle"]}), row["last"], ""});
  if (!row["alias"].empty()) person.names.push_back({NameKind::alias, "", "", row["alias"]});
  add_date(person, row["dob"]);
  if (!row["postcode"].empty() || !row["address"].empty()) person.addresses.push_back({row["address"], row["postcode"]});
  return person;
}

std::map<std::string, std::string> read_origins(const std::filesystem::path& file) {
  std::map<std::string, std::string> origins;
  std::istringstream in(read_all(file));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string origin, word;
    if (!(words >> origin) || origin.starts_with('#')) continue;
    while (words >> word) origins[word] = origin;
  }
  return origins;
}

}  // namespace

std::vector<Row> read_rows(const std::filesystem::path& file) {
  auto text = rowan::csv::decode(read_all(file));
  if (!text) throw std::runtime_error("cannot decode " + file.string());
  rowan::csv::Reader reader(text->utf8);
  rowan::csv::Row row;
  std::vector<std::string> header;
  std::vector<Row> rows;
  while (reader.next(row)) {
    std::vector<std::string> fields;
    for (const std::string_view field : row.fields) fields.emplace_back(rowan::trim(field));
    if (header.empty()) {
      header = fields;
      continue;
    }
    Row& made = rows.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i) made[header[i]] = fields[i];
  }
  return rows;
}

int half_of(const std::string& id) { return static_cast<int>(hash32(id, 2026) >> 7 & 1); }

Register read_uk_synth(const std::filesystem::path& folder, const std::filesystem::path& origins_file) {
  const auto origins = read_origins(origins_file);
  Register made;
  std::map<std::string, std::uint64_t> keys;
  for (Row& row : read_rows(folder / "register.csv")) {
    Person person = uk_person(row);
    person.key = {made.persons.size() + 1};
    keys[row["person_id"]] = person.key.value;
    for (const std::string& column : {std::string("last"), std::string("first")}) {
      const auto found = origins.find(latin(row[column]).substr(0, latin(row[column]).find(' ')));
      if (found == origins.end()) continue;
      made.origin[person.key.value] = found->second;
      break;
    }
    made.persons.push_back(std::move(person));
  }
  std::map<std::string, Row> truths;
  for (Row& row : read_rows(folder / "truth.csv")) truths[row["query_id"]] = row;
  for (Row& row : read_rows(folder / "queries.csv")) {
    Row& truth = truths[row["query_id"]];
    made.queries.push_back({uk_person(row), row["query_id"], truth["class"], truth["person_id"].empty() ? 0 : keys[truth["person_id"]]});
  }
  return made;
}

Clusters read_febrl(const std::filesystem::path& file, bool with_numbers) {
  Clusters made;
  for (Row& row : read_rows(file)) {
    Person person;
    person.key = {made.persons.size() + 1};
    person.names.push_back({NameKind::current, row["given_name"], row["surname"], ""});
    add_date(person, row["date_of_birth"]);
    person.addresses.push_back({joined({row["street_number"], row["address_1"], row["address_2"], row["suburb"]}), row["postcode"]});
    if (with_numbers) person.numbers.push_back(row["soc_sec_id"]);
    std::string id = row["rec_id"].substr(row["rec_id"].find('-') + 1);
    made.cluster.push_back(id.substr(0, id.find('-')));
    made.persons.push_back(std::move(person));
  }
  return made;
}

Clusters read_febrl_pair(const std::filesystem::path& first, const std::filesystem::path& second, bool with_numbers) {
  Clusters made = read_febrl(first, with_numbers);
  Clusters more = read_febrl(second, with_numbers);
  for (std::size_t i = 0; i < more.persons.size(); ++i) {
    more.persons[i].key = {made.persons.size() + 1};
    made.persons.push_back(std::move(more.persons[i]));
    made.cluster.push_back(more.cluster[i]);
  }
  return made;
}

Clusters read_historical(const std::filesystem::path& file) {
  Clusters made;
  for (Row& row : read_rows(file)) {
    Person person;
    person.key = {made.persons.size() + 1};
    person.names.push_back({NameKind::current, "", "", row["full_name"]});
    if (row["full_name"].empty()) person.names.back() = {NameKind::current, row["first_name"], row["surname"], ""};
    add_date(person, row["dob"]);
    if (!row["postcode_fake"].empty() || !row["birth_place"].empty()) person.addresses.push_back({row["birth_place"], row["postcode_fake"]});
    made.cluster.push_back(row["cluster"]);
    made.persons.push_back(std::move(person));
  }
  return made;
}

Clusters read_fake(const std::filesystem::path& file) {
  Clusters made;
  for (Row& row : read_rows(file)) {
    Person person;
    person.key = {made.persons.size() + 1};
    person.names.push_back({NameKind::current, row["first_name"], row["surname"], ""});
    add_date(person, row["dob"]);
    if (!row["city"].empty()) person.addresses.push_back({row["city"], ""});
    if (!row["email"].empty()) person.emails.push_back(row["email"]);
    made.cluster.push_back(row["cluster"]);
    made.persons.push_back(std::move(person));
  }
  return made;
}

std::vector<NamePair> read_name_pairs(const std::filesystem::path& file) {
  std::vector<NamePair> made;
  for (Row& row : read_rows(file)) {
    if (!row["schema"].empty() && row["schema"] != "Person") continue;
    made.push_back({row["name1"], row["name2"], row["is_match"] == "true"});
  }
  return made;
}

std::vector<Person> invent(const std::vector<Person>& like, std::size_t count, std::uint64_t seed) {
  static const char* const areas[] = {"M", "B", "LS", "BD", "E", "SE", "SW", "N", "NE", "L", "CF", "G", "EH", "BS", "NG", "LE", "CV", "S", "HX",
      "PE"};
  static const char* const syllables[] = {"ba", "ke", "lo", "mi", "nor", "ta", "ver", "wyn", "shi", "dra", "ol", "en", "fa", "gu", "han", "is", "jo",
      "pre", "ro", "su"};
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::vector<Person> made;
  made.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Person person;
    person.key = {i + 1};
    person.names.push_back({NameKind::current, like[below(like.size())].names[0].given, like[below(like.size())].names[0].family, ""});
    // A tenth have a rare surname, so that the words grow with the persons as they do in life.
    if (below(10) == 0) {
      std::string& family = person.names[0].family;
      family.clear();
      for (std::size_t n = 2 + below(3); n > 0; --n) family += syllables[below(20)];
    }
    if (below(20) != 0) person.births.push_back(Birth::on(rowan::add_days({1940, 1, 1}, static_cast<int>(below(30000)))));
    std::string postcode = areas[below(20)];
    postcode += std::to_string(1 + below(30)) + " " + std::to_string(below(10));
    postcode += static_cast<char>('A' + below(26));
    postcode += static_cast<char>('A' + below(26));
    std::string street = std::string(syllables[below(20)]) + syllables[below(20)] + syllables[below(20)];
    person.addresses.push_back({std::to_string(1 + below(200)) + " " + street + (below(2) ? " Road" : " Street"), postcode});
    if (below(2)) person.phones.push_back("07700" + std::to_string(100000 + below(900000)));
    if (below(3) == 0) person.emails.push_back(person.names[0].family.substr(0, 12) + std::to_string(below(100000)) + "@gmail.com");
    made.push_back(std::move(person));
  }
  return made;
}

std::vector<Person> spoil(const std::vector<Person>& persons, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const auto slip = [&](std::string& text) {
    if (text.size() < 3) return;
    const std::size_t at = below(text.size() - 1);
    switch (below(4)) {
      case 0: std::swap(text[at], text[at + 1]); break;
      case 1: text.erase(at, 1); break;
      case 2: text.insert(at, 1, static_cast<char>('a' + below(26))); break;
      default: text[at] = static_cast<char>('a' + below(26));
    }
  };
  std::vector<Person> made;
  for (std::size_t i = 0; i < count; ++i) {
    Person person = persons[below(persons.size())];
    person.key = {};
    person.phones.clear();
    person.emails.clear();
    slip(below(2) ? person.names[0].given : person.names[0].family);
    if (below(2)) slip(below(2) ? person.names[0].given : person.names[0].family);
    if (below(8) == 0) std::swap(person.names[0].given, person.names[0].family);
    if (below(3) == 0) person.births.clear();
    if (below(3) == 0) person.addresses.clear();
    made.push_back(std::move(person));
  }
  return made;
}

}  // namespace bench
