// Runs each rule's examples with the rules as they are.
#include "policy/pack.h"

namespace rowan::policy {
namespace {

PolicyHistory only(const Policy& policy) {
  PolicyHistory history;
  history.adopt(std::make_shared<const Policy>(policy), Instant{});
  return history;
}

std::string spaced(std::string_view code) {
  std::string out{code};
  for (char& c : out) if (c == '_') c = ' ';
  return out;
}
std::string on_the_wall(const std::optional<Instant>& at) { return at ? date_and_time(*at) + " (" + iso(*at) + ')' : std::string("no target"); }
std::string title(const std::optional<Role>& role) { return role ? std::string(name_of(*role)) : "nobody"; }

// One sentence for what does not come out as the example says; "" when all is well.
std::string difference(const Example& example, const Duty* duty) {
  if (example.absent) return duty ? "expected no such duty, and it is " + spaced(name_of(duty->state)) : std::string{};
  if (!duty) return "expected the duty, and there is none in this case";
  if (duty->state != example.state) return "expected " + spaced(name_of(example.state)) + ", and it is " + spaced(name_of(duty->state));
  if (example.due_told && duty->due != example.due) return "expected due " + on_the_wall(example.due) + ", and it is " + on_the_wall(duty->due);
  if (example.escalated_told && duty->escalated != example.escalated)
    return "expected escalated to " + title(example.escalated) + ", and it is " + title(duty->escalated);
  return {};
}

std::string difference(const Example& example, const GateState* gate) {
  if (example.absent) return gate ? "expected no such gate, and it stands" : std::string{};
  if (!gate) return "expected the gate, and it does not stand in this case";
  const bool open = gate->open == Truth::yes, expected = example.open == Truth::yes;
  if (open == expected) return {};
  return open ? "expected closed, and it is open" : "expected open, and it is closed";
}

void report(const Example& example, const std::string& difference, Faults& faults) {
  if (!difference.empty()) faults.add(example.at, "The example \"" + example.says + "\" does not come out: " + difference + '.');
}

}  // namespace

void run_examples(const Pack& pack, Faults& faults) {
  const PolicyHistory history = only(pack.policy);
  // The home is where the policy applies, unless the example says otherwise.
  const auto placed = [&](Facts facts) {
    if (!pack.policy.areas.empty() && !facts.value("property.area"))
      facts.set(find_fact("property.area")->name, pack.policy.areas.front(), Instant{});
    return facts;
  };
  for (const Exemplified& rule : pack.duty_examples)
    for (const Example& example : rule.examples) {
      const std::vector<Duty> list = duties(placed(example.facts), history, {}, example.now);
      const Duty* found = nullptr;
      for (const Duty& duty : list) if (duty.rule == rule.id && (!found || duty.started < found->started)) found = &duty;
      report(example, difference(example, found), faults);
    }
  for (std::size_t i = 0; i < pack.gate_examples.size(); ++i)
    for (const Example& example : pack.gate_examples[i].examples) {
      const GateRule& rule = pack.policy.gates[i];
      const std::vector<GateState> list = rule.record.empty() ? gates(placed(example.facts), history, rule.act, example.now)
                                                              : gates_before_record(placed(example.facts), history, rule.record, example.now);
      const GateState* found = nullptr;
      for (const GateState& gate : list) if (gate.id == pack.gate_examples[i].id) found = &gate;
      report(example, difference(example, found), faults);
    }
}

}  // namespace rowan::policy
