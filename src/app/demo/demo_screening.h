#pragma once
// A year of repairs and complaints of the demo's landlord: ordinary wear for the most part, look-alikes, and a few homes where the two come
// together. Nobody in it is real, and no share of it says anything about people.
#include <cstdint>
#include <string>
#include <vector>

#include "app/desk.h"

namespace rowan::demo {

struct DemoJobs {
  std::string repairs;  // CSV: Order No, UPRN, Date raised, SOR code, Description, Crime ref
  std::string noise;    // CSV: Case ref, UPRN, Reported, Category, Details, Reported by
};
// Of the year before `today`, for these homes; the same for the same seed. `patterns` homes get damage and cries together.
[[nodiscard]] DemoJobs make_demo_jobs(std::uint64_t seed, const std::vector<std::string>& uprns, Date today, int patterns = 6);

// After the cases are made: imports them, switches the rule on that asks for both, and leaves something to look at, something dismissed, a
// colleague's concern and somebody who waits. Nothing where the policy says nothing of screening.
[[nodiscard]] Result<void> make_demo_screening(app::Desk& desk, std::uint64_t seed);

}  // namespace rowan::demo
