#pragma once
// What the matching engine is told about one person, as written. It is used twice: for a person who is known (put into an Index) and for
// a person who is asked about (Index::find). Every part may be missing; nothing has to be tidied first. The engine keeps no display text
// and never gives any of it back: what it answers are ids and reasons.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace rowan::matching {

// The caller's own number for a person, 64 bits, opaque to the engine. 0 = nobody: fit for a query only.
struct Key {
  std::uint64_t value = 0;
  friend constexpr auto operator<=>(const Key&, const Key&) = default;
};

// What a name is to its bearer. Every kind is searched alike; the reasons say which kind was met.
enum class NameKind : std::uint8_t {
  current,  // the name in use
  earlier,  // a name before marriage, deed poll or correction
  alias,    // known as, street name, nickname of one's own
  partner,  // not theirs: the surname of a partner or spouse, under which they may have been reported. Put it into `family` alone
};

struct Name {
  NameKind kind = NameKind::current;
  std::string given = {};   // all given names, in the order written, initials too
  std::string family = {};  // all of the surname: "Smith-Jones", "de Souza", "O'Neill"
  std::string whole = {};   // instead of both, when nobody knows which word is the surname
  friend bool operator==(const Name&, const Name&) = default;
};

// A birth lies between two dates, both included. One date: first == last. The whole of a year: what year() gives.
struct Birth {
  Date first;
  Date last;

  [[nodiscard]] static Birth on(Date date) { return {date, date}; }
  [[nodiscard]] static Birth year(int year) { return {{year, 1, 1}, {year, 12, 31}}; }
  [[nodiscard]] static Birth between(Date first, Date last) { return {first, last}; }
  // "About 40" said on a day: a range of `slack` years to both sides.
  [[nodiscard]] static Birth about(int age, Date said_on, int slack = 5) {
    return {{said_on.year - age - slack - 1, 1, 1}, {said_on.year - age + slack, 12, 31}};
  }
  friend bool operator==(const Birth&, const Birth&) = default;
};

struct Address {
  std::string lines = {};     // house, street, town in one text, in any order; a town alone is of some use too
  std::string postcode = {};  // as written; also of other countries
  friend bool operator==(const Address&, const Address&) = default;
};

struct Person {
  Key key = {};
  std::vector<Name> names = {};
  std::vector<Birth> births = {};        // more than one when sources disagree; one date that is in no calendar is compared by its digits
  std::vector<Address> addresses = {};   // now and before
  std::vector<std::string> phones = {};  // as written
  std::vector<std::string> emails = {};
  // Numbers that belong to one person: National Insurance, NHS, a tenancy's or another system's reference. Compared whole.
  std::vector<std::string> numbers = {};
  friend bool operator==(const Person&, const Person&) = default;
};

// A query from one line of a search box: dates, years, postcodes, e-mail addresses, phone numbers and references are told from the words. Of the
// other words those before a house number are a name in unknown order and those from it on an address; without a number they are tried as both.
[[nodiscard]] Person person_from_text(std::string_view text);

}  // namespace rowan::matching
