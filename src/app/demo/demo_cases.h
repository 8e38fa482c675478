#pragma once
// A living demo: staff, reports and cases of a synthetic landlord, made through the same acts a landlord would use, in the order of
// time, so that clocks run, some are overdue and some were met late.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/desk.h"

namespace rowan::demo {

struct DemoUser {
  std::string user_name, password, name, what;
  std::string totp_secret;  // raw bytes; a demo prints its codes
};
struct DemoLandlord {
  std::vector<DemoUser> users;
  std::size_t cases = 0, reports = 0;
  std::vector<std::string> left_out;  // records that the policy of their case does not have, or holds for others; none under the shipped ones
};

// The desk's clock is taken over while it runs and put back. The store must hold the imported homes already.
[[nodiscard]] Result<DemoLandlord> make_demo_cases(app::Desk& desk, std::uint64_t seed, int cases);

}  // namespace rowan::demo
