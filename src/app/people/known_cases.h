#pragma once
// Whom cases name: survivors, those who harm, the people of the household. In memory only (on disk they are sealed). It answers with case
// ids and with why; it does NOT decide who may see what: whoever asks leaves out what the asker may not see (app/known.h, app/search.h).
//
// Any thread may ask at any time; changes are taken one after another.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/people/known.h"
#include "base/ids.h"
#include "base/time.h"
#include "matching/index.h"

namespace rowan::people {

enum class Part { survivor, perpetrator, household };
inline constexpr std::string_view part_names[] = {"survivor", "perpetrator", "household"};
constexpr std::span<const std::string_view> names_of(Part) { return part_names; }
inline constexpr std::string_view part_labels[] = {"The person who is harmed", "The person who harms", "One of the household"};
constexpr std::string_view label_of(Part part) { return part_labels[static_cast<std::size_t>(part)]; }

// What is known of a party beside the name.
struct PartyDetails {
  std::vector<std::string> names;    // other names
  std::vector<std::string> earlier;  // earlier surnames, or whole earlier names
  std::vector<Date> births;
  std::vector<std::string> phones;   // and e-mail addresses
  std::vector<std::string> addresses;
  template <class F>
  void fields(F& f) {
    f("names", names);
    f("earlier", earlier);
    f("births", births);
    f("phones", phones);
    f("addresses", addresses);
  }
  friend bool operator==(const PartyDetails&, const PartyDetails&) = default;
};

// Somebody whom a case names. The register knows more of them when `person` is there.
struct Party {
  Part part = Part::survivor;
  std::string name;
  PersonId person;
  std::optional<PartyDetails> more = {};
  template <class F> void fields(F& f) { f("part", part); f("name", name); f("person", person); f("more", more); }
  friend bool operator==(const Party&, const Party&) = default;
};

struct CaseParties {
  CaseId id;
  std::string reference;
  std::string home;                 // the survivor's address, in one line
  std::optional<Date> born;         // the survivor
  std::vector<std::string> phones;  // the survivor's
  std::vector<Party> parties;
  std::int64_t seq = 0;             // of the case's last entry: acts are followed in any order, and the later one stays
};

// One party of a case as the matching engine is told of it.
[[nodiscard]] matching::Person to_match(const CaseParties& c, const Party& party);

// Names that stand in a text such as "Leah Marsh (7), her mother Ann Price": two or more words with capitals beside one another.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

struct CaseHit {
  CaseId id;
  std::uint8_t place = 0;  // of the party in the case
  Part part = Part::survivor;
  matching::Band band = matching::Band::possible;
  double weight = 0;
  matching::Reasons reasons;
};

class KnownCases {
 public:
  // Known to every question that comes after it. Does not wait for questions that are being answered: the next question does the work, since
  // this is called on the lane's thread, for which everybody who saves waits. One older than what is held changes nothing.
  void put(CaseParties c);
  void put_all(std::span<const CaseParties> cases);  // for a start: one build
  void forget(CaseId id);

  // Survivors by the beginnings of words, home, phone and reference; a "person" or "home" of a hit has the id of the case.
  // `only`: cases that the answer may name. Others crowd nobody out.
  [[nodiscard]] KnownHits search(std::string_view words, std::size_t limit, const IdSet* only = nullptr) const {
    catch_up();
    return survivors_.search(words, limit, only);
  }
  // Parties who may be the one asked about, however spelt, the likeliest first.
  [[nodiscard]] std::vector<CaseHit> find(const matching::Person& asked, std::size_t limit, const IdSet* only = nullptr) const;
  // Parties who are this person of the register.
  [[nodiscard]] std::vector<CaseHit> of(PersonId person) const;
  // Cases that name somebody who harms, newest first.
  [[nodiscard]] std::vector<CaseId> with_perpetrator() const;

 private:
  struct Place {
    Part part;
    PersonId person;
  };
  struct Held {
    std::int64_t seq = 0;
    std::vector<Place> places;
  };
  void catch_up() const;                                   // what was put and nobody has asked since
  void take(std::vector<CaseParties> cases) const;         // with `taking_` held
  void place(const CaseParties& c, std::vector<matching::Person>& into) const;

  // A question does what was put off, so that all below changes in a const one.
  mutable std::mutex taking_;   // one takes at a time
  mutable std::mutex putting_;  // of the next two, for a moment only
  mutable std::vector<CaseParties> put_;
  mutable std::atomic<std::size_t> not_taken_{0};  // until they are in the indexes
  mutable KnownIndex survivors_{KnownIndex::Likeness::left_out};
  mutable matching::Index who_;
  mutable std::shared_mutex guard_;  // of the two below
  mutable std::unordered_map<CaseId, Held> places_;
  mutable std::unordered_map<PersonId, std::vector<std::uint64_t>> by_person_;
};

}  // namespace rowan::people
