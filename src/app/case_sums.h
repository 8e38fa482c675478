#pragma once
// What the lists over many cases need of each: the departures from its duties, how its first contacts stand, how long police waited.
// Worked out once from the fold, and kept in memory until the case changes or its clocks move, so that a list over thousands of cases
// folds only those that changed. Who may see a case, and who may read a record of it, is decided on every request from what is kept here.
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/case.h"
#include "domain/deviations.h"
#include "domain/duties/duties.h"
#include "domain/policy/history.h"
#include "domain/records/security_waits.h"
#include "store/store.h"

namespace rowan::app {

struct Desk;

// How one first contact stands, and which packs ask for it.
struct FirstContact {
  DutyState state = DutyState::open;
  std::vector<std::string> policies;
  std::optional<std::int64_t> minutes;  // from the report to the first contact that reached them; nothing: not yet (CX-4.1a)
};

struct CaseSum {
  Case head;  // without its lines: enough to say who may see it
  std::vector<Deviation> deviations;
  std::vector<BlankDuty> blanks;
  std::vector<FirstContact> first_contacts;
  std::vector<PoliceSecurityWait> waits;
  Instant at;          // worked out then
  Instant good_until;  // the next moment at which a clock of it runs out, and an hour at most
};

class CaseSums {
 public:
  // The sum of a case as its record stands now; folded where none is kept. Refused: not_found for a case disposed of since.
  // `stamp` was taken before `reader` began to read.
  [[nodiscard]] Result<std::shared_ptr<const CaseSum>> of(Desk& desk, store::Reader& reader, CaseId id, std::uint64_t stamp, Instant now);
  [[nodiscard]] std::size_t kept() const;
  [[nodiscard]] std::size_t folded() const;  // how often a record had to be read, since the start

 private:
  struct Kept {
    std::shared_ptr<const CaseSum> sum;
    std::uint64_t stamp = 0;
    std::shared_ptr<const PolicyHistory> policies;
  };
  static constexpr std::size_t most = 20'000;  // some 2 KB each
  mutable std::mutex guard_;
  std::unordered_map<CaseId, Kept> kept_;
  std::size_t folded_ = 0;
};

}  // namespace rowan::app
