#include "domain/records/shapes_of.h"

namespace rowan {

RecordShapes record_shapes(const PolicyHistory& history, const Facts& facts) {
  std::vector<std::shared_ptr<const std::vector<RecordRow>>> rows;
  std::vector<ReminderDays> days;  // of the latest that says, which comes first
  const std::vector<const PolicyVersion*> about = history.about(facts);
  for (std::size_t i = about.size(); i-- > 0;) {
    const auto& policy = about[i]->policy;
    if (!policy->records.empty()) rows.emplace_back(policy, &policy->records);
    for (const ReminderDays& each : policy->reminders) days.push_back({policy->id + " " + each.clause, each.record, each.days});
  }
  return RecordShapes(std::move(rows), std::move(days));
}

}  // namespace rowan
