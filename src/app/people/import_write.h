#pragma once
// Compares checked rows with what earlier imports left, and writes what is new or changed.
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/people/import_rows.h"
#include "security/keys.h"
#include "store/import_source.h"
#include "store/tx.h"

namespace rowan::people {

// The name under which an imported thing is found again. Each kind has its own numbers in a housing system.
[[nodiscard]] std::string person_source(std::string_view id);
[[nodiscard]] std::string property_source(std::string_view id);
[[nodiscard]] std::string tenancy_source(std::string_view reference);
[[nodiscard]] std::string member_source(std::string_view property, std::string_view person);

// Adds a fault for every tenancy or household row that names something neither the files nor an earlier import have, and takes
// those rows out.
void check_references(ImportRows& rows, const store::Reader& reader, const std::string& system);

// Everything that goes into one home's stream.
struct HomeRows {
  std::string property;
  const PropertyRow* row = nullptr;  // none when the home came with an earlier import
  std::vector<const TenancyRows*> tenancies;
  std::vector<const MemberRow*> members;
};
[[nodiscard]] std::vector<HomeRows> by_home(const ImportRows& rows);

class ImportWriter {
 public:
  struct Counts { ImportCounts property, person, tenancy, member; };

  explicit ImportWriter(const ImportOptions& options) : options_(options) {}

  // A job of the store may run more than once: mark() before it, back_to_mark() as its first step takes back what an
  // earlier run of the same job had counted.
  void mark();
  void back_to_mark();
  // `tx` is null in a dry run: everything is compared and counted, nothing is written.
  [[nodiscard]] Result<void> persons(const store::Reader& reader, store::Tx* tx, std::span<const PersonRow> rows);
  [[nodiscard]] Result<void> homes(const store::Reader& reader, store::Tx* tx, std::span<const HomeRows> rows);

  [[nodiscard]] const Counts& counts() const { return now_.counts; }
  [[nodiscard]] std::span<const PersonId> touched_persons() const { return now_.persons; }
  [[nodiscard]] std::span<const HomeId> touched_homes() const { return now_.homes; }

 private:
  struct State {
    Counts counts;
    std::vector<PersonId> persons;
    std::vector<HomeId> homes;
  };
  struct HomeWork;  // one home's stream while its entries are gathered

  Result<void> person(const store::Reader& reader, store::Tx* tx, const PersonRow& row);
  Result<void> home(const store::Reader& reader, store::Tx* tx, const HomeRows& rows);
  Result<void> property(const store::Reader& reader, store::Tx* tx, const HomeRows& rows, HomeWork& work);
  Result<void> tenancy(const store::Reader& reader, store::Tx* tx, const TenancyRows& row, HomeWork& work);
  Result<void> member(const store::Reader& reader, store::Tx* tx, const MemberRow& row, HomeWork& work);
  [[nodiscard]] PersonId person_id(const store::Reader& reader, const std::string& id);

  const ImportOptions& options_;
  State now_, marked_;
  std::unordered_map<std::string, PersonId> person_ids_;
};

}  // namespace rowan::people
