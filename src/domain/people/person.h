#pragma once
// A person the landlord knows of: tenant, household member, lodger, or nobody's tenant at all (NHG-4). What stands here comes from
// the housing system or from staff; none of it says that a phone number or an address is safe to use.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/entry.h"

namespace rowan::people {

// The number another system has for the same thing.
struct SourceId {
  std::string system;  // for example "housing"
  std::string value;
  template <class F> void fields(F& f) { f("system", system); f("value", value); }
  friend bool operator==(const SourceId&, const SourceId&) = default;
};

struct PersonDetails {
  std::string given;                        // given names as written
  std::string family;                       // family name; either may be empty, not both
  std::vector<std::string> previous_names;  // whole names or family names, as written
  std::string known_as;
  std::optional<Date> date_of_birth;
  std::vector<std::string> phones;          // as written; compare by phone_normal_form
  std::vector<std::string> emails;
  std::vector<SourceId> sources;

  template <class F> void fields(F& f) {
    f("given", given); f("family", family); f("previous_names", previous_names); f("known_as", known_as);
    f("date_of_birth", date_of_birth); f("phones", phones); f("emails", emails); f("sources", sources);
  }
  friend bool operator==(const PersonDetails&, const PersonDetails&) = default;
};

[[nodiscard]] std::string full_name(const PersonDetails& person);  // "Danielle Marsh"

// ---- entries of a person's stream ----

struct PersonRecorded {
  static constexpr std::string_view kind = "person-recorded";
  static constexpr int version = 1;
  PersonDetails person;
  template <class F> void fields(F& f) { person.fields(f); }
};

// The whole new state; what it was before stays in the earlier entries.
struct PersonChanged {
  static constexpr std::string_view kind = "person-changed";
  static constexpr int version = 1;
  PersonDetails person;
  template <class F> void fields(F& f) { person.fields(f); }
};

// ---- the fold ----

struct Person {
  PersonId id;
  PersonDetails details;
  std::vector<std::string> earlier_names;  // full names this record had before it was changed, oldest first
  std::int64_t seq = 0;                    // of the last entry seen; 0 = no such person
};

// Takes one entry in. False when the entry is of a kind that is not ours (its seq is still kept). Throws Unreadable.
bool apply(Person& person, const EntryHead& head, std::string_view payload);
[[nodiscard]] Person fold_person(PersonId id, std::span<const Entry> entries);

// Whether the details could be recorded; every problem with its field name.
[[nodiscard]] std::vector<Problem> problems_of(const PersonDetails& person);

}  // namespace rowan::people
