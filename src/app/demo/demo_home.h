#pragma once
// Inside the demo: what becomes of the home in the n-th case: staying or leaving, security, damage, an offer.
#include <string_view>
#include <vector>

#include "domain/case.h"

namespace rowan::demo {

struct HomeStep {
  Duration after;   // since the first contact
  RecordMade made;  // `of` is filled in where it is a step of `of_what`
  std::string_view of_what;
};
// Dates are given from `day`, on which the first contact falls.
[[nodiscard]] std::vector<HomeStep> demo_home(int n, StaffId who, Date day);

}  // namespace rowan::demo
