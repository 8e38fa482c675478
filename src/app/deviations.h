#pragma once
// Where cases went another way than the duties of their policies, for a manager: over the cases they may see (CX-3.2d).
#include <cstddef>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/deviations.h"

namespace rowan::app {

inline constexpr std::size_t deviation_cases = 500;  // the most recent cases that are looked at

struct CaseDeviation {
  std::string reference;
  TeamId team;
  StaffId lead;
  Deviation what;
};
// How many each colleague has, by kind.
struct OfficerDeviations {
  StaffId who;  // 0: nobody holds the case
  TeamId team;  // of the cases
  std::size_t counts[std::size(deviation_kind_names)] = {};
  std::size_t without_reason = 0;
  [[nodiscard]] std::size_t all() const;
};
struct DeviationList {
  std::vector<CaseDeviation> rows;             // newest first
  std::vector<OfficerDeviations> by_officer;   // most first
  std::size_t cases = 0;                       // looked at
  bool more_cases = false;                     // there are older ones that were not
};

// Refused without the right to allocate. The list holds reasons, which are words of a case: each case that stands in it is written
// into the access log before anything is shown.
[[nodiscard]] Result<DeviationList> deviations(Desk& desk, const Actor& manager);

}  // namespace rowan::app
