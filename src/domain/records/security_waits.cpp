#include "domain/records/security_waits.h"

#include <algorithm>

#include "domain/records/instances.h"

namespace rowan {

std::vector<PoliceSecurityWait> police_security_waits(const Case& c, Instant now) {
  std::vector<PoliceSecurityWait> out;
  for (const RecordInstance& each : record_instances(c, {}, now)) {
    if (!each.row() || each.row()->what != "police-security") continue;
    const auto taken = [&](std::string_view what) {
      return std::any_of(each.steps.begin(), each.steps.end(), [&](const RecordStep& s) { return s.row && s.row->what == what && s.stands(); });
    };
    if (taken("police-security-withdrawn") && !taken("police-security-permission")) continue;
    const auto permission = std::find_if(each.steps.begin(), each.steps.end(),
                                         [](const RecordStep& s) { return s.row && s.row->what == "police-security-permission" && s.stands(); });
    const bool permitted = permission != each.steps.end();
    const Duration waited = (permitted ? permission->happened_at : now) - each.steps.front().happened_at;
    out.push_back({std::max<std::int64_t>(0, waited.micros / minutes(1).micros), permitted});
  }
  return out;
}

}  // namespace rowan
