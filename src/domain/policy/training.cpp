#include "domain/policy/training.h"

#include <algorithm>

namespace rowan {
namespace {

bool needed(const TrainingRule& rule, RoleSet roles) {
  if (rule.roles.empty()) {
    Actor somebody;
    somebody.roles = roles;
    return may(somebody, Permission::work_cases);
  }
  return std::any_of(rule.roles.begin(), rule.roles.end(), [&](Role role) { return roles.has(role); });
}

std::optional<Date> last_of(std::string_view course, std::span<const CourseDone> done) {
  std::optional<Date> last;
  for (const CourseDone& each : done) if (each.course == course && (!last || *last < each.on)) last = each.on;
  return last;
}

}  // namespace

TrainingStanding standing_of(const TrainingRule& rule, RoleSet roles, std::optional<Date> last_done, Date today) {
  if (!needed(rule, roles)) return {TrainingState::not_needed, {}};
  if (!last_done) return {TrainingState::missing, {}};
  if (!rule.every_months) return {TrainingState::valid, {}};
  const Date expires = add_days(add_months(*last_done, *rule.every_months), -1);
  if (expires < today) return {TrainingState::lapsed, expires};
  return {expires < add_days(today, training_warning_days) ? TrainingState::expiring : TrainingState::valid, expires};
}

Result<std::vector<std::string>> may_be_given_a_case(std::span<const TrainingRule> rules, RoleSet roles, std::span<const CourseDone> done,
                                                     std::string_view name, Date today) {
  std::vector<std::string> warnings;
  Refusal blocked{Because::refused, {}};
  for (const TrainingRule& rule : rules) {
    const TrainingStanding standing = standing_of(rule, roles, last_of(rule.course, done), today);
    if (standing.state == TrainingState::expiring)
      warnings.push_back("The training \"" + rule.course + "\" of " + std::string(name) + " runs out on " + long_date(*standing.expires) + '.');
    if (standing.state != TrainingState::missing && standing.state != TrainingState::lapsed) continue;
    if (!rule.on_lapse) continue;
    const std::string sentence = standing.state == TrainingState::missing ? std::string(name) + " has not done the training \"" + rule.course + "\"."
                                                                          : "The training \"" + rule.course + "\" of " + std::string(name) +
                                                                                " ran out on " + long_date(*standing.expires) + '.';
    if (*rule.on_lapse == OnLapse::block)
      blocked.problems.push_back({"training.lapsed", sentence + " The policy gives no case to them until it is done.", "to"});
    else warnings.push_back(sentence);
  }
  if (!blocked.problems.empty()) return blocked;
  return warnings;
}

}  // namespace rowan
