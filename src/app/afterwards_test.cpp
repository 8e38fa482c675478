#include "app/afterwards.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace rowan::app {
namespace {

TEST(AfterwardsWork, goes_on_elsewhere_in_the_order_it_was_given) {
  Afterwards afterwards;
  std::vector<int> done;
  std::atomic<bool> here{false};
  const auto caller = std::this_thread::get_id();
  for (int i = 0; i < 100; ++i)
    afterwards.run([&, i] {
      here = here || std::this_thread::get_id() == caller;
      done.push_back(i);
    });
  afterwards.wait();
  ASSERT_EQ(done.size(), 100u);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(done[static_cast<std::size_t>(i)], i);
  EXPECT_FALSE(here) << "whoever gives it does not do it";
}
TEST(AfterwardsWork, what_was_given_is_done_before_the_end_and_a_fault_stops_nothing_else) {
  std::atomic<int> done{0};
  {
    Afterwards afterwards;
    afterwards.run([] { throw std::runtime_error("a fault"); });
    for (int i = 0; i < 10; ++i) afterwards.run([&] { ++done; });
  }
  EXPECT_EQ(done, 10);
}

}  // namespace
}  // namespace rowan::app
