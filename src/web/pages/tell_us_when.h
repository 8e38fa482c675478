#pragma once
// "When is a good time?" in a person's own words, read only when every word of it is understood.
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace rowan::web {

struct GoodTime {
  std::vector<Weekday> days;  // empty: any day
  int from_minute = 0;
  int until_minute = 1440;
};
// "weekdays between 10am and 2pm", "Monday to Thursday after 6pm", "any time", "tuesdays and fridays". Nothing when a single word is
// not understood ("not when he is in") or an hour could be morning or evening ("10 to 2"): then a person reads it.
[[nodiscard]] std::optional<GoodTime> read_good_time(std::string_view words);

}  // namespace rowan::web
