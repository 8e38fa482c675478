#pragma once
// Whom reports that wait name: the person harmed and whoever harms, never who reported it. In memory only (on disk they are sealed). As with
// known_cases.h it does NOT decide who may see what: whoever asks leaves out what the asker may not see (app/known.h).
//
// Any thread may ask at any time; changes are taken one after another.
#include <cstdint>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

#include "app/people/known_cases.h"

namespace rowan::people {

struct ReportParty {
  Part part = Part::survivor;
  matching::Person person;
};
struct ReportParties {
  ReportId id;
  std::vector<ReportParty> parties;
  std::int64_t seq = 0;  // of the report's last entry: acts are followed in any order, and the later one stays
};

struct ReportHit {
  ReportId id;
  Part part = Part::survivor;
  matching::Band band = matching::Band::possible;
  double weight = 0;
  matching::Reasons reasons;
};

class KnownReports {
 public:
  // One older than what is held, or than what it was forgotten at, changes nothing.
  void put(const ReportParties& report) { put_all({&report, 1}); }
  void put_all(std::span<const ReportParties> reports);  // for a start: one build
  void forget(ReportId id, std::int64_t seq);            // it waits no longer, as of this entry

  // Parties who may be the one asked about, however spelt, the likeliest first. `only`: reports that the answer may name; others crowd
  // nobody out.
  [[nodiscard]] std::vector<ReportHit> find(const matching::Person& asked, std::size_t limit, const IdSet* only = nullptr) const;
  [[nodiscard]] std::size_t size() const;  // reports

 private:
  void leave_out(ReportId id);

  matching::Index who_;
  mutable std::shared_mutex guard_;  // of what is below, and so that a report is seen before or after a change, never between
  struct Held {
    std::int64_t seq = 0;
    std::vector<Part> parts;
  };
  std::unordered_map<ReportId, Held> held_;
  std::unordered_map<ReportId, std::int64_t> gone_;  // as of which entry
};

}  // namespace rowan::people
