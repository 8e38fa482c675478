#pragma once
// The rows of the four files as typed values, before anything is known about the store.
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/people/import_table.h"
#include "domain/people/home.h"
#include "domain/people/person.h"

namespace rowan::people {

struct PropertyRow {
  std::int64_t line = 0;
  std::string id;
  HomeDetails home;
};
struct PersonRow {
  std::int64_t line = 0;
  std::string id;
  PersonDetails person;
};
// All rows of one tenancy together.
struct TenancyRows {
  std::vector<std::int64_t> lines;
  std::string property;
  std::vector<std::string> persons;
  Tenancy tenancy;  // without tenants
  bool bad = false;
};
struct MemberRow {
  std::int64_t line = 0;
  std::string property;
  std::string person;
  HouseholdMember member;  // without the person's id
};

struct ImportRows {
  std::unique_ptr<Table> property_table, person_table, tenancy_table, member_table;  // each as far as its file was given
  std::vector<PropertyRow> properties;
  std::vector<PersonRow> persons;
  std::vector<TenancyRows> tenancies;
  std::vector<MemberRow> members;
  std::set<std::string> bad_properties, bad_persons;  // ids that stand in the file in a row with a fault
};

[[nodiscard]] ImportRows read_import_rows(ImportFiles files, const std::string& system);

}  // namespace rowan::people
