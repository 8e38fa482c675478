#include "domain/policy/rights.h"

namespace rowan {

std::vector<std::string> rights_of(const PolicyHistory& history, const Facts& facts, Instant now) {
  std::vector<std::string> own, laws;
  for (const PolicyVersion* version : history.about(facts))
    if (version->in_force(now))
      for (const RightText& each : version->policy->rights) (version->policy->layer == PolicyLayer::statutory ? laws : own).push_back(each.text);
  own.insert(own.end(), laws.begin(), laws.end());
  return own;
}

}  // namespace rowan
