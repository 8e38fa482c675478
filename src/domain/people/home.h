#pragma once
// A home the landlord lets, with its tenancies and the people who live there. One stream for each home.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/entry.h"
#include "domain/people/person.h"

namespace rowan::people {

enum class Nation { unknown, england, wales, scotland, northern_ireland };
inline constexpr std::string_view nation_names[] = {"unknown", "england", "wales", "scotland", "northern_ireland"};
constexpr std::span<const std::string_view> names_of(Nation) { return nation_names; }

// Unique Property Reference Number. Some systems make numbers up, so where it came from is kept: only "addressbase" or "osplaces"
// is the national register, everything else is the landlord's own.
struct Uprn {
  std::string value;
  std::string source;
  template <class F> void fields(F& f) { f("value", value); f("source", source); }
  friend bool operator==(const Uprn&, const Uprn&) = default;
};
[[nodiscard]] bool from_national_register(const Uprn& uprn);

struct HomeDetails {
  std::vector<std::string> address_lines;
  std::string postcode;       // normal form
  std::optional<Uprn> uprn;
  std::string tenure;         // the landlord's code; never needed (NHG-4)
  Nation nation = Nation::unknown;
  std::string area;           // borough or county, the landlord's code
  std::string owner;          // legal entity that owns the home, the landlord's code (CX-1.3)
  std::vector<SourceId> sources;

  template <class F> void fields(F& f) {
    f("address_lines", address_lines); f("postcode", postcode); f("uprn", uprn); f("tenure", tenure); f("nation", nation);
    f("area", area); f("owner", owner); f("sources", sources);
  }
  friend bool operator==(const HomeDetails&, const HomeDetails&) = default;
};

[[nodiscard]] std::string one_line(const HomeDetails& home);  // "4 Ash Row, Wexcombe, ZZ1 1AA"

enum class TenancyKind { unknown, sole, joint };
inline constexpr std::string_view tenancy_kind_names[] = {"unknown", "sole", "joint"};
constexpr std::span<const std::string_view> names_of(TenancyKind) { return tenancy_kind_names; }

struct Tenancy {
  std::string reference;          // the landlord's tenancy reference; one of a home has it once
  std::string tenure;             // the landlord's code
  std::optional<Date> start;
  std::optional<Date> end;        // the last day; none while it runs
  TenancyKind kind = TenancyKind::unknown;
  std::vector<PersonId> tenants;
  std::vector<SourceId> sources;

  template <class F> void fields(F& f) {
    f("reference", reference); f("tenure", tenure); f("start", start); f("end", end); f("kind", kind);
    f("tenants", tenants); f("sources", sources);
  }
  [[nodiscard]] bool runs_on(Date day) const { return (!start || *start <= day) && (!end || day <= *end); }
  friend bool operator==(const Tenancy&, const Tenancy&) = default;
};

// How the landlord knows that someone lives there. A person's own word is enough (NHG-4).
enum class HowKnown { housing_record, self_declared, told_by_other };
inline constexpr std::string_view how_known_names[] = {"housing_record", "self_declared", "told_by_other"};
constexpr std::span<const std::string_view> names_of(HowKnown) { return how_known_names; }

struct HouseholdMember {
  PersonId person;                // one home has a person once
  std::string relationship;       // to the tenant, the landlord's code or words; may be empty
  HowKnown how_known = HowKnown::housing_record;
  std::optional<Date> from;
  std::optional<Date> until;
  std::vector<SourceId> sources;

  template <class F> void fields(F& f) {
    f("person", person); f("relationship", relationship); f("how_known", how_known); f("from", from); f("until", until);
    f("sources", sources);
  }
  friend bool operator==(const HouseholdMember&, const HouseholdMember&) = default;
};

// ---- entries of a home's stream. "changed" is the whole new state of the one thing it names. ----

struct HomeRecorded {
  static constexpr std::string_view kind = "home-recorded";
  static constexpr int version = 1;
  HomeDetails home;
  template <class F> void fields(F& f) { home.fields(f); }
};
struct HomeChanged {
  static constexpr std::string_view kind = "home-changed";
  static constexpr int version = 1;
  HomeDetails home;
  template <class F> void fields(F& f) { home.fields(f); }
};
struct TenancyRecorded {
  static constexpr std::string_view kind = "tenancy-recorded";
  static constexpr int version = 1;
  Tenancy tenancy;
  template <class F> void fields(F& f) { tenancy.fields(f); }
};
struct TenancyChanged {  // of the tenancy with the same reference
  static constexpr std::string_view kind = "tenancy-changed";
  static constexpr int version = 1;
  Tenancy tenancy;
  template <class F> void fields(F& f) { tenancy.fields(f); }
};
struct HouseholdMemberRecorded {
  static constexpr std::string_view kind = "household-member-recorded";
  static constexpr int version = 1;
  HouseholdMember member;
  template <class F> void fields(F& f) { member.fields(f); }
};
struct HouseholdMemberChanged {  // of the member who is the same person
  static constexpr std::string_view kind = "household-member-changed";
  static constexpr int version = 1;
  HouseholdMember member;
  template <class F> void fields(F& f) { member.fields(f); }
};

// ---- the fold ----

struct HomeRecord {
  HomeId id;
  HomeDetails details;
  std::vector<Tenancy> tenancies;
  std::vector<HouseholdMember> members;
  std::int64_t seq = 0;  // of the last entry seen; 0 = no such home

  [[nodiscard]] const Tenancy* tenancy(std::string_view reference) const;
  [[nodiscard]] const HouseholdMember* member(PersonId person) const;
  [[nodiscard]] std::vector<const Tenancy*> tenancies_on(Date day) const;
  // Everyone who is or was a tenant or household member here, each once.
  [[nodiscard]] std::vector<PersonId> everyone() const;
};

// Takes one entry in. False when the entry is of a kind that is not ours (its seq is still kept). Throws Unreadable.
bool apply(HomeRecord& home, const EntryHead& head, std::string_view payload);
[[nodiscard]] HomeRecord fold_home(HomeId id, std::span<const Entry> entries);

// Whether the values could be recorded; every problem with its field name. Tenure is never asked for (NHG-4).
[[nodiscard]] std::vector<Problem> problems_of(const HomeDetails& home);
[[nodiscard]] std::vector<Problem> problems_of(const Tenancy& tenancy);
[[nodiscard]] std::vector<Problem> problems_of(const HouseholdMember& member);

}  // namespace rowan::people
