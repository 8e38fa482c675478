#pragma once
// Where cases went another way than the duties of their policies, for a manager: over the cases they may see (CX-3.2d).
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/deviations.h"

namespace rowan::app {

inline constexpr std::size_t deviation_cases = 5'000;  // the most recent cases that are looked at
inline constexpr std::size_t deviation_rows = 200;     // that are shown at once
inline constexpr std::size_t blank_references = 8;     // of one duty

struct CaseDeviation {
  CaseId id;
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
// Something the policy asks for without a time, of which these cases hold nothing since an earlier day.
struct BlankAsked {
  std::string title;
  std::string clause;
  std::size_t cases = 0;
  Instant since;                        // of the one that waits longest
  std::vector<std::string> references;  // that have waited longest, blank_references at most
};
struct DeviationList {
  std::vector<CaseDeviation> rows;             // newest first, deviation_rows at most
  std::size_t more_rows = 0;                   // older ones that are not among them
  std::vector<OfficerDeviations> by_officer;   // most first
  std::vector<BlankAsked> blanks;              // the longest wait first
  std::size_t cases = 0;                       // looked at
  bool more_cases = false;                     // there are older ones that were not
};

// Refused without the right to allocate. `only`: rows of this colleague; the counts are of everybody. The rows hold reasons, which are
// words of a case: each case that stands in them is written into the access log before anything is shown.
[[nodiscard]] Result<DeviationList> deviations(Desk& desk, const Actor& manager, std::optional<StaffId> only = {});

}  // namespace rowan::app
