#pragma once
// A plainly invented landlord, for trying things out: CSV files as app/people/import reads them, the same for the same seed.
// Nobody in them can be a real person: invented streets, postcodes of the unallocated area ZZ, phone numbers only from the ranges
// Ofcom keeps for drama, emails at .example, UPRNs whose source is "demo".
#include <cstdint>
#include <string>

#include "base/result.h"

namespace rowan::demo {

struct DemoSize {
  int homes = 400;  // about 1.75 people to a home
};

struct DemoCsv {
  std::string property;
  std::string person;
  std::string tenancy;
  std::string household_member;
};

[[nodiscard]] DemoCsv make_demo_csv(std::uint64_t seed, DemoSize size = {});

// Writes property.csv, person.csv, tenancy.csv and household_member.csv; makes the folder when there is none. Refused (failed) when
// the disk refuses.
[[nodiscard]] Result<void> write_demo_csv(const std::string& folder, std::uint64_t seed, DemoSize size = {});

}  // namespace rowan::demo
