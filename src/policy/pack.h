#pragma once
// A pack as read: the policy, and what only the linter needs of it.
#include <string>
#include <string_view>
#include <vector>

#include "domain/duties/duties.h"
#include "domain/policy/policy.h"
#include "policy/fault.h"
#include "policy/yaml_tree.h"

namespace rowan::policy {

// "In this case, at this time, this is expected": every duty and gate of a pack carries some, and the linter runs them.
struct Example {
  Place at;
  std::string says;
  Facts facts;
  Instant now;
  // of a duty; `absent` means that the duty does not exist in this case
  bool absent = false;
  DutyState state = DutyState::open;
  bool due_told = false;
  std::optional<Instant> due;  // with due_told: nothing means no target
  bool escalated_told = false;
  std::optional<Role> escalated;
  // of a gate
  Truth open = Truth::no;
};

struct Exemplified {
  std::string id;  // of the duty or gate
  Place at;
  std::vector<Example> examples;
};

// A clause that a section rests on, and the section's place for the rules it makes.
struct SectionClause {
  std::string section, clause;
  Place at, clause_at;
};

struct Pack {
  Policy policy;
  // Places, in the order of the policy's own lists.
  std::vector<Place> clause_at, duty_at, gate_at, duty_clause_at, gate_clause_at, start_after_at;
  std::vector<Exemplified> duty_examples, gate_examples;
  std::vector<SectionClause> section_clauses;  // of the sections that are neither duties nor gates
  Place review_at, until_at;
  bool layer_known = false;
  bool has_clauses = false;
};

// Everything that can be read of a pack; any fault means that it must not be used.
[[nodiscard]] Pack read_pack_tree(std::string_view text, Faults& faults);

// The parts, for the files of this folder only.
class Fields;
void read_head(Fields& fields, Pack& pack, Faults& faults);
void read_rules(Fields& fields, Pack& pack, Faults& faults);
[[nodiscard]] Example read_example(Fields& fields, bool of_gate, Faults& faults);  // whoever calls finishes the fields
void read_risk_tool(Fields& fields, Pack& pack, Faults& faults);
void read_sections(Fields& fields, Pack& pack, Faults& faults);  // after read_rules: adds the rules that sections make
void read_screening(const Yaml& node, Pack& pack, Faults& faults);
void read_opening(Fields& fields, Faults& faults);
void check(const Pack& pack, Faults& faults);         // what holds between the parts
void run_examples(const Pack& pack, Faults& faults);  // only on a pack without faults

}  // namespace rowan::policy
