#pragma once
// What a serving installation has to do now and then: sessions and drafts that are over, duties that became overdue, what screening finds,
// labels for the housing system, a signed checkpoint.
#include <functional>
#include <stop_token>
#include <string>

#include "app/desk.h"
#include "app/screening/state.h"

namespace spdlog {
class logger;
}

namespace rowan::cli {

class Housekeeping {
 public:
  Housekeeping(app::Desk& desk, std::string housing_system_folder, spdlog::logger& log);

  void run(std::stop_token stop);  // once at the start what waited while nobody served, then every minute, until it is stopped
  // Every step once. One that fails, in whatever way, is named in the log and keeps nothing from the others: a damaged row must not end the
  // service, nor leave the record without its checkpoint.
  void all_steps();

 private:
  void step(const char* name, const std::function<void()>& work);
  void overdue();
  void screening();
  void labels();
  void over_and_done();

  app::Desk& desk_;
  std::string housing_system_folder_;
  spdlog::logger& log_;
  Instant looked_;
  std::int64_t last_position_ = -1;
  app::LastLook patterns_;
};

}  // namespace rowan::cli
