#pragma once
// The data sets of the bench, read into persons. What gives the truth away (ids, clusters) never reaches the engine but as an opaque key.
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "matching/person.h"

namespace bench {

using rowan::matching::Person;

// Rows by column name.
using Row = std::map<std::string, std::string>;
[[nodiscard]] std::vector<Row> read_rows(const std::filesystem::path& file);

// Which half of the data a record is in: weights were tuned on half 0; half 1 is reported. By hash of its id, or of its cluster's.
[[nodiscard]] int half_of(const std::string& id);

struct Query {
  Person person;
  std::string id;
  std::string kind;          // the class of error
  std::uint64_t truth = 0;   // key of the right person; 0 = nobody
};

struct Register {
  std::vector<Person> persons;
  std::vector<Query> queries;
  std::map<std::uint64_t, std::string> origin;  // by key: the origin that the names suggest
};
[[nodiscard]] Register read_uk_synth(const std::filesystem::path& folder, const std::filesystem::path& origins);

// Records some of which are one person.
struct Clusters {
  std::vector<Person> persons;
  std::vector<std::string> cluster;  // beside persons
};
[[nodiscard]] Clusters read_febrl(const std::filesystem::path& file, bool with_numbers);
[[nodiscard]] Clusters read_febrl_pair(const std::filesystem::path& first, const std::filesystem::path& second, bool with_numbers);
[[nodiscard]] Clusters read_historical(const std::filesystem::path& file);
[[nodiscard]] Clusters read_fake(const std::filesystem::path& file);

struct NamePair {
  std::string first, second;
  bool match = false;
};
[[nodiscard]] std::vector<NamePair> read_name_pairs(const std::filesystem::path& file);

// Invented persons for speed and memory, drawn from the names of a register with its frequencies; always the same for a seed.
[[nodiscard]] std::vector<Person> invent(const std::vector<Person>& like, std::size_t count, std::uint64_t seed);
// Each with one or two slips, a changed name or a missing date: queries as they are asked.
[[nodiscard]] std::vector<Person> spoil(const std::vector<Person>& persons, std::size_t count, std::uint64_t seed);

}  // namespace bench
