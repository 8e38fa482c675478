#pragma once
// For tests only: invented people at random, and the ways in which they are written wrongly.
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "matching/person.h"

namespace rowan::matching::testing {

class People {
 public:
  explicit People(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  Person person(std::uint64_t key) {
    static constexpr std::array<std::string_view, 27> given = {"John", "Jon", "Mohammed", "Muhammad", "Maria", "Mario", "Krzysztof", "Krzys",
        "Elizabeth", "Liz",
                                                               "Oleksandr", "Aisha", "Ayesha", "Li", "Anne Marie", "Annemarie", "Siân", "Jo", "J",
                                                                   "Abdul Rahman",
                                                               "Chukwuemeka", "Emeka", "Thomas", "Zofia", "Наталія", "Hodan",
                                                                   "Marie Anne"};
    static constexpr std::array<std::string_view, 20> family = {"Smith", "Smyth", "Khan", "Kowalski", "Kowalska", "Smith-Jones", "Jones", "O'Neill",
        "Oneill", "Begum",
                                                                "Bożek", "Nguyen", "Thomas", "de Souza", "Sousa", "Mac Donald", "MacDonald",
                                                                    "Okafor", "Ali", "Шевченко"};
    static constexpr std::array<std::string_view, 8> streets = {"High Street", "Mill Lane", "Station Road", "Kings Drive", "Elm Grove",
        "Rosewood Court", "Millbank", "Mill Bank"};
    static constexpr std::array<std::string_view, 6> postcodes = {"M1 1AA", "M1 1AB", "LS2 9JT", "E1 6AN", "SW1A 2AA", "CF10 3NP"};
    Person p;
    p.key = {key};
    p.names.push_back({NameKind::current, std::string(given[below(given.size())]), std::string(family[below(family.size())]), ""});
    if (below(5) == 0) p.names.push_back({NameKind::alias, "", "", std::string(given[below(given.size())])});
    if (below(6) == 0) p.names.push_back({NameKind::earlier, "", std::string(family[below(family.size())]), ""});
    if (below(9) == 0) p.names.push_back({NameKind::partner, "", std::string(family[below(family.size())]), ""});
    const int year = 1950 + static_cast<int>(below(12)) * 6;
    switch (below(5)) {
      case 0: break;
      case 1: p.births.push_back(Birth::year(year)); break;
      case 2: p.births.push_back(Birth::about(30, {2026, 11, 22})); break;
      default: p.births.push_back(Birth::on({year, 1 + static_cast<int>(below(12)), 1 + static_cast<int>(below(12))}));
    }
    if (below(4)) p.addresses.push_back({std::to_string(1 + below(5)) + " " + std::string(streets[below(streets.size())]), std::string(postcodes[below(6)])});
    if (below(8) == 0) p.addresses.push_back({std::string(streets[below(streets.size())]), ""});
    if (below(4) == 0) p.phones.push_back("07700 90012" + std::to_string(below(10)));
    if (below(5) == 0) p.emails.push_back("person" + std::to_string(below(20)) + "@example.org");
    if (below(6) == 0) p.numbers.push_back("TEN-10" + std::to_string(10 + below(20)));
    return p;
  }

  // As somebody else writes the same person down.
  Person spoiled(Person p) {
    p.key = {};
    for (std::size_t n = 1 + below(3); n > 0; --n) {
      Name& name = p.names.front();
      switch (below(9)) {
        case 0: slip(name.given); break;
        case 1: slip(name.family); break;
        case 2: std::swap(name.given, name.family); break;
        case 3: name.given = name.given.substr(0, 1); break;
        case 4: name = {NameKind::current, "", "", name.given + " " + name.family}; break;
        case 5: p.births.clear(); break;
        case 6: p.addresses.clear(); break;
        case 7: p.phones.clear(); p.emails.clear(); break;
        default: if (!p.births.empty() && p.births[0].first == p.births[0].last) p.births[0] = Birth::on({p.births[0].first.year,
            p.births[0].first.day, p.births[0].first.month});
      }
    }
    return p;
  }

 private:
  void slip(std::string& text) {
    if (text.empty()) return;
    const std::size_t at = below(text.size());
    if (below(2)) text.insert(at, 1, static_cast<char>('a' + below(26)));
    else text.erase(at, 1);
  }
  std::mt19937 random_;
};

}  // namespace rowan::matching::testing
