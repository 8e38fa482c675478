#pragma once
// Reports and cases of which somebody was to be told, and could not: too much was waiting, or the store did not answer. Asked again as soon as
// something else has been told (app/known_tell.cpp), and at the next start.
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace rowan::app {

class Untold {
 public:
  void add(ReportId id) {
    const std::lock_guard lock(guard_);
    reports_.insert(id);
  }
  void add(CaseId id) {
    const std::lock_guard lock(guard_);
    cases_.insert(id);
  }
  // So many of each at most, which are then no longer here.
  [[nodiscard]] std::pair<std::vector<ReportId>, std::vector<CaseId>> take(std::size_t most) {
    const std::lock_guard lock(guard_);
    return {take(reports_, most), take(cases_, most)};
  }

 private:
  template <class Id>
  static std::vector<Id> take(std::set<Id>& from, std::size_t most) {
    std::vector<Id> out;
    for (; !from.empty() && out.size() < most; from.erase(from.begin())) out.push_back(*from.begin());
    return out;
  }

  std::mutex guard_;
  std::set<ReportId> reports_;
  std::set<CaseId> cases_;
};

}  // namespace rowan::app
