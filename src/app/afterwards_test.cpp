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

TEST(AfterwardsWork, a_flood_is_not_kept_in_memory) {
  Afterwards afterwards;
  std::atomic<int> done{0};
  int taken = 0;
  for (int i = 0; i < 5000; ++i) taken += afterwards.run([&] { ++done; });
  EXPECT_LT(taken, 5000);
  EXPECT_GE(taken, 1000);
  afterwards.wait();
  EXPECT_EQ(done, taken) << "what was taken is done";
  EXPECT_TRUE(afterwards.run([&] { ++done; })) << "and then there is room again";
}
TEST(AfterwardsWork, begins_a_moment_later_unless_somebody_waits_for_it) {
  Afterwards afterwards;
  std::atomic<bool> done{false};
  const auto given = std::chrono::steady_clock::now();
  afterwards.run([&] { done = true; });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  const bool already = done;
  if (std::chrono::steady_clock::now() - given < std::chrono::milliseconds(200)) {  // else this machine slept too long to say
    EXPECT_FALSE(already) << "the request that comes next must not feel it";
  }
  afterwards.wait();
  EXPECT_TRUE(done);
}

TEST(AfterwardsWork, what_comes_while_something_else_is_done_begins_a_moment_later_too) {
  Afterwards afterwards;
  using Clock = std::chrono::steady_clock;
  std::atomic<bool> first{false}, second{false};
  Clock::time_point given, began;
  afterwards.run([&] {
    first = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  });
  while (!first) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  given = Clock::now();
  afterwards.run([&] {
    began = Clock::now();
    second = true;
  });
  while (!second) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_GE(began - given, std::chrono::milliseconds(240));
}

}  // namespace
}  // namespace rowan::app
