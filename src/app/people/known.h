#pragma once
// Who and what is already known: names, earlier names, addresses, postcodes, UPRNs, phones, emails and references of every person and
// home, in memory only (on disk they are sealed). It answers with ids and with what matched. It does NOT decide who may see what:
// people and homes are for staff with the permission "search people"; cases are filtered elsewhere.
//
// Any thread may ask at any time; an answer comes from one whole state of the index. Updates are taken one after another.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "domain/people/home.h"
#include "domain/people/person.h"
#include "matching/index.h"

namespace rowan::people {

enum class MatchedOn {
  given_name, family_name, known_as, previous_name, date_of_birth, phone, email, reference,  // of a person
  address, postcode, uprn, home_reference, tenancy_reference                                 // of a home
};
inline constexpr std::string_view matched_on_names[] = {"given_name", "family_name", "known_as", "previous_name", "date_of_birth", "phone",
                                                        "email", "reference", "address", "postcode", "uprn", "home_reference", "tenancy_reference"};
constexpr std::span<const std::string_view> names_of(MatchedOn) { return matched_on_names; }

// One find: a person or a home, never both.
struct KnownHit {
  PersonId person;
  HomeId home;
  std::string label;                      // full name, or the address in one line
  std::optional<Date> date_of_birth;
  std::vector<MatchedOn> matched;         // one for each word of the query, in its order
  int score = 0;                          // higher is nearer; only to be compared within one answer
};

struct KnownHits {
  std::vector<KnownHit> hits;  // nearest first
  bool more = false;           // there were more than the limit
};

// What somebody says about a person, any of it empty.
struct PersonAsked {
  std::string name;
  std::string phone;
  std::string email;
  std::optional<Date> date_of_birth;
  std::string postcode;
  std::string address = {};
};
[[nodiscard]] matching::Person to_match(const PersonAsked& asked);

// Somebody of the register who may be the one asked about, and why. A person decides; nothing is ever joined by itself.
struct MaybeKnown {
  PersonId person;
  std::string label;
  std::optional<Date> date_of_birth;
  matching::Band band = matching::Band::possible;
  double weight = 0;  // bits
  matching::Reasons reasons;
};

// Numbers of streams that an answer may name. To ask takes a nanosecond.
class IdSet {
 public:
  void add(std::int64_t id) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= in_.size()) in_.resize(at + at / 4 + 64);
    in_[at] = true;
  }
  void remove(std::int64_t id) { if (has(id)) in_[static_cast<std::size_t>(id)] = false; }
  [[nodiscard]] bool has(std::int64_t id) const { return id >= 0 && static_cast<std::size_t>(id) < in_.size() && in_[static_cast<std::size_t>(id)]; }

 private:
  std::vector<bool> in_;
};

class KnownIndex {
 public:
  enum class Likeness { compared, left_out };  // left out: only search() answers, and memory is spared
  KnownIndex() : KnownIndex(Likeness::compared) {}
  explicit KnownIndex(Likeness likeness);
  ~KnownIndex();
  KnownIndex(const KnownIndex&) = delete;
  KnownIndex& operator=(const KnownIndex&) = delete;

  // ---- keeping it current: call after the entries are committed ----
  void put(const Person& person);
  void put(const HomeRecord& home);
  void put_all(std::span<const Person> persons, std::span<const HomeRecord> homes);  // for a start or an import: one build
  void forget(PersonId person);  // its stream's key was destroyed
  void forget(HomeId home);

  // ---- asking ----
  // Every word of the query must begin a word of the find: "dan mar" finds Danielle Marsh. Phones in any form, postcodes with or
  // without the space, dates of birth as 3/4/1985 or 1985-04-03, references with or without their dashes. Limit at most 200.
  // `only`: the persons and homes it may name; the others crowd nobody out.
  [[nodiscard]] KnownHits search(std::string_view query, std::size_t limit = 20, const IdSet* only = nullptr) const;
  // Is anyone here already known? However the name is spelt; the likeliest first (docs/who-is-known.md).
  [[nodiscard]] std::vector<MaybeKnown> who_is_known(const matching::Person& asked, std::size_t limit = 20) const;
  [[nodiscard]] std::vector<MaybeKnown> who_is_known(const PersonAsked& asked, std::size_t limit = 20) const;

  [[nodiscard]] std::vector<PersonId> people_of(HomeId home) const;   // tenants and household members, now or before
  [[nodiscard]] std::vector<HomeId> homes_of(PersonId person) const;
  [[nodiscard]] std::optional<std::string> label(PersonId person) const;
  [[nodiscard]] std::optional<std::string> label(HomeId home) const;

  [[nodiscard]] std::size_t persons() const;
  [[nodiscard]] std::size_t homes() const;
  [[nodiscard]] std::size_t bytes() const;  // memory held, near enough

  struct State;  // inside: app/people/known_segment.h

 private:
  [[nodiscard]] std::shared_ptr<const State> state() const;
  void install(std::shared_ptr<const State> next);
  void forget_key(std::int64_t key);
  [[nodiscard]] std::optional<std::string> label_of(std::int64_t key) const;
  void compare_with(std::span<const Person> persons);

  std::mutex updating_;              // one update at a time
  mutable std::shared_mutex guard_;  // only for taking and replacing state_
  std::shared_ptr<const State> state_;
  Likeness likeness_;
  matching::Index who_;
};

}  // namespace rowan::people
