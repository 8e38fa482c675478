#pragma once
// Conditions, moments and clocks, from a pack's tree.
#include <optional>
#include <vector>

#include "domain/policy/rule.h"
#include "policy/fault.h"
#include "policy/yaml_tree.h"

namespace rowan::policy {

// A fault leaves the part out; the pack is refused anyway.
[[nodiscard]] Condition read_condition(const Yaml& node, Faults& faults);
// One {event: …, is: …} or {fact: …, is: …}.
[[nodiscard]] std::optional<Moment> read_moment(const Yaml& node, Faults& faults);
[[nodiscard]] std::vector<Moment> read_moments(const std::vector<Yaml>& nodes, Faults& faults);
// "at_once", "same_day", "no_target" or {hours: 24} and so on.
[[nodiscard]] std::optional<Clock> read_clock(const Yaml& node, Faults& faults);

// The catalogue's name for the fact, "" and a fault when there is none of that kind.
[[nodiscard]] std::string_view read_fact(const Yaml& node, FactKind kind, Faults& faults);
// The values named by "is", each one that the fact can have.
[[nodiscard]] std::vector<std::string> read_values(const Yaml& node, std::string_view fact, Faults& faults);

}  // namespace rowan::policy
