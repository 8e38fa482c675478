#include "domain/policy/closure.h"

#include <algorithm>

#include "base/calendar.h"

namespace rowan {

Monitoring monitoring_of(const ClosureRule& rule, const Facts& facts, Instant now) {
  Monitoring out;
  if (!rule.monitoring_weeks) return {{}, {}, true};
  out.since = facts.last("monitoring.started");
  if (!out.since) return out;
  if (const auto incident = facts.last("incident.recorded"); incident && *out.since < *incident) out.since = incident;
  out.until = add_calendar_days(*out.since, *rule.monitoring_weeks * 7);
  out.over = *out.until < now;
  return out;
}

}  // namespace rowan
