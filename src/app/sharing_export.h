#pragma once
// The sharing ledger taken out of the program: of one case, or of every case that somebody may see. Written into the access log of each case
// before anything is given (CX-5.2, CX-5.3, SG-10).
#include <cstddef>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/sharing_export.h"

namespace rowan::app {

inline constexpr std::size_t sharing_cases = 2000;  // the most recent cases that are looked at

struct SharingExport {
  std::vector<SharingRow> rows;  // newest first
  std::size_t cases = 0;         // looked at
  bool more_cases = false;       // there are older ones that were not
};

// Refused for who may not see the case as for one that is not there; "sharing.urgent" for an hour of urgent access.
[[nodiscard]] Result<SharingExport> sharing_of_case(Desk& desk, const Actor& actor, std::string_view reference);
// Refused "sharing.role" without the right to allocate. Cases seen by urgent access alone are left out.
[[nodiscard]] Result<SharingExport> sharing_of_all(Desk& desk, const Actor& actor);

}  // namespace rowan::app
